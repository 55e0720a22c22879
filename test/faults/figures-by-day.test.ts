import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import * as fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import type { FigureAsk } from '../../src/kernel/indicator.ts';
import { addDays, dayOf } from '../../src/kernel/calendar.ts';
import { parsePeriod, type Period } from '../../src/kernel/period.ts';
import { modules } from '../../src/modules/index.ts';
import { hazard } from '../../src/modules/hazards/index.ts';
import { stockMovement, supply, supplyStorage } from '../../src/modules/resources/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import type { Context } from '../../src/server/context.ts';
import { transact } from '../../src/server/db/transact.ts';
import { figureFollower, placeOfFigures } from '../../src/server/figures/keep-rolled.ts';
import { rolledOf } from '../../src/server/figures/rolled.ts';
import { tally, tallyByRows } from '../../src/server/figures/tally.ts';
import { asSystem, systemActor } from '../../src/server/jobs/system.ts';
import { create } from '../../src/server/ledger/write.ts';
import { catchUp } from '../../src/server/live/follower.ts';
import { made } from '../harness/answers.ts';
import { until } from '../harness/until.ts';
import { at, type Caller, county, createWorld, village, type World } from '../harness/world.ts';
import { importing } from '../imports/importing.ts';

// What is kept by day equals what the rows give, at any moment of one snapshot, whatever is written meanwhile.

let world: World;
let inspector: Caller;
let chief: Caller;
let keeper: Caller;
let siteId: string;
let goods: string;
let storage: string;

before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  chief = await world.signIn('sectionChief');
  keeper = await world.signIn('dutyOfficer');
  [siteId, goods, storage] = [uuidv7(), uuidv7(), uuidv7()];
  const where = { address: '东门', area: village };
  await made(
    inspector.post(at(site), { id: siteId, draft: { name: '砖厂', sector: 'shaleBrick', scale: 'micro', ...where } }),
  );
  await made(
    keeper.post(at(supply), { id: goods, draft: { name: '棉被', group: 'living', kind: 'quilt', unit: '床' } }),
  );
  const store = { name: '储备库', kind: 'reserve', keeper: '文保管', openedOn: '2020-01-01', ...where };
  await made(keeper.post(at(supplyStorage), { id: storage, draft: store }));
});
after(() => world.end());

const plain: FigureAsk = { indicator: 'hazard.found' };

/** All that is kept of the ledgers written to, and some of it narrowed. */
const asks: readonly FigureAsk[] = [
  ...[...rolledOf(modules)].flatMap(([indicator, { ledger }]) =>
    [hazard, stockMovement, site].some((one) => one === ledger) ? [{ indicator }] : [],
  ),
  plain,
  { indicator: 'hazard.found', where: { level: 'major' } },
  { indicator: 'hazard.rectified', where: { source: ['inspection', 'tip'] } },
  { indicator: 'hazard.underControl', where: { level: 'general', foundAt: { lte: '@cutoff' } } },
  { indicator: 'hazard.found', where: { foundAt: { lte: '@cutoff' } } },
  { indicator: 'hazard.found', where: { level: 'major', source: 'tip' } },
];

const identify = async () => ({ county, actor: systemActor(county) });

/** What is kept and what the rows give, both of one moment. */
function bothWays(period: Period): Promise<readonly (readonly number[])[]> {
  const both = (ctx: Context) => Promise.all([tally(ctx, asks, period), tallyByRows(ctx, asks, period)]);
  return transact(world.server.machine, identify, both, 'snapshot');
}

async function assertEqual(period: Period): Promise<void> {
  const [kept, counted] = await bothWays(period);
  assert.deepEqual(kept, counted, `${period.code} at ${world.clock()}`);
}

const hoursAgo = (hours: number) => new Date(Date.parse(world.clock()) - hours * 3_600_000).toISOString();
const found = new Set<string>();
const one = (n: number): string | undefined => [...found][n % Math.max(found.size, 1)];
const batches: string[] = [];

