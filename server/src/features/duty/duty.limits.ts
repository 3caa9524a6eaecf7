/** Some 100 lines by group and kind, and several hundred facilities of their own. */
export const LINES_AT_MOST = 1_000;
