import { readFileSync } from 'node:fs';
import { JSDOM, type JsdomElement, type JsdomWindow } from 'jsdom';

/** A node of WeChat's component framework. */
export interface EaselNode {
  readonly id?: string;
}
interface CodeSpace {
  addComponentStaticConfig(path: string, config: object): void;
  addCompiledTemplate(path: string, template: { groupList: object; content: unknown; fallbackListenerOnNativeNode: boolean }): void;
  componentEnv(path: string, define: (env: { Component: (definition: object) => void }) => void): void;
}
interface Root {
  getComponent(): { getMethodCaller(): unknown };
  attach(parent: JsdomElement, placeholder: JsdomElement): void;
  release(): void;
}
interface Adapter {
  MiniProgramEnv: new () => {
    createCodeSpace(id: string, isMain: boolean): CodeSpace;
    associateBackend(context: object): { createRoot(tag: string, space: CodeSpace, path: string): Root };
  };
}
interface Framework {
  CurrentWindowBackendContext: new () => object;
  Event: { triggerEvent(node: EaselNode, type: string, detail: unknown, options: { bubbles: boolean; composed: boolean }): void };
  addGlobalErrorListener(listener: (error: unknown) => boolean): void;
}

/** Globals of a browser that the framework draws with; only it sees them, so neither server nor mini-program takes the test for a browser. */
const SHOWN = ['document', 'HTMLElement', 'Element', 'Node', 'Event', 'MutationObserver', 'IntersectionObserver', 'getComputedStyle'];

function loadCommonJs<T>(name: string, require: (name: string) => unknown, globals: Record<string, unknown>): T {
  const module = { exports: {} as T };
  const code = readFileSync(requireResolve(name), 'utf8');
  new Function('require', 'module', 'exports', ...Object.keys(globals), code)(require, module, module.exports, ...Object.values(globals));
  return module.exports;
}
const requireResolve = (name: string): string => require.resolve(name);

export type DomNode = JsdomElement & { readonly __wxElement?: EaselNode };

/** WeChat's component framework drawing into a page of jsdom. */
export class Easel {
  private readonly window: JsdomWindow;
  private readonly framework: Framework;
  private readonly space: CodeSpace;
  private readonly createRootOf: (path: string) => Root;

  constructor(onError: (error: unknown) => void) {
    this.window = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true, url: 'https://servicewechat.com/' }).window;
    const globals = { window: this.window, ...Object.fromEntries(SHOWN.map((name) => [name, this.window[name]])) };
    this.framework = loadCommonJs<Framework>('glass-easel', require, globals);
    const adapter = loadCommonJs<Adapter>('glass-easel-miniprogram-adapter', () => this.framework, globals);
    const env = new adapter.MiniProgramEnv();
    this.space = env.createCodeSpace('', true);
    const backend = env.associateBackend(new this.framework.CurrentWindowBackendContext());
    this.createRootOf = (path) => backend.createRoot('page', this.space, path);
    this.framework.addGlobalErrorListener((error) => {
      onError(error);
      return false;
    });
  }

  define(path: string, config: object, groups: Record<string, unknown>, definition: object): void {
    this.space.addComponentStaticConfig(path, config);
    // Taro listens on plain nodes (`bindtap` on a view); without the fallback no event would arrive.
    this.space.addCompiledTemplate(path, { groupList: groups, content: groups[path], fallbackListenerOnNativeNode: true });
    this.space.componentEnv(path, ({ Component }) => Component(definition));
  }

  /** Creates the page; `show` draws it, after the caller prepared the instance. */
  open<I>(path: string): { instance: I; host: JsdomElement; show(): void; close(): void } {
    const { document } = this.window;
    const host = document.createElement('div');
    const placeholder = document.createElement('div');
    document.body.appendChild(host);
    host.appendChild(placeholder);
    const root = this.createRootOf(path);
    const instance = root.getComponent().getMethodCaller() as I;
    return { instance, host, show: () => root.attach(host, placeholder), close: () => host.remove() };
  }

  fire(at: DomNode, type: string, detail: unknown): void {
    let node: DomNode | null = at;
    while (node && !node.__wxElement) node = node.parentElement;
    if (!node?.__wxElement) throw new Error(`nothing of the page lies behind <${at.tagName}>`);
    this.framework.Event.triggerEvent(node.__wxElement, type, detail, { bubbles: true, composed: true });
  }

  close(): void {
    this.window.close();
  }
}
