import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../web/api.ts';
import { RowFrame } from '../../web/around/row-frame.tsx';
import { useRow } from '../../web/around/use-row.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { recheckResult } from './building.endpoints.ts';
import { recheckFaults, recheckItem, recheckSample } from './recheck.ledger.ts';
import './buildings.css';

const verdicts = {
  passed: '差错率在允许范围内',
  failed: '差错率超过允许值，请组织重新排查',
  unsure: '按现有复核数还不能判断，请继续复核',
} as const;

/** One re-check: what it has come to, with the interval of its rate, above the sample and its buildings. */
export function RecheckPage() {
  const { id = '' } = useParams({ strict: false });
  const answer = useRow(recheckSample, id);
  return answer ? <RowFrame ledger={recheckSample} answer={answer} lead={<Result id={id} />} /> : <PageSkeleton />;
}

function Result({ id }: { readonly id: string }) {
  const { data } = useQuery({
    queryKey: [recheckItem.name, 'result', id],
    queryFn: () => api.call(recheckResult, { id }),
  });
  if (!data) return null;
  const faults = Object.entries(data.faults).map(([fault, count]) => `${words(fault)} ${count}`);
  return (
    <section className="work-section" aria-label="抽查结果">
      <h2>抽查结果</h2>
      <dl className="recheck-result">
        <Line label="抽取">
          <Anchor href={listPath(recheckItem, { sample: id })}>{data.drawn} 栋</Anchor>
        </Line>
        <Line label="已复核">
          <Anchor href={listPath(recheckItem, { sample: id, state: { not: 'drawn' } })}>{data.checked} 栋</Anchor>
        </Line>
        <Line label="有误">
          <Anchor href={listPath(recheckItem, { sample: id, state: 'wrong' })}>{data.wrong} 栋</Anchor>
        </Line>
        <Line label="差错率">
          {data.rate === null ? '—' : `${data.rate.percent}%（95% 区间 ${data.rate.low}%～${data.rate.high}%）`}
        </Line>
      </dl>
      {faults.length > 0 && <p className="quiet">{faults.join('、')}</p>}
      {data.verdict !== null && (
        <p role="status">
          {verdicts[data.verdict]}（允许 {data.limit}%）
        </p>
      )}
    </section>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const words = (fault: string) => (recheckFaults as Readonly<Record<string, string>>)[fault] ?? fault;
