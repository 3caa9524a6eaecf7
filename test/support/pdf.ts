import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';

/** What is printed, read back from a PDF of ours: its words by the fonts' own tables, its QR codes from the squares drawn. */
export interface ReadPdf {
  pages: number;
  text: string;
  qrCodes: string[];
}

interface Square {
  x: number;
  y: number;
  side: number;
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = new Map([...source.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id!, body!]));
  const streams = [...objects.values()].flatMap((body) => (body.includes('/FlateDecode') ? [inflated(body)] : []));
  const fonts = fontTables(objects);
  const drawings = streams.filter((text) => /\bBT\b|\bre\b/.test(text) && !text.includes('begincmap'));
  return {
    pages: (source.match(/\/Type \/Page\b/g) ?? []).length,
    text: drawings.map((drawing) => wordsOf(drawing, fonts)).join('\n'),
    qrCodes: drawings.flatMap(qrCodesOf),
  };
}

const inflated = (body: string): string => {
  const at = body.indexOf('stream\n') + 'stream\n'.length;
  return inflateSync(Buffer.from(body.slice(at, body.lastIndexOf('\nendstream')), 'latin1')).toString('latin1');
};

/** Glyph number to letters, by the font's name on the page. */
function fontTables(objects: ReadonlyMap<string, string>): Map<string, Map<string, string>> {
  const named = [...objects.values()].flatMap((body) => [...body.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, id!] as const));
  return new Map(named.map(([name, id]) => {
    const cmap = objects.get(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '');
    return [name, cmap ? letters(inflated(cmap)) : new Map<string, string>()];
  }));
}

function letters(cmap: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, from, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    [...list!.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex], at) => {
      const code = (parseInt(from!, 16) + at).toString(16).padStart(4, '0');
      found.set(code, Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return found;
}

function wordsOf(drawing: string, fonts: ReadonlyMap<string, Map<string, string>>): string {
  let table: Map<string, string> | undefined;
  return drawing.split('\n').flatMap((line) => {
    const font = /^\/(F\d+) [\d.]+ Tf$/.exec(line)?.[1];
    if (font) table = fonts.get(font);
    if (!line.endsWith('TJ')) return [];
    const glyphs = [...line.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex]) => hex!.match(/.{4}/g) ?? []);
    return [glyphs.map((glyph) => table?.get(glyph.toLowerCase()) ?? '?').join('')];
  }).join('\n');
}

/** The squares of one code are one filled path. */
function qrCodesOf(drawing: string): string[] {
  const paths = drawing.split(/\nf\n/).slice(0, -1);
  return paths.flatMap((path) => {
    const squares = [...path.matchAll(/^([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re$/gm)].map(([, x, y, side]): Square => ({ x: Number(x), y: Number(y), side: Number(side) }));
    const modules = squares.filter(({ side }) => Math.abs(side - Math.min(...squares.map((square) => square.side))) < 0.01);
    return modules.length > 100 ? [decoded(modules)] : [];
  });
}

const DOTS = 4;

function decoded(modules: Square[]): string {
  const [left, top, unit] = [Math.min(...modules.map(({ x }) => x)), Math.min(...modules.map(({ y }) => y)), modules[0]!.side];
  const cells = modules.map(({ x, y }) => [Math.round((x - left) / unit) + 4, Math.round((y - top) / unit) + 4] as const);
  const side = (Math.max(...cells.flat()) + 5) * DOTS;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [column, row] of cells) {
    for (let dot = 0; dot < DOTS * DOTS; dot += 1) {
      const at = ((row * DOTS + Math.floor(dot / DOTS)) * side + column * DOTS + (dot % DOTS)) * 4;
      pixels.fill(0, at, at + 3);
    }
  }
  return jsQR(pixels, side, side)?.data ?? 'not readable';
}
