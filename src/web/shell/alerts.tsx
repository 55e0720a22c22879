import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import { useQuery } from '@tanstack/react-query';
import { useNow } from '../clock.ts';
import { DutyRows } from '../today/duty-rows.tsx';
import { FigureLinks } from '../today/figure-links.tsx';
import { type OwedCounts, useOverdue } from '../today/owed.ts';
import { todayQuery } from '../today/today-query.ts';
import { countWords } from '../words/amount.ts';
import { Drop } from './drop.tsx';

/** How much is overdue in my reach; opened, the earliest of it, and the way to all. */
export function Alerts() {
  const counts = useOverdue();
  const { total } = counts;
  const some = total && total.count > 0;
  const words = some ? `${countWords(total)} 项已逾期` : '没有逾期事项';
  const button = (open: boolean) => (
    <button type="button" className="top-icon" aria-label={words} aria-expanded={open} title={words}>
      <BellOutlined aria-hidden />
      {some && <span className="top-count">{total.count > 99 ? '99+' : total.count}</span>}
    </button>
  );
  return (
    <Drop placement="bottomRight" button={button}>
      <Overdue counts={counts} words={words} />
    </Drop>
  );
}

function Overdue({ counts, words }: { readonly counts: OwedCounts; readonly words: string }) {
  const { data } = useQuery(todayQuery);
  const { now } = useNow();
  const lines = [...(data?.mine ?? []), ...(data?.area ?? [])].filter((line) => line.dueAt < now);
  const inOrder = lines.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const first = inOrder.filter((line, at) => inOrder.findIndex(({ rowId }) => rowId === line.rowId) === at).slice(0, 6);
  return (
    <div className="alerts">
      <h2>{words}</h2>
      {first.length > 0 && <DutyRows lines={first} titles={data?.titles ?? {}} shows="brief" />}
      {first.length === 0 && <p className="quiet">到期未办的事项会出现在这里。</p>}
      <FigureLinks counts={counts} />
    </div>
  );
}
