import { textOf, under } from './sources';

/** Of fields that hold a collection: what is filled once at the start, belongs to one import, or is empty again when nothing is under way. */
const NOT_MEMORY = ['ringers', 'movers', 'handlers', 'running', 'underWay', 'parentIds'];
/** What a service remembers between requests. The tests of one file hand their server on and empty these (`test/support/kept-apps.ts`). */
const MEMORY = ['kept', 'remembered'];

const collections = (text: string): string[] => [...text.matchAll(/^ {2}(?:private |protected |readonly )+(\w+)[^=(\n]*= new (?:Map|Set|WeakMap)\b/gm)].map(([, name]) => name!);

describe('what a service remembers', () => {
  it('goes by one of two names, so that whoever must make it forget finds it', () => {
    const services = under('server').filter((file) => textOf(file).includes('@Injectable'));
    const found = services.flatMap((file) => collections(textOf(file)).map((name) => ({ file, name })));
    expect(found.length).toBeGreaterThan(MEMORY.length);
    expect(found.filter(({ name }) => ![...MEMORY, ...NOT_MEMORY].includes(name))).toEqual([]);
  });
});
