import { uuidv7 } from 'uuidv7';
import type { AnyLedger, AnyRow, Draft, Row, Step, StepInput, StepName, Taking } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Role, townOf } from '../../kernel/role.ts';
import { changeSchema, draftSchema, parse, stepSchema } from '../../kernel/schema.ts';
import { refuseOutOfBounds } from '../bounds/bounds.ts';
import type { Context } from '../context.ts';
import { refuseUnknownFiles } from '../files/known-files.ts';
import { bringAbout } from '../fulfil/fulfil.ts';
import { openParts } from '../fulfil/open-parts.ts';
import { nextNumber, returnNumber } from './number.ts';
import { find, findArea, get, isUuid } from './read.ts';
import { hasRole, ownerColumn, rolesOver } from './scope.ts';
import { insert, newRow, replace, stale } from './save.ts';

/** A new row. The id may come from a phone that was offline: the same id with the same content is the same row, once. */
export async function create<L extends AnyLedger>(ctx: Context, l: L, draft: Draft<L>, id = uuidv7()): Promise<Row<L>> {
  if (!hasRole(ctx, l.may.create)) throw forbidden(`登记${l.label}`);
  if (!isUuid(id))
    throw new Problem('invalid', '编号格式不对，请刷新页面后重新填写', { fields: { id: '编号格式不对' } });
  const { area: givenArea, ...data } = parse(draftSchema(l), draft);
  checkWhole(l, data);
  await refuseUnknownFiles(ctx, l, data);
  const area = await areaOf(ctx, l, data, givenArea);
  const row = newRow(ctx, l, { ...data, id, area });
  if (!allows([...l.may.create, 'system'], rolesOver(ctx, l, row))) throw forbidden(`在该区域或单位登记${l.label}`);
  await refuseOutOfBounds(ctx, l, null, row);
  const number = l.number ? await nextNumber(ctx, l.number) : null;
  const inserted = await insert(ctx, l, { ...row, number });
  if (!inserted && l.number) await returnNumber(ctx, l.number);
  if (inserted) await bringAbout(ctx, l, [{ before: null, after: inserted }]);
  return (inserted ?? (await again(ctx, l, row))) as Row<L>; // built from the ledger's own fields
}

/** Changes the fields no step owns. `version` is the one the user saw: a later one means somebody was faster. */
export async function update<L extends AnyLedger>(
  ctx: Context,
  l: L,
  id: string,
  version: number,
  change: Partial<Draft<L>>,
): Promise<Row<L>> {
  const data = parse(changeSchema(l), change);
  const before = await get(ctx, l, id);
  if (!allows([...l.may.update, 'system'], rolesOver(ctx, l, before))) throw forbidden(`修改这条${l.label}`);
  if (isFinal(l, before.state)) throw new Problem('refused', `${l.states[before.state]}的${l.label}不能再修改`);
  refuseStale(l, before, version);
  const after = { ...before, ...data, ...(await movedTo(ctx, l, before, data)) };
  checkWhole(l, after);
  await refuseOutOfBounds(ctx, l, before, after);
  await refuseUnknownFiles(ctx, l, data);
  const changed = await replace(ctx, l, 'update', before, after);
  await bringAbout(ctx, l, [{ before, after: changed }]);
  return changed as Row<L>; // the same row with some fields changed
}

/** Takes a step of the ledger's lifecycle, if state, role, version and rule allow it. */
export async function take<L extends AnyLedger, K extends StepName<L>>(
  ctx: Context,
  l: L,
  id: string,
  name: K,
  input: StepInput<L, K>,
  version?: number,
): Promise<Row<L>> {
  const step: Step | undefined = Object.hasOwn(l.steps, name) ? l.steps[name] : undefined;
  if (!step) throw new Problem('missing', `${l.label}没有“${name}”这一步，请刷新页面`);
  const before = await get(ctx, l, id);
  const roles = rolesOver(ctx, l, before);
  if (!allows(step.by, roles)) throw forbidden(step.label);
  if (version !== undefined) refuseStale(l, before, version);
  if (!step.from.includes(before.state)) {
    throw new Problem('refused', `${l.states[before.state]}状态下不能${step.label}，请刷新查看最新状态`);
  }
  const data = parse(stepSchema(l, name), input);
  const after = { ...before, ...data, ...stamps(ctx, step), ...cleared(step), state: step.to };
  const refused = step.refuse?.(after, { by: ctx.actor.id, roles, today: ctx.today, before });
  const reason = refused ?? (await openParts(ctx, l, before))[step.to];
  if (reason !== undefined) throw new Problem('refused', reason);
  await refuseOutOfBounds(ctx, l, before, after);
  await refuseUnknownFiles(ctx, l, data);
  return (await replace(ctx, l, name, before, after)) as Row<L>; // the same row, one step further
}

