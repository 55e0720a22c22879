import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../web/api.ts';
import { useRoles } from '../../web/names.ts';
import { dayWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { type FiledVisit, joinFilings } from './visit-calendar.endpoints.ts';
import { jointInspection, visitFiling } from './visit-filing.ledger.ts';

/** The enterprises to which several departments are about to go each by itself, with the way to go together. */
export function FilingsToJoin({ filings, today }: { readonly filings: readonly FiledVisit[]; readonly today: string }) {
  const may = useRoles().some((role) => joinFilings.by.includes(role));
  const open = filings.filter(({ state, joint, plannedOn }) => state === 'filed' && !joint && plannedOn >= today);
  const crowded = [...Map.groupBy(open, ({ site }) => site).values()].filter(
    (all) => new Set(all.map(({ department }) => department)).size > 1,
  );
  if (crowded.length === 0) return null;
  return (
    <section className="board-section" aria-label="多个部门将到同一单位">
      <div className="board-head">
        <h2>多个部门将到同一单位</h2>
        <span className="quiet">{crowded.length} 家</span>
      </div>
      <ul className="crowded">
        {crowded.map((all) => (
          <Crowded key={all[0]?.site} all={all} today={today} may={may} />
        ))}
      </ul>
    </section>
  );
}

function Crowded({
  all,
  today,
  may,
}: {
  readonly all: readonly FiledVisit[];
  readonly today: string;
  readonly may: boolean;
}) {
  const queries = useQueryClient();
  const days = [...new Set(all.map(({ plannedOn }) => plannedOn))];
  const [id] = useState(uuidv7);
  const [on, setOn] = useState(days[0] ?? today);
  const joining = useMutation({
    mutationFn: () =>
      api.call(joinFilings, { id, on, filings: all.map(({ id: filing, version }) => ({ id: filing, version })) }),
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [name] }) => name === visitFiling.name || name === jointInspection.name,
      }),
  });
  const name = all[0]?.siteName ?? '';
  return (
    <li>
      <b>{name}</b>
      <span>{all.map(({ department, plannedOn }) => `${department}（${dayWords(plannedOn, today)}）`).join('、')}</span>
      {may && (
        <span className="join-ways">
          <Select
            aria-label={`${name}联合检查日期`}
            value={on}
            onChange={setOn}
            options={days.map((day) => ({ value: day, label: dayWords(day, today) }))}
          />
          <Button loading={joining.isPending} onClick={() => joining.mutate()}>
            {joinFilings.label}
          </Button>
        </span>
      )}
      {joining.error && (
        <span role="alert" className="notice">
          {problemWords(joining.error)}
        </span>
      )}
    </li>
  );
}
