import sql, { raw } from 'sql-template-tag';
import type { Field } from '../../kernel/field.ts';
import type { AnyLedger, AnyRow } from '../../kernel/ledger.ts';
import type { Context } from '../context.ts';
import { columnName, table } from '../ledger/columns.ts';
import { arrayText } from '../db/array-text.ts';
import { scopeSql } from '../ledger/scope.ts';
import { ownerField } from './import-columns.ts';
import { type KnownKeys, readKeys } from './known-keys.ts';
import { plain } from './plain.ts';
import { meaningsOf, referredTo } from './keys.ts';
import type { Run } from './prepare.ts';
import { oneOf, type Question } from './read-cell.ts';
import type { SpooledRow } from './reading.ts';
import type { Meaning } from './words.ts';

/** What has been looked up so far: the meanings of words by ledger, and where owners lie. */
export interface References {
  readonly words: Map<string, Map<string, readonly Meaning[]>>;
  readonly areas: Map<string, string>;
  /** The titles of ledgers that words refer to by title, read when they are first asked for. */
  readonly titles: Map<AnyLedger, KnownKeys>;
  /** While checking: the parents that would be there, by their line. */
  readonly parents: Map<number, AnyRow>;
}

const mostKept = 50_000;

/** Nothing looked up yet. */
export const noReferences = (): References => ({
  words: new Map(),
  areas: new Map(),
  titles: new Map(),
  parents: new Map(),
});

/** What the words of a row stand for. */
export interface Told {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: Readonly<Record<string, string>>;
  readonly asks: readonly Question[];
}

/** For each row what its words mean; all words of a piece are looked up together, once for each ledger. */
export async function meaningsFor(
  ctx: Context,
  references: References,
  l: AnyLedger,
  rows: readonly SpooledRow[],
): Promise<readonly Told[]> {
  const refs = Object.entries<Field>(l.fields).filter(([, field]) => field.kind === 'ref');
  const targets = Map.groupBy(refs, ([, field]) => field.target as AnyLedger); // a ref's target is a ledger by construction
  for (const [target, fields] of targets) {
    const known = kept(references, target);
    if (known.size > mostKept) known.clear();
    const words = rows.flatMap((row) => fields.flatMap(([name]) => row.words[name] ?? []));
    const fresh = [...new Set(words)].filter((word) => !known.has(word));
    const titles = fresh.length === 0 || target.number ? undefined : await titlesOf(ctx, references, target);
    const found = await referredTo(ctx, target, fresh, titles);
    const byWord = Map.groupBy(found, ({ word }) => word);
    for (const word of fresh) known.set(word, meaningsOf(word, byWord.get(word) ?? []));
  }
  return rows.map((row) => toldOf(references, l, row));
}

async function titlesOf(ctx: Context, { titles }: References, target: AnyLedger): Promise<KnownKeys> {
  const title = target.title;
  const found =
    titles.get(target) ?? (await readKeys(ctx, target, [title], (row) => plain(String(row[title])), 'seen'));
  titles.set(target, found);
  return found;
}

function toldOf(references: References, l: AnyLedger, row: SpooledRow): Told {
  const values: Record<string, unknown> = {};
  const faults: Record<string, string> = {};
  const asks: Question[] = [];
  for (const [name, word] of Object.entries(row.words)) {
    const target: AnyLedger = l.fields[name].target;
    const missing = (said: string) =>
      `没有找到${target.label}“${said}”，请核对${target.number ? '编号' : '名称'}，或先登记它`;
    const read = oneOf(name, word, undefined, kept(references, target).get(word) ?? [], missing);
    if (read && 'value' in read) values[name] = read.value;
    if (read && 'fault' in read) {
      faults[name] = read.fault;
      if (read.ask) asks.push(read.ask);
    }
  }
  return { values, faults, asks };
}

/** Where the owners of rows lie, of those this user may see. */
export async function areasOfOwners(
  ctx: Context,
  { areas }: References,
  l: AnyLedger,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<ReadonlyMap<string, string>> {
  const owner = ownerField(l);
  if (owner === undefined) return areas;
  const target: AnyLedger = l.fields[owner].target;
  const ids = [...new Set(rows.flatMap((row) => (typeof row[owner] === 'string' ? [row[owner]] : [])))];
  const fresh = ids.filter((id) => !areas.has(id));
  if (areas.size > mostKept) areas.clear();
  const wanted = areas.size === 0 ? ids : fresh;
  if (wanted.length === 0) return areas;
  const found = await ctx.tx.rows<{ id: string; area: string }>(sql`select t.id, t.area from ${table(target)} t
    where ${scopeSql(ctx, target)} and t.id = any(${arrayText(wanted)}::uuid[])`);
  for (const { id, area } of found) areas.set(id, area);
  return areas;
}

/** The rows of the first sheet that rows of a further one name, by their line: their ids, and their owner as `owner$`. */
export async function parentsOf(
  ctx: Context,
  run: Run,
  rows: readonly SpooledRow[],
  mode: 'check' | 'write',
): Promise<ReadonlyMap<number, AnyRow>> {
  if (mode === 'check') return run.references.parents;
  const parent = run.sheets[0]?.ledger;
  const lines = [...new Set(rows.flatMap(({ parentLine }) => parentLine ?? []))];
  if (!parent || lines.length === 0) return new Map();
  const owner = ownerField(parent);
  const found = await ctx.tx.rows<
    AnyRow & { line: number }
  >(sql`select i.line, t.id, ${raw(owner === undefined ? 'null' : `t.${columnName(owner)}`)} as "owner$"
    from import_row i join ${table(parent)} t on t.county = ${ctx.county} and t.id = i.row_id
    where i.county = ${ctx.county} and i.batch = ${run.batch} and i.sheet = 0 and i.line = any(${arrayText(lines)}::int[])`);
  return new Map(found.map((row) => [row.line, row]));
}

function kept({ words }: References, target: AnyLedger): Map<string, readonly Meaning[]> {
  const found = words.get(target.name) ?? new Map<string, readonly Meaning[]>();
  words.set(target.name, found);
  return found;
}
