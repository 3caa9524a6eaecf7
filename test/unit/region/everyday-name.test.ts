import { everydayName } from '../../../server/src/features/region/region.names';

describe('the name people use for a village', () => {
  it.each([
    ['杨家湾村民委员会', '杨家湾村'], ['龙桥村委会', '龙桥村'], ['一字门社区居民委员会', '一字门社区'], ['张庄社区居委会', '张庄社区'],
    ['东徐居委会', '东徐社区'], ['大湖塘居民委员会', '大湖塘社区'], ['双红村', '双红村'], ['陶店乡', '陶店乡'],
  ])('%s is %s', (official, everyday) => {
    expect(everydayName(official)).toBe(everyday);
  });
});
