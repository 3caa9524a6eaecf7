import { useState } from 'react';
import type { z } from 'zod';
import { CallError } from './call-error';

/** Sentences by dotted field path, in the order of the schema; the first of each. */
export type Problems = Readonly<Record<string, string>>;

export function problemsIn(schema: z.ZodType, value: unknown): Problems {
  const { error } = schema.safeParse(value);
  const problems: Record<string, string> = {};
  for (const { path, message } of error?.issues ?? []) problems[path.join('.')] ??= message;
  return problems;
}

/** What the server said about the fields; empty when it refused for another reason. */
export const problemsFrom = (error: unknown): Problems =>
  error instanceof CallError ? Object.fromEntries(error.details.map(({ path, message }) => [path, message])) : {};

/** A form checked with the schema the server uses: silent until the first try, then up to date with every letter. */
export function useForm<S extends z.ZodObject>(schema: S, initial: z.input<S>) {
  const [value, setValue] = useState(initial);
  const [wasChecked, setChecked] = useState(false);
  const [refused, setRefused] = useState<Problems>({});
  const problems = wasChecked ? { ...refused, ...problemsIn(schema, value) } : refused;
  return {
    value,
    problems,
    set: (change: Partial<z.input<S>>) => {
      setRefused({});
      setValue((before) => ({ ...before, ...change }));
    },
    /** The parsed value, or undefined with the problems shown. */
    check: (): z.output<S> | undefined => {
      setChecked(true);
      return schema.safeParse(value).data;
    },
    refuse: (error: unknown) => setRefused(problemsFrom(error)),
  };
}
