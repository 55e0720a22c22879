import type { ReactNode } from 'react';
import type { Kind } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow, Row, System } from '../../kernel/ledger.ts';
import type { Titles } from '../../kernel/wire.ts';
import { type Column, columnsOf, ownerOf } from '../fields/column.ts';

/** A column a page draws itself; the width is in pixels. */
export interface OwnColumn<R> {
  readonly key: string;
  readonly label: string;
  readonly width?: number;
  readonly cell: (row: R, titles: Titles) => ReactNode;
}

/** The name of a column of a ledger: a field, the state, or what every ledger has. */
export type ColumnName<L extends AnyLedger> = (keyof L['fields'] & string) | 'state' | keyof System;

/** What a composed table may show: columns by name, and columns of the page's own. */
export type TableColumn<L extends AnyLedger> = ColumnName<L> | OwnColumn<Row<L>>;

/** A column as the table lays it out; one with `draw` is the page's own. */
export interface Laid {
  readonly name: string;
  readonly label: string;
  readonly width: number;
  readonly isSortable: boolean;
  readonly column?: Column;
  readonly draw?: (row: AnyRow, titles: Titles) => ReactNode;
}

/** The columns a list shows when nobody has chosen: name, number, state, whose or where, the first required words, and the clock or else a time. */
export function usualColumns(l: AnyLedger): readonly string[] {
  const columns = columnsOf(l);
  const has = (name: string) => columns.some((column) => column.name === name);
  const required = (...kinds: readonly Kind[]) =>
    columns.filter((c) => c.required && kinds.includes(c.kind) && c.name in l.fields).map((c) => c.name);
  const time = has('dueAt') ? 'dueAt' : (required('day', 'instant')[0] ?? 'createdAt');
  const names = [l.title, 'number', 'state', ownerOf(l)?.name ?? 'area', ...required('choice').slice(0, 2), time];
  return names.filter(has);
}

/** The columns of these names as the table lays them out, the name that opens the row always first. */
export function laidOut(l: AnyLedger, names: readonly string[]): readonly Laid[] {
  const columns = columnsOf(l);
  return [...new Set([l.title, ...names])].flatMap((name) => {
    const column = columns.find((one) => one.name === name);
    if (!column) return [];
    return [
      {
        name,
        label: column.label,
        width: name === l.title ? 0 : widthOf(column),
        isSortable: sortable.includes(column.kind),
        column,
      },
    ];
  });
}

/** A choice is as wide as its longest word; the title takes what is left. */
function widthOf({ name, kind, options }: Column): number {
  const longest = Math.max(0, ...Object.values(options ?? {}).map((words) => words.length));
  if (longest > 0) return Math.min(Math.max(longest * 14 + (name === 'state' ? 38 : 22), 88), 160);
  return { dueAt: 236, number: 196 }[name] ?? widths[kind];
}

/** As the server sorts (server/ledger/read.ts). */
const sortable: readonly Kind[] = ['day', 'instant', 'count', 'money', 'choice', 'text', 'area'];

const widths: Readonly<Record<Kind, number>> = {
  text: 160,
  note: 220,
  code: 180,
  sealed: 160,
  count: 90,
  money: 120,
  flag: 80,
  day: 110,
  instant: 176,
  choice: 112,
  ref: 172,
  person: 90,
  people: 140,
  area: 160,
  point: 190,
  files: 96,
};
