import sql from 'sql-template-tag';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { get, list, visibleSql } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import {
  checklistsFor,
  type ListedChecklist,
  openChecklist,
  publishChecklist,
  saveChecklist,
} from './checklist.endpoints.ts';
import { checkItem, checklist } from './checklist.ledger.ts';

/** Saves a new draft; its edition follows those of the same name. */
export const saveChecklistHandler = handle(saveChecklist, async (ctx, asked) => {
  const all = withSystem(ctx);
  const { rows } = await list(all, checklist, {
    where: { name: asked.name },
    sort: { by: 'edition', desc: true },
    limit: 1,
  });
  const before = rows[0];
  if (before?.id === asked.id) return { id: before.id, edition: before.edition };
  const edition = (before?.edition ?? 0) + 1;
  const { name, sector = null, basis = null } = asked;
  await create(all, checklist, { name, sector, basis, edition, items: asked.items.length }, asked.id);
  for (const [at, { content, basis: clause, finding = null }] of asked.items.entries())
    await create(all, checkItem, { checklist: asked.id, place: at + 1, content, basis: clause, finding });
  return { id: asked.id, edition };
});

/** Puts a draft into use; editions of the same name that are in use end the day it begins. */
export const publishChecklistHandler = handle(publishChecklist, async (ctx, { id, version, effectiveOn }) => {
  if (effectiveOn < ctx.today) throw wrongField('effectiveOn', '启用日期不能早于今天');
  const all = withSystem(ctx);
  const row = await take(all, checklist, id, 'publish', { effectiveOn }, version);
  const { rows } = await list(all, checklist, {
    where: { name: row.name, state: 'inForce', id: { not: id } },
    limit: 20,
  });
  for (const earlier of rows) {
    if (earlier.effectiveOn !== null && earlier.effectiveOn > effectiveOn)
      throw new Problem('refused', `第 ${earlier.edition} 版的启用日期更晚，请先停用那一版`);
    await take(all, checklist, earlier.id, 'end', { endsOn: effectiveOn }, earlier.version);
  }
  return { id, ended: rows.length };
});

/** Answers what can be used at a site of a sector on a day: editions change, a visit of last year is recorded by last year's. */
export const checklistsForHandler = handle(checklistsFor, async (ctx, { sector, on }) => {
  const { rows } = await list(ctx, checklist, {
    where: {
      state: ['inForce', 'ended'],
      effectiveOn: { lte: on },
      and: [
        { or: [{ endsOn: { set: false } }, { endsOn: { gt: on } }] },
        // The filter speaks of any word; one that is no sector finds the common lists only.
        { or: [{ sector: { set: false } }, { sector: sector as 'other' }] },
      ],
    },
    sort: { by: 'effectiveOn', desc: true },
    limit: 50,
  });
  const items = await itemsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const checklists = rows
    .map(({ id, name, edition, sector: own }) => ({ id, name, edition, own, items: items.get(id) ?? [] }))
    .toSorted((a, b) => Number(a.own === null) - Number(b.own === null))
    .map(({ own: _own, ...one }) => one);
  return { checklists };
});

/** Answers one checklist. */
export const openChecklistHandler = handle(openChecklist, async (ctx, { id }) => {
  const { name, edition } = await get(ctx, checklist, id);
  return { id, name, edition, items: (await itemsOf(ctx, [id])).get(id) ?? [] };
});

async function itemsOf(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, ListedChecklist['items']>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx.rows<ListedChecklist['items'][number] & { checklist: string }>(sql`
    select t.id, t.checklist, t.content, t.basis, t.finding from check_item t
    where ${visibleSql(ctx, checkItem, { checklist: [...ids] })} order by t.checklist, t.place`);
  return Map.groupBy(rows, (row) => row.checklist);
}
