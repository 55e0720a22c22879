import sql from 'sql-template-tag';
import type { Where } from '../../kernel/where.ts';
import type { Context } from '../../server/context.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { type Chain, chainOn, type Holder } from './chain.rules.ts';
import { floodSite } from './flood-site.ledger.ts';
import type { SiteKind } from './flood.rules.ts';

/** A place in the register with its chain as it stands today. */
export interface StandingSite extends Chain {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly area: string;
  readonly town: string | null;
  readonly place: { readonly lng: number; readonly lat: number } | null;
  readonly threatened: number | null;
  readonly confirmedOn: string | null;
}

type Site = Omit<StandingSite, keyof Chain>;

const most = 5000;
const rememberedDays = 400;

/**
 * The places the caller may see, 5,000 at most, each with its holes as of now: whatever was written a moment ago counts. Holders are read
 * through the place, for the county's own people sit in seats of a village. Of those who left, only the lately gone are remembered.
 */
export async function readChains(ctx: Context, where: Where<typeof floodSite>): Promise<readonly StandingSite[]> {
  const visible = visibleSql(ctx, floodSite, { ...where, state: 'listed' });
  const [sites, holders] = await Promise.all([
    ctx.tx
      .rows<Site>(sql`select t.id, t.name, t.kind, t.area, t.town, t.place, t.threatened, t.confirmed_on as "confirmedOn"
      from flood_site t where ${visible} order by t.id limit ${most}`),
    ctx.tx.rows<
      Holder & { readonly site: string }
    >(sql`select h.site, h.id, h.name, h.seat, h.turn, h.starts_on as "startsOn",
        h.ends_on as "endsOn", h.absent_from as "absentFrom", h.absent_until as "absentUntil", c.state as number,
        c.ends_on as "postEndsOn", c.tested_at as "testedAt", a.person is not null as "isAway", a."standIn" as "awayStandIn"
      from flood_site t join flood_duty_holder h on h.county = ${ctx.county} and h.site = t.id
      join contact c on c.county = ${ctx.county} and c.id = h.contact
      left join lateral (select l.person, s.name as "standIn" from leader_absence l left join account s on s.id = l.stand_in
        where l.county = ${ctx.county} and l.person = c.account and l.state = 'approved' and l.starts_at <= ${ctx.now}
        order by l.starts_at desc limit 1) a on true
      where ${visible} and (h.state = 'active' or h.ends_on > ${ctx.today}::date - ${rememberedDays}::int) order by h.id`),
  ]);
  const bySite = Map.groupBy(holders, ({ site }) => site);
  const testDays = ctx.setting('flood.testDays');
  return sites.map((site) => ({ ...site, ...chainOn(site.kind, bySite.get(site.id) ?? [], ctx.today, testDays) }));
}
