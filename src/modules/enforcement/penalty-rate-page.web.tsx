import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { endOfDay, startOfDay } from '../../kernel/calendar.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath } from '../../web/fields/paths.ts';
import { useAreaNames } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { visit } from '../inspections/index.ts';
import { enforcementCase } from './case.ledger.ts';
import { type PenaltyRate, penaltyRates } from './penalty-rate.endpoints.ts';
import { WorkTable } from '../../web/around/work-table.tsx';
import '../../web/ledger/list.css';

type Span = { readonly from: string; readonly to: string };

/** Who files and penalises how much of what is inspected: towns and sections in their order, each number opening its rows. */
export function PenaltyRatePage() {
  usePageTitle(penaltyRates.label);
  const { today } = useNow();
  const areaName = useAreaNames();
  const year = Number(today.slice(0, 4));
  const [code, setCode] = useState(String(year));
  const { data } = useQuery({
    queryKey: [enforcementCase.name, visit.name, 'penalty-rates', code],
    queryFn: () => api.call(penaltyRates, { period: code }),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const { whole, period } = data;
  const choices = [`${year}`, `${year}H1`, `${year}H2`, `${year - 1}`];
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>立案处罚率排名</h1>
          <p className="quiet">
            {period.label}检查 {whole.visits} 家次，立案处罚 {whole.penalised} 起，立案处罚率 {percent(whole.rate)}
          </p>
          <p className="quiet">期内作出处罚决定的案件÷期内检查家次；两个股室一同检查、办案的，各计一次</p>
        </div>
        <Select
          className="screen-only"
          aria-label="统计期"
          value={code}
          onChange={setCode}
          options={choices.map((value) => ({ value, label: parsePeriod(value).label }))}
        />
      </header>
      <Rates
        title="按股室"
        lines={data.sections}
        nameOf={(key) => key}
        whereOf={({ people }) => [{ inspectors: people }, { handlers: people }]}
        span={period}
      />
      <Rates
        title="按乡镇"
        lines={data.towns}
        nameOf={areaName}
        whereOf={({ key }) => [{ town: key }, { town: key }]}
        span={period}
      />
    </div>
  );
}

function Rates({
  title,
  lines,
  nameOf,
  whereOf,
  span: { from, to },
}: {
  readonly title: string;
  readonly lines: readonly PenaltyRate[];
  readonly nameOf: (key: string) => string;
  /** The filters of a line's visits and of its cases. */
  readonly whereOf: (line: PenaltyRate) => readonly [object, object];
  readonly span: Span;
}) {
  const made = { startedAt: { gte: startOfDay(from), lte: endOfDay(to) } };
  const decided = { decidedOn: { gte: from, lte: to }, exemptReason: { set: false } };
  return (
    <section className="work-section" aria-label={title}>
      <h2>{title}</h2>
      {lines.length === 0 && <p className="quiet">这一时期没有检查，也没有处罚。</p>}
      {lines.length > 0 && (
        <WorkTable heads={['单位', '位次', '检查家次', '处罚起数', '立案处罚率']} counts>
          {lines.map((line) => {
            const [visits, cases] = whereOf(line);
            return (
              <tr key={line.key}>
                <th scope="row">{nameOf(line.key)}</th>
                <td className="number" data-label="位次">
                  {lines.findIndex(({ rate }) => rate === line.rate) + 1}
                </td>
                <td className="number" data-label="检查家次">
                  <Anchor href={listPath(visit, { ...made, ...visits })}>{line.visits}</Anchor>
                </td>
                <td className="number" data-label="处罚起数">
                  <Anchor href={listPath(enforcementCase, { ...decided, ...cases })}>{line.penalised}</Anchor>
                </td>
                <td className="number" data-label="立案处罚率">
                  {percent(line.rate)}
                </td>
              </tr>
            );
          })}
        </WorkTable>
      )}
    </section>
  );
}

const percent = (rate: number | null): string => (rate === null ? '—' : `${rate}%`);
