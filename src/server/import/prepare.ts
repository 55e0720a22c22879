import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Problem } from '../../kernel/problem.ts';
import { townOf } from '../../kernel/role.ts';
import { outOfBounds } from '../bounds/bounds.ts';
import type { Context } from '../context.ts';
import { isMasked } from '../../kernel/code.ts';
import { isStanding, maskRows, problemOf, sealedFields } from '../sealed/rows.ts';
import { rolesOver } from '../ledger/scope.ts';
import { newRow } from '../ledger/save.ts';
import { isFinal } from '../ledger/write.ts';
import type { Plan } from './batch.ts';
import { changesOf, judge } from './check-values.ts';
import { ownerField, parentName } from './import-columns.ts';
import { inTurns } from '../in-turns.ts';
import { type KnownKeys, readKeys } from './known-keys.ts';
import { isKeyIndexed, keyFields, keyOf, sameKeys, sameNumbers } from './keys.ts';
import { areasOfOwners, meaningsFor, parentsOf, type References } from './references.ts';
import type { Question } from './read-cell.ts';
import type { SpooledRow } from './reading.ts';

/** What is to be said of a row: a fault keeps it out, a notice does not. The column is its heading's label, or null for the row as a whole. */
export interface Remark {
  readonly column: string | null;
  readonly words: string;
  readonly level: 'fault' | 'notice';
}

/** What is to become of a row read. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'refused';

/** Where a row stood in the file, and the id it gets when it is new. */
export type Origin = Pick<SpooledRow, 'ordinal' | 'sheet' | 'line' | 'id'>;

/** A row read, compared with the ledger: what is to become of it, and the row as it was and as it is to be. */
export interface Prepared {
  readonly spooled: Origin;
  readonly outcome: Outcome;
  readonly before: AnyRow | null;
  readonly after: AnyRow | null;
  readonly remarks: readonly Remark[];
  readonly asks: readonly Question[];
}

/** A sheet being brought in: its ledger, and the field that ties its rows to those of the first sheet. */
export interface SheetRun {
  readonly ledger: AnyLedger;
  readonly parentRef: string | undefined;
}

/** What is kept from one piece of a file to the next. */
export interface Run {
  readonly batch: string;
  readonly plan: Plan;
  readonly sheets: readonly SheetRun[];
  readonly references: References;
  /** The keys of ledgers whose rows no index finds by them, read when they are first asked for. */
  readonly keys: Map<AnyLedger, KnownKeys>;
  /** While checking nothing is written: the keys of rows that would be new, with their lines. */
  readonly planned: Map<string, number>;
  /** And what they would add to the sums that bound them. */
  readonly sums: Map<string, number>;
}

/** A row whose words have been looked up. */
export interface Resolved {
  readonly spooled: SpooledRow;
  readonly data: Readonly<Record<string, unknown>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly asks: readonly Question[];
  readonly parents: ReadonlyMap<number, AnyRow>;
}

/** Looks up what the words of rows of one sheet mean, and their parents. */
export async function resolveRows(
  ctx: Context,
  run: Run,
  rows: readonly SpooledRow[],
  mode: 'check' | 'write',
): Promise<readonly Resolved[]> {
  const [first] = rows;
  const sheet = first && run.sheets[first.sheet];
  if (!sheet) return [];
  const told = await meaningsFor(ctx, run.references, sheet.ledger, rows);
  const parents = sheet.parentRef === undefined ? new Map<number, AnyRow>() : await parentsOf(ctx, run, rows, mode);
  return rows.map((spooled, at) => ({
    spooled,
    data: withParent(sheet, spooled, { ...spooled.values, ...told[at]?.values }, parents),
    faults: { ...spooled.faults, ...told[at]?.faults },
    asks: [...(spooled.asks ?? []), ...(told[at]?.asks ?? [])],
    parents,
  }));
}

/** The rows in turns, so that no turn holds one row twice: the second is compared with what the first has left. */
export function turnsOf(run: Run, rows: readonly Resolved[]): readonly (readonly Resolved[])[] {
  const counts = new Map<string, number>();
  const turns: Resolved[][] = [];
  for (const row of rows) {
    const l = run.sheets[row.spooled.sheet]?.ledger;
    const keys = l === undefined ? [] : [keyOf(l, row.data), ...[textOf(row.data['number']) ?? []].flat()];
    const turn = Math.max(0, ...keys.map((key) => counts.get(key) ?? 0));
    for (const key of keys) counts.set(key, turn + 1);
    (turns[turn] ??= []).push(row);
  }
  return turns;
}

