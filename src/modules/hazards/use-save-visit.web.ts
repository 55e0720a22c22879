import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayOf } from '../../kernel/calendar.ts';
import { parse } from '../../kernel/schema.ts';
import { api } from '../../web/api.ts';
import { serverNow } from '../../web/clock.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { visit } from '../inspections/index.ts';
import { handlings } from './finding-card.web.tsx';
import { hazard } from './hazard.ledger.ts';
import { order } from './order.ledger.ts';
import { recordVisit } from './record-visit.endpoints.ts';
import type { Recorded } from './recorded-visit.web.tsx';
import type { Entering } from './use-visit-draft.web.ts';
import { useSite } from './use-visit-known.web.ts';
import { askedOf, faultsOf, type Known, type Values } from './visit-draft.ts';

/** Saves a visit: first by the rules, on this page, then at the server; what either finds wrong stands at its field. */
export function useSaveVisit(entering: Entering, known: Known, onRecorded: (recorded: Recorded) => void) {
  const queries = useQueryClient();
  const { id, draft } = entering;
  const siteName = textOf(useSite(textOf(draft.visit['site']))?.row['name']);
  const [tries, setTries] = useState(0);
  const [isRefused, setRefused] = useState(false);
  const asked = () => askedOf(id, draft, known);

  const sending = useMutation({
    mutationFn: (values: Values) => api.call(recordVisit, parse(recordVisit.input, values)),
    onSuccess: async (answer) => {
      entering.drop();
      onRecorded({
        ...answer,
        siteName,
        orderLabel: order.fields.kind.options[draft.order.kind] ?? '',
        findings: draft.findings.map((finding) => ({
          id: finding.id,
          summary: textOf(finding.values['summary']),
          handling: handlings[finding.handling],
        })),
      });
      const written: readonly string[] = [visit.name, hazard.name, order.name];
      await queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => written.includes(textOf(name)) });
    },
  });
  const save = () => {
    if (sending.isPending) return;
    setTries((now) => now + 1);
    const values = withEnd(asked(), draft.visit);
    const isFaulty = Object.keys(faultsOf(values, known)).length > 0;
    sending.reset();
    setRefused(isFaulty);
    if (!isFaulty) sending.mutate(values);
  };
  // A field that was found wrong says so until it is right; the server's word stands until the next try.
  const own = isRefused ? faultsOf(asked(), known) : {};
  const { 'visit.pick': lot, ...told } = fieldProblems(sending.error);
  // The lot has no field of its own here: it is ticked beside how the visit came about.
  const faults: Readonly<Record<string, string>> = {
    ...told,
    ...(lot === undefined ? {} : { 'visit.method': lot }),
    ...own,
  };
  const words = sending.error ? problemWords(sending.error) : '有几处填写需要修改，点一下即可跳到那里';
  const isTroubled = sending.error !== null || Object.keys(own).length > 0;
  return {
    save,
    isSaving: sending.isPending,
    faults,
    trouble: isTroubled ? { key: `${tries} ${String(sending.error !== null)}`, words } : undefined,
  };
}

/** A visit entered while one is there ends now; one entered afterwards ends when it is said to. */
function withEnd(asked: Values, typed: Values): Values {
  const values = asked['visit'];
  const [startedAt, now] = [textOf(typed['startedAt']), serverNow()];
  const isAfter = startedAt !== '' && startedAt < now && dayOf(startedAt) === dayOf(now);
  if (!isAfter || typeof values !== 'object' || 'endedAt' in typed) return asked;
  return { ...asked, visit: { ...values, endedAt: now } };
}
