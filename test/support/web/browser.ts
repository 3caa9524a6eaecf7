import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run',
  // A microphone that beeps; whether a page may hear it is each test's business.
  '--use-fake-device-for-media-stream',
  // The same picture on every machine.
  '--font-render-hinting=none', '--force-color-profile=srgb', '--hide-scrollbars',
];

const isRunnable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function chromiumPath(): string {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  const found = folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isRunnable);
  if (!found) throw new Error('The web tests need Chromium. On Debian, as root: apt-get install -y chromium fonts-noto-cjk');
  return found;
}

/** Debian's Chromium, without a window. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), headless: true, args: QUIET });
