/** Pieces of drawn village scenes on a 800 × 600 sheet; every function answers an SVG fragment. */
export interface Spot {
  x: number;
  y: number;
  size?: number;
}

const at = ({ x, y, size = 1 }: Spot, inner: string): string => `<g transform="translate(${x} ${y}) scale(${size})">${inner}</g>`;

export type Light = 'day' | 'dusk' | 'grey';
const SKIES: Record<Light, readonly [string, string, string]> = {
  day: ['#7fb3c8', '#cfe3d6', '#efe6c9'],
  dusk: ['#2f4a5c', '#8b7a86', '#e2a873'],
  grey: ['#a9b4b4', '#cfd3cb', '#e3dfd0'],
};

export function sky(light: Light): string {
  const [top, middle, low] = SKIES[light];
  const stops = `<stop offset="0" stop-color="${top}"/><stop offset=".6" stop-color="${middle}"/><stop offset="1" stop-color="${low}"/>`;
  return `<defs><linearGradient id="sky" x2="0" y2="1">${stops}</linearGradient></defs><rect width="800" height="600" fill="url(#sky)"/>`;
}

export const sun = (spot: Spot): string => at(spot, '<circle r="40" fill="#f8efd8" opacity=".9"/><circle r="66" fill="#f8efd8" opacity=".28"/>');

export const hills = (): string =>
  '<path d="M0 300 Q130 170 260 280 T520 260 T800 230 V600 H0Z" fill="#8fb5a0"/>' +
  '<path d="M0 360 Q200 260 390 350 T800 320 V600 H0Z" fill="#5f9277"/>';

export const ground = (colour = '#7fa869'): string => `<path d="M0 430 Q260 385 520 410 T800 400 V600 H0Z" fill="${colour}"/>`;

/** Rows that run towards the viewer. */
export function rows(soil: string, crop: string): string {
  const lines = Array.from({ length: 11 }, (_, i) => {
    const foot = -260 + i * 132;
    const head = 180 + i * 44;
    return `<path d="M${head} 440 L${foot} 600 L${foot + 66} 600 L${head + 20} 440Z" fill="${crop}"/>`;
  });
  return `<path d="M0 440 Q400 420 800 440 V600 H0Z" fill="${soil}"/>${lines.join('')}`;
}

export const house = (spot: Spot, lit = false): string => at(spot,
  '<path d="M-70 0 V-62 H70 V0Z" fill="#f4efe2"/><path d="M-86 -58 L0 -112 L86 -58Z" fill="#4c4a45"/>' +
  '<path d="M-86 -58 H86 V-50 H-86Z" fill="#3a3934"/><rect x="-14" y="-42" width="28" height="42" fill="#8b5a35"/>' +
  `<rect x="-54" y="-42" width="26" height="22" fill="${lit ? '#f7cf7a' : '#7fa3ad'}"/><rect x="28" y="-42" width="26" height="22" fill="${lit ? '#f7cf7a' : '#7fa3ad'}"/>`);

export const tree = (spot: Spot, leaf = '#3d7a5b'): string => at(spot,
  `<rect x="-7" y="-50" width="14" height="52" fill="#6b4f38"/><circle cy="-92" r="46" fill="${leaf}"/>` +
  `<circle cx="-34" cy="-68" r="32" fill="${leaf}"/><circle cx="34" cy="-70" r="34" fill="${leaf}"/><circle cx="-12" cy="-106" r="18" fill="#fff" opacity=".12"/>`);

export const lamp = (spot: Spot, lit: boolean): string => at(spot,
  (lit ? '<path d="M34 -196 L-50 0 H130Z" fill="#f7cf7a" opacity=".35"/><circle cx="34" cy="-198" r="34" fill="#f7cf7a" opacity=".45"/>' : '') +
  '<rect x="-5" y="-205" width="10" height="207" fill="#56655c"/><path d="M0 -203 Q4 -222 40 -208" fill="none" stroke="#56655c" stroke-width="8"/>' +
  `<rect x="16" y="-208" width="38" height="11" rx="5" fill="${lit ? '#fff1c4' : '#6f7d75'}"/>`);

const bags = '<circle cx="-22" cy="-98" r="17" fill="#e6e3da"/><circle cx="12" cy="-104" r="21" fill="#d8c3a2"/><circle cx="34" cy="-94" r="12" fill="#b9501b"/>';

