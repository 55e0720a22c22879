import { Button, Input } from 'antd';
import { useState } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { useMe } from '../names.ts';
import { recall, remember } from '../remembered.ts';
import { type ListState, listStateOf, searchOf } from './list-state.ts';

interface Saved {
  readonly name: string;
  readonly search: string;
}

/** Filters this person keeps under a name in this browser: one press puts one on. */
export function SavedFilters({
  ledger,
  state,
  onChoose,
}: {
  readonly ledger: AnyLedger;
  readonly state: ListState;
  readonly onChoose: (state: ListState) => void;
}) {
  const key = `filters.${useMe().id}.${ledger.name}`;
  const [saved, setSaved] = useState(() => savedIn(recall(key)));
  const [name, setName] = useState<string>();
  const search = searchOf(state);
  const keep = (all: readonly Saved[]) => {
    setSaved(all);
    remember(key, all);
    setName(undefined);
  };
  const add = () =>
    name?.trim() && keep([...saved.filter((one) => one.name !== name.trim()), { name: name.trim(), search }]);
  const isSaved = saved.some((one) => one.search === search);
  const isPlain = Object.keys(state.where).length === 0;
  if (saved.length === 0 && isPlain) return null;
  return (
    <div className="saved screen-only" role="group" aria-label="常用筛选">
      {saved.map((one) => (
        <span key={one.name} className={one.search === search ? 'chip on' : 'chip'}>
          <button type="button" aria-pressed={one.search === search} onClick={() => onChoose(listStateOf(one.search))}>
            {one.name}
          </button>
          {one.search === search && (
            <button
              type="button"
              aria-label={`不再保存“${one.name}”`}
              onClick={() => keep(saved.filter((s) => s !== one))}
            >
              ×
            </button>
          )}
        </span>
      ))}
      {!isPlain && !isSaved && name === undefined && (
        <Button type="link" size="small" onClick={() => setName('')}>
          存为常用
        </Button>
      )}
      {name !== undefined && (
        <Input
          size="small"
          autoFocus
          aria-label="常用筛选的名称"
          placeholder="取个名称，回车保存"
          value={name}
          maxLength={20}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={add}
          onBlur={() => setName(undefined)}
          onKeyDown={(event) => event.key === 'Escape' && setName(undefined)}
        />
      )}
    </div>
  );
}

function savedIn(kept: unknown): readonly Saved[] {
  if (!Array.isArray(kept)) return [];
  return kept.filter((one): one is Saved => typeof one?.name === 'string' && typeof one.search === 'string');
}
