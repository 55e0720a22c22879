import { useQuery } from '@tanstack/react-query';
import type { Titles } from '../../kernel/wire.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { Due } from '../../web/ledger/due.tsx';
import { useAreaNames } from '../../web/names.ts';
import { momentWords } from '../../web/words/moment.ts';
import { methods, visit } from '../inspections/index.ts';
import { sectors } from '../sites/index.ts';
import { isOpen } from './earlier-finding.ts';
import { hazard } from './hazard.ledger.ts';
import { useEarlierHazards, useSite } from './use-visit-known.web.ts';

const shown = 4;

/** What an inspector should know of a site before looking around: who it is, what is still open, when it was last visited. */
export function SiteFacts({ siteId }: { readonly siteId: string }) {
  const areaName = useAreaNames();
  const file = useSite(siteId);
  const open = useEarlierHazards(siteId).filter(isOpen);
  if (!file) return null;
  const { row } = file;
  const open100 = open.length >= 100 ? '100+' : String(open.length);
  const sectorNames: Readonly<Record<string, string>> = sectors;
  return (
    <aside className="site-facts" aria-label="单位情况">
      <p>
        {[sectorNames[textOf(row['sector'])], areaName(row.area), textOf(row['principal'])].filter(Boolean).join(' · ')}
      </p>
      <p>
        <Anchor href={`/dossier/${siteId}`}>一页监管档案</Anchor>
      </p>
      <LastVisit siteId={siteId} />
      {open.length === 0 ? (
        <p className="quiet">没有未销号的隐患</p>
      ) : (
        <>
          <p>
            <Anchor href={listPath(hazard, { site: siteId, state: { not: ['closed', 'withdrawn'] } })}>
              未销号隐患 {open100} 处
            </Anchor>
          </p>
          <ul>
            {open.slice(0, shown).map(({ id, summary, state, dueAt }) => (
              <li key={id}>
                <Anchor href={rowPath(hazard, id)}>{summary}</Anchor>
                <StateMark ledger={hazard} state={state} />
                {dueAt !== null && <Due at={dueAt} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}

function LastVisit({ siteId }: { readonly siteId: string }) {
  const { today } = useNow();
  const { data } = useQuery({
    queryKey: [visit.name, 'list', 'last-at', siteId],
    queryFn: () => api.list(visit, { where: { site: siteId }, sort: '-startedAt', limit: 1 }),
  });
  const last = data?.rows[0];
  if (!data) return null;
  if (!last) return <p className="quiet">此前没有检查记录</p>;
  const names: Readonly<Record<string, string>> = methods;
  return (
    <p>
      上次检查{' '}
      <Anchor href={rowPath(visit, last.id)}>
        {momentWords(textOf(last['startedAt']), today)} {names[textOf(last['method'])]}
      </Anchor>{' '}
      <span className="quiet">{inspectorsOf(last['inspectors'], data.titles)}</span>
    </p>
  );
}

const inspectorsOf = (ids: unknown, titles: Titles) =>
  Array.isArray(ids) ? ids.map((id) => titles[textOf(id)] ?? '').join('、') : '';
