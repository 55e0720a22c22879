import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../server/context.ts';
import { systemActor } from '../../server/jobs/system.ts';
import { tellChanged } from '../../server/live/tell-changed.ts';
import { gauge } from './gauge.ledger.ts';
import { type Alarms, tellAlarms, type Told } from './raise-alarms.server.ts';
import { blank, disbelief, type GaugeEvent, type GaugeRule, judge, type Memory } from './gauge.rules.ts';
import { type Aside, asideOf, type Unpacked } from './read-message.ts';

/** Where readings come from: in words for what is put aside, and by which sender's gauges they may be. */
export interface Source {
  readonly words: string;
  /** The sender whose gauges alone it may speak for; null where the way in itself is guarded, as a broker is. */
  readonly sender: string | null;
}

/** What became of what was sent: taken, known already, put aside with the reason. */
export interface Taken {
  readonly taken: number;
  readonly known: number;
  readonly aside: readonly Aside[];
}

/** A gauge as it stands, locked, with what its rules remember and which of its alarms are open. */
export interface Standing extends GaugeRule {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly area: string;
  readonly memory: Memory & { readonly open?: Alarms };
  readonly lastAt: number | null;
  readonly lastValue: number | null;
}

/**
 * Takes readings in, in one transaction: what is believed is written once, goes through the rules, and raises, lifts or clears alarms.
 * Once the transaction is committed nothing of it can be lost; sent again it changes nothing.
 */
export async function takeReadings(given: Context, source: Source, { readings, aside }: Unpacked): Promise<Taken> {
  const ctx = { ...given, actor: systemActor(given.county) };
  const gauges = await lockGauges(ctx, source, [...new Set(readings.map(({ code }) => code))]);
  const byCode = new Map(gauges.map((gauge) => [gauge.code, gauge]));
  const now = Date.parse(ctx.now);
  const ahead = ctx.setting('gauges.aheadMinutes');
  const refused: Aside[] = [...aside];
  const good: { gauge: Standing; at: number; value: number }[] = [];
  for (const reading of readings) {
    const gauge = byCode.get(reading.code);
    const fault = gauge ? disbelief(reading, gauge, now, ahead) : `没有编码为“${reading.code}”的在用监测站`;
    if (gauge && fault === null) good.push({ gauge, at: reading.at, value: reading.value });
    else refused.push(asideOf(JSON.stringify(reading), fault ?? ''));
  }
  const fresh = await writeReadings(ctx, good);
  keepAside(ctx, source, refused);
  const heard = new Map(good.map(({ gauge }) => [gauge.id, gauge]));
  await follow(ctx, [...heard.values()], fresh);
  const [first] = fresh;
  // Open boards: one line for a whole batch, whichever gauges it is of.
  if (first) tellChanged(ctx, gauge.name, first.gauge.id, 'streamed');
  return { taken: fresh.length, known: good.length - fresh.length, aside: refused };
}

type Good = { readonly gauge: Standing; readonly at: number; readonly value: number };

interface Line {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly kind: string;
  readonly window: number | null;
  readonly hold: number | null;
  readonly fall: number | null;
  readonly rise: number | null;
  readonly riseMinutes: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly blue: number | null;
  readonly yellow: number | null;
  readonly orange: number | null;
  readonly red: number | null;
  readonly memory: Standing['memory'];
  readonly lastAt: string | null;
  readonly lastValue: number | null;
}

/** The gauges in use of these codes, always locked in the same order, so that two takings wait for each other and never for ever. */
async function lockGauges(ctx: Context, { sender }: Source, codes: readonly string[]): Promise<readonly Standing[]> {
  if (codes.length === 0) return [];
  const wanted = sql`g.county = ${ctx.county} and g.code = any(${codes}::text[]) and g.state = 'active'
    and (${sender}::uuid is null or g.sender = ${sender}::uuid)`;
  ctx.tx.send(sql`insert into gauge_memory (county, gauge, heard_at, memory)
    select g.county, g.id, ${ctx.now}, '{"minutes":[],"colour":null,"rising":false}'::jsonb from gauge g where ${wanted} order by g.id
    on conflict do nothing`);
  const lines = await ctx.tx.rows<Line>(sql`
    select g.id, g.code, g.name, g.area, g.kind, g.window_minutes as window, g.hold_minutes as hold, g.fall, g.rise,
      g.rise_minutes as "riseMinutes", g.lowest, g.highest, g.blue, g.yellow, g.orange, g.red,
      m.memory, m.last_at as "lastAt", m.last_value as "lastValue"
    from gauge_memory m join gauge g on g.county = m.county and g.id = m.gauge
    where m.county = ${ctx.county} and ${wanted} order by m.gauge for update of m`);
  return lines.map(standingOf);
}

