/** `names('v-card', row && 'v-card--row')` */
export const names = (...parts: Array<string | false | undefined>): string => parts.filter(Boolean).join(' ');
