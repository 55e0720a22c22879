import sql from 'sql-template-tag';
import { uuidv7 } from 'uuidv7';
import type { Context } from '../../server/context.ts';
import { find } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import type { Job } from '../../server/module.ts';
import { gaugeAlarm } from './gauge-alarm.ledger.ts';
import { colours } from '../../codes/colours.ts';
import { measureOf, unitOf } from './gauge-words.ts';
import type { GaugeEvent } from './gauge.rules.ts';

/** The open alarms of a gauge by kind. */
export type Alarms = Readonly<Partial<Record<'threshold' | 'rise' | 'silence', string>>>;

/** What a gauge's readings said. */
export interface Told {
  readonly gauge: Measured & { readonly id: string; readonly name: string; readonly area: string };
  readonly open: Alarms;
  readonly events: readonly GaugeEvent[];
}

/** What an alarm's sentence says of how a gauge measures. */
interface Measured {
  readonly kind: string;
  readonly sums: boolean;
  readonly windowMinutes: number;
}

/** Turns what the rules said into alarms: raised, lifted to a higher colour, cleared. Gives the alarms open afterwards, by gauge. */
export async function tellAlarms(ctx: Context, told: readonly Told[]): Promise<ReadonlyMap<string, Alarms>> {
  const after = new Map<string, Alarms>();
  for (const { gauge, open, events } of told) {
    let alarms = open;
    if (alarms.silence !== undefined) {
      await clear(ctx, alarms.silence, '数据已恢复');
      alarms = { ...alarms, silence: undefined }; // left out when it is kept as JSON
    }
    for (const event of events) alarms = { ...alarms, [event.kind]: await tell(ctx, gauge, alarms[event.kind], event) };
    after.set(gauge.id, alarms);
  }
  return after;
}

async function tell(
  ctx: Context,
  gauge: Told['gauge'],
  open: string | undefined,
  event: GaugeEvent,
): Promise<string | undefined> {
  const words = wordsOf(gauge, event);
  if (event.what === 'clear') {
    if (open !== undefined) await clear(ctx, open, words);
    return undefined;
  }
  if (event.what === 'escalate' && open !== undefined) {
    const row = await find(ctx, gaugeAlarm, open);
    const isOpen = row?.state === 'raised' || row?.state === 'acknowledged';
    if (isOpen && event.colour) await take(ctx, gaugeAlarm, open, 'escalate', { colour: event.colour, latest: words });
    if (isOpen) return open;
  }
  const id = uuidv7();
  const facts = { gauge: gauge.id, kind: event.kind, raisedAt: new Date(event.at).toISOString(), area: gauge.area };
  await create(ctx, gaugeAlarm, { ...facts, summary: `${gauge.name}${words}` }, id);
  if (event.colour) await take(ctx, gaugeAlarm, id, 'escalate', { colour: event.colour, latest: words });
  return id;
}

async function clear(ctx: Context, id: string, latest: string): Promise<void> {
  const row = await find(ctx, gaugeAlarm, id);
  if (row?.state === 'raised' || row?.state === 'acknowledged') await take(ctx, gaugeAlarm, id, 'clear', { latest });
}

function wordsOf({ sums, windowMinutes, ...gauge }: Measured, { kind, what, colour, measure }: GaugeEvent): string {
  const amount = `${measure} ${unitOf(gauge.kind)}`;
  if (kind === 'rise') return `${what === 'clear' ? '涨势趋缓' : '上涨过快'}，涨幅 ${amount}`;
  const name = sums ? `${windowMinutes} 分钟累计` : measureOf(gauge.kind);
  if (what === 'clear') return `已回落，${name} ${amount}`;
  return `达到${colour === null ? '' : colours[colour]}阈值，${name} ${amount}`;
}

const atOnce = 100;

/** Raises the alarm of gauges that have said nothing for too long, each once until it is heard again. */
export const watchSilence: Job = {
  name: 'watch-gauges',
  cron: '* * * * *',
  run: async (ctx) => {
    ctx.tx.send(sql`insert into gauge_memory (county, gauge, heard_at, memory)
      select g.county, g.id, g.created_at, '{"minutes":[],"colour":null,"rising":false}'::jsonb from gauge g
      where g.county = ${ctx.county} and g.state = 'active' and g.silence_minutes is not null on conflict do nothing`);
    const silent = await ctx.tx.rows<{ id: string; name: string; area: string; heardAt: string; minutes: number }>(sql`
      select g.id, g.name, g.area, m.heard_at as "heardAt", g.silence_minutes as minutes
      from gauge g join gauge_memory m on m.county = g.county and m.gauge = g.id
      where g.county = ${ctx.county} and m.county = ${ctx.county} and g.state = 'active' and m.memory #> '{open,silence}' is null
        and m.heard_at < ${ctx.now}::timestamptz - make_interval(mins => g.silence_minutes)
      order by m.gauge limit ${atOnce} for update of m`);
    for (const { id, name, area, minutes } of silent) {
      const alarm = uuidv7();
      const facts = { gauge: id, kind: 'silence', raisedAt: ctx.now, area } as const;
      await create(ctx, gaugeAlarm, { ...facts, summary: `${name}超过 ${minutes} 分钟没有数据` }, alarm);
      await ctx.tx.rows(sql`update gauge_memory set memory = jsonb_set(memory, '{open}',
        coalesce(memory -> 'open', '{}'::jsonb) || jsonb_build_object('silence', ${alarm}::text))
        where county = ${ctx.county} and gauge = ${id}`);
    }
    return silent.length === atOnce;
  },
};
