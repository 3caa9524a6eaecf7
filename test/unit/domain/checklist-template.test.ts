import fc from 'fast-check';
import { changesBetween, percent, worthWords } from '../../../shared/domain/checklist-changes';
import { adopted, asTemplate, templateProblems, underTemplate, type ChecklistDefinition } from '../../../shared/domain/checklist-template';
import { itemsOf } from '../../../shared/domain/grades';
import { aDeductItem, aDefinition, aScoreItem } from '../../support/checklists';

const yard = aScoreItem('yard', [0, 500, 1000]);
const pens = aScoreItem('pens', [0, 500], { villageMayChange: true });
const litter = aDeductItem('litter', 1000, 200);
const county = aDefinition({ outside: [yard, pens], waste: [litter] });
const pond = aScoreItem('pond', [0, 300], { own: true });
const lane = aScoreItem('lane', [0, 200], { own: true });

const outside = (list: ChecklistDefinition, items: ChecklistDefinition['sections'][number]['items']): ChecklistDefinition =>
  ({ ...list, sections: list.sections.map((section) => (section.id === 'outside' ? { ...section, items } : section)) });

describe('a village under its county\'s template', () => {
  it('may take it as it is, and add items and parts of its own', () => {
    const more = { ...outside(county, [yard, pens, lane]), sections: [...outside(county, [yard, pens, lane]).sections, { id: 'ours', title: '本村', items: [pond] }] };
    expect([templateProblems(county, county), templateProblems(county, more)]).toEqual([[], []]);
    expect(templateProblems(county, outside(county, [pens, yard]))).toEqual([]);
  });

  it('may neither change nor drop what the county keeps, and is told what', () => {
    expect(templateProblems(county, outside(county, [pens]))).toEqual(['不能去掉县里的这一项:看 yard']);
    for (const change of [{ text: '另看' }, { max: 500 }, { choices: [0, 1000] }, { photo: 'none' as const }, { law: '某法' }, { villageRule: '第三条' }]) {
      expect(templateProblems(county, outside(county, [{ ...yard, ...change }, pens]))).toEqual(['不能改县里的这一项:看 yard']);
    }
    const [first, second] = county.sections;
    expect(templateProblems(county, { ...county, sections: [first!] })).toEqual(['不能去掉县里的这一项:数 litter']);
    expect(templateProblems(county, { ...county, sections: [{ ...first!, title: '外面' }, second!] })).toEqual(['不能改县里这一部分的名字:部分 outside']);
    const eased = { ...county, sections: [first!, { ...second!, items: [{ ...litter, each: 100 }] }] };
    expect(templateProblems(county, eased)).toEqual(['不能改县里的这一项:数 litter']);
  });

  it('may change or drop what the county leaves open', () => {
    expect(templateProblems(county, outside(county, [yard]))).toEqual([]);
    expect(templateProblems(county, outside(county, [yard, { ...pens, max: 300, choices: [0, 300] }]))).toEqual([]);
  });

  it('sets grade lines and the notice period only where it may', () => {
    const own = { ...county, bands: { ...county.bands, clean: 8000 }, noticeDays: 10 };
    expect(templateProblems(county, own)).toEqual(['县里没有让村里改等级线', '县里没有让村里改公示天数']);
    expect(templateProblems({ ...county, villageMay: { bands: true, noticeDays: false } }, own)).toEqual(['县里没有让村里改公示天数']);
    expect(templateProblems({ ...county, villageMay: { bands: false, noticeDays: true } }, own)).toEqual(['县里没有让村里改等级线']);
    expect(templateProblems({ ...county, villageMay: { bands: true, noticeDays: true } }, own)).toEqual([]);
    for (const grade of ['cleanest', 'clean', 'fairly-clean'] as const) {
      expect(templateProblems(county, { ...county, bands: { ...county.bands, [grade]: 1 } })).toEqual(['县里没有让村里改等级线']);
    }
  });

  it('cannot give itself leave: what is its own and what it may change is the template\'s to say', () => {
    const sly = outside({ ...county, villageMay: { bands: true, noticeDays: true } }, [{ ...yard, villageMayChange: true, own: true }, pens, { ...lane, own: false, villageMayChange: true }]);
    const stamped = underTemplate(county, sly);
    expect(stamped.villageMay).toEqual({ bands: false, noticeDays: false });
    expect(itemsOf(stamped).map(({ id, own, villageMayChange }) => [id, own, villageMayChange])).toEqual([
      ['yard', false, false], ['pens', false, true], ['lane', true, false], ['litter', false, false],
    ]);
    expect(itemsOf(asTemplate(outside(county, [{ ...lane, villageMayChange: true }])))[0]).toEqual({ ...lane, own: false, villageMayChange: true });
  });

  it('keeps what it added when it takes over a newer template', () => {
    const mine: ChecklistDefinition = {
      ...outside(county, [yard, { ...pens, max: 300, choices: [0, 300] }, lane]), noticeDays: 12, bands: { ...county.bands, cleanest: 9500 },
      sections: [...outside(county, [yard, { ...pens, max: 300, choices: [0, 300] }, lane]).sections, { id: 'ours', title: '本村', items: [pond] }, { id: 'gone', title: '旧的', items: [{ ...pens, id: 'old' }] }],
    };
    const newer = aDefinition({ outside: [{ ...yard, max: 2000, choices: [0, 2000] }, pens, aScoreItem('roof', [0, 100])], waste: [litter] }, { title: '新版' });
    const taken = adopted(newer, mine);
    expect(taken.title).toBe('新版');
    expect(itemsOf(taken).map(({ id, max }) => [id, max])).toEqual([['yard', 2000], ['pens', 300], ['roof', 100], ['lane', 200], ['litter', 1000], ['pond', 300]]);
    expect([taken.noticeDays, taken.bands]).toEqual([7, newer.bands]);
    const open = adopted({ ...newer, villageMay: { bands: true, noticeDays: true } }, mine);
    expect([open.noticeDays, open.bands]).toEqual([12, mine.bands]);
    expect(adopted(newer)).toEqual(newer);
  });

  it('always stands under the template it has just taken over', () => {
    const someItems = fc.subarray([yard, pens, litter, lane, pond]);
    fc.assert(fc.property(someItems, someItems, fc.boolean(), (theirs, mine, open) => {
      const template = asTemplate(aDefinition({ outside: theirs, waste: [] }, { villageMay: { bands: open, noticeDays: !open } }));
      const own = aDefinition({ outside: mine, ours: mine.map((item) => ({ ...item, id: `${item.id}2` })) }, { noticeDays: 9, bands: { cleanest: 8000, clean: 7000, 'fairly-clean': 5000 } });
      const taken = underTemplate(template, adopted(template, own));
      expect(templateProblems(template, taken)).toEqual([]);
      expect(underTemplate(template, adopted(template, taken))).toEqual(taken);
    }));
  });
});

