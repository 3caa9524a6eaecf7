import sharp from 'sharp';

/** A photo as a phone's camera would give it: large, and not twice the same. */
export async function cameraPhoto(words: string, colour = '#8a7a55'): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1800" height="1350">
    <rect width="1800" height="1350" fill="${colour}"/><rect y="900" width="1800" height="450" fill="#4d4636"/>
    <circle cx="900" cy="760" r="260" fill="#d8cfb8"/><text x="900" y="800" font-size="120" text-anchor="middle" fill="#222">${words}</text></svg>`;
  return { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: await sharp(Buffer.from(drawing)).jpeg().toBuffer() };
}
