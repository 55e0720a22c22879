import sql from 'sql-template-tag';
import { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import { type Role, roles } from '../../kernel/role.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find } from '../../server/ledger/read.ts';
import type { OpenCall } from '../../server/open/open-call.ts';
import { sectors } from '../sites/index.ts';
import { draw, drawPick } from './draw.ledger.ts';
import { listText } from './draw-lots.server.ts';
import { listsOf, reckonAgain } from './draw-record.server.ts';
import { drawList, drawResult, type DrawResult } from './draw-result.ts';
import { enforcers } from './inspection-roles.ts';

/** A draw's id; one that is not published is not there for the public. */
const token = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Answers anybody what a published draw came to. */
export const drawResultCall: OpenCall = {
  ...drawResult,
  token,
  answer: async (ctx, id): Promise<DrawResult> => {
    const row = await published(ctx, id);
    const [about, picks, again] = await Promise.all([aboutOf(ctx, row), picksOf(ctx, row), reckonAgain(ctx, row)]);
    const { name, number, scope, drawnAt, visitBy, candidates, excluded, officers, method, seed, listHash } = row;
    const written = { name, number, scope, drawnAt, visitBy, candidates, excluded, officers, method, seed, listHash };
    return {
      ...about,
      ...written,
      publishedAt: row.publishedAt ?? drawnAt,
      voided: row.voidedAt === null ? null : { at: row.voidedAt, reason: row.voidReason ?? '' },
      picks,
      isSame: again.isListSame && again.isOutcomeSame,
    };
  },
};

/** Answers anybody the lists that a published draw was made from. */
export const drawListCall: OpenCall = {
  ...drawList,
  output: z.string(),
  token,
  answer: async (ctx, id) => listText(await listsOf(ctx, (await published(ctx, id)).id)),
};

async function published(ctx: Context, id: string): Promise<Row<typeof draw>> {
  const row = await find(withSystem(ctx), draw, id);
  if (row?.publishedAt) return row;
  throw new Problem('missing', '没有这次抽查的公示，请核对网址是否完整');
}

async function aboutOf(ctx: Context, { target }: Row<typeof draw>) {
  const [row] = await ctx.tx.rows<{ bureau: string; plan: string | null }>(sql`select c.bureau,
      (select p.name || '：' || t.name from plan_target t join enforcement_plan p on p.county = t.county and p.id = t.plan
        where t.county = ${ctx.county} and t.id = ${target}::uuid) as plan
    from county c where c.county = ${ctx.county}`);
  return { bureau: row?.bureau ?? '', plan: row?.plan ?? null };
}

type Crew = DrawResult['picks'][number]['inspectors'][number];

async function picksOf(ctx: Context, { id, drawnAt }: Row<typeof draw>): Promise<DrawResult['picks']> {
  const day = dayOf(drawnAt);
  const states: Readonly<Record<string, string>> = drawPick.states;
  const sectorWords: Readonly<Record<string, string>> = sectors;
  const lines = await ctx.tx.rows<
    Omit<DrawResult['picks'][number], 'inspectors'> & {
      readonly inspectors: readonly (Omit<Crew, 'post'> & {
        readonly section: string | null;
        readonly role: Role | null;
      })[];
    }
  >(sql`select p.site as id, p.place, p.name, p.state, s.sector, a.name as town,
      (select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'certificate', w.certificate,
          'section', o.section, 'role', o.role) order by i.n)
        from unnest(p.inspectors) with ordinality i(id, n) join account w on w.id = i.id
        left join lateral (select section, role from post where account_id = w.id and county = ${ctx.county} and state = 'effective'
          and role = any(${[...enforcers]}) and valid_from <= ${day} and (valid_until is null or valid_until >= ${day})
          order by valid_from, id limit 1) o on true) as inspectors
    from draw_pick p join site s on s.county = p.county and s.id = p.site left join area a on a.code = s.town
    where p.county = ${ctx.county} and p.draw = ${id} order by p.place`);
  return lines.map(({ inspectors, ...line }) => ({
    ...line,
    sector: sectorWords[line.sector] ?? '',
    state: states[line.state] ?? '',
    inspectors: inspectors.map(({ section, role, ...one }) => ({
      ...one,
      post: `${section ?? ''}${role === null ? '' : roles[role]}`,
    })),
  }));
}
