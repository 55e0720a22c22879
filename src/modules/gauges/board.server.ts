import { randomBytes } from 'node:crypto';
import sql, { raw } from 'sql-template-tag';
import { Problem } from '../../kernel/problem.ts';
import { get, visibleSql } from '../../server/ledger/read.ts';
import { hasRole } from '../../server/ledger/scope.ts';
import { handle } from '../../server/module.ts';
import { openDeed } from '../../server/open/open-call.ts';
import {
  type GaugeBoard,
  gaugeBoard,
  gaugeReadings,
  gaugeTrends,
  renewSecret,
  sendReadings,
  sentReadings,
  takenReadings,
  trendParts,
} from './gauge.endpoints.ts';
import { gauge } from './gauge.ledger.ts';
import { gaugeSender } from './gauge-sender.ledger.ts';
import { unpack } from './read-message.ts';
import { takeReadings } from './take-readings.server.ts';
import type { Context } from '../../server/context.ts';
import { watchers } from './gauge-roles.ts';

/** Answers a new secret; what is kept is its signature only. */
export const renewSecretHandler = handle(renewSecret, async (ctx, { id }) => {
  const sender = await get(ctx, gaugeSender, id);
  if (sender.state !== 'active') throw new Problem('refused', '这个推送方已停用，恢复后再换发密钥');
  await ctx.tx.rows(sql`update public_label set revoked_at = ${ctx.now}, revoked_by = ${ctx.actor.id}
    where county = ${ctx.county} and row_id = ${id} and revoked_at is null`);
  const secret = randomBytes(24).toString('base64url');
  await ctx.tx.rows(sql`insert into public_label (county, token, ledger, row_id, number, content, made_by, made_at)
    values (${ctx.county}, ${signed(ctx, secret)}, ${gaugeSender.name}, ${id}, 1, '{}', ${ctx.actor.id}, ${ctx.now})`);
  return { secret, address: `/api/open/${sendReadings.name}/${ctx.county}` };
});

/** Takes readings in from whoever holds a sender's secret; it may speak for that sender's gauges and no others. */
export const sendReadingsDeed = openDeed({
  ...sendReadings,
  input: sentReadings,
  output: takenReadings,
  rate: { most: 600, perMs: 60_000 },
  byMachines: true,
  act: async (ctx, { secret, readings }) => {
    const [sender] = await ctx.tx.rows<{ id: string; name: string }>(sql`select s.id, s.name from public_label l
      join gauge_sender s on s.county = l.county and s.id = l.row_id
      where l.county = ${ctx.county} and s.county = ${ctx.county} and l.token = ${signed(ctx, secret)}
        and l.ledger = ${gaugeSender.name} and l.revoked_at is null and s.state = 'active'`);
    if (!sender) throw new Problem('forbidden', '推送密钥不对或已停用，请向应急局索取新的密钥');
    const taken = await takeReadings(ctx, { words: sender.name, sender: sender.id }, unpack(readings));
    return { ...taken, aside: [...taken.aside] };
  },
});

const signed = (ctx: Context, secret: string) => ctx.vault.sign(`gauge sender ${ctx.county} ${secret}`);

const graver = (column: string) => sql`array_position(array['red', 'orange', 'yellow', 'blue'], ${raw(column)})`;

/** Answers how the gauges stand: the silent first, for of them nothing is known, then those in alarm, the graver colour before. */
export const gaugeBoardHandler = handle(
  gaugeBoard,
  async (ctx) => {
    const gauges = await ctx.tx.rows<GaugeBoard['gauges'][number]>(sql`
      select t.id, t.name, t.kind, t.area, t.place, t.window_minutes as "windowMinutes", m.last_at as "lastAt",
        m.last_value as "lastValue", coalesce(t.blue, t.yellow, t.orange, t.red) as "lowestThreshold",
        case when t.kind = 'rain' then (select coalesce(sum((e ->> 1)::float8), 0) from jsonb_array_elements(m.memory -> 'minutes') e
            where (e ->> 0)::bigint > extract(epoch from ${ctx.now}::timestamptz) / 60 - coalesce(t.window_minutes, 60))
          else m.last_value end as measure,
        a.id as alarm, a.kind as "alarmKind", a.colour
      from gauge t left join gauge_memory m on m.county = ${ctx.county} and m.gauge = t.id
      left join lateral (select x.id, x.kind, x.colour from gauge_alarm x
        where x.county = ${ctx.county} and x.gauge = t.id and x.state in ('raised', 'acknowledged')
        order by x.kind <> 'silence', ${graver('x.colour')}, x.raised_at limit 1) a on true
      where ${visibleSql(ctx, gauge, { state: 'active' })}
      order by a.id is null, a.kind <> 'silence', ${graver('a.colour')}, t.name limit ${mostGauges}`);
    const aside = hasRole(ctx, watchers)
      ? await ctx.tx.rows<
          GaugeBoard['aside'][number]
        >(sql`select id, received_at as "receivedAt", source, payload, reason
          from gauge_aside where county = ${ctx.county} order by id desc limit 50`)
      : [];
    return { gauges: [...gauges], aside: [...aside] };
  },
  'snapshot',
);

const mostGauges = 500;
const halfHour = 1800;

/** Answers the last day of every gauge. */
export const gaugeTrendsHandler = handle(gaugeTrends, async (ctx) => {
  const since = new Date(Date.parse(ctx.now) - trendParts * halfHour * 1000).toISOString();
  const rows = await ctx.tx.rows<{ id: string; part: number; value: number }>(sql`
    select t.id, r.part, case when t.kind = 'rain' then r.sum else r.highest end as value
    from (select t.id, t.kind from gauge t where ${visibleSql(ctx, gauge, { state: 'active' })} limit ${mostGauges}) t
    join lateral (select least(${trendParts - 1}, floor(extract(epoch from x.at - ${since}::timestamptz) / ${halfHour}))::int as part,
        sum(x.value) as sum, max(x.value) as highest from gauge_reading x
      where x.county = ${ctx.county} and x.gauge = t.id and x.at >= ${since} group by 1) r on true`);
  const byGauge = Map.groupBy(rows, ({ id }) => id);
  return {
    trends: [...byGauge].map(([id, parts]) => {
      const values = new Map(parts.map(({ part, value }) => [part, value]));
      return { id, values: Array.from({ length: trendParts }, (_, part) => values.get(part) ?? null) };
    }),
  };
});

const mostReadings = 1500;

/** Answers the readings of the last hours, the oldest first. */
export const gaugeReadingsHandler = handle(gaugeReadings, async (ctx, { id, hours }) => {
  const { kind } = await get(ctx, gauge, id);
  const since = new Date(Date.parse(ctx.now) - hours * 3_600_000).toISOString();
  const minutes = hours <= 24 ? 0 : Math.ceil((hours * 60) / mostReadings);
  const of = sql`from gauge_reading where county = ${ctx.county} and gauge = ${id} and at >= ${since}`;
  const rows = await ctx.tx.rows<{ at: string; value: number }>(
    minutes === 0
      ? sql`select at, value ${of} order by at desc limit 2000`
      : sql`select max(at) as at, ${kind === 'rain' ? sql`sum(value)` : sql`max(value)`} as value ${of}
          group by date_bin(make_interval(mins => ${minutes}), at, ${since}::timestamptz) order by 1 desc limit 2000`,
  );
  return { readings: rows.toReversed() };
});