/** Compares rows of one sheet with the ledger, no two of them the same: in a check nothing is locked. */
export async function compareRows(
  ctx: Context,
  run: Run,
  rows: readonly Resolved[],
  mode: 'check' | 'write',
): Promise<readonly Prepared[]> {
  const sheet = run.sheets[rows[0]?.spooled.sheet ?? -1];
  if (!sheet) return [];
  const { ledger: l } = sheet;
  const data = rows.map((row) => row.data);
  // Movements are never changed: nothing can come between, and the application may not lock them.
  const lock = mode === 'write' && !ctx.balances.has(l) ? ('locked' as const) : ('free' as const);
  const known = isKeyIndexed(l) ? undefined : await keysOf(ctx, run, l);
  const [areas, byNumber, byKey] = await Promise.all([
    areasOfOwners(ctx, run.references, l, data),
    sameNumbers(ctx, l, l.number ? data.map((one) => textOf(one['number'])) : [null], lock),
    sameKeys(ctx, l, data, lock, known),
  ]);
  const prepared = await inTurns(rows, (row, at) => {
    const one: One = { ...row, ctx, run, l, sheet, areas, mode, notices: [] };
    if (row.spooled.skip !== undefined) return settled(one, 'skipped', [notice(row.spooled.skip)]);
    const numbered = byNumber.get(at);
    const same = numbered ?? (isKeyed(l, one.faults) ? byKey.get(at) : undefined) ?? [];
    const data = same.length === 0 || numbered ? one.data : withoutKeys(l, one.data);
    return compared(withSeals({ ...one, data }, same[0]), maskRows(ctx, l, same));
  });
  return run.plan.historical ? prepared : bounded(ctx, l, prepared, mode === 'check' ? run.sums : new Map());
}

/** The rows as other rows let them be written; of rows of the past they are not asked. */
async function bounded(ctx: Context, l: AnyLedger, prepared: readonly Prepared[], sums: Map<string, number>) {
  const moving = prepared.flatMap(({ before, after }) => (after === null ? [] : [{ before, after }]));
  const found = (await outOfBounds(ctx, l, moving, sums)).values();
  return prepared.map((one): Prepared => {
    const faults = one.after === null ? undefined : found.next().value;
    return faults === undefined ? one : { ...one, ...refusal(l, faults), before: null, after: null };
  });
}

async function keysOf(ctx: Context, { keys }: Run, l: AnyLedger): Promise<KnownKeys> {
  const names = keyFields(l).map(([name]) => name);
  const found = keys.get(l) ?? (await readKeys(ctx, l, names, (row) => keyOf(l, row), 'all'));
  keys.set(l, found);
  return found;
}

interface One extends Resolved {
  readonly ctx: Context;
  readonly run: Run;
  readonly l: AnyLedger;
  readonly sheet: SheetRun;
  readonly notices: readonly Remark[];
  readonly areas: ReadonlyMap<string, string>;
  readonly mode: 'check' | 'write';
}

/**
 * Sealed values are judged where they can be opened: one that the row has already is none, and one that came masked, as an export
 * writes it, changes nothing.
 */
function withSeals(one: One, raw: AnyRow | undefined): One {
  const { ctx, l } = one;
  const named = sealedFields(l).filter(([name]) => typeof one.data[name] === 'string');
  let { data, faults, notices } = one;
  for (const [name, of] of named) {
    const { [name]: value, ...others } = data;
    const given = of.normalise(String(value));
    const standing = raw === undefined ? null : textOf(raw[name]);
    const problem = problemOf(ctx, of, given);
    if (raw !== undefined && standing !== null && isStanding(ctx, l, { id: raw.id, name, of }, given, standing))
      data = others;
    else if (problem !== null) {
      const isHidden = isMasked(String(value));
      if (isHidden) data = others;
      const { label, required } = l.fields[name];
      if (isHidden && required && raw === undefined)
        faults = { ...faults, [name]: `“${given}”是打码后的内容，新登记的请填写完整${label}` };
      else if (isHidden)
        notices = [...notices, { column: label, words: '是打码后的内容，这一栏未导入', level: 'notice' }];
      else faults = { ...faults, [name]: problem };
    }
  }
  return { ...one, data, faults, notices };
}

