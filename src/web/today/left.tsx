import { useNow } from '../clock.ts';
import { dueWords } from '../words/moment.ts';
import { timeLeft } from '../words/time-left.ts';

interface Props {
  readonly dueAt: string;
  /** The clause the clock rests on, shown when pointed at and in print. */
  readonly clause: string | undefined;
}

/** The time left on a clock: words and a bar that empties over the last week; past its time, ink on a red tint. */
export function Left({ dueAt, clause }: Props) {
  const { now, today } = useNow();
  const { words, past, share } = timeLeft(dueAt, now);
  const due = `${dueWords(dueAt, today)}到期`;
  return (
    <span className={past ? 'left left-past' : 'left'} title={clause ? `${due}。依据：${clause}` : due}>
      <time dateTime={dueAt}>{words}</time>
      {!past && (
        <span className="left-bar" aria-hidden="true">
          <span style={{ width: `${Math.round(share * 100)}%` }} />
        </span>
      )}
      {clause && <span className="print-only">（{clause}）</span>}
    </span>
  );
}
