/** The little of jsdom that the runner needs; the package brings no types. */
declare module 'jsdom' {
  interface JsdomElement {
    readonly nodeType: number;
    readonly tagName: string;
    readonly id: string;
    readonly children: Iterable<JsdomElement> & { readonly length: number };
    readonly childNodes: Iterable<JsdomElement>;
    readonly parentElement: JsdomElement | null;
    readonly firstElementChild: JsdomElement | null;
    readonly textContent: string | null;
    readonly innerHTML: string;
    getAttribute(name: string): string | null;
    appendChild(child: JsdomElement): void;
    remove(): void;
    querySelector(selector: string): JsdomElement | null;
    querySelectorAll(selector: string): Iterable<JsdomElement>;
  }
  interface JsdomWindow {
    document: { body: JsdomElement; createElement(tag: string): JsdomElement };
    close(): void;
    [name: string]: unknown;
  }
  export class JSDOM {
    constructor(html: string, options: { url: string; pretendToBeVisual: boolean });
    readonly window: JsdomWindow;
  }
}