/** The lid stands open when it is full. */
export const bin = (spot: Spot, full: boolean, colour = '#17603f'): string => at(spot,
  (full ? `${bags}<path d="M-48 -92 L-84 -130" stroke="${colour}" stroke-width="9"/>` : `<rect x="-48" y="-98" width="96" height="12" rx="5" fill="${colour}"/>`) +
  `<path d="M-42 -86 H42 L34 0 H-34Z" fill="${colour}"/><path d="M-20 -70 V-16 M0 -70 V-16 M20 -70 V-16" stroke="#fff" stroke-width="5" opacity=".35"/>`);

export const litter = (spot: Spot): string => at(spot,
  '<ellipse rx="20" ry="14" fill="#e6e3da"/><ellipse cx="46" cy="12" rx="26" ry="16" fill="#d8c3a2"/><rect x="-54" y="4" width="30" height="15" fill="#b9501b" transform="rotate(-14)"/>' +
  '<ellipse cx="84" cy="-4" rx="15" ry="10" fill="#8fb5a0"/><rect x="14" y="26" width="24" height="11" fill="#f8efd8" transform="rotate(20)"/><ellipse cx="-28" cy="32" rx="18" ry="11" fill="#7b6a4e"/>');

export const water = (dirty = false): string =>
  `<path d="M0 470 Q220 440 420 462 T800 452 V600 H0Z" fill="${dirty ? '#7f8b6c' : '#79a9b4'}"/>` +
  '<path d="M80 510 h120 M320 540 h170 M560 500 h110 M150 566 h90" stroke="#fff" stroke-width="5" stroke-linecap="round" opacity=".4"/>';

export const road = (): string =>
  '<path d="M300 410 L80 600 H720 L470 410Z" fill="#cfc8b8"/><path d="M383 420 L378 460 M375 480 L368 530 M364 550 L358 600" stroke="#fff" stroke-width="9"/>';

export const radish = (spot: Spot): string => at(spot,
  '<path d="M0 60 Q-34 18 -26 -12 Q0 -30 26 -12 Q34 18 0 60Z" fill="#fbf7ee"/><path d="M-26 -8 Q0 -30 26 -8 Q20 -2 0 -4 Q-20 -2 -26 -8Z" fill="#cfe3b8"/>' +
  '<path d="M0 -20 Q-40 -50 -34 -84 Q-8 -60 0 -20 Q4 -70 30 -88 Q36 -50 0 -20Z" fill="#5f9277"/>');

export const smoke = (spot: Spot): string => at(spot,
  '<circle r="34" fill="#fff" opacity=".5"/><circle cx="26" cy="-46" r="44" fill="#fff" opacity=".4"/><circle cx="4" cy="-104" r="56" fill="#fff" opacity=".28"/>');

export const stall = (spot: Spot): string => at(spot,
  '<rect x="-90" y="-40" width="180" height="40" fill="#a9845b"/><path d="M-104 -120 H104 L92 -86 H-92Z" fill="#b9501b"/>' +
  '<path d="M-62 -120 L-56 -86 H-20 L-20 -120Z M20 -120 L20 -86 H56 L62 -120Z" fill="#fbe9dd"/><path d="M-86 -86 V0 M86 -86 V0" stroke="#6b4f38" stroke-width="7"/>');

export const person = (spot: Spot, coat: string): string => at(spot,
  `<circle cy="-66" r="13" fill="#e5bf98"/><path d="M-17 -50 Q0 -58 17 -50 L14 -14 H-14Z" fill="${coat}"/><path d="M-7 -14 V2 M7 -14 V2" stroke="#3a3934" stroke-width="8"/>`);

export const firewood = (spot: Spot, tidy: boolean): string => at(spot, tidy
  ? Array.from({ length: 15 }, (_, i) => `<circle cx="${(i % 5) * 26 - 52}" cy="${-Math.floor(i / 5) * 24 - 12}" r="12" fill="#c9a06c" stroke="#7b5a38" stroke-width="4"/>`).join('')
  : Array.from({ length: 9 }, (_, i) => `<rect x="${i * 17 - 90}" y="${-12 - (i % 3) * 18}" width="92" height="13" fill="#a9845b" stroke="#7b5a38" stroke-width="3" transform="rotate(${(i * 37) % 60 - 30} ${i * 17 - 50} -20)"/>`).join(''));
