import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { answersSchema, KindForm } from '../../../shared/contract/report-kind';
import { FOUR_DISORDERS, type KindQuestion } from '../../../shared/domain/kind-definition';
import { answerLines, TEXT_ANSWER_MAX } from '../../../shared/domain/report-answers';
import { nationalKinds, REPORT_KINDS, reportKinds } from '../../../shared/domain/report-kinds';

const drawn = readFileSync(join(__dirname, '../../../miniapp/src/ui/icon.tsx'), 'utf8');
const lamp = nationalKinds.find(({ id }) => id === 'lamp')!;
const burning = nationalKinds.find(({ id }) => id === 'burning')!;
const problems = (kind: { questions: readonly KindQuestion[] }, given: unknown): Record<string, string> =>
  Object.fromEntries((answersSchema(kind).safeParse(given).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));

describe('the national catalogue of kinds', () => {
  it('has everything the villages asked for, the four disorders among it', () => {
    const ids = ['litter', 'bin-full', 'burning', 'straw-burning', 'straw-water', 'water', 'piles', 'sheds', 'livestock', 'graves', 'market', 'lamp', 'road', 'drain', 'facility'];
    expect(REPORT_KINDS).toEqual(expect.arrayContaining(ids));
    expect(nationalKinds.map(({ group }) => group)).toEqual(expect.arrayContaining([...FOUR_DISORDERS]));
  });

  it('is in order, fits the form a county fills in, and is drawn with icons we have', () => {
    expect(nationalKinds.map(({ position }) => position)).toEqual(nationalKinds.map((_, at) => (at + 1) * 10));
    for (const { id, retired: _retired, ...kind } of nationalKinds) {
      expect(KindForm.parse(kind)).toEqual(kind);
      expect(drawn).toContain(`'${kind.icon}'`);
      expect(id).toMatch(/^[a-z-]{2,20}$/);
    }
    expect(new Set(nationalKinds.map(({ name }) => name)).size).toBe(nationalKinds.length);
  });

  it('lets only fires ring at night, and wants to know whether they still burn', () => {
    expect(nationalKinds.filter(({ urgent }) => urgent).map(({ id }) => id)).toEqual(['burning', 'straw-burning']);
    expect(problems(burning, {})).toEqual({ still: '请回答“还在烧吗?”' });
  });

  it('keeps the deadlines in hours that reports had before', () => {
    expect([reportKinds['bin-full'].solveHours, reportKinds.burning.solveHours, reportKinds.sheds.solveHours]).toEqual([24, 4, 168]);
  });
});

