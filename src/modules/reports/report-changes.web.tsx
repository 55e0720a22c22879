import type { AnyLedger } from '../../kernel/ledger.ts';
import type { EntryLine } from '../../kernel/wire.ts';
import { useDesk } from '../../web/desk.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { rowPath } from '../../web/fields/paths.ts';
import { useSay } from '../../web/fields/use-say.ts';
import { type Say, wordsOf } from '../../web/fields/words-of.ts';
import { sentenceOf, sentenceWords } from '../../web/ledger/sentence.ts';
import { momentWords } from '../../web/words/moment.ts';
import type { Composed } from './composed.ts';
import { valueWords } from './value-words.ts';
import type { ChangedRows, Comparison, FigureChange } from './report.endpoints.ts';

/** What became of the figures after the signing: each with the rows behind it, and who changed them when and how. */
export function ReportChanges({ content, changes }: { readonly content: Composed; readonly changes: Comparison }) {
  const moved = changes.figures.filter(isMoved);
  const touched = changes.figures.filter((figure) => !isMoved(figure));
  return (
    <section aria-label="签发后的变化">
      <h2>签发后</h2>
      <p>{moved.length === 0 ? '数字没有变化' : `签发后 ${moved.length} 个数字有变化`}</p>
      {moved.map((change) => (
        <Change key={change.key} change={change} content={content} changes={changes} />
      ))}
      {touched.length > 0 && (
        <details>
          <summary>{touched.length} 个数字未变，所计记录有新办理</summary>
          {touched.map((change) => (
            <Change key={change.key} change={change} content={content} changes={changes} />
          ))}
        </details>
      )}
    </section>
  );
}

/** Whether the figure itself, the rows it counts or its definition is another now. */
const isMoved = ({ valueThen, valueNow, added, gone, redefined }: FigureChange) =>
  valueThen !== valueNow || added.count + gone.count > 0 || redefined;

interface ChangeProps {
  readonly change: FigureChange;
  readonly content: Composed;
  readonly changes: Comparison;
}

function Change({ change, content, changes }: ChangeProps) {
  const ledger = useDesk().registry.ledgers.get(change.ledger);
  const figure = content.figures.find(({ key }) => key === change.key);
  if (!ledger || !figure) return null;
  const { valueThen, valueNow } = change;
  const values =
    valueThen === valueNow
      ? `仍为 ${valueWords(figure, valueNow)}`
      : `${valueWords(figure, valueThen)} → ${valueWords(figure, valueNow)}`;
  return (
    <details className="report-change">
      <summary>
        {figure.label} <b>{values}</b>
      </summary>
      {change.redefined && <p>指标口径在签发后调整过，以下按签发时的口径对照。</p>}
      {figure.ratio && <p className="quiet">随分子、分母变化，见各自的记录。</p>}
      <Rows label="新增" rows={change.added} ledger={ledger} changes={changes} />
      <Rows label="不再计入" rows={change.gone} ledger={ledger} changes={changes} />
      <Rows label="有新办理" rows={change.changed} ledger={ledger} changes={changes} />
    </details>
  );
}

interface RowsProps {
  readonly label: string;
  readonly rows: ChangedRows;
  readonly ledger: AnyLedger;
  readonly changes: Comparison;
}

function Rows({ label, rows, ledger, changes }: RowsProps) {
  const say = useSay(changes.titles);
  if (rows.count === 0) return null;
  const rest = rows.count - rows.rows.length;
  return (
    <>
      <h3>
        {label} {rows.count} 条
      </h3>
      <ul>
        {rows.rows.map((row) => (
          <li key={row.id}>
            <Anchor href={rowPath(ledger, row.id)}>{row.title || row.number || '（未命名）'}</Anchor>
            {row.entries.map((entry) => (
              <p key={entry.id} className="quiet">
                {entryWords(ledger, entry, say)}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="quiet">另有 {rest} 条，请打开列表查看</p>}
    </>
  );
}

/** An entry in one line: '王某 8月16日 10:00 修改，所属专项行动由 … 改为 …'. */
function entryWords(ledger: AnyLedger, entry: EntryLine, say: Say): string {
  const who = say.titles[entry.by] ?? (say.personName(entry.by) || '系统');
  const what = sentenceWords(sentenceOf(ledger, entry), (column, value) => wordsOf(column, value, say));
  return `${who} ${momentWords(entry.at, say.today)} ${what}`;
}
