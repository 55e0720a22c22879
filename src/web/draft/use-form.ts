import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { api } from '../api.ts';
import { serverNow } from '../clock.ts';
import { useMe } from '../names.ts';
import { fieldProblems, problemWords } from '../words/problem.ts';
import { type Draft, draftKey, draftKeeper, keepable } from './draft-keeper.ts';

/** What a form is about: whose draft it keeps, what it begins with, and how it is saved. */
export interface FormAsk<T> {
  readonly ledger: AnyLedger;
  /** The form's own name among the drafts of the ledger. */
  readonly what: string;
  /** The row as it is seen when the form opens; null for a new one. */
  readonly seen: AnyRow | null;
  readonly start: Readonly<Record<string, unknown>>;
  /** Saves; throws a Problem with the words for the summary and for the fields. */
  readonly send: (draft: Draft) => Promise<T>;
  readonly onDone: (answer: T) => void;
}

/** The state of a form: values kept at every keystroke, problems per field, and the row somebody else has changed meanwhile. */
export function useForm<T>({ ledger, what, seen, start, send, onDone }: FormAsk<T>) {
  const queries = useQueryClient();
  const user = useMe().id;
  const fresh = (): Draft => ({ id: uuidv7(), values: start, seen, at: serverNow() });
  const [keeper] = useState(() => draftKeeper(() => localStorage, draftKey(user, ledger.name, what)));
  const [{ draft, origin }, setState] = useState(() => {
    const kept = keeper.load();
    return { draft: kept ?? fresh(), origin: kept ? 'kept' : 'fresh' };
  });
  const [mended, setMended] = useState<readonly string[]>([]);
  useEffect(() => {
    if (origin === 'typed') keeper.save(keepable(ledger, draft));
  }, [draft, origin, keeper, ledger]);

  const saving = useMutation({
    mutationFn: (wanted: Draft) => send(wanted).catch((error: unknown) => withCurrent(ledger, wanted, error)),
    onSuccess: async (answer) => {
      keeper.drop();
      onDone(answer);
      await queries.invalidateQueries({ queryKey: [ledger.name] });
    },
  });
  const save = (wanted: Draft) => {
    if (saving.isPending) return;
    setMended([]);
    saving.mutate(wanted);
  };
  const fields = Object.entries(fieldProblems(saving.error)).filter(([name]) => !mended.includes(name));
  return {
    values: draft.values,
    seen: draft.seen,
    keptAt: origin === 'kept' ? draft.at : null,
    isSaving: saving.isPending,
    trouble: saving.error === null ? null : problemWords(saving.error),
    problems: Object.fromEntries(fields),
    theirs: currentIn(saving.error),
    update: (name: string, change: (now: unknown) => unknown) => {
      setMended((all) => [...all, name]);
      setState(({ draft: now }) => ({
        draft: { ...now, at: serverNow(), values: { ...now.values, [name]: change(now.values[name] ?? null) } },
        origin: 'typed',
      }));
    },
    drop: () => {
      keeper.drop();
      saving.reset();
      setState({ draft: fresh(), origin: 'fresh' });
    },
    save: () => save(draft),
    /** Saves over what somebody else has written, with the values a person has decided on. */
    saveOver: (theirs: AnyRow, decided: Readonly<Record<string, unknown>>) => {
      const next = { ...draft, seen: theirs, values: { ...draft.values, ...decided } };
      setState({ draft: next, origin: 'typed' });
      save(next);
    },
  };
}

/** Throws the error again; when the row was changed meanwhile, together with the row as it is now. */
async function withCurrent(l: AnyLedger, draft: Draft, error: unknown): Promise<never> {
  if (!(error instanceof Problem) || error.code !== 'stale' || currentIn(error) || !draft.seen) throw error;
  const { row } = await api.row(l, draft.seen.id);
  throw new Problem('stale', error.message, { current: row });
}

/** The row as it is now, when that is what a save was refused for. */
function currentIn(error: unknown): AnyRow | null {
  if (!(error instanceof Problem) || error.code !== 'stale') return null;
  return (error.details['current'] ?? null) as AnyRow | null; // kernel/wire.ts: ProblemAnswer.current
}
