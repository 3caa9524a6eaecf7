/** A phone without WeChat: storage that survives a restart, files, and a server that can lose the answer. */
export type Answer = { statusCode: number; data: unknown } | 'no-signal';

export class Phone {
  readonly store = new Map<string, string>();
  readonly files = new Set<string>();
  readonly requests: Array<{ url: string; key: string | undefined }> = [];
  readonly uploads: Array<{ url: string; filePath: string }> = [];
  answers: Answer[] = [];
  uploadAnswers: Answer[] = [];

  readonly taro = {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getStorageSync: (key: string) => this.store.get(key) ?? '',
    setStorageSync: (key: string, value: string) => void this.store.set(key, value),
    removeStorageSync: (key: string) => void this.store.delete(key),
    onAppShow: () => undefined,
    getFileSystemManager: () => ({
      copyFile: ({ destPath, success }: { destPath: string; success(): void }) => {
        this.files.add(destPath);
        success();
      },
      unlink: ({ filePath, complete }: { filePath: string; complete(): void }) => {
        this.files.delete(filePath);
        complete();
      },
    }),
    request: ({ url, header }: { url: string; header: Record<string, string> }) => this.answer(url, header['Idempotency-Key']),
    uploadFile: ({ url, filePath }: { url: string; filePath: string }) => this.take(url, filePath),
    login: () => Promise.resolve({ code: 'one-time' }),
  };

  private take(url: string, filePath: string) {
    this.uploads.push({ url, filePath });
    const next = this.uploadAnswers.shift() ?? 'no-signal';
    return next === 'no-signal' ? Promise.reject({ errMsg: 'uploadFile:fail' }) : Promise.resolve({ ...next, data: JSON.stringify(next.data) });
  }

  private answer(url: string, key: string | undefined) {
    this.requests.push({ url, key });
    const next = this.answers.shift() ?? 'no-signal';
    return next === 'no-signal' ? Promise.reject({ errMsg: 'request:fail' }) : Promise.resolve(next);
  }
}
