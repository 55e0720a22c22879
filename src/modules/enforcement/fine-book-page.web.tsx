import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { parsePeriod } from '../../kernel/period.ts';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, rowPath } from '../../web/fields/paths.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { moneyWords } from '../../web/words/amount.ts';
import { dayWords } from '../../web/words/moment.ts';
import { fineBookQuery } from './case-queries.web.ts';
import { enforcementCase } from './case.ledger.ts';
import { finePayment } from './fine-payment.ledger.ts';
import './enforcement.css';

/** The book of fines of a year: imposed beside collected, month by month and by who enforced, and who still owes. */
export function FineBookPage() {
  usePageTitle('罚款台账');
  const { today } = useNow();
  const [year, setYear] = useState(today.slice(0, 4));
  const { data } = useQuery(fineBookQuery(year));
  const years = Array.from({ length: 5 }, (_, back) => String(Number(today.slice(0, 4)) - back));
  if (!data) return <PageSkeleton />;
  const sum = (of: 'imposed' | 'collected' | 'cases') => data.months.reduce((all, month) => all + month[of], 0);
  const shown = data.months.filter(({ month }) => month <= today.slice(0, 7));
  return (
    <div className="page fine-book">
      <header className="page-head">
        <h1>罚款台账</h1>
        <Select
          aria-label="年度"
          value={year}
          onChange={setYear}
          options={years.map((value) => ({ value, label: `${value}年` }))}
        />
      </header>
      <p className="quiet">决定罚款按决定日期计，收缴罚款（含加处）按缴款日期计，两者不相抵。</p>
      <table className="fine-table">
        <caption>按月</caption>
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col">处罚起数</th>
            <th scope="col">决定罚款</th>
            <th scope="col">收缴金额</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ month, cases, imposed, collected }) => (
            <tr key={month}>
              <th scope="row">{Number(month.slice(5))}月</th>
              <td>
                <Anchor href={listPath(enforcementCase, { decidedOn: daysOf(month) })}>{cases}</Anchor>
              </td>
              <td>{moneyWords(imposed)}</td>
              <td>{moneyWords(collected)}</td>
            </tr>
          ))}
          <tr className="fine-sum">
            <th scope="row">合计</th>
            <td>{sum('cases')}</td>
            <td>{moneyWords(sum('imposed'))}</td>
            <td>
              <Anchor href={listPath(finePayment, { paidOn: daysOf(year) })}>{moneyWords(sum('collected'))}</Anchor>
            </td>
          </tr>
        </tbody>
      </table>
      <table className="fine-table">
        <caption>按执法主体</caption>
        <tbody>
          {data.units.map(({ unit, cases, imposed, collected }) => (
            <tr key={unit}>
              <th scope="row">{unit}</th>
              <td>{cases} 起</td>
              <td>{moneyWords(imposed)}</td>
              <td>{moneyWords(collected)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <section aria-label="欠缴">
        <h2>欠缴 {data.owing.length} 起</h2>
        {data.owing.length === 0 && <p className="quiet">没有欠缴的罚款</p>}
        <ul className="fine-owing">
          {data.owing.map(({ id, name, number, payBy, unpaid, surcharge }) => (
            <li key={id} className={payBy !== null && payBy < today ? 'late' : undefined}>
              <Anchor href={rowPath(enforcementCase, id)}>{name}</Anchor>
              <span className="quiet">{number}</span>
              <span>欠缴 {moneyWords(unpaid)}</span>
              {surcharge > 0 && <span>加处 {moneyWords(surcharge)}</span>}
              {payBy !== null && <span>{dayWords(payBy, today)} 到期</span>}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

const daysOf = (code: string) => {
  const { from, to } = parsePeriod(code);
  return { gte: from, lte: to };
};
