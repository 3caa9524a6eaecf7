import { XMLParser } from 'fast-xml-parser';

/** A field as both formats give it: text, and nothing for null. */
export type Leaf = string | Leaf[] | { [name: string]: Leaf };
export type Row = Record<string, string>;

export interface Answered {
  status: number;
  type: string;
  text: string;
  headers: Headers;
  /** The document's content, whichever format it came in. */
  content: Leaf;
}

/** List elements of the standard's example documents, with the name of one of their things. */
const LISTS: Record<string, string> = {
  services: 'service', attributes: 'attribute', values: 'value', service_requests: 'request', service_request_updates: 'request_update',
  endpoints: 'endpoint', formats: 'format', errors: 'error',
};
const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true, isArray: (name) => Object.values(LISTS).includes(name) });

type Parsed = string | { [name: string]: Parsed | Parsed[] };

function fromXml(name: string, value: Parsed | Parsed[]): Leaf {
  const item = LISTS[name];
  if (item) {
    const inner = typeof value === 'object' && !Array.isArray(value) ? value[item] : undefined;
    return Array.isArray(inner) ? inner.map((one) => fromXml(item, one)) : [];
  }
  if (typeof value === 'string' || Array.isArray(value)) return value as Leaf;
  const parts = Object.entries(value).filter(([part]) => part !== '#text');
  return Object.fromEntries(parts.map(([part, one]) => [part, fromXml(part, one)]));
}

function fromJson(value: unknown): Leaf {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, fromJson(part)]));
  return String(value);
}

function contentOf(type: string, text: string): Leaf {
  if (type.startsWith('application/json')) return fromJson(JSON.parse(text));
  const document = parser.parse(text) as Record<string, Parsed>;
  const [root] = Object.keys(document);
  return fromXml(root!, document[root!]!);
}

/**
 * A client written from nothing but the example requests and documents of GeoReport v2: the list of npm packages (November 2026) holds no
 * client of Open311, so there is no independent one to use.
 */
export class GeoReportClient {
  constructor(
    private readonly endpoint: string,
    readonly format: 'xml' | 'json',
    private readonly jurisdiction?: string,
  ) {}

  async discovery(): Promise<Record<string, Leaf>> {
    return (await this.get('discovery')).content as Record<string, Leaf>;
  }

  services = async (): Promise<Row[]> => rows(await this.get('services'));
  definition = async (code: string): Promise<Record<string, Leaf>> => (await this.get(`services/${code}`)).content as Record<string, Leaf>;
  requests = async (query: Record<string, string> = {}): Promise<Row[]> => rows(await this.get('requests', query));
  request = async (id: string): Promise<Row> => rows(await this.get(`requests/${id}`))[0]!;
  updates = async (query: Record<string, string> = {}): Promise<Row[]> => rows(await this.get('servicerequestupdates', query));

  get(path: string, query: Record<string, string> = {}): Promise<Answered> {
    const search = new URLSearchParams({ ...(this.jurisdiction !== undefined && { jurisdiction_id: this.jurisdiction }), ...query });
    return this.fetch(`${path}.${this.format}?${search.toString()}`);
  }

  post(fields: Record<string, string> | [string, string][]): Promise<Answered> {
    const given = Array.isArray(fields) ? fields : Object.entries(fields);
    const known: [string, string][] = this.jurisdiction === undefined ? [] : [['jurisdiction_id', this.jurisdiction]];
    const body = new URLSearchParams([...known, ...given]).toString();
    return this.fetch(`requests.${this.format}`, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' } });
  }

  async fetch(path: string, init?: RequestInit): Promise<Answered> {
    const response = await fetch(`${this.endpoint}/${path}`, init);
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return { status: response.status, type, text, headers: response.headers, content: contentOf(type, text) };
  }
}

export const rows = ({ status, content, text }: Answered): Row[] => {
  if (status >= 400) throw new Error(`${status} ${text}`);
  return content as Row[];
};
