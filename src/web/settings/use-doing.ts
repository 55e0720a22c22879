import { useState } from 'react';
import { isSignedOut, session } from '../session.ts';
import { fieldProblems, problemWords } from '../words/problem.ts';

/** Something done at a click: whether it is under way, and what went wrong, as a whole and field by field. */
export interface Doing {
  readonly busy: boolean;
  readonly trouble: string | undefined;
  readonly fields: Readonly<Record<string, string>>;
  readonly run: (work: () => Promise<void>) => Promise<void>;
}

/** Runs one thing at a time; what was typed stays when it fails. */
export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (problem) {
      if (isSignedOut(problem)) session.set('ended');
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const trouble = error === undefined ? undefined : problemWords(error);
  // A field within a list is told by its own name: the form shows one of them at a time.
  const fields = Object.entries(fieldProblems(error)).map(([path, words]) => [path.split('.').at(-1) ?? path, words]);
  return { busy, trouble, fields: Object.fromEntries(fields), run };
}