/** What people do; whether it is allowed is the product's to say. */
const deeds = {
  find: async (n: number) => {
    const id = uuidv7();
    const level = n % 5 === 0 ? { level: 'major', standard: '判定标准第三条' } : { level: 'general' };
    const source = n % 2 === 0 ? 'inspection' : 'tip';
    const draft = {
      site: siteId,
      summary: `护栏缺失${id}`,
      category: 'protection',
      source,
      foundAt: hoursAgo(n),
      ...level,
    };
    if ((await inspector.post(at(hazard), { id, draft })).status === 201) found.add(id);
  },
  redate: (n: number) => change(n, { foundAt: hoursAgo((n * 7) % 1500) }),
  regrade: (n: number) =>
    change(n, n % 2 === 0 ? { level: 'major', standard: '第五条' } : { level: 'general', source: 'tip' }),
  move: async (n: number) => {
    const id = one(n);
    if (id === undefined) return;
    const { row, steps } = await rowOf(id);
    const [name, input] = Object.entries(inputs(n)).filter(([each]) => each in steps)[n % 3] ?? [];
    if (name !== undefined) await chief.post(at(hazard, id, 'steps', name), { version: row.version, input });
  },
  commitLate: (n: number) =>
    asSystem(world.server.machine, county, async (ctx) => {
      const id = uuidv7();
      const more = { category: 'fire', level: 'general', source: 'tip', foundAt: hoursAgo(n) } as const;
      await create(ctx, hazard, { site: siteId, summary: `通道堆物${id}`, ...more }, id);
      await wait(n % 60);
    }),
  receive: async (n: number) => {
    const id = uuidv7();
    const draft = { kind: 'receipt', storage, supply: goods, quantity: 1 + n, reason: '采购', movedAt: hoursAgo(n) };
    const answer = await keeper.post(at(stockMovement), { id, draft });
    if (answer.status === 201 && n % 2 === 0) {
      const back = { ...draft, quantity: -draft.quantity, reverses: id, reason: '冲销' };
      await keeper.post(at(stockMovement), { draft: back });
    }
  },
  bring: async (n: number) => {
    const rows = Array.from({ length: 3 }, (_, i) => [
      `导入厂${(n + i) % 12}`,
      '工贸',
      '规下',
      `东街${n}号`,
      '2026-01-0' + (1 + (n % 9)),
    ]);
    const table = [['单位名称', '行业领域', '规模', '地址', '列入监管日期'], ...rows]
      .map((row) => row.join(','))
      .join('\r\n');
    batches.push((await importing(world, chief, site).bring(table, {}, '厂.csv')).id);
  },
  takeBack: async () => {
    const batch = batches.pop();
    if (batch !== undefined) await importing(world, chief, site).undo(batch);
  },
  passTime: async (n: number) => world.clock.set(hoursAgo(-(n % 40))),
  follow: () => catchUp(world.server.machine, figureFollower),
  compare: (n: number) => assertEqual(periodOf(n)),
} as const;

const ahead = (days: number) => addDays(dayOf(world.clock()), days);
const rowOf = async (id: string) => (await chief.get(at(hazard, id))).json;
async function change(n: number, fields: object): Promise<void> {
  const id = one(n);
  if (id !== undefined)
    await inspector.patch(at(hazard, id), { version: (await rowOf(id)).row.version, change: fields });
}
const inputs = (n: number): Readonly<Record<string, object>> => ({
  fixOnSite: { result: '已改' },
  withdraw: { withdrawReason: '重复' },
  order: { measures: '停用', funds: n * 100, dueOn: ahead(20), responsible: '厂长', contingency: '专人看守' },
  control: { controlMeasures: '围挡', dueOn: ahead(30) },
  resume: { dueOn: ahead(9) },
  stopWork: { stopScope: '窑', stopReason: '危险', dueOn: ahead(9) },
  defer: { dueOn: ahead(40), deferReason: '配件未到' },
  report: { result: '已改' },
  close: { opinion: '合格' },
});

