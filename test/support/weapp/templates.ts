import { TmplGroup } from 'glass-easel-template-compiler';
import type { WeappPackage } from './package';

interface ParseNote {
  level: number;
  message: string;
  start?: { line: number };
}
export interface TemplateWarning {
  file: string;
  level: number;
  message: string;
  line: number | undefined;
}
export interface Templates {
  groups: Record<string, unknown>;
  warnings: TemplateWarning[];
}

const isWxml = (file: string): boolean => file.endsWith('.wxml');

function compile(files: WeappPackage): Templates {
  const group = new TmplGroup();
  const warnings = files.files.filter(isWxml).flatMap((file) => {
    const notes = (group.addTmpl(file.slice(0, -'.wxml'.length), files.text(file)) ?? []) as ParseNote[];
    return notes.map(({ level, message, start }) => ({ file, level, message, line: start?.line }));
  });
  for (const file of files.files) if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), files.text(file));
  // The compiler answers with JavaScript, as it does for WeChat.
  const groups = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Record<string, unknown>;
  return { groups, warnings };
}

const compiled = new Map<WeappPackage, Templates>();

/** Every wxml and wxs through WeChat's own compiler, once. */
export function templatesOf(files: WeappPackage): Templates {
  const known = compiled.get(files) ?? compile(files);
  compiled.set(files, known);
  return known;
}
