/** Goods on a shelf board, on the sheet of the scenes. */
const board = (wall: string): string =>
  `<rect width="800" height="600" fill="${wall}"/><rect y="470" width="800" height="130" fill="#8b5a35"/><rect y="470" width="800" height="16" fill="#6b4f38"/>`;
const label = (y: number, words: string, size = 64, colour = '#fff'): string =>
  `<text x="400" y="${y}" font-family="Noto Sans CJK SC, sans-serif" font-size="${size}" font-weight="700" text-anchor="middle" fill="${colour}">${words}</text>`;
const shine = (path: string): string => `<path d="${path}" fill="#fff" opacity=".22"/>`;

/** One picture a good; simple shapes that are known at a glance. */
export const goodScenes = {
  washingPowder: board('#efe6c9') + '<path d="M270 150 Q400 120 530 150 L550 470 H250Z" fill="#1d6a86"/><path d="M270 150 Q400 190 530 150 L526 120 H274Z" fill="#164f64"/>' +
    '<circle cx="400" cy="320" r="100" fill="#f8efd8"/>' + label(345, '洗衣粉', 58, '#1d6a86') + shine('M285 190 L320 185 L310 440 L270 440Z'),
  soap: board('#e3efe7') + '<rect x="250" y="330" width="300" height="140" rx="46" fill="#c7a2c9"/><rect x="280" y="352" width="240" height="90" rx="34" fill="#d9bedb"/>' + label(418, '香皂', 60, '#6b4a93') +
    '<circle cx="300" cy="280" r="26" fill="#fff" opacity=".7"/><circle cx="360" cy="240" r="38" fill="#fff" opacity=".55"/><circle cx="450" cy="270" r="22" fill="#fff" opacity=".6"/>',
  towel: board('#f8efd8') + '<rect x="230" y="330" width="340" height="70" rx="18" fill="#b9501b"/><rect x="230" y="400" width="340" height="70" rx="18" fill="#fbe9dd"/><rect x="230" y="260" width="340" height="70" rx="18" fill="#5f9277"/>' +
    '<path d="M260 270 V320 M260 340 V390 M260 410 V460 M540 270 V320 M540 340 V390 M540 410 V460" stroke="#fff" stroke-width="8" opacity=".6"/>',
  oil: board('#e3efe7') + '<path d="M340 170 H460 V230 Q520 260 520 330 V470 H280 V330 Q280 260 340 230Z" fill="#e8b83c"/><rect x="352" y="130" width="96" height="48" rx="8" fill="#b9501b"/>' +
    '<path d="M520 300 Q590 300 590 360 T520 420" fill="none" stroke="#e8b83c" stroke-width="22"/><rect x="300" y="320" width="200" height="110" fill="#f8efd8"/>' + label(395, '食用油', 56, '#8a6410') + shine('M300 270 Q310 240 350 235 L345 310 L300 310Z'),
  dustbin: board('#efe6c9') + '<path d="M270 200 H530 L500 470 H300Z" fill="#17603f"/><rect x="250" y="165" width="300" height="46" rx="16" fill="#0f4a30"/><path d="M350 240 V430 M400 240 V430 M450 240 V430" stroke="#fff" stroke-width="12" opacity=".3"/>',
  toothpaste: board('#e3efe7') + '<path d="M180 360 L560 330 V450 L180 430Z" fill="#fff"/><path d="M180 360 L560 330 V366 L180 386Z" fill="#b9501b"/><rect x="560" y="352" width="60" height="76" rx="10" fill="#1d6a86"/>' + label(430, '牙膏', 48, '#1d6a86'),
  broom: board('#f8efd8') + '<rect x="388" y="60" width="24" height="270" rx="10" fill="#8b5a35"/><path d="M330 320 H470 L520 470 H280Z" fill="#d9c06a"/><rect x="324" y="316" width="152" height="34" rx="8" fill="#b9501b"/>' +
    '<path d="M320 370 L305 465 M360 360 L352 465 M400 360 V465 M440 360 L448 465 M480 370 L495 465" stroke="#a9845b" stroke-width="7"/>',
  detergent: board('#efe6c9') + '<path d="M330 240 Q400 215 470 240 L490 470 H310Z" fill="#5f9277"/><rect x="372" y="150" width="56" height="76" rx="8" fill="#f8efd8"/><path d="M372 165 H330 V185 H372Z" fill="#f8efd8"/>' +
    '<rect x="330" y="310" width="140" height="110" rx="12" fill="#fff"/>' + label(382, '洗洁精', 42, '#17603f') + shine('M335 260 L358 252 L350 440 L326 440Z'),
} as const;
