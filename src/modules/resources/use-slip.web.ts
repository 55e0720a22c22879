import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { serverNow } from '../../web/clock.ts';
import { draftKeeper, draftKey } from '../../web/draft/draft-keeper.ts';
import { useMe } from '../../web/names.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';

/** A row of a slip: the id it will have, and what was typed. */
export interface SlipLine {
  readonly id: string;
  readonly supply: string | null;
  readonly quantity: number | null;
  readonly batch: string;
  readonly expiresOn: string;
}

/** What is typed of a slip: its head, by name, and its rows. */
export interface Slip {
  readonly id: string;
  readonly head: Readonly<Record<string, unknown>>;
  readonly lines: readonly SlipLine[];
}

/** A row to type in. */
export const blankLine = (): SlipLine => ({ id: uuidv7(), supply: null, quantity: null, batch: '', expiresOn: '' });

/** The state of a slip: kept in the browser at every keystroke under a name, sent as a whole, what is wrong said beside its field. */
export function useSlip<T>(
  what: string,
  start: Slip['head'],
  { send, onSent }: { readonly send: (slip: Slip) => Promise<T>; readonly onSent: (answer: T) => void },
) {
  const queries = useQueryClient();
  const user = useMe().id;
  const [keeper] = useState(() => draftKeeper(() => localStorage, draftKey(user, 'slip', what)));
  const fresh = (): Slip => ({ id: uuidv7(), head: start, lines: [blankLine()] });
  const [slip, setSlip] = useState<Slip>(() => keptSlip(keeper.load()) ?? fresh());
  const [isTyped, setTyped] = useState(false);
  useEffect(() => {
    if (isTyped) keeper.save({ id: slip.id, values: { ...slip }, seen: null, at: serverNow() });
  }, [slip, isTyped, keeper]);
  const sending = useMutation({
    mutationFn: () => send(slip),
    onSuccess: async (answer) => {
      keeper.drop();
      setTyped(false);
      setSlip(fresh());
      onSent(answer);
      await queries.invalidateQueries();
    },
  });
  const change = (next: (now: Slip) => Slip) => {
    setTyped(true);
    setSlip(next);
  };
  return {
    ...slip,
    faults: fieldProblems(sending.error),
    trouble: sending.error === null ? null : problemWords(sending.error),
    isSending: sending.isPending,
    setHead: (name: string, value: unknown) =>
      change((now) => ({ ...now, head: { ...now.head, [name]: value === '' ? null : value } })),
    setLine: (id: string, part: Partial<SlipLine>) =>
      change((now) => ({ ...now, lines: now.lines.map((line) => (line.id === id ? { ...line, ...part } : line)) })),
    addLine: () => change((now) => ({ ...now, lines: [...now.lines, blankLine()] })),
    removeLine: (id: string) => change((now) => ({ ...now, lines: now.lines.filter((line) => line.id !== id) })),
    save: () => {
      if (!sending.isPending) sending.mutate();
    },
  };
}

/** What a slip is, as it goes through a page. */
export type Entering = ReturnType<typeof useSlip<unknown>>;

function keptSlip(kept: { readonly values: Readonly<Record<string, unknown>> } | null): Slip | undefined {
  const found = kept?.values as Partial<Slip> | undefined; // written by this hook
  return found?.id && found.head && found.lines ? { id: found.id, head: found.head, lines: found.lines } : undefined;
}