const standingOf = (line: Line): Standing => ({
  id: line.id,
  code: line.code,
  name: line.name,
  area: line.area,
  kind: line.kind,
  sums: line.kind === 'rain',
  windowMinutes: line.window ?? 60,
  thresholds: Object.fromEntries(
    (['blue', 'yellow', 'orange', 'red'] as const).flatMap((colour) =>
      line[colour] === null ? [] : [[colour, line[colour]]],
    ),
  ),
  holdMinutes: line.hold ?? 0,
  fall: line.fall ?? 0,
  rise: line.rise,
  riseMinutes: line.riseMinutes ?? 60,
  lowest: line.lowest,
  highest: line.highest,
  memory: line.memory,
  lastAt: line.lastAt === null ? null : Date.parse(line.lastAt),
  lastValue: line.lastValue,
});

/** Writes what is not there yet and gives just that; of two readings of one gauge and moment the first counts. */
async function writeReadings(ctx: Context, good: readonly Good[]): Promise<readonly Good[]> {
  if (good.length === 0) return [];
  const isos = good.map(({ at }) => new Date(at).toISOString());
  const written = await ctx.tx.rows<{ gauge: string; at: string }>(sql`
    insert into gauge_reading (county, gauge, at, value, received_at)
    select ${ctx.county}, i.gauge, i.at, i.value, ${ctx.now}
    from unnest(${good.map(({ gauge }) => gauge.id)}::uuid[], ${isos}::timestamptz[],
      ${good.map(({ value }) => value)}::float8[]) as i (gauge, at, value)
    on conflict do nothing returning gauge, at`);
  const left = new Set(written.map(({ gauge, at }) => `${gauge} ${Date.parse(at)}`));
  return good.filter(({ gauge, at }) => left.delete(`${gauge.id} ${at}`));
}

function keepAside(ctx: Context, { words }: Source, aside: readonly Aside[]): void {
  if (aside.length === 0) return;
  ctx.tx.send(sql`insert into gauge_aside (county, id, received_at, source, payload, reason)
    select ${ctx.county}, i.id, ${ctx.now}, ${words}, i.payload, i.reason
    from unnest(${aside.map(() => uuidv7())}::uuid[], ${aside.map(({ payload }) => payload)}::text[],
      ${aside.map(({ reason }) => reason)}::text[]) as i (id, payload, reason)`);
}

/** Runs what is new through the rules of each gauge and keeps what they remember. */
async function follow(ctx: Context, gauges: readonly Standing[], fresh: readonly Good[]): Promise<void> {
  if (gauges.length === 0) return;
  const byGauge = Map.groupBy(fresh, ({ gauge }) => gauge.id);
  const told: Told[] = [];
  const after: { gauge: Standing; memory: Memory; lastAt: number | null; lastValue: number | null }[] = [];
  for (const gauge of gauges) {
    let memory: Memory = { ...blank, ...gauge.memory };
    const events: GaugeEvent[] = [];
    const news = (byGauge.get(gauge.id) ?? []).toSorted((a, b) => a.at - b.at);
    for (const reading of news) {
      const judged = judge(gauge, memory, reading);
      memory = judged.memory;
      events.push(...judged.events);
    }
    const newest = news.at(-1);
    const isLater = newest !== undefined && newest.at > (gauge.lastAt ?? 0);
    after.push({
      gauge,
      memory,
      lastAt: isLater ? newest.at : gauge.lastAt,
      lastValue: isLater ? newest.value : gauge.lastValue,
    });
    told.push({ gauge, open: gauge.memory.open ?? {}, events });
  }
  const open = await tellAlarms(ctx, told);
  const memories = after.map(({ gauge, memory }) => {
    const { minutes, colour, rising } = memory;
    return JSON.stringify({ minutes, colour, rising, open: open.get(gauge.id) ?? {} });
  });
  ctx.tx
    .send(sql`update gauge_memory m set heard_at = ${ctx.now}, last_at = i.last_at, last_value = i.last_value, memory = i.memory::jsonb
    from unnest(${after.map(({ gauge }) => gauge.id)}::uuid[],
      ${after.map(({ lastAt }) => (lastAt === null ? null : new Date(lastAt).toISOString()))}::timestamptz[],
      ${after.map(({ lastValue }) => lastValue)}::float8[], ${memories}::text[])
      as i (gauge, last_at, last_value, memory)
    where m.county = ${ctx.county} and m.gauge = i.gauge`);
}
