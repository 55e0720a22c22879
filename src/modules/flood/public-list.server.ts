import sql from 'sql-template-tag';
import { areasOf, areaNames } from '../../server/http/names.ts';
import { issuerOf } from '../../server/documents/make-document.ts';
import { areaSql } from '../../server/ledger/scope.ts';
import type { OpenCall } from '../../server/open/open-call.ts';
import { type Seat, seats, type SiteKind, siteKinds } from './flood.rules.ts';
import { publicList, type PublicList } from './public-list.ts';

const mostSites = 1000;

interface Line {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly area: string;
  readonly confirmedOn: string;
  readonly seat: Seat;
  readonly holder: string;
  readonly post: string;
  readonly phone: string | null;
}

/** Answers the public list of a town or the county: the places whose list has been confirmed, with whoever sits in their seats today. */
export const publicListCall: OpenCall = {
  ...publicList,
  answer: async (ctx, token): Promise<PublicList> => {
    const lines = await ctx.tx.rows<Line>(sql`
      with t as (select t.* from flood_site t where t.county = ${ctx.county} and t.state = 'listed'
        and t.confirmed_on is not null and ${areaSql(ctx, token, 't')} order by t.area, t.name, t.id limit ${mostSites})
      select t.id, t.name, t.kind, t.area, t.confirmed_on as "confirmedOn", h.seat, h.name as holder,
        concat_ws(' ', c.unit, c.post) as post, h.office_phone as phone
      from t join flood_duty_holder h on h.county = ${ctx.county} and h.site = t.id and h.state = 'active'
        and h.starts_on <= ${ctx.today} and h.turn = 'main'
      join contact c on c.county = ${ctx.county} and c.id = h.contact and c.state <> 'left'
      order by t.area, t.name, t.id, h.id`);
    const [{ bureau }, areas, names] = await Promise.all([issuerOf(ctx), areasOf(ctx), areaNames(ctx)]);
    const towns = areas.filter(({ id }) => id.length === 9).map(({ id: code, name }) => ({ code, name }));
    const sites = [...Map.groupBy(lines, ({ id }) => id).values()].flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const area = [first.area.slice(0, 9), first.area].filter((code, at) => at === 0 || code.length > 9);
      return {
        name: first.name,
        kind: siteKinds[first.kind],
        area: area.map((code) => names.get(code) ?? '').join(''),
        confirmedOn: first.confirmedOn,
        holders: own.map(({ seat, holder, post, phone }) => ({ seat: seats[seat], name: holder, post, phone })),
      };
    });
    return { bureau, towns, sites };
  },
};
