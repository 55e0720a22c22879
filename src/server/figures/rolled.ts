import { createHash } from 'node:crypto';
import type { AnyIndicator, FigureAsk } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Registry } from '../../kernel/module.ts';
import { type AnyWhere, filters, isOp, isRecord, kindOf, nestedTarget } from '../../kernel/where.ts';

/**
 * A flow that is kept by day: what it counts depends on the row alone, and on the cutoff only as moments of the row have come by then
 * or not. Its filter falls into what is fixed when the row is written and what moves with the cutoff.
 */
export interface Rolled {
  /** The indicator's code with a mark of its declaration: declared otherwise, it is kept anew. */
  readonly key: string;
  readonly ledger: AnyLedger;
  readonly measure: AnyIndicator;
  readonly at: string;
  readonly fixed: AnyWhere;
  readonly moving: AnyWhere;
  /** The columns that the moving part tests. */
  readonly moments: readonly string[];
  readonly by: readonly string[];
}

/** How far a figure is narrowed: to some values of a column it is kept apart by, and to what lies before the cutoff. */
export interface Narrowed {
  readonly by: string;
  readonly of: readonly string[];
  readonly untilCutoff: boolean;
}

const made = new WeakMap<Registry, ReadonlyMap<string, Rolled>>();

/** The indicators that are kept by day, by their code: by their declaration alone. */
export function rolledOf(registry: Registry): ReadonlyMap<string, Rolled> {
  const known = made.get(registry);
  if (known) return known;
  const found = [...registry.indicators].flatMap(([code, { ledger, indicator }]) => {
    const rolled = asRolled(code, ledger, indicator);
    return rolled ? [[code, rolled] as const] : [];
  });
  const all = new Map(found);
  made.set(registry, all);
  return all;
}

function asRolled(code: string, ledger: AnyLedger, measure: AnyIndicator): Rolled | undefined {
  const { at, where = {}, by = [] } = measure;
  if (at === undefined || measure.distinct !== undefined) return undefined;
  const tests = conjuncts(where);
  const moving = tests.filter(mentionsCutoff);
  const fixed = tests.filter((test) => !mentionsCutoff(test));
  if (!fixed.every((test) => isFixed(ledger, test))) return undefined;
  if (!moving.every((test) => isMoving(ledger, test))) return undefined;
  const moments = [...new Set(moving.flatMap(columnsIn))];
  const mark = createHash('sha256')
    .update(JSON.stringify([at, where, measure.sum ?? null, by]))
    .digest('hex')
    .slice(0, 10);
  return { key: `${code}@${mark}`, ledger, measure, at, fixed: { and: fixed }, moving: { and: moving }, moments, by };
}

/** How a figure asked for narrows its indicator, when that can be answered from what is kept. */
export function narrowedBy({ by, at }: Rolled, { where = {} }: FigureAsk): Narrowed | undefined {
  const tests = conjuncts(where);
  const rest = tests.filter((test) => !isBound(test, at));
  const untilCutoff = rest.length < tests.length;
  if (rest.length === 0) return { by: '', of: [''], untilCutoff };
  const [[name, test] = ['', undefined], ...more] = rest.flatMap((one) => Object.entries(one));
  const values = Array.isArray(test) ? test : [test];
  const isKept = more.length === 0 && by.includes(name) && values.every((one) => isPlain(one));
  return isKept ? { by: name, of: values.map(String), untilCutoff } : undefined;
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
const isBound = (test: AnyWhere, at: string) => {
  const bound = test[at];
  return isRecord(bound) && Object.keys(bound).length === 1 && bound['lte'] === '@cutoff';
};

/** The tests that must all hold, each by itself. */
function conjuncts(where: AnyWhere): readonly AnyWhere[] {
  return Object.entries(where).flatMap(([name, test]) =>
    name === 'and' ? filters(test).flatMap(conjuncts) : [{ [name]: test }],
  );
}

const mentionsCutoff = (where: AnyWhere): boolean => JSON.stringify(where).includes('"@cutoff"');

/** Whether a filter says the same of a row whenever it is asked, and asks of nothing but the row. */
function isFixed(l: AnyLedger, where: AnyWhere): boolean {
  return Object.entries(where).every(([name, test]) => {
    if (name === 'or' || name === 'and') return filters(test).every((one) => isFixed(l, one));
    const kind = kindOf(l, name);
    if (kind === undefined || kind === 'sealed' || kind === 'area') return false;
    return nestedTarget(l, name, test) === undefined && !/"@(now|today|cutoff)/.test(JSON.stringify(test));
  });
}

/** Whether a filter asks nothing of a row but whether moments of it are there, and have come by the cutoff. */
function isMoving(l: AnyLedger, where: AnyWhere): boolean {
  return Object.entries(where).every(([name, test]) => {
    if (name === 'or' || name === 'and') return filters(test).every((one) => isMoving(l, one));
    const kind = kindOf(l, name);
    if ((kind !== 'day' && kind !== 'instant') || !isRecord(test)) return false;
    return Object.entries(test).every(([op, wanted]) =>
      op === 'set' ? typeof wanted === 'boolean' : (op === 'lte' || op === 'gt') && wanted === '@cutoff',
    );
  });
}

function columnsIn(where: AnyWhere): readonly string[] {
  return Object.entries(where).flatMap(([name, test]) =>
    name === 'or' || name === 'and' ? filters(test).flatMap(columnsIn) : isOp(name) ? [] : [name],
  );
}
