import sharp from 'sharp';
import { scenes, type Scene } from './scenes';

/** The scene as a JPEG, like a phone would send it. */
export function draw(scene: Scene): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 800 600">${scenes[scene]}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: '#f6f4ee' }).jpeg({ quality: 86 }).toBuffer();
}
