import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type KeyboardEvent, useDeferredValue, useEffect, useEffectEvent, useState } from 'react';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { api } from '../api.ts';
import { Anchor } from './anchor.tsx';
import { targetOf } from './column.ts';
import { control, type EditProps, type FieldUi, textOf, type ViewProps } from './field-ui.ts';
import { rowPath } from './paths.ts';

/** A row of another ledger: read as a link, found by name, pinyin initials or number. */
export const refUi: FieldUi = { View: RefView, Edit: RefEdit };

function RefView({ column, value, of }: ViewProps) {
  const target = targetOf(column);
  const title = useTitle(target, textOf(value), of.titles[textOf(value)]);
  return <Anchor href={rowPath(target, textOf(value))}>{title}</Anchor>;
}

function RefEdit(p: EditProps) {
  const target = targetOf(p.column);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [awaited, setAwaited] = useState(''); // the words with which Enter came before the answer did
  const [words, asked] = [typed.trim(), useDeferredValue(typed.trim())];
  const found = useFound(target, asked, p.column.openIn);
  const isBehind = found.isBehind || asked !== words;
  // Until the answer to what is typed is there, Enter must not take a row of an earlier one.
  const rows = isBehind ? found.rows.filter(({ label }) => label.includes(words)) : found.rows;
  const id = textOf(p.value);
  const title = useTitle(target, id, p.of.titles[id]);
  const known = rows.some((row) => row.value === id) || id === '';
  const turn = (open: boolean) => {
    setOpen(open);
    setTyped('');
    setAwaited('');
  };
  /** Enter where there is nothing to take would close the list and lose what was typed. */
  const onEnter = (event: KeyboardEvent) => {
    const isSaving = event.ctrlKey || event.metaKey;
    if (event.key !== 'Enter' || isSaving || event.nativeEvent.isComposing || !isOpen || rows.length > 0) return;
    event.preventDefault();
    event.stopPropagation();
    setAwaited(isBehind ? words : '');
  };
  const isAnswered = awaited !== '' && awaited === words && !isBehind;
  const takeFirst = useEffectEvent(() => {
    if (!rows[0]) return;
    p.onChange(rows[0].value);
    turn(false);
  });
  useEffect(() => {
    const taking = isAnswered ? setTimeout(takeFirst) : undefined;
    return () => clearTimeout(taking);
  }, [isAnswered]);
  return (
    <Select
      {...control(p)}
      open={isOpen}
      value={id || null}
      onChange={(chosen) => p.onChange(chosen ?? null)}
      allowClear={!p.column.required}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      onOpenChange={turn}
      onInputKeyDown={onEnter}
      placeholder={`输入名称、拼音首字母或编号查找${target.label}`}
      notFoundContent={isBehind ? '正在查找' : `没有找到，请换个词，或先登记${target.label}`}
      options={known ? rows : [{ value: id, label: title }, ...rows]}
    />
  );
}

/**
 * The rows whose name holds the words, then those that search finds by initials or number; the latest ones for no words. Where only rows
 * in some states may be pointed at, no others are offered.
 */
function useFound(target: AnyLedger, words: string, openIn: readonly string[] | undefined) {
  const state = openIn ? { state: openIn } : {};
  const named = useQuery({
    queryKey: [target.name, 'list', 'pick', words, openIn],
    queryFn: () =>
      api.list(target, { where: { ...state, ...(words === '' ? {} : { [target.title]: { has: words } }) }, limit: 20 }),
    placeholderData: (before) => before,
  });
  const searched = useQuery({
    queryKey: ['rows', 'search', words],
    queryFn: () => api.search(words),
    enabled: words !== '',
  });
  const hits = words === '' ? [] : (searched.data ?? []).filter((hit) => hit.ledger === target.name);
  const ids = hits.map((hit) => hit.rowId);
  const open = useQuery({
    queryKey: [target.name, 'list', 'open', ids, openIn],
    queryFn: () => api.list(target, { where: { ...state, id: ids }, limit: 50 }),
    enabled: openIn !== undefined && ids.length > 0,
  });
  const isOpen = (id: string) => openIn === undefined || open.data?.rows.some((row) => row.id === id);
  const rows = [
    ...(named.data?.rows ?? []).map((row) => ({ value: row.id, label: textOf(row[target.title]) })),
    ...hits.filter(({ rowId }) => isOpen(rowId)).map((hit) => ({ value: hit.rowId, label: hit.title })),
  ];
  const isBehind = named.isPending || named.isPlaceholderData || (searched.isPending && words !== '') || open.isLoading;
  return { rows: [...new Map(rows.map((row) => [row.value, row])).values()], isBehind };
}

/** The title of a row: the one that came along, else asked for. */
function useTitle(target: AnyLedger, id: string, known: string | undefined): string {
  const { data } = useQuery({
    queryKey: [target.name, 'row', id],
    queryFn: () => api.row(target, id),
    enabled: known === undefined && id !== '',
  });
  return known ?? textOf(data?.row[target.title]) ?? '';
}