/** Long and short, over and still going on. */
function periodOf(n: number): Period {
  const today = dayOf(world.clock());
  const from = addDays(today, -(n % 70));
  const all = [
    '2026',
    '2026H1',
    '2026Q1',
    '2026-02',
    '2025..2026',
    `${from}..${today}`,
    `${from}..${addDays(from, n % 9)}`,
  ];
  const code = all[n % all.length] ?? '2026';
  return parsePeriod(code === '2025..2026' ? '2025-01-01..2026-12-31' : code);
}

const names = Object.keys(deeds) as (keyof typeof deeds)[]; // Object.keys forgets the literal keys
const many = names
  .filter((name) => name !== 'bring' && name !== 'takeBack')
  .flatMap((name) => (name === 'move' ? [name, name, name] : [name]));
const deed = fc.record({
  name: fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...many) }, fc.constantFrom('bring', 'takeBack')),
  n: fc.nat({ max: 1600 }),
});
const turns = fc.array(fc.array(deed, { minLength: 2, maxLength: 6 }), { minLength: 3, maxLength: 8 });

test('what is kept by day equals what the rows give, whatever is written before, behind and meanwhile', async () => {
  await deeds.follow();
  for (let n = 0; n < 30; n += 1) await deeds.find(n * 37);
  for (let n = 0; n < 90; n += 1) await deeds.move(n * 13 + (n % 3));
  const course = fc.asyncProperty(turns, async (all) => {
    for (const turn of all) {
      await Promise.all(turn.map(({ name, n }) => deeds[name](n)));
      for (const { n } of turn) await assertEqual(periodOf(n));
    }
    await deeds.follow();
    for (const n of [0, 1, 2, 3, 4]) await assertEqual(periodOf(n));
  });
  await fc.assert(course, { numRuns: 8, seed: 7, endOnFailure: true });
  const [values = []] = await bothWays(periodOf(4));
  const nothing = asks.filter((_, place) => values[place] === 0).map(({ indicator }) => indicator);
  assert.ok(nothing.length < asks.length / 2, `most of the figures counted something, but not ${nothing.join(' ')}`);
});

/** A line waits for transactions that began before it, of whatever else the server does: all of them are behind the place in the end. */
const allFollowed = () =>
  until(async () => {
    await deeds.follow();
    const { rows } = await world.database.owner.query(
      `select 1 from outbox o, outbox_cursor c where c.follower = $1 and (o.xid, o.id) > (c.xid, c.id) limit 1`,
      [placeOfFigures],
    );
    return rows.length === 0;
  });

test('it is what is kept that is answered: a day put wrong there is told, until a row of that day is written', async () => {
  const ask = async () =>
    (await bothWays(parsePeriod('2025-06-01..2026-12-31'))).map((values) => values[asks.indexOf(plain)] ?? 0);
  await findOn('2025-06-10');
  await allFollowed();
  const [right = 0] = await ask();
  await world.database.owner.query(
    `update figure_day set value = array[1000] where figure like $1 and "by" = '' and day = '2025-06-10'`,
    [`${plain.indicator}@%`],
  );
  assert.deepEqual(await ask(), [right + 999, right]);
  await findOn('2025-06-10');
  assert.deepEqual(await ask(), [right + 1, right + 1]);
  await allFollowed();
  assert.deepEqual(await ask(), [right + 1, right + 1]);
});

function findOn(day: string) {
  const draft = { site: siteId, summary: '护栏缺失', category: 'protection', level: 'general', source: 'tip' };
  return made(inspector.post(at(hazard), { draft: { ...draft, foundAt: `${day}T03:00:00Z`, spot: uuidv7() } }));
}

const spoil = () =>
  world.database.owner.query(
    `update figure_day set value = array[1000], since = array['-infinity'::timestamptz] where figure like 'hazard.%'`,
  );

test('what is not kept yet, or far behind, is counted from the rows', async () => {
  await spoil();
  await world.database.owner.query(`delete from figure_kept where figure like 'hazard.%'`);
  await assertEqual(parsePeriod('2026'));
  await deeds.follow();
  await Promise.all(Array.from({ length: 501 }, () => findOn(dayOf(world.clock()))));
  await spoil();
  await assertEqual(parsePeriod('2026'));
});
