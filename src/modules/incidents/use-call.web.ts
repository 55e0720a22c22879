import { useEffect, useState } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { formFields } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { connection, suspectConnection } from '../../web/connection.ts';
import { useStore } from '../../web/store.ts';
import { incidentCall } from './call.ledger.ts';

const pauseMs = 1200;
const names = formFields(incidentCall).map(([name]) => name);

type Values = Readonly<Record<string, unknown>>;

/** Where what was heard is: nothing yet, in this browser on its way or cut off, or at the server for everybody on duty. */
export type Kept = 'nothing' | 'here' | 'cut' | 'server';

/** What of a form the ledger takes: its own fields with a value. */
export const draftOfCall = (values: Values): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));

/**
 * Keeps a call on the server at every pause, so that colleagues see it and a caller who hangs up leaves what was heard. While the server
 * is out of reach the form alone has it; it is sent as soon as the server answers again. `isThere`: what the form
 * begins with stands at the server already.
 */
export function useKeptCall(
  id: string,
  values: Values,
  { isOver, isThere }: { readonly isOver: boolean; readonly isThere: boolean },
): Kept {
  const link = useStore(connection);
  const said = JSON.stringify(draftOfCall(values));
  const [kept, setKept] = useState(isThere ? said : '');
  const isHeard = typeof values['heard'] === 'string' && values['heard'].trim() !== '';
  useEffect(() => {
    if (isOver || !isHeard || said === kept || link === 'lost') return undefined;
    const timer = setTimeout(() => {
      const draft = draftOfCall(JSON.parse(said) as Values); // written above
      keepCall(id, draft).then(() => setKept(said), suspectConnection);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [id, said, kept, isHeard, isOver, link]);
  if (!isHeard) return 'nothing';
  if (said === kept) return 'server';
  return link === 'lost' ? 'cut' : 'here';
}

/** Writes what was heard to the server now: a new call, or one that is still being taken. Gives the call as it stands. */
export async function keepCall(id: string, draft: Record<string, unknown>): Promise<AnyRow> {
  const there = await api.row(incidentCall, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'missing') return undefined;
    throw error;
  });
  if (!there) return (await api.create(incidentCall, id, draft)).row;
  if (there.row.state !== 'taking') return there.row;
  return (await api.update(incidentCall, id, there.row.version, draft)).row;
}
