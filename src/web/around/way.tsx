import { useNow } from '../clock.ts';
import { dayWords, momentWords } from '../words/moment.ts';

/** One station of a way: its words, and the day or moment it was reached; '' while it lies ahead. */
export interface Station {
  readonly words: string;
  readonly at: string;
}

/** How far something has come, as a line of stations with when. */
export function Way({ stations }: { readonly stations: readonly Station[] }) {
  const { today } = useNow();
  const next = stations.findIndex(({ at }) => at === '');
  return (
    <ol className="way" aria-label="办理进度">
      {stations.map(({ words, at }, index) => (
        <li key={words} className={at === '' ? (index === next ? 'now' : undefined) : 'done'}>
          <b>{words}</b>
          {at === '' ? (index === next ? '待办' : '') : at.length === 10 ? dayWords(at, today) : momentWords(at, today)}
        </li>
      ))}
    </ol>
  );
}
