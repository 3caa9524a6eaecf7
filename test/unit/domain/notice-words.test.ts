import fc from 'fast-check';
import { NOTICE_FORMS, NOTICE_TEMPLATES, noticeForms, noticeTemplate, noticeTemplates, type NoticeField } from '../../../shared/domain/notice-templates';
import { cutWords, fieldValue, fillWords, noticeTime } from '../../../shared/domain/notice-words';

const AT = Date.parse('2026-11-23T15:01:00+08:00');

/** What WeChat says of each kind, written down a second time. */
const takes: Record<string, RegExp> = {
  thing: /^[^\n\r\t]{1,20}$/,
  phrase: /^\p{Script=Han}{1,5}$/u,
  number: /^\d{1,32}$/,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/,
};
const kindOf = (field: string): string => field.replace(/\d+$/, '');

/** Everything people and pests may write: emoji, torn characters, invisible ones, HTML, placeholders. */
const anything = fc.oneof(
  fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom('', ' ', '\n', '\u200b', '\ud83d', '👨‍👩‍👧‍👦'.repeat(9), '路灯'.repeat(40), '{what}', '[{due}]', '𠮷'.repeat(30)),
);

describe('a value for a field of WeChat', () => {
  it('fits whatever was written, and is never empty', () => {
    const field = fc.constantFrom<NoticeField>('thing1', 'phrase2', 'number3', 'character_string4', 'time5');
    fc.assert(fc.property(field, anything, (name, words) => {
      expect(fieldValue(name, words, AT)).toMatch(takes[kindOf(name)]!);
    }), { numRuns: 1_000 });
  });

  it('holds no torn character and no space at its ends', () => {
    fc.assert(fc.property(anything, (words) => {
      const value = fieldValue('thing1', words, AT);
      expect(Buffer.from(value).toString()).toBe(value);
      expect(value.trim()).toBe(value);
    }), { numRuns: 1_000 });
  });

  it('is cut only when it must be, and then says so', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (words, max) => {
      const cut = cutWords(words, max);
      expect(cut.length).toBeLessThanOrEqual(Math.max(max, 0));
      if (words.length <= max) expect(cut).toBe(words);
      else expect(cut.endsWith('…') && words.startsWith(cut.slice(0, -1))).toBe(true);
    }));
  });

  it.each([
    ['thing1', '三组老槐树旁边的路灯从上个礼拜起就不亮了', '三组老槐树旁边的路灯从上个礼拜起就不亮了'],
    ['thing1', '三组老槐树旁边的路灯从上个礼拜五起就不亮了', '三组老槐树旁边的路灯从上个礼拜五起就不…'],
    ['thing1', '  ', '无'],
    ['thing1', '第一行\n第二行', '第一行 第二行'],
    ['phrase2', '已受理!', '已受理'],
    ['phrase2', 'OK', '有新情况'],
    ['number1', '12 条', '12'],
    ['character_string1', 'YJW-2026 号', 'YJW-2026'],
    ['character_string1', '没有', '-'],
    ['time4', '明天', '2026年11月23日 15:01'],
    ['time4', '2026年12月1日 08:00', '2026年12月1日 08:00'],
  ] as const)('%s of “%s” is “%s”', (field, words, value) => {
    expect(fieldValue(field, words, AT)).toBe(value);
  });

  it('tells the time in Chinese time, also around midnight', () => {
    expect(noticeTime(Date.parse('2026-11-23T16:00:00Z'))).toBe('2026年11月24日 00:00');
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (date) => {
      const parts = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }).format(date);
      const [year, month, day, time] = parts.split(/[-,]\s?/);
      expect(noticeTime(date.getTime())).toBe(`${year}年${Number(month)}月${Number(day)}日 ${time}`);
    }));
  });
});

describe('a sentence with values', () => {
  it('leaves a part out when its value is missing, and never reads a value as a placeholder', () => {
    expect(fillWords('“{what}”[,{due}前办好]。', { what: '路灯不亮', due: '明天' })).toBe('“路灯不亮”,明天前办好。');
    expect(fillWords('“{what}”[,{due}前办好]。', { what: '{due}[x]' })).toBe('“{due}[x]”。');
    expect(fillWords('{place}的“{what}”', { what: '路灯' })).toBe('…的“路灯”');
    expect(fillWords('{what}', { what: '$&$1' })).toBe('$&$1');
  });
});

describe('the table of templates', () => {
  it.each(NOTICE_TEMPLATES)('%s fills every field of its form, and no other', (id) => {
    const { wechat, title, body } = noticeTemplate(id);
    expect(Object.keys(wechat.fields).sort()).toEqual([...noticeForms[wechat.form]].sort());
    expect(title).toMatch(/^\P{Script=Latin}{2,14}$/u);
    expect(body).toMatch(/[。?]\]?$|\{note\}$/);
  });

  it.each(NOTICE_TEMPLATES)('%s says its state in a phrase that needs no cutting', (id) => {
    for (const [field, words] of Object.entries(noticeTemplate(id).wechat.fields as Record<string, string>)) {
      if (kindOf(field) === 'phrase') expect(fieldValue(field as NoticeField, words, AT)).toBe(words);
    }
  });

  it.each(NOTICE_TEMPLATES)('%s reads whole with the values reports and content give', (id) => {
    const values = { what: '路灯不亮', place: '三组', number: 'YJW-0001', words: '村里已受理', note: '灯泡坏了', due: '11月24日', reason: '有广告', time: noticeTime(AT) };
    const { body, wechat } = noticeTemplates[id];
    for (const words of [body, ...Object.values(wechat.fields as Record<string, string>)]) expect(fillWords(words, values)).not.toMatch(/[{}[\]…]|。。|:。/);
  });

  it('has forms that any template of WeChat can have', () => {
    for (const form of NOTICE_FORMS) for (const field of noticeForms[form]) expect(takes[kindOf(field)]).toBeDefined();
  });
});
