import type { JsdomElement } from 'jsdom';

const tidy = (words: string | null): string => (words ?? '').replace(/\s+/g, ' ').trim();
export const wordsIn = (node: JsdomElement): string => {
  const parts = [...node.childNodes].map((child) => (child.nodeType === 3 ? (child.textContent ?? '') : wordsIn(child)));
  return tidy(parts.join(' '));
};

const inside = (node: JsdomElement): JsdomElement[] => [...node.children].flatMap((child) => [child, ...inside(child)]);
const holdsNone = (chosen: JsdomElement, _place: number, all: JsdomElement[]): boolean => !inside(chosen).some((node) => all.includes(node));
const label = (node: JsdomElement): string => node.getAttribute('aria-label') ?? '';

/** The innermost node that says exactly this, is spoken as this, or at least contains it; the first of several. */
export function findWords(host: JsdomElement, words: string): JsdomElement | undefined {
  const nodes = inside(host);
  const ways = [
    (node: JsdomElement) => label(node) === words,
    (node: JsdomElement) => tidy(node.textContent) === words || wordsIn(node) === words,
    (node: JsdomElement) => label(node).includes(words) || wordsIn(node).includes(words),
  ];
  for (const says of ways) {
    const found = nodes.filter(says).filter(holdsNone)[0];
    if (found) return found;
  }
  return undefined;
}

const NAMES = ['aria-label', 'placeholder', 'name', 'id'];

export const findField = (host: JsdomElement, name: string): JsdomElement | undefined =>
  [...host.querySelectorAll('input, textarea')].find((field) => NAMES.some((attribute) => field.getAttribute(attribute)?.includes(name)));
