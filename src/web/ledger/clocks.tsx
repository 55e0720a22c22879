import type { AnyLedger } from '../../kernel/ledger.ts';
import { roles } from '../../kernel/role.ts';
import type { DeadlineLine, RowAnswer } from '../../kernel/wire.ts';
import { useNow } from '../clock.ts';
import { clauseOf, useDesk } from '../desk.ts';
import { dueWords, momentWords } from '../words/moment.ts';
import { timeLeft } from '../words/time-left.ts';

/** The clocks of a row: what is due when, the time left as words and as a bar, who owes it and under which clause. */
export function Clocks({ ledger, answer }: { readonly ledger: AnyLedger; readonly answer: RowAnswer }) {
  if (answer.deadlines.length === 0) return null;
  return (
    <section aria-label="时限">
      <h2>时限</h2>
      <ul className="clocks">
        {answer.deadlines.map((line) => (
          <Clock key={line.name} ledger={ledger} line={line} />
        ))}
      </ul>
    </section>
  );
}

function Clock({ ledger, line }: { readonly ledger: AnyLedger; readonly line: DeadlineLine }) {
  const { now, today } = useNow();
  const clause = clauseOf(useDesk(), ledger, line.name);
  const deadline = ledger.deadlines[line.name];
  const left = timeLeft(line.dueAt, line.metAt ?? now);
  const isMet = line.metAt !== null;
  return (
    <li className={!isMet && left.past ? 'clock late' : 'clock'}>
      <p>
        <b>{deadline?.label ?? line.name}</b>
        <time dateTime={line.dueAt}>{dueWords(line.dueAt, today)}</time>
      </p>
      {isMet ? (
        <p>
          {momentWords(line.metAt, today)} 办结，{left.past ? left.words : '未超期'}
        </p>
      ) : (
        <p>
          {left.words}
          {!left.past && (
            <span className="clock-bar" aria-hidden>
              <span style={{ width: `${left.share * 100}%` }} />
            </span>
          )}
        </p>
      )}
      <p className="quiet">
        {deadline && !isMet && `由${roles[deadline.owes]}办理。`}
        {clause && `依据${clause}`}
      </p>
    </li>
  );
}
