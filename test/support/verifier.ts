import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERIFIER = join(__dirname, '../../verifier/verify.mjs');

export interface Verdict {
  code: number;
  words: string;
}

/** Runs the verifier as anybody would, in a process of its own. */
export function verify(place: string, ...options: string[]): Promise<Verdict> {
  return new Promise((resolve) => {
    execFile(process.execPath, [VERIFIER, place, ...options], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, words: `${stdout}${stderr}` });
    });
  });
}

export function aFile(name: string, content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'village-verifier-')), name);
  writeFileSync(file, content);
  return file;
}
