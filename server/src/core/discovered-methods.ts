import type { DiscoveryService, MetadataScanner } from '@nestjs/core';

export interface MarkedMethod<Mark> {
  mark: Mark;
  /** `ReportNotices.tellReporter`, for the log. */
  name: string;
  call(argument: unknown): unknown;
}

type Method = (argument: unknown) => unknown;

/** The methods of all providers that a decorator has marked with metadata. */
export function markedMethods<Mark>(discovery: DiscoveryService, scanner: MetadataScanner, key: symbol): MarkedMethod<Mark>[] {
  return discovery.getProviders().flatMap(({ instance }) => {
    const owner: unknown = instance;
    return isObject(owner) ? methodsOf<Mark>(owner, scanner, key) : [];
  });
}

function methodsOf<Mark>(owner: Record<string, unknown>, scanner: MetadataScanner, key: symbol): MarkedMethod<Mark>[] {
  return scanner.getAllMethodNames(Object.getPrototypeOf(owner) as object).flatMap((property) => {
    const method = owner[property];
    if (!isMethod(method)) return [];
    // A decorator marks the method itself: looking through its prototypes as well took a tenth of a second of every start.
    const mark = Reflect.getOwnMetadata(key, method) as Mark | undefined;
    if (mark === undefined) return [];
    return [{ mark, name: `${owner.constructor.name}.${property}`, call: method.bind(owner) }];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isMethod = (value: unknown): value is Method => typeof value === 'function';
