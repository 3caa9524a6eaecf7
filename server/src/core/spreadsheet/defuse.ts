/** A table program runs what begins like this. */
const DANGEROUS = /^[=+\-@\t\r]/;
const DEFUSED = /^'(?=[=+\-@\t\r])/;

/** A cell that a table program will show and never run. */
export const defused = <T extends string | number | null>(cell: T): T | string =>
  typeof cell === 'string' && DANGEROUS.test(cell) ? `'${cell}` : cell;

/** What the cell said before `defused`, so that an exported table can be read back. */
export const undefused = (cell: string): string => cell.replace(DEFUSED, '');
