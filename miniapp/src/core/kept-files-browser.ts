import { newIdempotencyKey } from './idempotency-key';

/** IndexedDB side of kept-files: one store of JPEG blobs, each at most 1600 px on its long side, and of recordings as they are. */
const LONG_SIDE = 1600;
const STORE = 'files';
const urls = new Map<string, string>();

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('village-drafts', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = act(database.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('indexedDB'));
    });
  } finally {
    database.close();
  }
}

const picture = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('这张照片打不开,请换一张'));
    image.src = url;
  });

const jpeg = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('这张照片打不开,请换一张'))), 'image/jpeg', 0.82);
  });

async function smaller(url: string): Promise<Blob> {
  const image = await picture(url);
  const ratio = Math.min(1, LONG_SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * ratio);
  canvas.height = Math.round(image.naturalHeight * ratio);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return jpeg(canvas);
}

export const keep = async (url: string): Promise<string> => put(await smaller(url));

/** A recording; its blob URL is given back. */
export async function keepVoice(url: string): Promise<string> {
  const ref = await put(await (await fetch(url)).blob());
  URL.revokeObjectURL(url);
  return ref;
}

async function put(blob: Blob): Promise<string> {
  const ref = `kept-${newIdempotencyKey()}`;
  await inStore('readwrite', (store) => store.put(blob, ref));
  return ref;
}

export async function urlOf(ref: string): Promise<string> {
  const known = urls.get(ref);
  if (known) return known;
  const blob = await inStore<unknown>('readonly', (store) => store.get(ref));
  if (!(blob instanceof Blob)) throw new Error('存的照片或录音已不在,请重新拍、重新录');
  const url = URL.createObjectURL(blob);
  urls.set(ref, url);
  return url;
}

export async function drop(ref: string): Promise<void> {
  const url = urls.get(ref);
  if (url) URL.revokeObjectURL(url);
  urls.delete(ref);
  await inStore('readwrite', (store) => store.delete(ref));
}
