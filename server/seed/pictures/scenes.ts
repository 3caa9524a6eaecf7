import { goodScenes } from './goods';
import { bin, firewood, ground, hills, house, lamp, litter, person, radish, road, rows, sky, smoke, stall, sun, tree, water } from './parts';

/** Drawn stand-ins for photographs; the same name always gives the same picture. */
export const scenes = {
  village: sky('day') + sun({ x: 640, y: 110 }) + hills() + ground('#c9b45f') + house({ x: 500, y: 430, size: 1.2 }) + house({ x: 660, y: 440 }) +
    house({ x: 350, y: 425, size: 0.8 }) + tree({ x: 210, y: 470 }) + '<path d="M0 600 V520 Q340 470 800 545 V600Z" fill="#17603f" opacity=".85"/>',
  radishField: sky('day') + hills() + rows('#a9845b', '#5f9277') + radish({ x: 170, y: 470, size: 1.7 }) + radish({ x: 330, y: 505, size: 1.4 }) + radish({ x: 640, y: 480, size: 1.9 }),
  market: sky('day') + hills() + ground('#d8c3a2') + stall({ x: 260, y: 500, size: 1.5 }) + stall({ x: 590, y: 490, size: 1.3 }) + radish({ x: 210, y: 420, size: 0.7 }) +
    radish({ x: 280, y: 418, size: 0.8 }) + person({ x: 420, y: 540, size: 1.5 }, '#1d6a86') + person({ x: 480, y: 552, size: 1.4 }, '#8a6410'),
  oldTree: sky('day') + hills() + ground() + tree({ x: 400, y: 500, size: 3 }, '#4f8a5f') + house({ x: 680, y: 440 }) + person({ x: 300, y: 540, size: 1.3 }, '#b9501b'),
  lake: sky('day') + sun({ x: 180, y: 120 }) + hills() + ground() + water() + tree({ x: 690, y: 460 }) + tree({ x: 90, y: 462, size: 0.8 }),
  lampsOn: sky('dusk') + hills() + ground('#4b6a55') + road() + house({ x: 640, y: 425 }, true) + house({ x: 170, y: 420, size: 0.9 }, true) +
    lamp({ x: 250, y: 480, size: 1.2 }, true) + lamp({ x: 520, y: 470 }, true) + lamp({ x: 110, y: 590, size: 1.7 }, true),
  lampOff: sky('dusk') + hills() + ground('#3c5346') + road() + house({ x: 640, y: 425 }) + lamp({ x: 240, y: 560, size: 1.8 }, false),
  sweeping: sky('day') + hills() + ground('#cfc8b8') + house({ x: 610, y: 420, size: 1.3 }) + person({ x: 220, y: 540, size: 1.9 }, '#b9501b') +
    person({ x: 380, y: 560, size: 1.9 }, '#17603f') + '<path d="M250 440 L300 556 M410 460 L470 570" stroke="#8b5a35" stroke-width="9"/>' + bin({ x: 520, y: 560 }, false),
  meeting: sky('dusk') + ground('#8a7f68') + house({ x: 400, y: 450, size: 2.4 }, true) + person({ x: 220, y: 560, size: 1.5 }, '#1d6a86') + person({ x: 310, y: 572, size: 1.5 }, '#17603f') +
    person({ x: 400, y: 566, size: 1.5 }, '#b9501b') + person({ x: 490, y: 574, size: 1.5 }, '#6b4a93') + person({ x: 580, y: 562, size: 1.5 }, '#8a6410'),
  oldHouse: sky('grey') + hills() + ground('#a79a74') + house({ x: 400, y: 490, size: 2.1 }) + tree({ x: 130, y: 500, size: 1.3 }, '#7d8a58') + firewood({ x: 660, y: 520, size: 1.2 }, true),
  rice: sky('day') + hills() + rows('#d9c06a', '#e8d488') + house({ x: 640, y: 430, size: 0.9 }) + tree({ x: 130, y: 440, size: 0.9 }),
  courtyard: sky('day') + ground('#e0d7c2') + house({ x: 420, y: 430, size: 2.2 }) + firewood({ x: 700, y: 470 }, true) + tree({ x: 90, y: 470, size: 1.2 }) + bin({ x: 180, y: 560 }, false),
  binFull: sky('grey') + ground('#b8ad90') + house({ x: 640, y: 410 }) + bin({ x: 320, y: 540, size: 1.9 }, true) + bin({ x: 520, y: 540, size: 1.9 }, true, '#1d6a86') + litter({ x: 400, y: 555, size: 1.5 }),
  binClean: sky('day') + ground('#cfc8b8') + house({ x: 640, y: 410 }) + bin({ x: 320, y: 540, size: 1.9 }, false) + bin({ x: 520, y: 540, size: 1.9 }, false, '#1d6a86'),
  ditchDirty: sky('grey') + hills() + ground('#8a9a6a') + water(true) + litter({ x: 240, y: 510, size: 1.6 }) + litter({ x: 540, y: 540, size: 1.5 }),
  ditchClean: sky('day') + hills() + ground() + water() + tree({ x: 120, y: 460 }),
  litterRoad: sky('grey') + hills() + ground('#9aa377') + road() + litter({ x: 250, y: 520, size: 1.8 }) + litter({ x: 520, y: 560, size: 1.4 }),
  roadClean: sky('day') + hills() + ground() + road() + tree({ x: 110, y: 470 }) + tree({ x: 690, y: 470, size: 0.9 }),
  burning: sky('grey') + hills() + rows('#b59a5a', '#c9b45f') + smoke({ x: 420, y: 430, size: 1.7 }) + '<path d="M380 470 Q400 420 420 455 Q440 410 455 470Z" fill="#b9501b"/>',
  piles: sky('grey') + ground('#b8ad90') + house({ x: 520, y: 430, size: 1.9 }) + firewood({ x: 250, y: 560, size: 1.9 }, false) + litter({ x: 560, y: 560, size: 1.2 }),
  ...goodScenes,
} as const;

export type Scene = keyof typeof scenes;
export const SCENES = Object.keys(scenes) as Scene[];
