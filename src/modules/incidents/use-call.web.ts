import { useEffect, useRef } from 'react';
import { formFields } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { incidentCall } from './call.ledger.ts';

const pauseMs = 1200;
const names = formFields(incidentCall).map(([name]) => name);

type Values = Readonly<Record<string, unknown>>;

/** What of a form the ledger takes: its own fields with a value. */
export const draftOfCall = (values: Values): Record<string, unknown> =>
  Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));

/**
 * Keeps a call on the server at every pause, so that colleagues see it and a caller who hangs up leaves what was heard. What cannot be kept
 * now is kept at the next pause; the form has it anyhow.
 */
export function useKeptCall(id: string, values: Values, isOver: boolean): void {
  const kept = useRef('');
  useEffect(() => {
    const said = JSON.stringify(draftOfCall(values));
    if (isOver || said === kept.current || typeof values['heard'] !== 'string' || values['heard'].trim() === '')
      return undefined;
    const timer = setTimeout(() => {
      kept.current = said;
      void keep(id, draftOfCall(values)).catch(() => {
        kept.current = '';
      });
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [id, values, isOver]);
}

async function keep(id: string, draft: Record<string, unknown>): Promise<void> {
  const there = await api.row(incidentCall, id).catch(() => undefined);
  if (!there) await api.create(incidentCall, id, draft);
  else if (there.row.state === 'taking') await api.update(incidentCall, id, there.row.version, draft);
}
