import type { JsdomElement } from 'jsdom';

/** What WeChat's audit counts. */
export interface NodeFigures {
  nodes: number;
  depth: number;
  /** Of the node that has the most, with its class. */
  mostChildren: number;
  crowdedNode: string;
}

const nameOf = (node: JsdomElement): string => `<${node.tagName.toLowerCase()} class="${node.getAttribute('class') ?? ''}">`;

export function describeNodes(host: JsdomElement): NodeFigures {
  const figures: NodeFigures = { nodes: 0, depth: 0, mostChildren: 0, crowdedNode: '' };
  const visit = (node: JsdomElement, depth: number): void => {
    figures.nodes += 1;
    figures.depth = Math.max(figures.depth, depth);
    if (node.children.length > figures.mostChildren) Object.assign(figures, { mostChildren: node.children.length, crowdedNode: nameOf(node) });
    for (const child of node.children) visit(child, depth + 1);
  };
  for (const child of host.children) visit(child, 1);
  return figures;
}
