import Taro from '@tarojs/taro';

const isBrowser = process.env.TARO_ENV === 'h5';

function saveInBrowser(bytes: ArrayBuffer, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** WeChat shows tables and PDFs itself, from where they can be sent on. */
async function showOnPhone(bytes: ArrayBuffer, name: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({ filePath, data: bytes, success: () => resolve(), fail: ({ errMsg }) => reject(new Error(errMsg)) });
  });
  if (name.endsWith('.png')) await Taro.previewImage({ urls: [filePath], current: filePath });
  else await Taro.openDocument({ filePath, showMenu: true });
}

/** Hands over a file that only this person may read, and so has no address to open. */
export async function handOver(bytes: unknown, name: string): Promise<void> {
  if (isBrowser) saveInBrowser(bytes as ArrayBuffer, name);
  else await showOnPhone(bytes as ArrayBuffer, name);
}
