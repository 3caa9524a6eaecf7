const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;

/** What the app wrote with wx.setStorage; stays when the app is closed. */
export class PhoneStorage {
  private readonly entries = new Map<string, string>();

  get(key: string): unknown {
    const text = this.entries.get(key);
    return text === undefined ? '' : JSON.parse(text);
  }

  /** Answers why it was refused, if it was. */
  set(key: string, value: unknown): string | undefined {
    const text = JSON.stringify(value) ?? '""';
    const bytes = Buffer.byteLength(text);
    if (bytes > KEY_LIMIT) return 'entry size limit reached';
    if (this.bytes - this.bytesOf(key) + bytes > TOTAL_LIMIT) return 'exceed storage max size 10Mb';
    this.entries.set(key, text);
    return undefined;
  }

  remove = (key: string): boolean => this.entries.delete(key);
  clear = (): void => this.entries.clear();
  get keys(): string[] {
    return [...this.entries.keys()];
  }

  private bytesOf = (key: string): number => Buffer.byteLength(this.entries.get(key) ?? '');
  get bytes(): number {
    return this.keys.reduce((sum, key) => sum + this.bytesOf(key), 0);
  }
}
