import { useNow } from '../clock.ts';
import { dueWords } from '../words/moment.ts';
import { timeLeft } from '../words/time-left.ts';

/** The next clock of a row: the time left in words, on a red tint once it has run out. */
export function Due({ at }: { readonly at: string }) {
  const { now, today } = useNow();
  const left = timeLeft(at, now);
  return (
    <span className={left.past ? 'due late' : 'due'}>
      <time dateTime={at}>{dueWords(at, today)}</time> {left.words}
    </span>
  );
}
