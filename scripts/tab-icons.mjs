/** Draws the tab bar's PNGs (81 px, as WeChat asks) from the line icons of the design. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const out = join(dirname(fileURLToPath(import.meta.url)), '../miniapp/src/assets/tab');
const shapes = {
  home: '<path d="M4 11l8-7 8 7v9H4z"/>',
  village: '<path d="M3 20h18M5 20v-8l5-4 5 4v8M15 20v-5l3-2 3 2v5"/>',
  camera: '<path d="M4 8h4l2-3h4l2 3h4v11H4z"/><circle cx="12" cy="13" r="3.5"/>',
  person: '<circle cx="12" cy="8" r="4"/><path d="M5 21c0-4 3-6 7-6s7 2 7 6"/>',
};
const svg = (shape, colour) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="81" height="81" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`;

mkdirSync(out, { recursive: true });
for (const [name, shape] of Object.entries(shapes)) {
  await sharp(Buffer.from(svg(shape, '#6f7d75'))).png().toFile(join(out, `${name}.png`));
  await sharp(Buffer.from(svg(shape, '#17603f'))).png().toFile(join(out, `${name}-on.png`));
}
