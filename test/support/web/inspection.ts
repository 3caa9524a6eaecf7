/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { WIDTH } from './phone';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Smaller than a thumb: `按钮 31 × 20`. */
export const smallTaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const LEAST_PX = 44;
    const acts = ['button', 'link', 'radio', 'switch', 'tab', 'checkbox'].map((role) => `[role=${role}]`).join(',');
    return [...document.querySelectorAll<HTMLElement>(`${acts}, .weui-tabbar__item`)].flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isSmall = width > 0 && (Math.round(width) < LEAST_PX || Math.round(height) < LEAST_PX);
      return isSmall ? [`${element.getAttribute('aria-label') ?? element.innerText} ${Math.round(width)} × ${Math.round(height)}`] : [];
    });
  });

/** Words that run off the page, out of their button, or under an edge that hides them; ellipses that are meant are let be. */
export const cutWords = (page: Page): Promise<string[]> =>
  page.evaluate((pageWidth) => {
    const SLACK_PX = 2;
    const isMeant = ({ textOverflow, webkitLineClamp }: CSSStyleDeclaration) => textOverflow === 'ellipsis' || !['none', ''].includes(webkitLineClamp);
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
    const isPressed = (element: Element) => ['button', 'link', 'radio', 'tab'].includes(element.getAttribute('role') ?? '');

    const sticksOut = (at: DOMRect, edge: DOMRect) => ({
      wide: at.right > edge.right + SLACK_PX || at.left < edge.left - SLACK_PX,
      high: at.bottom > edge.bottom + SLACK_PX || at.top < edge.top - SLACK_PX,
    });
    const cuts = (box: Element, style: CSSStyleDeclaration, at: DOMRect) => {
      const { wide, high } = sticksOut(at, box.getBoundingClientRect());
      return (wide && (hides(style.overflowX) || isPressed(box))) || (high && (hides(style.overflowY) || isPressed(box)));
    };
    const scrollsAside = (box: Element, style: CSSStyleDeclaration) => scrolls(style.overflowX) && box.scrollWidth > box.clientWidth;

    /** Why the words at `at` cannot be read; empty when they can. */
    const why = (element: Element | null, at: DOMRect): string => {
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box);
        if (isMeant(style) || scrollsAside(box, style)) return '';
        if (cuts(box, style, at)) return `cut by .${box.className}`;
        if (scrolls(style.overflowY)) break;
      }
      return at.right > pageWidth + SLACK_PX || at.left < -SLACK_PX ? 'off the page' : '';
    };

    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const words = text.textContent?.trim() ?? '';
      if (words === '' || ['SCRIPT', 'STYLE'].includes(text.parentElement?.tagName ?? '')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const at = range.getBoundingClientRect();
      const reason = at.width > 0 ? why(text.parentElement, at) : '';
      if (reason) found.push(`${words.slice(0, 24)}: ${reason}`);
    }
    if (document.documentElement.scrollWidth > pageWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
    return found;
  }, WIDTH);

interface Violation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** What axe calls serious or critical. */
export async function axeComplaints(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 160)} ${failureSummary?.split('\n')[1]?.trim() ?? ''}`));
}
