import { useQuery } from '@tanstack/react-query';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { EntryLine, Titles } from '../../kernel/wire.ts';
import { api } from '../api.ts';
import { useNow } from '../clock.ts';
import type { Column } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { FieldView } from '../fields/index.tsx';
import { usePeopleNames } from '../names.ts';
import { Bones } from '../shell/page-skeleton.tsx';
import { momentWords } from '../words/moment.ts';
import { problemWords } from '../words/problem.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

/** What happened to a row, in sentences, the latest first: who, when, which step, and what it set. */
export function History({
  ledger,
  id,
  titles,
}: {
  readonly ledger: AnyLedger;
  readonly id: string;
  readonly titles: Titles;
}) {
  const { data, error } = useQuery({ queryKey: [ledger.name, 'history', id], queryFn: () => api.history(ledger, id) });
  return (
    <section aria-label="经过">
      <h2>经过</h2>
      {error && <p role="alert">{problemWords(error)}</p>}
      {!data && !error && <Bones count={3} />}
      <ol className="history">
        {data?.toReversed().map((entry) => (
          <Entry key={entry.id} entry={entry} of={{ ledger, id, titles }} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, of }: { readonly entry: EntryLine; readonly of: Place }) {
  const { today } = useNow();
  const nameOf = usePeopleNames();
  const { verb, parts } = sentenceOf(of.ledger, entry);
  return (
    <li>
      <span>{of.titles[entry.by] ?? (nameOf(entry.by) || unknownWords(entry.by))}</span>{' '}
      <time className="quiet" dateTime={entry.at}>
        {momentWords(entry.at, today)}
      </time>{' '}
      <b>{verb}</b>
      {entry.note && <>，{entry.action === 'opened' ? `事由：${entry.note}` : entry.note}</>}
      {parts
        .filter(({ column }) => !isLong(column))
        .map((part) => (
          <span key={part.column.name}>
            ，<Said {...part} of={of} />
          </span>
        ))}
      {parts
        .filter(({ column }) => isLong(column))
        .map((part) => (
          <div key={part.column.name} className="said">
            <Said {...part} of={of} />
          </div>
        ))}
    </li>
  );
}

/** One field an entry set; an edit says what it was before. */
function Said({ column, before, after, of }: Sentence['parts'][number] & { readonly of: Place }) {
  return (
    <>
      <span className="quiet">{column.label}</span>{' '}
      {before !== null && (
        <>
          由 <FieldView column={column} value={before} of={of} /> 改为{' '}
        </>
      )}
      {after === null ? '空白' : <FieldView column={column} value={after} of={of} />}
    </>
  );
}

/** Long words and pictures stand below the sentence, each on a line of its own. */
const isLong = (column: Column) => column.kind === 'note' || column.kind === 'files';

/** Names of people outside the bureau may be withheld; the clock's own id is all noughts. */
const unknownWords = (id: string) => (id.startsWith('00000000-0000-') ? '系统' : '（姓名未知）');
