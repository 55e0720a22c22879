import { Button } from 'antd';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Titles } from '../../kernel/wire.ts';
import { useSay } from '../fields/use-say.ts';
import { chipsOf } from './chips.ts';
import { without } from './list-where.ts';

/** The filter as chips that read as a sentence; each can be taken away. */
export function FilterChips({
  ledger,
  where,
  titles,
  onChange,
}: {
  readonly ledger: AnyLedger;
  readonly where: AnyWhere;
  readonly titles: Titles;
  readonly onChange: (where: AnyWhere) => void;
}) {
  const chips = chipsOf(ledger, where, useSay(titles));
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label={`筛选：${chips.map((chip) => chip.words).join(' · ')}`}>
      {chips.map(({ key, words }) => (
        <li key={key} className="chip">
          {words}
          <button
            type="button"
            className="screen-only"
            aria-label={`去掉“${words}”`}
            onClick={() => onChange(without(where, key))}
          >
            ×
          </button>
        </li>
      ))}
      <li className="screen-only">
        <Button type="link" size="small" onClick={() => onChange({})}>
          清空
        </Button>
      </li>
    </ul>
  );
}
