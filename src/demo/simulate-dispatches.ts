import type { Endpoint } from '../kernel/endpoint.ts';
import { parse } from '../kernel/schema.ts';
import { issueDispatch, receiveDispatch, requestDispatch, supplyDispatch } from '../modules/resources/index.ts';
import { serverModules } from '../modules/server.ts';
import type { Keeper } from '../server/auth/keeper.ts';
import type { Context } from '../server/context.ts';
import { take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { Stores } from './simulate-supplies.ts';
import type { Stage } from './stage.ts';

interface PlannedDispatch {
  readonly on: string;
  readonly purpose: string;
  readonly town: number;
  readonly urgency: 'urgent' | 'ordinary';
  /** Goods by name, with how many, and how many of them arrived whole. */
  readonly goods: readonly (readonly [name: string, asked: number, whole?: number])[];
  /** How far it has come, when not to its end. */
  readonly until?: 'requested' | 'approved' | 'issued';
}

const quilt = '棉被（含被套）2m×1.5m';
const coat = '棉大衣 加厚';

/** The dispatches of a year: in its first half 1,379 quilts and 995 coats in all. */
const planned = (year: number): readonly PlannedDispatch[] => [
  {
    on: `${year}-01-14`,
    purpose: '低温雨雪冰冻灾害救助',
    town: 7,
    urgency: 'urgent',
    goods: [
      [quilt, 620],
      [coat, 430],
    ],
  },
  {
    on: `${year}-02-03`,
    purpose: '春节前困难群众冬春救助',
    town: 12,
    urgency: 'ordinary',
    goods: [
      [quilt, 459, 457],
      [coat, 365],
    ],
  },
  {
    on: `${year}-03-13`,
    purpose: '3·12 风雹灾害救助',
    town: 5,
    urgency: 'urgent',
    goods: [
      [quilt, 300],
      [coat, 200],
    ],
  },
  {
    on: `${year}-07-09`,
    purpose: '7·8 暴雨洪涝转移安置',
    town: 9,
    urgency: 'urgent',
    goods: [
      ['折叠床 单人', 180],
      ['饮用水 24 瓶', 120],
      ['帐篷 12㎡ 单', 30, 29],
    ],
  },
  { on: `${year}-08-22`, purpose: '抗旱送水保障', town: 15, urgency: 'ordinary', goods: [['抽水泵 7.5kW', 3]] },
];

/** Lives the dispatches through the module's own calls: asked for by a town, approved, issued and received by their people. */
export async function liveDispatches(
  stage: Stage,
  stores: Stores,
  { year, now, keeper }: { readonly year: number; readonly now: string; readonly keeper: Keeper },
): Promise<void> {
  for (const [index, one] of [...planned(year), ...open(now)].entries()) {
    if (`${one.on}T08:00:00.000Z` < now) await live(stage, stores, one, { index, keeper });
  }
}

/** What is on its way these days. */
function open(now: string): readonly PlannedDispatch[] {
  const day = (back: number) => new Date(Date.parse(now) - back * 86_400_000).toISOString().slice(0, 10);
  return [
    { on: day(2), purpose: '寒潮防范前置棉被', town: 18, urgency: 'ordinary', goods: [[quilt, 60]], until: 'issued' },
    {
      on: day(1),
      purpose: '森林防灭火物资前置',
      town: 21,
      urgency: 'ordinary',
      goods: [['2 号扑火工具', 80]],
      until: 'requested',
    },
  ];
}

async function live(
  stage: Stage,
  stores: Stores,
  one: PlannedDispatch,
  { index, keeper }: { readonly index: number; readonly keeper: Keeper },
): Promise<void> {
  const { people, county } = stage.world;
  const town = nth(county.towns, one.town % county.towns.length);
  const clerk = people.findIndex(({ role, area }) => role === 'township' && area === town.code);
  const leader = stage.firstOf('leader');
  const at = (hour: number) => `${one.on}T0${hour}:00:00.000Z`;
  const id = demoId(at(1), 'dispatch', index);
  const lines = one.goods.map(([name, asked, whole = asked]) => ({
    id: demoId(at(1), 'dispatch line', index, name),
    supply: stores.item(name),
    asked,
    whole,
  }));
  const dispatch = {
    purpose: one.purpose,
    urgency: one.urgency,
    destination: `${town.name}${nth(town.villages, 0).name}安置点`,
    receiver: `${town.name}人民政府`,
    storage: stores.main,
    withReform: one.urgency === 'urgent',
    area: town.code,
  };
  const asked = lines.map((line) => ({ id: line.id, supply: line.supply, asked: line.asked }));
  await call({ ctx: stage.as(clerk, at(1)), keeper }, requestDispatch, { id, dispatch, lines: asked });
  if (one.until === 'requested') return;
  await take(stage.as(leader, at(2)), supplyDispatch, id, 'approve', { opinion: '同意，尽快发运。' });
  if (one.until === 'approved') return;
  const way = { carrier: '厢式货车 2 辆', route: `县库—${town.name}` };
  const issued = lines.map((line) => ({ id: line.id, issued: line.asked }));
  await call({ ctx: stage.as(stores.keeper, at(3)), keeper }, issueDispatch, { id, version: 2, ...way, lines: issued });
  if (one.until === 'issued') return;
  const received = lines.map((line) => ({
    id: line.id,
    received: line.whole,
    damaged: line.asked - line.whole,
    explanation: line.whole === line.asked ? null : '途中受潮破损，已退回处理',
  }));
  const signedBy = `${town.name}应急办`;
  await call({ ctx: stage.as(clerk, at(7)), keeper }, receiveDispatch, { id, version: 3, signedBy, lines: received });
}

interface Calling {
  readonly ctx: Context;
  readonly keeper: Keeper;
}

/** Makes a special call as its page would. */
async function call<I, O>({ ctx, keeper }: Calling, endpoint: Endpoint<I, O>, input: object): Promise<void> {
  const handler = serverModules.flatMap((m) => m.handlers ?? []).find((each) => each.endpoint === endpoint);
  if (!handler) throw new Error(`${endpoint.path} has no answer`);
  await handler.answer(ctx, parse(endpoint.input, input), keeper);
}
