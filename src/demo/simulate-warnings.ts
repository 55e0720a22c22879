import { parse } from '../kernel/schema.ts';
import type { Endpoint } from '../kernel/endpoint.ts';
import { gauge, gaugeSender, renewSecret, sendReadings } from '../modules/gauges/index.ts';
import { earlyWarning, issueWarning, submitWarning } from '../modules/warnings/index.ts';
import { serverModules } from '../modules/server.ts';
import type { Keeper } from '../server/auth/keeper.ts';
import type { Context } from '../server/context.ts';
import { get } from '../server/ledger/read.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Stage } from './stage.ts';

const minute = 60_000;
const readingEvery = 30;

// Name, what it measures, the town it stands in, thresholds from the lowest, hours since it was last heard.
const stations = [
  ['北坪雨量站', 'rain', 12, [20, 30, 50, 80], 0],
  ['柳林雨量站', 'rain', 14, [20, 30, 50, 80], 0],
  ['东河水位站', 'level', 3, [380, 420, 460, 500], 0],
  ['西沟水位站', 'level', 16, [260, 300, 340, 380], 5],
  ['青石岩位移站', 'displacement', 20, [10, 20, 40, 60], 0],
] as const;

/** The towns along the river, by their place in the list: those whose people are called out tonight. */
const alongTheRiver = [3, 8, 13, 18];

/** Tonight: stations that have watched a day of rain, one of them silent since hours, and a rain warning, orange and then red. */
export async function liveWarnings(
  stage: Stage,
  { now, keeper }: { readonly now: string; readonly keeper: Keeper },
): Promise<void> {
  const { county } = stage.world;
  const ago = (minutes: number) => new Date(Date.parse(now) - minutes * minute).toISOString();
  const [duty, chief, leader] = [stage.firstOf('dutyOfficer'), stage.firstOf('sectionChief'), stage.firstOf('leader')];
  await watch();
  const towns = alongTheRiver.map((index) => nth(county.towns, index));
  const first = await warn('orange', 150, towns.slice(0, 2), null);
  await warn('red', 40, towns, first);

  async function warn(
    colour: 'orange' | 'red',
    minutes: number,
    where: readonly { readonly name: string }[],
    replaces: string | null,
  ): Promise<string> {
    const id = demoId(ago(minutes), 'warning', colour);
    const words = colour === 'red' ? ['红色', '一百毫米'] : ['橙色', '五十毫米'];
    const draft = {
      headline: `暴雨${words[0]}预警`,
      kind: 'weather',
      hazard: 'rainstorm',
      colour,
      source: 'department',
      issuer: '县气象台',
      receivedAt: ago(minutes),
      affected: where.map(({ name }) => name).join('、'),
      audience: 'officials',
      content: `过去三小时${where.map(({ name }) => name).join('、')}降雨已达${words[1]}以上，预计降雨仍将持续，山洪、地质灾害风险高。`,
      measures: '1. 危险区人员立即转移到安置点，转移一户登记一户。\n2. 责任人到岗，每小时报告一次。',
      validFrom: ago(minutes),
      validUntil: ago(minutes - (colour === 'red' ? 360 : 240)),
      ...(replaces === null ? {} : { replaces }),
    };
    await call(stage.as(duty, ago(minutes)), submitWarning, {
      id,
      version: null,
      draft,
      opinion: '情况属实，建议发布',
    });
    await take(stage.as(colour === 'red' ? leader : chief, ago(minutes - 4)), earlyWarning, id, 'sign', {});
    const at = stage.as(duty, ago(minutes - 6));
    const { version } = await get(at, earlyWarning, id);
    await call(at, issueWarning, { id, version, callOut: false });
    return id;
  }

  /** A day of readings, pushed by the water bureau's platform as it would. */
  async function watch(): Promise<void> {
    const before = stage.as(chief, ago(60 * 30));
    const sender = demoId(now, 'sender', 0);
    await create(before, gaugeSender, { name: '县水利局水雨情平台' }, sender);
    const { secret } = await call(before, renewSecret, { id: sender });
    const deed = serverModules.flatMap(({ deeds }) => deeds ?? []).find(({ name }) => name === sendReadings.name);
    if (!deed) throw new Error('nobody takes readings in');
    for (const [index, [name, kind, townIndex, [blue, yellow, orange, red], silent]] of stations.entries()) {
      const town = nth(county.towns, townIndex);
      const code = `YB${101 + index}`;
      const [lng, lat] = town.at;
      const rule = { windowMinutes: kind === 'rain' ? 180 : null, blue, yellow, orange, red, silenceMinutes: 90 };
      const draft = {
        name,
        code,
        kind,
        place: { lng, lat },
        owner: '县水利局',
        sender,
        ...rule,
        builtOn: '2024-05-01',
      };
      await create(before, gauge, { ...draft, area: town.code }, demoId(now, 'gauge', index));
      const heard = ago(silent * 60);
      await deed.act(stage.clock(heard), { secret, readings: dayOf(code, index, Date.parse(heard)) });
    }
    const watching = serverModules.flatMap(({ jobs }) => jobs ?? []).find(({ name }) => name === 'watch-gauges');
    await watching?.run(stage.clock(now));
  }

  async function call<I, O>(ctx: Context, endpoint: Endpoint<I, O>, input: object): Promise<O> {
    const handler = serverModules.flatMap((m) => m.handlers ?? []).find((each) => each.endpoint === endpoint);
    if (!handler) throw new Error(`${endpoint.path} has no answer`);
    return (await handler.answer(ctx, parse(endpoint.input, input), keeper)) as O; // tied to what answers it by `handle`
  }
}

/** A dry day with rain at its end, as each of the stations sees it. */
function dayOf(code: string, station: number, until: number) {
  return Array.from({ length: 48 }, (_, back) => {
    const storm = Math.max(0, 8 - back); // the last four hours
    const values = [storm * 2.6, storm * 1.7, 240 + storm * 27, 180 + (back % 5), back % 3];
    const value = Math.round((values[station] ?? 0) * 10) / 10;
    return { code, at: new Date(until - back * readingEvery * minute).toISOString(), value };
  }).toReversed();
}
