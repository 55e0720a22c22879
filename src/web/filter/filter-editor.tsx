import { Button } from 'antd';
import { useState } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Column } from '../fields/column.ts';
import { FieldEdit } from '../fields/index.tsx';
import { askedKind, type Given, isSpan, testOf } from './filter-test.ts';
import { listensTo, onFormKeys } from '../ledger/form-keys.ts';
import { without } from './list-where.ts';
import { Sheet } from '../ledger/sheet.tsx';

/** Asks for the filter of one column: a span of days or amounts, words, a person, a row. */
export function FilterEditor({
  ledger,
  column,
  where,
  onChange,
  onClose,
}: {
  readonly ledger: AnyLedger;
  readonly column: Column;
  readonly where: AnyWhere;
  readonly onChange: (where: AnyWhere) => void;
  readonly onClose: () => void;
}) {
  const [given, setGiven] = useState<Given>({ one: null, from: null, to: null });
  const asks = isSpan(column) ? ({ from: '从', to: '到' } as const) : ({ one: '内容' } as const);
  const done = () => {
    const test = testOf(column, given);
    onChange(test === undefined ? without(where, column.name) : { ...where, [column.name]: test });
    onClose();
  };
  return (
    <Sheet title={`筛选：${column.label}`} onClose={onClose}>
      <form
        className="form"
        {...listensTo((event) => onFormKeys(event, done))}
        onSubmit={(event) => {
          event.preventDefault();
          done();
        }}
      >
        {Object.entries(asks).map(([part, label]) => (
          <div key={part} className="field" data-field={part}>
            <label htmlFor={`filter-${part}`}>{label}</label>
            <FieldEdit
              id={`filter-${part}`}
              column={{ ...column, kind: askedKind(column), required: false, label }}
              value={given[part === 'from' ? 'from' : part === 'to' ? 'to' : 'one']}
              onChange={(value) => setGiven((now) => ({ ...now, [part]: value }))}
              update={() => undefined}
              of={{ ledger, id: '', titles: {} }}
              invalid={false}
              describedBy={undefined}
            />
          </div>
        ))}
        <div className="row-of">
          <Button type="primary" htmlType="submit">
            筛选
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </form>
    </Sheet>
  );
}
