export const TEMP = 'http://tmp';
export const USER_FOLDER = 'wxfile://usr';
const STORE = 'wxfile://store';
/** Saved and user files together. */
const ROOM = 200 * 1024 * 1024;

/** Why a file act is refused, in WeChat's words. */
export class FileTrouble extends Error {}

/** The file system an app sees: temporary files vanish with it, saved ones and the user folder stay. */
export class PhoneFiles {
  private readonly files = new Map<string, Buffer>();
  private readonly folders = new Set<string>([USER_FOLDER]);
  private made = 0;

  /** A picture just taken or chosen. */
  addTemp(bytes: Buffer, ending = 'jpg'): string {
    const path = `${TEMP}/${(this.made += 1)}.${ending}`;
    this.files.set(path, bytes);
    return path;
  }

  read(path: string): Buffer {
    const bytes = this.files.get(path);
    if (!bytes) throw new FileTrouble(`no such file or directory, open "${path}"`);
    return bytes;
  }

  write(path: string, bytes: Buffer): void {
    this.demandPlace(path);
    if (this.kept + bytes.length > ROOM) throw new FileTrouble('the maximum size of the file storage limit is exceeded');
    this.files.set(path, bytes);
  }

  /** wx.saveFile: moves it. */
  save(from: string, to = `${STORE}_${(this.made += 1)}.jpg`): string {
    const bytes = this.read(from);
    if (!to.startsWith(STORE)) this.demandPlace(to);
    this.files.set(to, bytes);
    this.files.delete(from);
    return to;
  }

  unlink(path: string): void {
    this.read(path);
    this.files.delete(path);
  }

  access(path: string): void {
    if (!this.folders.has(path)) this.read(path);
  }

  mkdir(path: string, deep: boolean): void {
    if (this.folders.has(path)) throw new FileTrouble(`file already exists ${path}`);
    if (!deep) this.demandPlace(path);
    this.folders.add(path);
  }

  list(folder: string): string[] {
    if (!this.folders.has(folder)) throw new FileTrouble(`no such file or directory ${folder}`);
    return [...this.files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1));
  }

  /** The app was closed. */
  dropTemp(): void {
    for (const path of this.files.keys()) if (path.startsWith(TEMP)) this.files.delete(path);
  }

  private get kept(): number {
    return [...this.files].reduce((sum, [path, { length }]) => (path.startsWith(TEMP) ? sum : sum + length), 0);
  }

  private demandPlace(path: string): void {
    if (!path.startsWith(`${USER_FOLDER}/`)) throw new FileTrouble(`permission denied, open "${path}"`);
    if (!this.folders.has(path.slice(0, path.lastIndexOf('/')))) throw new FileTrouble(`no such file or directory, open "${path}"`);
  }
}