function compared(one: One, hits: readonly AnyRow[]): Prepared {
  const { l, spooled, sheet, parents } = one;
  if (sheet.parentRef !== undefined && spooled.parentLine !== undefined && !parents.has(spooled.parentLine))
    return refused(one, { [parentName]: `第一张工作表第 ${spooled.parentLine} 行未能导入，请先改正它` });
  if (hits.length > 1)
    return refused(one, { '': `台账中有 ${hits.length} 条相同的${l.label}，无法判断更新哪一条，请先核对台账` });
  const [before] = hits;
  const earlier = one.mode === 'check' ? one.run.planned.get(`${l.name} ${keyOf(l, one.data)}`) : undefined;
  if (before === undefined && earlier !== undefined && earlier !== spooled.line) return again(one, earlier);
  return before === undefined ? asNew(one) : asChange(one, before);
}

/** In a check the first of two like rows has not been written: the second is judged by itself. */
function again(one: One, earlier: number): Prepared {
  const words = `与第 ${earlier} 行是同一条`;
  if (one.run.plan.duplicates === 'skip') return settled(one, 'skipped', [notice(`${words}，按所选跳过`)]);
  const faults = { ...one.faults, ...judge(one.l, ownValues(one), one.run.plan.historical, 'change').faults };
  return Object.keys(faults).length > 0
    ? refused(one, faults)
    : settled(one, 'updated', [notice(`${words}，以本行为准`)]);
}

function asNew(one: One): Prepared {
  const { ctx, run, l, data, spooled } = one;
  const { historical } = run.plan;
  const { values, faults: wrongs } = judge(l, ownValues(one), historical, 'draft');
  const number = textOf(data['number']);
  const faults: Record<string, string> = { ...wrongs, ...one.faults };
  if (number !== null && !historical)
    faults['number'] = `台账中没有编号 ${number}；新登记的由系统编号，请留空，或选“历史数据”`;
  const area = areaOf(one);
  if (area === undefined) faults['area'] ??= '不在本县或不在您的管辖范围内';
  if (Object.keys(faults).length > 0 || area === undefined) return refused(one, faults);
  const made = newRow(ctx, l, { ...values, id: spooled.id, area });
  const state = historical ? (textOf(data['state']) ?? l.initial) : l.initial;
  const after: AnyRow = { ...made, state, number };
  const wrong = l.check?.(after) ?? {};
  const isPast = historical && state !== l.initial;
  if (Object.keys(wrong).length > 0 && !isPast) return refused(one, wrong);
  if (![...l.may.create, 'system' as const].some((role) => rolesOver(ctx, l, after).includes(role)))
    return refused(one, { area: `您的岗位不能在该区域或单位登记${l.label}` });
  return { ...settled(one, 'created', [...one.notices, ...missingDates(l, after), ...asNotices(l, wrong)]), after };
}

function asChange(one: One, before: AnyRow): Prepared {
  const { ctx, run, l, data } = one;
  const { historical, duplicates } = run.plan;
  if (duplicates === 'skip') return { ...settled(one, 'skipped', [notice('台账中已有，按所选跳过')]), before };
  const { values, faults: wrongs } = judge(l, ownValues(one), historical, 'change');
  const faults = { ...wrongs, ...one.faults };
  if (Object.keys(faults).length > 0) return refused(one, faults);
  const owner = ownerField(l);
  const isMoved = owner !== undefined && values[owner] !== undefined && values[owner] !== before[owner];
  const moved = isMoved ? one.areas.get(String(values[owner])) : owner === undefined ? textOf(data['area']) : null;
  const area = standingArea(ctx, moved ?? undefined) ?? before.area;
  const state = historical ? (textOf(data['state']) ?? before.state) : before.state;
  const after: AnyRow = { ...before, ...values, area, town: townOf(area), state };
  if (changesOf(before, after).length === 0) return { ...settled(one, 'unchanged', one.notices), before };
  if (!historical && isFinal(l, before.state))
    return refused(one, { '': `台账中这条${l.label}${String(l.states[before.state])}，不能再修改` });
  const may = (row: AnyRow) =>
    [...l.may.update, 'system' as const].some((role) => rolesOver(ctx, l, row).includes(role));
  if (!may(before) || !may(after)) return refused(one, { '': `您的岗位不能修改这条${l.label}` });
  const wrong = l.check?.(after) ?? {};
  const isPast = historical && state !== l.initial;
  if (Object.keys(wrong).length > 0 && !isPast) return refused(one, wrong);
  return { ...settled(one, 'updated', [...one.notices, ...asNotices(l, wrong)]), before, after };
}

/** The values of the ledger's own fields; those of steps are taken from rows of the past only. */
function ownValues({ l, data }: One): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  for (const name of Object.keys(data)) if (name in l.fields) own[name] = data[name];
  return own;
}

