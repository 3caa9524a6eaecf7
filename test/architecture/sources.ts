import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { preProcessFile } from 'typescript';

export const root = resolve(__dirname, '../..');

const NOT_OURS = new Set(['.stryker-tmp', 'node_modules', 'dist', '.git', 'data', 'coverage', 'shots', '.swc', 'screenshots']);

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    if (NOT_OURS.has(name)) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else yield relative(root, path).split('\\').join('/');
  }
}

/** Every file of the project, by its path from the root. */
export const allFiles: readonly string[] = [...walk(root)].sort();

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
export const isCode = (file: string): boolean => /\.(ts|tsx|mjs|js)$/.test(file);
export const under = (...folders: string[]): string[] => allFiles.filter((file) => isCode(file) && folders.some((folder) => file.startsWith(`${folder}/`)));

export interface Arrow {
  from: string;
  /** A file of ours, or the name of a package. */
  to: string;
}

function resolved(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const base = join(dirname(from), specifier).split('\\').join('/');
  const candidates = [base, ...['.ts', '.tsx', '.mjs', '.js', '/index.ts', '/index.tsx'].map((end) => base + end)];
  return candidates.find((path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile()) ?? base;
}

/** What a file imports, types included. */
export function arrowsFrom(file: string): Arrow[] {
  return preProcessFile(textOf(file), true, true).importedFiles.map(({ fileName }) => ({ from: file, to: resolved(file, fileName) }));
}

export const arrows: readonly Arrow[] = under('shared', 'server', 'miniapp/src').flatMap(arrowsFrom);

export const show = ({ from, to }: Arrow): string => `${from} → ${to}`;
