import { Button } from 'antd';
import type { FocusEvent, KeyboardEvent } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { columnsOf } from '../fields/column.ts';
import { Pills } from '../fields/pills.tsx';
import type { Look } from './use-look.ts';

/** Chooses which columns a list shows and how close its rows stand. */
export function ColumnMenu({ ledger, look }: { readonly ledger: AnyLedger; readonly look: Look }) {
  const { columns, density, setColumns, setDensity } = look;
  const toggle = (name: string, on: boolean) =>
    setColumns(on ? [...columns, name] : columns.filter((one) => one !== name));
  return (
    <details className="column-menu" onBlur={closeOnLeaving} onKeyDown={closeOnEscape}>
      <summary role="button">列</summary>
      <div tabIndex={-1}>
        <Pills
          name="density"
          label="行距"
          options={{ roomy: '宽松', dense: '紧凑' }}
          value={density}
          onChange={(chosen) => setDensity(chosen ?? 'roomy')}
        />
        <ul>
          {columnsOf(ledger)
            .filter(({ name }) => name !== ledger.title)
            .map(({ name, label }) => (
              <li key={name}>
                <label>
                  <input
                    type="checkbox"
                    checked={columns.includes(name)}
                    onChange={(event) => toggle(name, event.target.checked)}
                  />
                  {label}
                </label>
              </li>
            ))}
        </ul>
        <Button type="link" size="small" onClick={() => setColumns(undefined)}>
          恢复常用列
        </Button>
      </div>
    </details>
  );
}

function closeOnLeaving({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>): void {
  if (!currentTarget.contains(relatedTarget)) currentTarget.removeAttribute('open');
}

function closeOnEscape({ currentTarget, key }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key !== 'Escape') return;
  currentTarget.removeAttribute('open');
  currentTarget.querySelector('summary')?.focus();
}
