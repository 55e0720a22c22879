import type { AnyLedger } from '../../kernel/ledger.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { Named } from '../../kernel/wire.ts';
import { type Column, columnsOf } from '../fields/column.ts';
import { dueTests } from './chips.ts';
import { same } from '../draft/compare.ts';
import { toggled, wantedOf, without } from './list-where.ts';

/** One filter a list offers: putting it on twice takes it off again. */
export interface Quick {
  readonly words: string;
  readonly group: string;
  /** The column it is about. */
  readonly name: string;
  readonly isOn: (where: AnyWhere) => boolean;
  readonly apply: (where: AnyWhere) => AnyWhere;
}

/** What a list can be narrowed by with one choice, derived from the ledger: clocks, states, areas, words of choices, yes or no. */
export function quickFilters(l: AnyLedger, areas: readonly Named[]): readonly Quick[] {
  const columns = columnsOf(l);
  const has = (name: string) => columns.some((column) => column.name === name);
  return [
    ...(has('dueAt') ? Object.entries(dueTests).map(([words, test]) => fixed('到期', 'dueAt', words, test)) : []),
    ...options(columns.filter((column) => column.name === 'state')),
    ...areas.map((area) => fixed('区域', 'area', area.name, { within: area.id })),
    ...options(columns.filter((column) => column.kind === 'choice' && column.name !== 'state')),
    ...columns.filter((column) => column.kind === 'flag').flatMap((c) => yesNo(c, true, c.label, `非${c.label}`)),
    ...columns
      .filter((column) => column.kind === 'files' || column.kind === 'point')
      .flatMap((c) => yesNo(c, { set: true }, `有${c.label}`, `无${c.label}`)),
  ];
}

/** The columns whose filter has to be written: periods, amounts, words, people and rows of other ledgers. */
export function askedColumns(l: AnyLedger): readonly Column[] {
  const asked = ['day', 'instant', 'count', 'money', 'text', 'note', 'code', 'ref', 'person', 'people'];
  return columnsOf(l).filter((column) => asked.includes(column.kind) && column.name !== l.title);
}

/** The filter for words in the title, or without it when there are no words. */
export function titled(l: AnyLedger, where: AnyWhere, words: string): AnyWhere {
  const wanted = words.trim();
  return wanted === '' ? without(where, l.title) : { ...where, [l.title]: { has: wanted } };
}

function fixed(group: string, name: string, words: string, test: unknown): Quick {
  const isOn = (where: AnyWhere) => same(where[name], test);
  const apply = (where: AnyWhere) => (isOn(where) ? without(where, name) : { ...where, [name]: test });
  return { words, group, name, isOn, apply };
}

function options(columns: readonly Column[]): readonly Quick[] {
  return columns.flatMap(({ name, label, options }) =>
    Object.entries(options ?? {}).map(([key, words]) => ({
      words,
      group: label,
      name,
      isOn: (where: AnyWhere) => wantedOf(where[name]).includes(key),
      apply: (where: AnyWhere) => toggled(where, name, key),
    })),
  );
}

function yesNo(column: Column, test: unknown, yes: string, no: string): readonly Quick[] {
  const opposite = test === true ? false : { set: false };
  return [fixed('有无', column.name, yes, test), fixed('有无', column.name, no, opposite)];
}
