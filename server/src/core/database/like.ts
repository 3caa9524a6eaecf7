/** A pattern for `LIKE ? ESCAPE '!'` that finds the text itself, wildcards included. */
export const contains = (text: string): string => `%${text.replace(/[!%_]/g, '!$&')}%`;
