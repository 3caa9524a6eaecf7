import { XMLBuilder } from 'fast-xml-parser';

export type Format = 'xml' | 'json';
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };

/** What is answered: the name of the XML root, and the same content for both formats. */
export interface Document {
  root: string;
  content: Value;
}

export const CONTENT_TYPES: Record<Format, string> = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' };

/** The name XML gives to one thing of a list. */
const ITEM_OF: Record<string, string> = {
  services: 'service', attributes: 'attribute', values: 'value', service_requests: 'request', service_request_updates: 'request_update',
  endpoints: 'endpoint', formats: 'format', errors: 'error',
};

/** What XML 1.0 cannot hold in any spelling. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
export const plain = (text: string): string => text.replace(FORBIDDEN, '');

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

function cleaned(value: Value): Value {
  if (typeof value === 'string') return plain(value);
  if (value === null || typeof value !== 'object') return value;
  return isList(value) ? value.map(cleaned) : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, cleaned(part)]));
}

function forXml(name: string, value: Value): unknown {
  if (value === null) return '';
  if (typeof value !== 'object') return value;
  if (!isList(value)) return Object.fromEntries(Object.entries(value).map(([part, inner]) => [part, forXml(part, inner)]));
  const item = ITEM_OF[name];
  if (!item) throw new Error(`No name for one of ${name}`);
  return value.length === 0 ? '' : { [item]: value.map((one) => forXml(item, one)) };
}

const builder = new XMLBuilder({ format: true, indentBy: '  ', ignoreAttributes: true, processEntities: true, suppressEmptyNode: false });

/** JSON is the XML by the Spark convention: a list at the root loses its name. */
export function write({ root, content }: Document, format: Format): string {
  const clean = cleaned(content);
  if (format === 'json') return JSON.stringify(clean);
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: forXml(root, clean) })}`;
}

export const errorsDocument = (code: number, descriptions: readonly string[]): Document =>
  ({ root: 'errors', content: descriptions.map((description) => ({ code, description })) });