/** The steps this user may take on a row, each with null or the reason why not now; those of other roles are left out. */
export function stepsOf(ctx: Context, l: AnyLedger, row: AnyRow): Readonly<Record<string, string | null>> {
  const roles = rolesOver(ctx, l, row);
  const mine = Object.entries<Step>(l.steps).filter(
    ([, step]) => allows(step.by, roles) && step.from.includes(row.state),
  );
  const taking = { by: ctx.actor.id, roles, today: ctx.today, before: row };
  return Object.fromEntries(mine.map(([name, step]) => [name, refusalNow(ctx, step, taking)]));
}

/** Why a step is refused whatever its form is filled with; null where the rule looks at what the form asks. */
function refusalNow(ctx: Context, step: Step, taking: Taking): string | null {
  const looked = new Set<unknown>();
  const next = { ...taking.before, ...stamps(ctx, step), ...cleared(step), state: step.to };
  const seen = new Proxy(next, { get: (row, name) => (looked.add(name), Reflect.get(row, name)) });
  const reason = step.refuse?.(seen, taking) ?? null;
  const isAsked = [...(step.fills ?? []), ...(step.asks ?? [])].some((name) => looked.has(name));
  return isAsked ? null : reason;
}

/** Whether this user may change a row's own fields now. */
export function mayUpdate(ctx: Context, l: AnyLedger, row: AnyRow): boolean {
  return !isFinal(l, row.state) && allows(l.may.update, rolesOver(ctx, l, row));
}

const allows = (wanted: readonly Role[], roles: readonly Role[]) => wanted.some((role) => roles.includes(role));
const forbidden = (what: string) => new Problem('forbidden', `您的岗位不能${what}，如需办理请联系有权限的同事`);

/** Whether rows of a state are not changed any more: no step leads out of it, or the ledger locks it. */
export function isFinal(l: AnyLedger, state: string): boolean {
  return l.may.locked?.includes(state) || !Object.values<Step>(l.steps).some((step) => step.from.includes(state));
}

function refuseStale(l: AnyLedger, before: AnyRow, version: number): void {
  if (before.version !== version) throw stale(l, before);
}

function checkWhole(l: AnyLedger, data: Readonly<Record<string, unknown>>): void {
  const empty = Object.fromEntries(Object.keys(l.fields).map((name) => [name, null]));
  const fields = l.check?.({ ...empty, ...data });
  if (fields) throw new Problem('invalid', '有几处填写需要修改，请看各栏下的说明', { fields });
}

/** A row of a site lies where the site lies; any other where its writer says, or at the writer's own post. */
async function areaOf(ctx: Context, l: AnyLedger, data: Readonly<Record<string, unknown>>, given: string | undefined) {
  const owner = ownerColumn(ctx.registry, l);
  const siteId = owner === undefined || owner === 'id' ? undefined : data[owner];
  const target = owner === undefined ? undefined : (l.fields[owner]?.target as AnyLedger | undefined); // a ref's target
  if (typeof siteId === 'string' && target) {
    const found = await findArea(ctx, target, siteId);
    if (found !== undefined) return ctx.areas.areaOn(found, ctx.today); // a site may lie where a town was merged into another
    throw new Problem('invalid', `没有这个${target.label}，请重新选择`, {
      fields: { [owner ?? '']: '请从列表中重新选择' },
    });
  }
  const area = given ?? ctx.actor.posts.find((post) => post.county === ctx.county)?.area ?? ctx.county;
  if (area.startsWith(ctx.county)) return ctx.areas.areaOn(area, ctx.today);
  throw new Problem('invalid', '所选区域不在本县', { fields: { area: '请选择本县的乡镇或村（社区）' } });
}

/** A row given to another site lies where that one does; it must be a site within the writer's reach. */
async function movedTo(ctx: Context, l: AnyLedger, before: AnyRow, data: Readonly<Record<string, unknown>>) {
  const owner = ownerColumn(ctx.registry, l);
  if (owner === undefined || data[owner] === undefined || data[owner] === before[owner]) return {};
  const area = await areaOf(ctx, l, data, undefined);
  return { area, town: townOf(area) };
}

/** The answer to a creation that came twice: the row that is there, if it is the same person's same row. */
async function again(ctx: Context, l: AnyLedger, row: AnyRow): Promise<AnyRow> {
  const found = await find(ctx, l, row.id);
  if (found && found.createdBy === ctx.actor.id) return found;
  throw new Problem('taken', '这个编号已被另一条记录占用，请刷新页面后重新填写');
}

function stamps(ctx: Context, step: Step): Readonly<Record<string, unknown>> {
  const values = { now: ctx.now, today: ctx.today, by: ctx.actor.id };
  const entries = Object.entries(step.stamps ?? {}) as [string, keyof typeof values][]; // undefined never stands in a stamp
  return Object.fromEntries(entries.map(([name, what]) => [name, values[what]]));
}

const cleared = (step: Step) => Object.fromEntries((step.clears ?? []).map((name) => [name, null]));
