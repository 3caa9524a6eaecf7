import { dirname, join } from 'node:path';
import sharp from 'sharp';

/** As in the documents: Noto Sans for simplified Chinese, so that a server without Chinese fonts draws it too. */
const FONT = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts', 'NotoSansHans-Regular.otf');

export interface PosterLine {
  words: string;
  /** Pixels from the top to the upper edge of the letters' box. */
  y: number;
  size: number;
  colour: string;
  /** Centre of the line in pixels; the middle of the poster when left out. */
  x?: number;
}

interface Poster {
  width: number;
  /** Shapes only; words are `lines`. */
  ground: string;
  lines: readonly PosterLine[];
}

const escaped = (words: string): string => words.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '');

/** A picture with words in our Chinese font, as PNG. */
export async function drawPoster({ width, ground, lines }: Poster): Promise<Buffer> {
  const parts = await Promise.all(lines.map(async ({ words, y, size, colour, x = width / 2 }) => {
    const text = { text: `<span foreground="${colour}">${escaped(words)}</span>`, font: `Noto Sans Hans ${size}`, fontfile: FONT, dpi: 72, rgba: true };
    const { data, info } = await sharp({ text }).png().toBuffer({ resolveWithObject: true });
    return { input: data, left: Math.max(0, Math.round(x - info.width / 2)), top: y };
  }));
  return sharp(Buffer.from(ground)).composite(parts).png({ compressionLevel: 9 }).toBuffer();
}
