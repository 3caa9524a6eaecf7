import { WxFailure, type AppRun, type WxFunction } from '../app-run';
import { FileTrouble, type PhoneFiles } from '../phone/files';
import type { Phone } from '../phone/phone';

interface FileOptions {
  filePath: string;
  path: string;
  srcPath: string;
  destPath: string;
  dirPath: string;
  tempFilePath: string;
  recursive?: boolean;
  encoding?: BufferEncoding;
  data: string | ArrayBuffer;
}
type Act = (files: PhoneFiles, options: FileOptions) => object | void;

const bytesOf = (data: string | ArrayBuffer, encoding?: BufferEncoding): Buffer =>
  typeof data === 'string' ? Buffer.from(data, encoding) : Buffer.from(new Uint8Array(data));

const acts: Record<string, Act> = {
  access: (files, { path }) => files.access(path),
  copyFile: (files, { srcPath, destPath }) => files.write(destPath, files.read(srcPath)),
  mkdir: (files, { dirPath, recursive = false }) => files.mkdir(dirPath, recursive),
  readdir: (files, { dirPath }) => ({ files: files.list(dirPath) }),
  readFile: (files, { filePath, encoding }) => {
    const bytes = files.read(filePath);
    return { data: encoding ? bytes.toString(encoding) : new Uint8Array(bytes).buffer };
  },
  writeFile: (files, { filePath, data, encoding }) => files.write(filePath, bytesOf(data, encoding)),
  saveFile: (files, { tempFilePath, filePath }) => ({ savedFilePath: files.save(tempFilePath, filePath) }),
  unlink: (files, { filePath }) => files.unlink(filePath),
  getFileInfo: (files, { filePath }) => ({ size: files.read(filePath).length }),
};

const inWeChatsWords = (work: () => object | void): object | void => {
  try {
    return work();
  } catch (error) {
    throw error instanceof FileTrouble ? new WxFailure(error.message) : error;
  }
};

/** wx.getFileSystemManager() */
export function fileApis(run: AppRun, { files }: Phone): Record<string, unknown> {
  const manager = Object.fromEntries(
    Object.entries(acts).map(([name, act]): [string, WxFunction] =>
      [name, run.api<FileOptions>(name, (options) => inWeChatsWords(() => act(files, options)))]),
  );
  return { getFileSystemManager: () => manager };
}