describe('what a new version changes', () => {
  it('is nothing between a list and itself', () => {
    expect(changesBetween(county, county)).toEqual([]);
  });

  it('is said line by line', () => {
    const [first, second] = county.sections;
    const after: ChecklistDefinition = {
      ...county, title: '新清单', noticeDays: 10, bands: { cleanest: 9250, clean: 7500, 'fairly-clean': 5000 },
      sections: [{ ...first!, title: '房前屋后', items: [{ ...yard, max: 2000, choices: [0, 2000] }, lane] }, { ...second!, items: [{ ...litter, text: '垃圾' }] }],
    };
    expect(changesBetween(county, after)).toEqual([
      '新增:看 lane(2 分)', '去掉:看 pens(5 分)', '改了:看 yard,10 分改为20 分', '改了:“数 litter”改为“垃圾”', '“部分 outside”改名为“房前屋后”',
      '最清洁:90%改为92.5%', '较清洁:60%改为50%', '名称改为“新清单”', '公示 7 天改为 10 天',
    ]);
    expect(changesBetween(county, outside(county, [{ ...yard, photo: 'required' }, pens]))).toEqual(['改了:看 yard']);
  });

  it('reads like speech', () => {
    expect([worthWords(yard), worthWords(litter), worthWords({ ...litter, each: null }), percent(9000), percent(9250)])
      .toEqual(['10 分', '每处扣 2 分,最多扣 10 分', '每处扣 0 分,最多扣 10 分', '90%', '92.5%']);
  });
});