describe('answers to the questions of a kind', () => {
  it('may be left out when nothing is required', () => {
    expect(answersSchema(lamp).parse(undefined)).toEqual({});
    expect(answersSchema(lamp).parse({ number: '  ', what: '' })).toEqual({});
  });

  it.each<[string, unknown, Record<string, string>]>([
    ['a question nobody asks', { colour: 'red' }, { colour: '这类上报没有这个问题,请刷新后重新填写' }],
    ['a name every object has', { toString: 'x' }, { toString: '这类上报没有这个问题,请刷新后重新填写' }],
    ['a choice that is not offered', { what: 'gone' }, { what: '“怎么坏的?”请重新选一个' }],
    ['words that are too long', { number: '灯'.repeat(41) }, { number: '“灯杆上的编号(没有就不填)”最多写 40 个字' }],
    ['a number instead of words', { number: 7 }, { number: '请重新填写' }],
  ])('refuses %s', (_, given, wanted) => {
    expect(problems(lamp, given)).toEqual(wanted);
  });

  it('yes and no are the only answers to yes or no', () => {
    expect(problems(burning, { still: 'maybe' })).toEqual({ still: '“还在烧吗?”请重新选一个' });
    expect(answersSchema(burning).parse({ still: 'no' })).toEqual({ still: 'no' });
  });

  it('read like sentences, in the order of the questions', () => {
    expect(answerLines(lamp, { what: 'dark', number: ' L-12'.trim() })).toEqual([
      { label: '灯杆上的编号(没有就不填)', value: 'L-12' }, { label: '怎么坏的', value: '不亮' },
    ]);
    expect(answerLines(burning, { still: 'yes', gone: 'x' })).toEqual([{ label: '还在烧吗', value: '是' }]);
  });

  const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const question = (own: string): fc.Arbitrary<KindQuestion> => fc.record({
    key: fc.constant(own), ask: fc.constant(`${own}?`), required: fc.boolean(), type: fc.constantFrom('choice', 'text', 'yes-no'),
    options: fc.constant([{ key: 'a', words: '甲' }, { key: 'b', words: '乙' }]),
  });
  const anyKind = fc.uniqueArray(key, { maxLength: 4 }).chain((keys) => fc.tuple(...keys.map(question))).map((questions) => ({ questions }));
  const fitting = ({ type }: KindQuestion): fc.Arbitrary<string> =>
    type === 'text' ? fc.stringMatching(/^[\u4e00-\u9fa5a-z]{1,40}$/) : fc.constantFrom(...(type === 'choice' ? ['a', 'b'] : ['yes', 'no']));
  const answered = anyKind.chain((kind) => fc.tuple(
    fc.constant(kind), fc.tuple(...kind.questions.map((asked) => (asked.required ? fitting(asked) : fc.option(fitting(asked), { nil: '' })))),
  ));

  it('whatever is asked: fitting answers pass unchanged, are read back one line each, and pass again', () => {
    fc.assert(fc.property(answered, ([kind, values]) => {
      const given = Object.fromEntries(kind.questions.map((asked, at) => [asked.key, values[at]!]));
      const kept = answersSchema(kind).parse(given);
      expect(kept).toEqual(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')));
      expect(answerLines(kind, kept)).toHaveLength(Object.keys(kept).length);
      expect(answersSchema(kind).parse(kept)).toEqual(kept);
    }));
  });

  it('whatever is sent: what passes answers every required question and nothing else', () => {
    const anything = fc.dictionary(fc.oneof(key, fc.constantFrom('a', 'b')), fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('a', 'yes', 'no')));
    fc.assert(fc.property(anyKind, anything, (kind, given) => {
      const { data } = answersSchema(kind).safeParse(given);
      if (!data) return;
      expect(kind.questions.map((asked) => asked.key)).toEqual(expect.arrayContaining(Object.keys(data)));
      expect(Object.keys(data)).toEqual(expect.arrayContaining(kind.questions.filter(({ required }) => required).map((asked) => asked.key)));
      expect(Object.values(data).every((value) => value.length <= TEXT_ANSWER_MAX)).toBe(true);
    }));
  });
});

describe('the form of a kind', () => {
  const form = {
    name: '乱停车', icon: 'road', group: 'appearance', minutes: { accept: 60, respond: 120, solve: 480 }, dutyRole: 'cadre',
  };
  const complaints = (more: object): string[] => KindForm.safeParse({ ...form, ...more }).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
  const ask = (more: object) => ({ questions: [{ ask: '哪种车?', type: 'choice', options: [{ words: '小车' }, { words: '货车' }], ...more }] });

  it('passes with what is needed', () => {
    expect(complaints({})).toEqual([]);
    expect(complaints(ask({}))).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a first word later than the end', { minutes: { accept: 60, respond: 481, solve: 480 } }, 'minutes.respond 不能比办结的时限还长'],
    ['a choice of one', ask({ options: [{ words: '小车' }] }), 'questions.0.options 选择题至少要两个选项'],
    ['options of a text', ask({ type: 'text' }), 'questions.0.options 这种问题不用写选项'],
    ['the same option twice', ask({ options: [{ words: '小车' }, { words: '小车' }] }), 'questions.0.options 有两个选项一样,请改一个'],
    ['the same key of options twice', ask({ options: [{ key: 'a', words: '小车' }, { key: 'a', words: '货车' }] }), 'questions.0.options 选项的编号重复了,请删掉重写'],
    ['the same question twice', { questions: [...ask({}).questions, ...ask({}).questions] }, 'questions 有两个问题一样,请改一个'],
    ['the same key of questions twice', { questions: [...ask({ key: 'a' }).questions, ...ask({ key: 'a', ask: '几辆?' }).questions] }, 'questions 问题的编号重复了,请删掉重写'],
    ['no name', { name: ' ' }, 'name 请写名称'],
  ])('refuses %s', (_, more, wanted) => {
    expect(complaints(more)).toEqual([wanted]);
  });
});
