import { useQuery } from '@tanstack/react-query';
import { type RefSelectProps, Select } from 'antd';
import { type KeyboardEvent, type Ref, useState } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import { type Column, columnOf } from '../fields/column.ts';
import { findable } from '../fields/findable.ts';
import { useIsPhone } from '../fields/use-phone.ts';
import { areaNamer, areasQuery } from '../names.ts';
import { FilterEditor } from './filter-editor.tsx';
import { askedColumns, quickFilters, titled } from './quick-filters.ts';

/**
 * One box for every filter: typed words look in the names of rows and among the filters; Enter puts the first one on,
 * Backspace in the empty box takes the last one off.
 */
export function FilterBox({
  ledger,
  where,
  onChange,
  onBack,
  box,
}: {
  readonly ledger: AnyLedger;
  readonly where: AnyWhere;
  readonly onChange: (where: AnyWhere) => void;
  readonly onBack: () => void;
  readonly box: Ref<RefSelectProps>;
}) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<Column>();
  const { data: areas = [] } = useQuery(areasQuery);
  const quick = quickFilters(
    ledger,
    areas.map(({ id }) => ({ id, name: areaNamer(areas)(id) })),
  );
  const written = askedColumns(ledger);
  const groups = [...new Set(quick.map((one) => one.group))];
  const found = (words: string) => findable(words, typed);
  const name = columnOf(ledger, ledger.title)?.label ?? '';
  const options = [
    ...(typed.trim() === '' ? [] : [{ value: 'words', label: `${name}含“${typed.trim()}”` }]),
    ...groups.map((label) => ({
      label,
      options: quick
        .filter(({ group, words }) => group === label && (found(words) || found(label)))
        .map((one) => ({ value: `quick:${quick.indexOf(one)}`, label: `${one.words}${one.isOn(where) ? ' ✓' : ''}` })),
    })),
    {
      label: '更多条件',
      options: written.filter((c) => found(c.label)).map((c) => ({ value: `ask:${c.name}`, label: `${c.label}…` })),
    },
  ].filter((group) => !('options' in group) || group.options.length > 0);

  const choose = (value: string) => {
    const [kind, which = ''] = value.split(':');
    if (kind === 'words') onChange(titled(ledger, where, typed));
    if (kind === 'ask') setAsked(written.find((column) => column.name === which));
    const one = kind === 'quick' ? quick[Number(which)] : undefined;
    if (one) onChange(one.apply(where));
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && typed === '') onBack();
    if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
  };
  return (
    <>
      <Select<string>
        ref={box}
        className="filter-box"
        aria-label="筛选与查找"
        value={null}
        placeholder={useIsPhone() ? '筛选或查找' : '筛选或查找（/）'}
        showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
        onSelect={choose}
        onInputKeyDown={onKeyDown}
        defaultActiveFirstOption
        listHeight={420}
        popupMatchSelectWidth={320}
        suffixIcon={null}
        options={options}
      />
      {asked && (
        <FilterEditor
          ledger={ledger}
          column={asked}
          where={where}
          onChange={onChange}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
