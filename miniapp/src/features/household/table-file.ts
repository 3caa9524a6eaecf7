import Taro from '@tarojs/taro';
import { householdRoutes } from '../../../../shared/contract/household';
import { urlOf } from '../../core/call';
import { toast } from '../../ui/toast';

const isBrowser = process.env.TARO_ENV === 'h5';

export interface TableFile {
  name: string;
  path: string;
}

/** A browser's own file dialogue; nothing when it is closed without choosing. */
const chooseInBrowser = (): Promise<TableFile | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.xlsx,.csv';
    input.onchange = () => {
      const file = input.files?.[0];
      resolve(file && { name: file.name, path: URL.createObjectURL(file) });
    };
    input.oncancel = () => resolve(undefined);
    input.click();
  });

/** WeChat offers files that were sent in a chat. */
async function chooseInChat(): Promise<TableFile | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] });
    const file = tempFiles[0];
    return file && { name: file.name, path: file.path };
  } catch {
    return undefined;
  }
}

export const chooseTable = (): Promise<TableFile | undefined> => (isBrowser ? chooseInBrowser() : chooseInChat());

async function openOnPhone(url: string): Promise<void> {
  try {
    const { tempFilePath } = await Taro.downloadFile({ url });
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'xlsx', showMenu: true });
  } catch {
    toast('表格没有下载成功,请连上网再试');
  }
}

/** Saves a table of the server, or opens it where files cannot be saved. */
export function openTable(url: string, name: string): void {
  if (!isBrowser) return void openOnPhone(url);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.xlsx`;
  link.click();
}

/** The empty table to fill in. */
export const openTemplate = (): void => openTable(urlOf(householdRoutes.importTemplate), '住户登记模板');
