import { useQuery } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { dayWords } from '../../web/words/moment.ts';
import { useNow } from '../../web/clock.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { assessmentRows } from './coordination.endpoints.ts';

/** The rows that cost a town points by one item, each a link to itself. */
export function LostRows({
  assessment,
  item,
  town,
  version,
}: {
  readonly assessment: string;
  readonly item: string;
  readonly town: string;
  readonly version: number;
}) {
  const { today } = useNow();
  const { data } = useQuery({
    queryKey: ['assessment', 'rows', assessment, item, town, version],
    queryFn: () => api.call(assessmentRows, { id: assessment, item, town }),
  });
  if (!data) return <p className="quiet">正在取明细…</p>;
  return (
    <ol className="lost-rows">
      {data.rows.map(({ ledger, id, title, at }) => (
        <li key={id}>
          <Anchor href={`/l/${ledger}/${id}`}>{title}</Anchor>
          {at !== null && (
            <span className="quiet">{dayWords(at.length > 10 ? dayOf(new Date(at).toISOString()) : at, today)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}
