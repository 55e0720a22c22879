import sql from 'sql-template-tag';
import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { hazard } from './hazard.ledger.ts';
import { type ListingBoard, listingBoard, proposeListing } from './listing.endpoints.ts';
import { listedSupervision } from './listing.ledger.ts';

const five = ['measures', 'funds', 'dueOn', 'responsible', 'contingency'] as const;
const mostShown = 200;

/** Proposes a listing, once: the same id is the same proposal, and a hazard is listed one time at a time. */
export const proposeListingHandler = handle(proposeListing, async (ctx, asked) => {
  const found = await get(ctx, hazard, asked.hazard);
  const before = await find(ctx, listedSupervision, asked.id);
  if (before) return { id: before.id, number: before.number };
  refuseUnfit(found);
  const { rows } = await list(withSystem(ctx), listedSupervision, {
    where: { hazard: found.id, state: { not: ['delisted', 'dropped'] } },
    limit: 1,
  });
  if (rows[0]) throw new Problem('taken', `这处隐患已经提请挂牌（${rows[0].number}），不必重复办理`);
  const made = await create(
    withSystem(ctx),
    listedSupervision,
    {
      site: found.site,
      hazard: found.id,
      subject: found.summary,
      level: asked.level,
      requirements: asked.requirements,
      dueOn: found.dueOn ?? ctx.today,
      photos: asked.photos ?? found.photos,
    },
    asked.id,
  );
  return { id: made.id, number: made.number };
});

/** Answers what waits to be listed. */
export const listingBoardHandler = handle(listingBoard, async (ctx): Promise<ListingBoard> => {
  const { rows, titles } = await list(ctx, hazard, {
    where: { level: 'major', state: { not: ['closed', 'withdrawn'] } },
    sort: { by: 'foundAt' },
    limit: mostShown,
  });
  const listed = await listedOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const names = new Map(titles);
  const unlisted = rows
    .filter(({ id }) => !listed.has(id))
    .map((row) => {
      const { id, summary, site, state, foundAt, dueOn } = row;
      return { id, summary, site, siteName: names.get(site) ?? '', state, foundAt, dueOn, missing: missingOf(row) };
    });
  return { unlisted };
});

function refuseUnfit(found: Row<typeof hazard>): void {
  if (found.level !== 'major') throw new Problem('refused', '只有重大事故隐患可以挂牌督办');
  if (found.state === 'closed' || found.state === 'withdrawn')
    throw new Problem('refused', '这处隐患已经销号或撤销，不能挂牌');
  const missing = missingOf(found);
  if (missing.length > 0)
    throw new Problem('refused', `五落实还缺：${missing.join('、')}。请先责令整改并补齐，再提请挂牌`);
}

const missingOf = (row: Row<typeof hazard>): readonly string[] =>
  five.filter((name) => row[name] === null).map((name) => hazard.fields[name].label);

async function listedOf(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.tx.rows<{ hazard: string }>(sql`select hazard from listed_supervision
    where county = ${ctx.county} and hazard = any(${[...ids]}::uuid[]) and state not in ('delisted', 'dropped')`);
  return new Set(rows.map((row) => row.hazard));
}
