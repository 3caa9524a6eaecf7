const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
const letters = (count: number): string =>
  Array.from({ length: count }, () => LETTERS[Math.floor(Math.random() * LETTERS.length)]).join('');

/** Made once for each thing a person does; repeating the request repeats the key, so the server does it once. */
export const newIdempotencyKey = (): string => `${Date.now().toString(36)}-${letters(20)}`;
