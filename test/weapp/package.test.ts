import { templatesOf } from '../support/weapp/templates';
import { weappPackage } from '../support/weapp/package';

const files = weappPackage();
const kB = 1000;
const MB = 1000 * kB;

describe('the package that WeChat receives', () => {
  it('keeps its main part under 1,000 kB, each sub-package under 2 MB and all of it under 30 MB', () => {
    const { main, subs, total } = files.weight;
    expect(main).toBeLessThan(1000 * kB);
    expect(Object.entries(subs).filter(([, bytes]) => bytes >= 2 * MB)).toEqual([]);
    expect(total).toBeLessThan(30 * MB);
  });

  it('keeps pictures and sounds of the main part under 200 kB', () => {
    const media = files.files.filter((file) => /\.(png|jpe?g|gif|webp|svg|mp3|m4a|aac|wav)$/.test(file));
    expect(media.reduce((sum, file) => sum + files.bytes(file), 0)).toBeLessThan(200 * kB);
  });

  it('names pages that exist, once each, the tabs in the main part', () => {
    expect(files.pages.filter((page) => !files.has(`${page}.js`) || !files.has(`${page}.wxml`))).toEqual([]);
    expect(new Set(files.pages).size).toBe(files.pages.length);
    expect(files.tabs.filter((tab) => !files.app.pages.includes(tab))).toEqual([]);
  });

  it('has two to five tabs with words of at most four characters and icons of at most 40 kB', () => {
    const { list } = files.app.tabBar;
    expect(list.length).toBeGreaterThanOrEqual(2);
    expect(list.length).toBeLessThanOrEqual(5);
    expect(list.filter(({ text }) => text.length === 0 || text.length > 4)).toEqual([]);
    const icons = list.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath]);
    expect(icons.filter((icon) => !files.has(icon) || files.bytes(icon) > 40 * 1024)).toEqual([]);
  });

  it('declares the chosen place and the doorstep, says what they are for, and checks privacy', () => {
    expect(files.app.requiredPrivateInfos).toEqual(['chooseLocation', 'getLocation']);
    expect(files.app.permission?.['scope.userLocation']?.desc).toMatch(/[一-鿿]/);
    expect(files.app['__usePrivacyCheck__']).toBe(true);
  });

  it('uses no place call that it does not declare', () => {
    const declared = new Set(files.app.requiredPrivateInfos);
    const calls = ['chooseAddress', 'chooseLocation', 'choosePoi', 'getFuzzyLocation', 'getLocation', 'onLocationChange', 'startLocationUpdate'];
    // Taro's own core lists names as strings; what counts is a call in what our pages and app brought.
    const ours = files.files.filter((file) => file.endsWith('.js') && !/(^|\/)(taro|vendors|runtime)\.js$/.test(file));
    const used = calls.filter((name) => ours.some((file) => files.text(file).includes(`.${name}(`)));
    expect(used.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('loads components when they are needed', () => {
    expect(files.app.lazyCodeLoading).toBe('requiredComponents');
    expect(Object.keys(files.app.usingComponents ?? {})).toEqual([]);
  });

  it('lets search find public pages only', () => {
    interface Rule { action: string; page: string; matching?: string }
    const { rules } = files.json<{ rules: Rule[] }>(files.app.sitemapLocation ?? 'sitemap.json');
    const allowed = rules.filter(({ action }) => action === 'allow').map(({ page }) => page);
    expect(rules.at(-1)).toMatchObject({ action: 'disallow', page: '*' });
    expect(allowed.filter((page) => !files.pages.includes(page))).toEqual([]);
    expect(allowed.filter((page) => /staff|record|mine|claim|settings|\/report\//.test(page))).toEqual([]);
  });

  it('has templates that WeChat\'s own compiler takes without a warning', () => {
    expect(templatesOf(files).warnings).toEqual([]);
  });

  it('never makes code from text, which WeChat forbids', () => {
    const makes = /\bnew Function\(\s*(?!["']return this["'])|[^.\w]eval\(/;
    expect(files.files.filter((file) => file.endsWith('.js') && makes.test(files.text(file)))).toEqual([]);
  });

  it('carries nothing of the machine it was built on', () => {
    const here = process.cwd();
    const written = files.files.filter((file) => /\.(js|json|wxml|wxss)$/.test(file));
    const telling = written.filter((file) => files.text(file).includes(here) || /node_modules|\/Users\/|file:\/\//.test(files.text(file)));
    expect(telling).toEqual([]);
  });
});
