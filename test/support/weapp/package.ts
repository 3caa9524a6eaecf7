import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

interface SubPackage {
  root: string;
  pages: string[];
}
interface Tab {
  pagePath: string;
  text: string;
  iconPath: string;
  selectedIconPath: string;
}
export interface AppJson {
  pages: string[];
  subPackages: SubPackage[];
  tabBar: { list: Tab[] };
  requiredPrivateInfos?: string[];
  permission?: Record<string, { desc: string }>;
  __usePrivacyCheck__?: boolean;
  lazyCodeLoading?: string;
  sitemapLocation?: string;
  usingComponents?: Record<string, string>;
}
export interface PageJson {
  component?: boolean;
  usingComponents?: Record<string, string>;
  enableShareAppMessage?: boolean;
  enablePullDownRefresh?: boolean;
}

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]);

/** The compiled mini-program, as WeChat receives it. Paths inside it are written as WeChat writes them. */
export class WeappPackage {
  readonly app: AppJson;
  readonly pages: string[];
  readonly tabs: string[];
  /** Every file, relative. */
  readonly files: string[];

  constructor(private readonly folder: string) {
    if (!existsSync(join(folder, 'app.json'))) throw new Error('The weapp package is not built; run `npm run build:weapp`');
    this.app = this.json<AppJson>('app.json');
    this.files = filesUnder(folder).map((file) => relative(folder, file).split('\\').join('/'));
    this.pages = [...this.app.pages, ...this.app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
    this.tabs = this.app.tabBar.list.map(({ pagePath }) => pagePath);
  }

  has = (file: string): boolean => existsSync(join(this.folder, file));
  text = (file: string): string => readFileSync(join(this.folder, file), 'utf8');
  bytes = (file: string): number => statSync(join(this.folder, file)).size;
  json = <T>(file: string): T => JSON.parse(this.text(file)) as T;

  /** What a page or component says of itself. */
  configOf = (path: string): PageJson => (this.has(`${path}.json`) ? this.json<PageJson>(`${path}.json`) : {});

  private weightOf = (files: string[]): number => files.reduce((sum, file) => sum + this.bytes(file), 0);
  private inSub = (root: string): string[] => this.files.filter((file) => file.startsWith(`${root}/`));

  get weight(): { main: number; subs: Record<string, number>; total: number } {
    const subs = Object.fromEntries(this.app.subPackages.map(({ root }) => [root, this.weightOf(this.inSub(root))]));
    const total = this.weightOf(this.files);
    return { main: total - Object.values(subs).reduce((sum, bytes) => sum + bytes, 0), subs, total };
  }
}

const root = join(__dirname, '../../..');
/** WEAPP_DIR runs the tests against a package that lies elsewhere. */
const folder = process.env['WEAPP_DIR'] ?? join(root, 'miniapp/dist/weapp');

let opened: WeappPackage | undefined;
export const weappPackage = (): WeappPackage => (opened ??= new WeappPackage(folder));

/** What the build wrote down as the address of the server (miniapp/config). */
export const BUILT_FOR = process.env['API_BASE'] ?? 'http://127.0.0.1:3000';
