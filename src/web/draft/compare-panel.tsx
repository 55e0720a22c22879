import { Button } from 'antd';
import { useState } from 'react';
import type { AnyRow } from '../../kernel/ledger.ts';
import type { Column } from '../fields/column.ts';
import type { Place } from '../fields/field-ui.ts';
import { FieldView } from '../fields/index.tsx';
import { Pills } from '../fields/pills.tsx';
import { StateMark } from '../ledger/cell.tsx';
import { type Difference, differences, merged, same, side } from './compare.ts';

/** What I saw, what is there now and what I typed, field by field: a person decides, and nothing is lost. */
export function ComparePanel({
  of,
  columns,
  seen,
  theirs,
  mine,
  refusal,
  isSaving,
  onDecided,
  onCancel,
}: {
  readonly of: Place;
  readonly columns: readonly Column[];
  readonly seen: Readonly<Record<string, unknown>>;
  readonly theirs: AnyRow;
  readonly mine: Readonly<Record<string, unknown>>;
  readonly refusal: string | undefined;
  readonly isSaving: boolean;
  readonly onDecided: (theirs: AnyRow, values: Readonly<Record<string, unknown>>) => void;
  readonly onCancel: () => void;
}) {
  const [decided, setDecided] = useState<Readonly<Record<string, 'theirs' | 'mine'>>>({});
  const all = differences(
    columns.map(({ name }) => name),
    seen,
    theirs,
    mine,
  );
  const open = all.filter((d) => d.clash && !decided[d.name]);
  const columnOf = (d: Difference) => columns.find(({ name }) => name === d.name);
  return (
    <section className="compare" aria-label="对照">
      <p role="alert">
        您填写期间，他人改动了这条{of.ledger.label}（现在状态：
        <StateMark ledger={of.ledger} state={theirs.state} />
        ）。请逐项确定以哪一份为准，您填写的内容都在这里。
      </p>
      {refusal && <p className="form-notice">{refusal}</p>}
      {all.map((d) => {
        const column = columnOf(d);
        return (
          column && (
            <div key={d.name} className="difference" role="group" aria-label={column.label}>
              <h3>{column.label}</h3>
              <dl>
                {(
                  [
                    ['您打开时', d.seen],
                    ['现在', d.theirs],
                    ['您填写', d.mine],
                  ] as const
                ).map(([label, value]) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      <FieldView column={column} value={value} of={of} />
                    </dd>
                  </div>
                ))}
              </dl>
              {!same(d.theirs, d.mine) && (
                <Pills
                  name={`decide-${d.name}`}
                  label={`${column.label}以哪一份为准`}
                  options={{ theirs: '用现在的', mine: '用我填写的' }}
                  value={decided[d.name] ?? (d.clash ? null : side(d))}
                  onChange={(chosen) => chosen && setDecided((now) => ({ ...now, [d.name]: chosen }))}
                />
              )}
            </div>
          )
        );
      })}
      <div className="form-end">
        {refusal === undefined && (
          <Button
            type="primary"
            disabled={open.length > 0}
            loading={isSaving}
            onClick={() => onDecided(theirs, merged(all, decided))}
          >
            {open.length > 0 ? `还有 ${open.length} 项待确定` : '按此保存'}
          </Button>
        )}
        <Button onClick={onCancel}>先不保存</Button>
      </div>
    </section>
  );
}
