import BellOutlined from '@ant-design/icons/es/icons/BellOutlined';
import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { useState } from 'react';
import { DutyRows } from '../today/duty-rows.tsx';
import { FigureLinks } from '../today/figure-links.tsx';
import { overdue, useOwedCounts } from '../today/owed.ts';
import { todayQuery } from '../today/today-query.ts';
import { countWords } from '../words/amount.ts';
import { useNow } from '../clock.ts';

/** How much is overdue in my reach; opened, the earliest of it, and the way to all. */
export function Alerts() {
  const [open, setOpen] = useState(false);
  const counts = useOwedCounts(overdue);
  const { total } = counts;
  const words = total && total.count > 0 ? `${countWords(total)} 项已超期` : '没有超期事项';
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={<Overdue counts={counts} words={words} close={() => setOpen(false)} />}
      destroyOnHidden
    >
      <button type="button" className="top-icon" aria-label={words} aria-expanded={open} title={words}>
        <BellOutlined aria-hidden />
        {total && total.count > 0 && <span className="top-count">{total.count > 99 ? '99+' : total.count}</span>}
      </button>
    </Popover>
  );
}

interface OverdueProps {
  readonly counts: ReturnType<typeof useOwedCounts>;
  readonly words: string;
  readonly close: () => void;
}

function Overdue({ counts, words, close }: OverdueProps) {
  const { data } = useQuery(todayQuery);
  const { now } = useNow();
  const lines = [...(data?.mine ?? []), ...(data?.area ?? [])].filter((line) => line.dueAt < now);
  const inOrder = lines.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
  const first = inOrder.filter((line, at) => inOrder.findIndex(({ rowId }) => rowId === line.rowId) === at).slice(0, 6);
  return (
    // A click on any link within leads away, so the panel closes behind it.
    <div
      className="alerts"
      onClickCapture={(event) => event.target instanceof Element && event.target.closest('a') && close()}
    >
      <h2>{words}</h2>
      {first.length > 0 && <DutyRows lines={first} titles={data?.titles ?? {}} shows="brief" />}
      {first.length === 0 && <p className="quiet">到期未办的事项会出现在这里。</p>}
      <FigureLinks counts={counts} />
    </div>
  );
}
