import { Button, Checkbox, Popover } from 'antd';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { columnsOf } from '../fields/column.ts';
import { Pills } from '../fields/pills.tsx';
import type { Look } from './use-look.ts';

/** Chooses which columns a list shows and how close its rows stand. */
export function ColumnMenu({ ledger, look }: { readonly ledger: AnyLedger; readonly look: Look }) {
  const { columns, density, setColumns, setDensity } = look;
  const toggle = (name: string, on: boolean) =>
    setColumns(on ? [...columns, name] : columns.filter((one) => one !== name));
  const menu = (
    <div className="column-menu">
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
              <Checkbox checked={columns.includes(name)} onChange={(event) => toggle(name, event.target.checked)}>
                {label}
              </Checkbox>
            </li>
          ))}
      </ul>
      <Button type="link" size="small" onClick={() => setColumns(undefined)}>
        恢复常用列
      </Button>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={menu}>
      <Button>列</Button>
    </Popover>
  );
}
