import { searchTerm, spell } from '../../../server/src/features/region/region.names';

describe('the spelling of a name', () => {
  it.each([
    ['杨家湾村', 'yangjiawancun', 'yjwc'],
    ['吕阳村', 'lvyangcun', 'lyc'],
    ['重阳村', 'chongyangcun', 'cyc'],
    ['八一农场15队', 'bayinongchang15dui', 'bync15d'],
  ])('of %s is %s, in short %s', (name, pinyin, initials) => {
    expect(spell(name)).toEqual({ pinyin, initials });
  });
});

describe('what a person types', () => {
  it('is pinyin or initials when it is plain letters, in any case and width', () => {
    expect(searchTerm('YJW')).toMatchObject({ kind: 'letters', from: 'yjw' });
    expect(searchTerm('yang jia')).toMatchObject({ kind: 'letters', from: 'yangjia' });
  });

  it('is a name when it has a Chinese character, without marks that could widen the search', () => {
    expect(searchTerm('杨家%')).toMatchObject({ kind: 'name', from: '杨家' });
    expect(searchTerm('%_')).toBeUndefined();
  });
});
