/** What the plate of a household shows to a passer-by, from least to most: the village alone, also the grade, also the points. */
export const DOOR_SHOWS = ['nothing', 'grade', 'points'] as const;
export type DoorShows = (typeof DOOR_SHOWS)[number];

export const doorShowsNames: Record<DoorShows, string> = { nothing: '只显示村名', grade: '显示评比等级', points: '显示等级和积分' };

export const isWithin = (shows: DoorShows, highest: DoorShows): boolean => DOOR_SHOWS.indexOf(shows) <= DOOR_SHOWS.indexOf(highest);

/** What the household wants, as far as the village allows it. */
export const shownAt = (chosen: DoorShows, highest: DoorShows): DoorShows => (isWithin(chosen, highest) ? chosen : highest);
