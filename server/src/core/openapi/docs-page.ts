import type { Json } from './openapi';

interface Operation {
  tags: string[];
  summary: string;
  description: string;
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  requestBody?: { content: Record<string, { schema?: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
}

interface Entry {
  method: string;
  path: string;
  operation: Operation;
}

const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const inline = (text: string): string => escape(text).replace(/`([^`]+)`/g, '<code>$1</code>').replaceAll('\n\n', '<br>');

const schemaBox = (content?: Record<string, { schema?: Json }>): string =>
  Object.entries(content ?? {})
    .filter(([, { schema }]) => schema && !('$ref' in schema))
    .map(([type, { schema }]) => `<p><code>${type}</code></p><pre tabindex="0">${escape(JSON.stringify(schema, null, 2))}</pre>`)
    .join('');

function parametersBox({ parameters }: Operation): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    (p) => `<tr><td><code>${escape(p.name)}</code></td><td>${p.in}</td><td>${p.required ? 'required' : ''}</td>
      <td><code>${escape(JSON.stringify(p.schema))}</code></td></tr>`,
  );
  return `<h4>Parameters</h4><table>${rows.join('')}</table>`;
}

function operationBox({ method, path, operation }: Entry): string {
  const answers = Object.entries(operation.responses).map(
    ([status, { description, content }]) => `<tr><td>${status}</td><td>${inline(description)}${schemaBox(content)}</td></tr>`,
  );
  const body = operation.requestBody ? `<h4>Body</h4>${schemaBox(operation.requestBody.content)}` : '';
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${escape(path)}</code> ${escape(operation.summary)}</summary>
    <p>${inline(operation.description)}</p>${parametersBox(operation)}${body}<h4>Answers</h4><table>${answers.join('')}</table></details>`;
}

function entriesOf(document: Json): Entry[] {
  return Object.entries(document.paths as Record<string, Record<string, Operation>>).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ method, path, operation })),
  );
}

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;color:#222;background:#fff}
details{border:1px solid #ccc;border-radius:6px;margin:.5rem 0;padding:.25rem .75rem}summary{cursor:pointer;padding:.6rem 0}
table{border-collapse:collapse;width:100%}td{border-top:1px solid #ddd;padding:.3rem .5rem;vertical-align:top}
pre{background:#f5f5f2;padding:.75rem;overflow:auto;max-height:24rem}a{color:#0b5d3b}`;

/** One page without scripts, drawn from the OpenAPI document, so that no host and no exception in the security policy is needed. */
export function docsPage(document: Json): string {
  const info = document.info as { title: string; version: string; description: string };
  const entries = entriesOf(document);
  const sections = (document.tags as { name: string }[]).map(({ name }) => {
    const own = entries.filter(({ operation }) => operation.tags.includes(name));
    return `<section><h2 id="${escape(name)}">${escape(name)}</h2>${own.map(operationBox).join('')}</section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(info.title)}</title><style>${STYLE}</style></head><body><h1>${escape(info.title)} ${escape(info.version)}</h1>
<p>${escape(info.description)} <a href="/api/openapi.json">openapi.json</a></p>${sections.join('')}</body></html>`;
}
