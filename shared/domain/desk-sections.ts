/** Parts of the staff's desk, in the order they are shown. */
export const DESK_SECTIONS = ['waiting', 'late', 'today', 'silent', 'recheck', 'forwarded'] as const;
export type DeskSection = (typeof DESK_SECTIONS)[number];

export const deskSectionNames: Record<DeskSection, string> = {
  waiting: '等我办', late: '超时', today: '今天到期', silent: '三天没回音', recheck: '等回头看', forwarded: '已转上级',
};

/** Said when there is nothing in it. */
export const emptySectionWords: Record<DeskSection, string> = {
  waiting: '都办完了。村民拍来的、等核实的、要打分的,会出现在这里',
  late: '没有超时的',
  today: '今天没有到期的',
  silent: '没有一直等不到回音的',
  recheck: '没有要回头看的地方',
  forwarded: '没有转到上级的',
};
