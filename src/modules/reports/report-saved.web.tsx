import { useQuery } from '@tanstack/react-query';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { usePeopleNames } from '../../web/names.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { momentWords } from '../../web/words/moment.ts';
import { report } from './report.ledger.ts';
import { reportPath, savedQuery } from './report-queries.web.ts';

/** The reports saved lately, the latest first. */
export function ReportSaved({ current }: { readonly current: string | undefined }) {
  const { data } = useQuery(savedQuery);
  const { today } = useNow();
  const nameOf = usePeopleNames();
  if (!data) return null;
  return (
    <section aria-label="已存报告" className="screen-only">
      <h2>已存报告</h2>
      {data.rows.length === 0 && <p className="quiet">保存的草稿和签发的报告列在这里</p>}
      <ul className="report-saved">
        {data.rows.map(({ id, state, createdAt, createdBy, ...row }) => (
          <li key={id}>
            <Anchor href={reportPath({ report: id })} aria-current={id === current ? 'page' : undefined}>
              {String(row['title'])}
            </Anchor>
            <p className="quiet">
              <StateMark ledger={report} state={state} /> {nameOf(createdBy)} {momentWords(createdAt, today)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
