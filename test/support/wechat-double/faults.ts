import type { WeChatFault } from './errors';

export type Fault =
  | { kind: 'refuse'; fault: WeChatFault }
  | { kind: 'delay'; ms: number }
  /** The connection ends without an answer. */
  | { kind: 'drop' }
  /** WeChat does what was asked, but the answer never comes. */
  | { kind: 'lose' }
  /** A gateway's page instead of an answer. */
  | { kind: 'page'; status: number };

/** There is no answer of WeChat. */
export const isBroken = ({ kind }: Fault): boolean => kind !== 'refuse' && kind !== 'delay';

/** What goes wrong next, path by path, in the order it was scripted. */
export class Faults {
  private readonly queues = new Map<string, Fault[]>();

  script(path: string, fault: Fault, times: number): void {
    this.queues.set(path, [...(this.queues.get(path) ?? []), ...Array.from({ length: times }, () => fault)]);
  }

  next(path: string): Fault | undefined {
    return this.queues.get(path)?.shift();
  }

  clear(): void {
    this.queues.clear();
  }
}
