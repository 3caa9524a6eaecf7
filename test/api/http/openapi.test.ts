import { startApp, type RunningApp } from '../../support/app';
import { databases } from '../../support/databases';
import { ToyModule } from '../../support/toy';

interface Operation {
  operationId: string;
  tags: string[];
  security: object[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: { properties: object } }> };
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}

const [database] = databases;

describe('the description for programs and programmers', () => {
  let running: RunningApp;
  let document: Document;
  let operations: Operation[];

  beforeAll(async () => {
    running = await startApp(database as NonNullable<typeof database>, { features: [ToyModule] });
    document = (await running.api.fetch('/api/openapi.json')).body as Document;
    operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  });
  afterAll(() => running.close());

  it('is OpenAPI 3.1 in which everything that is pointed at exists', () => {
    expect(document.openapi).toBe('3.1.0');
    for (const [, pointer] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (pointer as string).split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], document);
      expect(target).toBeDefined();
    }
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const operation of operations) for (const answer of Object.values(operation.responses)) expect(answer.description).not.toBe('');
  });

  it('declares every parameter of every path', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters } of Object.values(methods)) {
        expect(parameters.filter((p) => p.in === 'path' && p.required).map(({ name }) => name)).toEqual(names);
      }
    }
  });

  it('tells body, key, codes and access of a route', () => {
    const buy = document.paths['/api/toys/{toyId}/orders']?.['post'] as Operation;
    expect(buy).toMatchObject({ operationId: 'toy.buy', tags: ['toy'], security: [{ session: [] }] });
    expect(buy.parameters.map(({ name }) => name)).toEqual(['toyId', 'Idempotency-Key']);
    expect(buy.requestBody?.content['application/json']?.schema.properties).toMatchObject({ count: { type: 'integer', minimum: 1 } });
    expect(buy.responses['201']?.content).toBeDefined();
    expect(buy.responses['409']?.description).toContain('`TOY_BROKEN` 玩具坏了');
    expect(buy.responses['409']?.description).toContain('IDEMPOTENCY_KEY_REUSED');
  });

  it('leaves out the codes a public read cannot answer, and describes uploads, files and empty answers', () => {
    const at = (path: string, method: string) => document.paths[path]?.[method] as Operation;
    const read = at('/api/toys/{toyId}', 'get');
    expect(read.security).toEqual([]);
    expect(JSON.stringify(read)).not.toMatch(/SIGN_IN_NEEDED|IDEMPOTENCY/);
    expect(at('/api/toy-pictures', 'post').requestBody?.content['multipart/form-data']?.schema.properties).toHaveProperty('file');
    expect(at('/api/toy-files', 'get').responses['200']?.content).toHaveProperty('application/octet-stream');
    expect(at('/api/toys/{toyId}', 'delete').responses).toHaveProperty('204');
  });

  it('has a page for people, without a script', async () => {
    const page = await running.api.fetch('/api/docs');
    const html = Buffer.from(page.body as Uint8Array).toString();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(html).toContain('<code>/api/toys/{toyId}/orders</code>');
    expect(html).toContain('玩具坏了');
    expect(html).not.toMatch(/<script|src="http|href="http/);
  });
});
