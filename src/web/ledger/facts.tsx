import type { RowAnswer } from '../../kernel/wire.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { type Column, columnOf, columnsOf, inGroups } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { FieldView } from '../fields/index.tsx';
import { OpenSealed } from '../sealed/open-sealed.tsx';
import { isLongTitled } from './cell.tsx';

/** What a row says, in the groups of its fields; a group without a word is folded, a field without one is only named. */
export function Facts({ ledger, answer }: { readonly ledger: AnyLedger; readonly answer: RowAnswer }) {
  const own = columnsOf(ledger).filter(
    ({ name }) => name in ledger.fields && (name !== ledger.title || isLongTitled(ledger)),
  );
  const place = { ledger, id: answer.row.id, titles: answer.titles };
  const system = ['number', 'area', 'createdBy', 'createdAt', 'updatedAt'].flatMap(
    (name) => columnOf(ledger, name) ?? [],
  );
  return (
    <div className="facts">
      {inGroups(own).map(([group, columns]) => (
        <FactGroup key={group} label={group || '内容'} columns={columns} answer={answer} of={place} />
      ))}
      <FactGroup label="登记" columns={system} answer={answer} of={place} />
    </div>
  );
}

function FactGroup({ label, columns, answer: { row }, of }: GroupProps) {
  const isEmpty = ({ name }: Column) => (row[name] ?? null) === null;
  const empty = columns.filter(isEmpty);
  const labels = empty.map((column) => column.label).join('、');
  if (empty.length === columns.length) {
    return (
      <details className="facts-empty">
        <summary>
          {label}
          <span className="quiet">未填写</span>
        </summary>
        <p className="quiet">{labels}</p>
      </details>
    );
  }
  return (
    <section>
      <h2>{label}</h2>
      <dl>
        {columns.map(
          (column) =>
            !isEmpty(column) && (
              <div key={column.name} data-kind={column.kind}>
                <dt>{column.label}</dt>
                <dd>
                  <FieldView column={column} value={row[column.name]} of={of} />
                  {column.kind === 'sealed' && <OpenSealed column={column} of={of} />}
                </dd>
              </div>
            ),
        )}
      </dl>
      {empty.length > 0 && <p className="quiet unsaid">未填写：{labels}</p>}
    </section>
  );
}

interface GroupProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly answer: RowAnswer;
  readonly of: Place;
}
