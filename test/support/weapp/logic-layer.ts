import { posix } from 'node:path';
import type { WeappPackage } from './package';

/** What Node (or a browser) has and WeChat's logic layer has not: code that needs one of these fails here as on a phone. */
const HIDDEN = [
  'window', 'document', 'self', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'indexedDB', 'global', 'process', 'Buffer',
  'XMLHttpRequest', 'WebSocket', 'EventSource', 'fetch', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File', 'FileReader', 'Image',
  'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'Event', 'EventTarget', 'CustomEvent',
  'MessageChannel', 'BroadcastChannel', 'performance', 'crypto', 'structuredClone', 'queueMicrotask', 'setImmediate', 'clearImmediate',
  'requestAnimationFrame', 'cancelAnimationFrame', 'atob', 'btoa', 'alert',
];
/** Language, not surroundings. */
const LANGUAGE = {
  Object, Array, Promise, Symbol, Map, Set, WeakMap, WeakSet, JSON, Math, Date, RegExp, Error, TypeError, RangeError, Number, String, Boolean,
  BigInt, Proxy, Reflect, ArrayBuffer, DataView, Uint8Array, Uint16Array, Uint32Array, Int8Array, Int16Array, Int32Array, Float32Array,
  Float64Array, Intl, parseInt, parseFloat, isNaN, isFinite, encodeURIComponent, decodeURIComponent, encodeURI, decodeURI,
};

const NO_CODE = () => {
  throw new EvalError('WeChat does not make code from text (new Function, eval)');
};
/** `x instanceof Function` works, making one does not. */
const NoFunction = new Proxy(Function, { apply: NO_CODE, construct: NO_CODE });

type Module = { exports: unknown };

/** Loads the package's JavaScript as WeChat does: CommonJS, each file once, with WeChat's globals only. */
export class LogicLayer {
  private readonly loaded = new Map<string, Module>();
  private readonly names: string[];
  private readonly values: unknown[];

  constructor(private readonly files: WeappPackage, globals: Record<string, unknown>) {
    const seen = { ...globals, globalThis: { ...LANGUAGE, ...globals }, Function: NoFunction };
    this.names = [...Object.keys(seen), ...HIDDEN];
    this.values = Object.values(seen);
  }

  load(path: string): unknown {
    const name = path.replace(/\.js$/, '');
    const known = this.loaded.get(name);
    if (known) return known.exports;
    const module: Module = { exports: {} };
    this.loaded.set(name, module);
    const code = `"use strict";${this.files.text(`${name}.js`)}\n//# sourceURL=weapp/${name}.js`;
    const body = new Function('require', 'module', 'exports', ...this.names, code);
    body((wanted: string) => this.load(this.resolve(name, wanted)), module, module.exports, ...this.values);
    return module.exports;
  }

  private resolve(from: string, wanted: string): string {
    return wanted.startsWith('/') ? wanted.slice(1) : posix.join(posix.dirname(from), wanted);
  }
}
