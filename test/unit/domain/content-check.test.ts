import fc from 'fast-check';
import { checkStateOf, holdWords, PART_KINDS, PART_STATES, partWords, refusalWords, subjectName, type HoldCause, type PartState } from '../../../shared/domain/content-check';
import { outcomeOf } from '../../../server/src/features/content-check/check-outcome.service';
import { planParts } from '../../../server/src/features/content-check/part-plan';
import type { ContentCheckPart } from '../../../server/src/features/content-check/content-check.entity';

const states = fc.array(fc.constantFrom(...PART_STATES), { maxLength: 12 });
const settled = PART_STATES.filter((state) => state !== 'asking');

describe('what follows from the parts of a thing', () => {
  it('is shown only when every single part has passed, whatever the others say', () => {
    fc.assert(fc.property(states, (parts) => {
      expect(checkStateOf(parts) === 'passed').toBe(parts.every((part) => part === 'passed'));
    }));
  });

  it('does not depend on which answer came first', () => {
    fc.assert(fc.property(states, fc.infiniteStream(fc.nat()), (parts, order) => {
      const shuffled = parts.map((part) => ({ part, at: order.next().value as number })).sort((a, b) => a.at - b.at).map(({ part }) => part);
      expect(checkStateOf(shuffled)).toBe(checkStateOf(parts));
    }));
  });

  it('never gets better by one more part', () => {
    const rank = { passed: 0, held: 1, checking: 2, refused: 3 };
    fc.assert(fc.property(states, fc.constantFrom(...PART_STATES), (parts, more) => {
      expect(rank[checkStateOf([...parts, more])]).toBeGreaterThanOrEqual(rank[checkStateOf(parts)]);
    }));
  });

  it('is the same however late, often and in whatever order the answers come', () => {
    const answers = fc.array(fc.record({ part: fc.nat({ max: 3 }), says: fc.constantFrom(...settled) }), { maxLength: 30 });
    fc.assert(fc.property(answers, (told) => {
      const parts: PartState[] = ['asking', 'asking', 'asking', 'asking'];
      for (const { part, says } of told) {
        const before = checkStateOf(parts);
        // As the table lets it: an open question is answered once; "no answer" may still be replaced by one.
        if (parts[part] === 'asking' || (parts[part] === 'unsure' && says !== 'unsure')) parts[part] = says;
        if (before === 'refused' || before === 'passed') expect(checkStateOf(parts)).toBe(before);
      }
      expect(checkStateOf(parts) === 'checking').toBe(parts.includes('asking') && !parts.includes('risky'));
    }));
  });

  it('is held for a person when an earlier version was sent back by one, unless the machine refuses it itself', () => {
    fc.assert(fc.property(states, (parts) => {
      const rows = parts.map((state) => ({ state }));
      const [free, watched] = [outcomeOf({ watched: false }, rows), outcomeOf({ watched: true }, rows)];
      expect(watched).toBe(free === 'passed' ? 'held' : free);
    }));
  });
});

describe('what is asked about a thing', () => {
  const content = fc.record({
    texts: fc.array(fc.constantFrom('甲', ' 甲 ', '乙', '', '  ', '丙丙')), photoIds: fc.array(fc.constantFrom('P1', 'P2', 'P3')), voiceIds: fc.array(fc.constantFrom('V1', 'V2')),
  });
  const rowsOf = (parts: ReturnType<typeof planParts>, state: PartState) => parts.map((part) => ({ ...part, id: part.partKey, state }) as unknown as ContentCheckPart);

  it('is every word, photo and voice, each once', () => {
    fc.assert(fc.property(content, (given) => {
      const plan = planParts(given, []);
      const keys = plan.map(({ partKey }) => partKey);
      expect(new Set(keys).size).toBe(keys.length);
      const words = new Set(given.texts.map((text) => text.trim()).filter((text) => text !== ''));
      expect(new Set(plan.flatMap(({ content: text }) => text ?? []))).toEqual(words);
      for (const id of [...given.photoIds, ...given.voiceIds]) expect(keys).toContain(id);
    }));
  });

  it('is only what is new: what has passed is not asked again, anything else is', () => {
    fc.assert(fc.property(content, content, fc.constantFrom(...PART_STATES), (before, after, ended) => {
      const earlier = rowsOf(planParts(before, []), ended);
      for (const { partKey, state } of planParts(after, earlier)) {
        const known = earlier.some((part) => part.partKey === partKey);
        expect(state).toBe(known && ended === 'passed' ? 'passed' : 'asking');
      }
    }));
  });
});

describe('the words', () => {
  it('say what to do, in Chinese, for every label WeChat knows and those it will invent', () => {
    for (const kind of PART_KINDS) {
      for (const label of [10001, 20001, 20002, 20003, 20006, 20008, 20012, 20013, 21000, 99999, null]) {
        expect(refusalWords(kind, label)).toMatch(/^(文字|照片|录音)\p{Script=Han}+,请改一下再发;觉得不对可以申诉$/u);
      }
    }
  });

  it('tell the moderator why', () => {
    for (const cause of Object.keys(holdWords) as HoldCause[]) expect(partWords('photo', 'unsure', null, cause)).toBe(`照片:${holdWords[cause]}`);
    expect(partWords('text', 'passed', 100, null)).toBe('');
    expect(partWords('voice', 'risky', 20003, null)).toBe('录音有骂人的话');
  });

  it('name what is checked', () => {
    expect([subjectName('post:1'), subjectName('report:1'), subjectName('unknown:1')]).toEqual(['村里发的内容', '随手拍', '内容']);
  });
});