/** A row lies where its owner does, or where the sheet says, or at the writer's own post; undefined when that is out of reach. */
function areaOf({ ctx, l, data, areas }: One): string | undefined {
  const owner = ownerField(l);
  if (owner !== undefined) return standingArea(ctx, areas.get(String(data[owner])));
  const area = textOf(data['area']) ?? ctx.actor.posts.find((post) => post.county === ctx.county)?.area ?? ctx.county;
  return area.startsWith(ctx.county) ? standingArea(ctx, area) : undefined;
}

/** Where an area lies today: a town may have been merged into another. */
const standingArea = (ctx: Context, area: string | undefined) => area && ctx.areas.areaOn(area, ctx.today);

/** A row of the past may stand as no form would leave it: it is told, and taken. */
function asNotices(l: AnyLedger, wrong: Readonly<Record<string, string>>): readonly Remark[] {
  return Object.entries(wrong).map(([name, words]) => ({
    column: l.fields[name]?.label ?? null,
    words,
    level: 'notice',
  }));
}

/** The days that every way into a state leaves on a row: without them the row is in no figure of that time. */
function missingDates(l: AnyLedger, row: AnyRow): readonly Remark[] {
  if (row.state === l.initial) return [];
  const into = Object.values<AnyLedger['steps'][string]>(l.steps).filter(
    (step) => step.to === row.state && !step.from.includes(row.state),
  );
  const marks = into.map((step) => [...(step.fills ?? []), ...Object.keys(step.stamps ?? {})]);
  const [first = [], ...others] = marks;
  const missing = first.filter(
    (name: string) => others.every((each) => each.includes(name)) && isDated(l.fields[name]) && row[name] === null,
  );
  return missing.map((name: string) => ({
    column: l.fields[name].label,
    words: `状态为“${String(l.states[row.state])}”但没有${String(l.fields[name].label)}，按时间统计时不会计入`,
    level: 'notice' as const,
  }));
}
const isDated = (field: Field) => field.kind === 'day' || field.kind === 'instant';

function withParent(
  { ledger: l, parentRef }: SheetRun,
  row: SpooledRow,
  data: Readonly<Record<string, unknown>>,
  parents: ReadonlyMap<number, AnyRow>,
): Readonly<Record<string, unknown>> {
  const parent = row.parentLine === undefined ? undefined : parents.get(row.parentLine);
  if (parentRef === undefined || parent === undefined) return data;
  const owner = ownerField(l);
  return { ...(owner === undefined ? {} : { [owner]: parent['owner$'] }), ...data, [parentRef]: parent.id };
}

const isKeyed = (l: AnyLedger, faults: Readonly<Record<string, string>>) =>
  keyFields(l).every(([name]) => faults[name] === undefined);

/** What tells a row is the same by being compared: the ledger keeps its own way of writing it. */
function withoutKeys(l: AnyLedger, data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = new Set(
    keyFields(l).flatMap(([name, field]) => (field.kind === 'text' || field.kind === 'note' ? [name] : [])),
  );
  return Object.fromEntries(Object.entries(data).filter(([name]) => !keys.has(name)));
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const notice = (words: string): Remark => ({ column: null, words, level: 'notice' });

function settled({ spooled, asks }: One, outcome: Outcome, remarks: readonly Remark[]): Prepared {
  return { spooled, outcome, before: null, after: null, remarks, asks };
}

function refused(one: One, faults: Readonly<Record<string, string>>): Prepared {
  return { ...settled(one, 'refused', []), ...refusal(one.l, faults) };
}

function refusal(l: AnyLedger, faults: Readonly<Record<string, string>>): Pick<Prepared, 'outcome' | 'remarks'> {
  const labels = (name: string): string | null => {
    if (name === '') return null;
    const fixed: Readonly<Record<string, string>> = {
      area: '区域',
      state: '状态',
      number: '编号',
      [parentName]: '上级序号',
    };
    return l.fields[name]?.label ?? fixed[name] ?? name;
  };
  const remarks = Object.entries(faults).map(([name, words]) => ({
    column: labels(name),
    words,
    level: 'fault' as const,
  }));
  return { outcome: 'refused', remarks };
}

/** A row that the database would not take, with the words for it. */
export function refusedByProblem(spooled: SpooledRow, problem: Problem): Prepared {
  return {
    spooled,
    outcome: 'refused',
    before: null,
    after: null,
    asks: [],
    remarks: [{ column: null, words: problem.message, level: 'fault' }],
  };
}
