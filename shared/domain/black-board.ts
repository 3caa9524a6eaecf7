/** What a village's rules say about its black board (黑榜): nothing at all, the door number, or also masked name and photos. */
export const BLACK_BOARD_MODES = ['off', 'door', 'photo'] as const;
export type BlackBoardMode = (typeof BLACK_BOARD_MODES)[number];

export const blackBoardNames: Record<BlackBoardMode, string> = { off: '不设黑榜', door: '只写门牌号', photo: '门牌号、隐名和照片' };
export const blackBoardWords: Record<BlackBoardMode, string> = {
  off: '只公布红榜,谁家不清洁只有自己家和村干部知道',
  door: '公布“不清洁”人家的门牌号,不写名字,不放照片',
  photo: '公布“不清洁”人家的门牌号、隐去一部分的名字和屋外的照片,不放屋里的照片',
};

export interface PublishedMode {
  mode: BlackBoardMode;
  /** Epoch milliseconds. */
  at: number;
}

/** A rule holds for rounds published after it; what was there before keeps the rule of its day. `rules` in any order. */
export function modeFor(rules: readonly PublishedMode[], publishedAt: number): BlackBoardMode {
  const before = rules.filter(({ at }) => at < publishedAt).sort((a, b) => a.at - b.at);
  return before.at(-1)?.mode ?? 'off';
}

const DAY_MS = 86_400_000;
/** A mark does not hang for ever: after a quarter it is gone, whether or not anything was sent. */
export const BLACK_BOARD_DAYS = 90;
export const hangsUntil = (publishedAt: number): number => publishedAt + BLACK_BOARD_DAYS * DAY_MS;

/** Rooms people live in are nobody else's business, whatever the rules of the village say. */
const INDOOR_SECTIONS: readonly string[] = ['inside', 'indoor', 'toilet', 'kitchen'];

export interface BoardSection {
  id: string;
  title: string;
  items: readonly { id: string; max: number }[];
}

export interface BoardScore {
  itemId: string;
  score: number;
  photoIds: readonly string[];
}

const isIndoor = ({ id, title }: BoardSection): boolean => INDOOR_SECTIONS.includes(id) || /室内|屋内|厕|厨房/.test(title);

/** Photos that may hang on the board: of what lost points, out of doors, worst first. */
export function boardPhotoIds(sections: readonly BoardSection[], scores: readonly BoardScore[], atMost: number): string[] {
  const outdoors = new Map(sections.filter((section) => !isIndoor(section)).flatMap(({ items }) => items.map((item) => [item.id, item.max] as const)));
  const lost = ({ itemId, score }: BoardScore): number => (outdoors.get(itemId) ?? score) - score;
  const shown = scores.filter((score) => lost(score) > 0).sort((a, b) => lost(b) - lost(a));
  return [...new Set(shown.flatMap(({ photoIds }) => photoIds))].slice(0, atMost);
}
