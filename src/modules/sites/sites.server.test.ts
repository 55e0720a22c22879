import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, createWorld, village, type Caller, type World } from '../../../test/harness/world.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { site } from './site.ledger.ts';

let world: World;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
});
after(() => world.end());

async function newSite(name: string): Promise<string> {
  const id = uuidv7();
  const draft = { name, sector: 'industryTrade', scale: 'belowScale', address: '东门', area: village };
  const made = await inspector.post(at(site), { id, draft: { ...draft, rectificationType: 'confinedSpace' } });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return id;
}
const step = (who: Caller, id: string, name: string, version: number, input: object = {}) =>
  who.post(at(site, id, 'steps', name), { version, input });
const dueOf = async (id: string) =>
  (await inspector.get(at(site, id))).json.deadlines.map((d: { name: string; dueAt: string }) => [d.name, d.dueAt]);

test('a file is confirmed once a year: the enterprise reports, the bureau looks, and the year begins anew (A006)', async () => {
  const id = await newSite('再确认机械厂');
  assert.deepEqual(await dueOf(id), [], 'what is only surveyed owes nothing');
  await step(inspector, id, 'list', 1);
  assert.deepEqual(await dueOf(id), [['confirm', '2027-03-02T15:59:59.999Z']]);
  const enterprise = await world.signIn('enterprise', { siteId: id });
  const other = await world.signIn('enterprise', { siteId: await newSite('别的厂') });
  assert.equal((await step(other, id, 'report', 2, { reportNote: '无变化' })).status, 404);
  assert.equal((await step(enterprise, id, 'confirm', 2)).status, 403, 'nobody confirms his own file');
  const reported = await step(enterprise, id, 'report', 2, { reportNote: '从业人员减至 20 人' });
  assert.deepEqual([reported.json.row.state, reported.json.row.reportedOn], ['reported', '2026-03-02']);
  assert.deepEqual(await dueOf(id), [['review', '2026-03-09T15:59:59.999Z']], 'five working days to look');
  await step(inspector, id, 'giveBack', 3, { returnReason: '专项整治类型与现场不符' });
  assert.deepEqual(await dueOf(id), [['confirm', '2027-03-02T15:59:59.999Z']]);
  await step(enterprise, id, 'report', 4, { reportNote: '已更正' });
  world.clock.set('2026-03-05T02:00:00.000Z');
  assert.equal((await step(inspector, id, 'confirm', 5)).json.row.confirmedOn, '2026-03-05');
  assert.deepEqual(await dueOf(id), [['confirm', '2027-03-05T15:59:59.999Z']]);
  world.clock.set('2026-03-02T02:00:00.000Z');
});

test('sites are screened by any combination', async () => {
  const where = {
    sector: 'industryTrade',
    rectificationType: 'confinedSpace',
    state: ['surveyed'],
    twoKeyOneMajor: { set: false },
  };
  const { json } = await inspector.get(`${at(site)}?where=${encodeURIComponent(JSON.stringify(where))}`);
  assert.deepEqual(
    json.rows.map((row: { name: string }) => row.name),
    ['别的厂'],
  );
});

test('figures: listed at the cutoff, confirmed and gone in the period', async () => {
  const ids = [await newSite('一'), await newSite('二')];
  for (const id of ids) await step(inspector, id, 'list', 1);
  await step(await world.signIn('sectionChief'), ids[1] ?? '', 'close', 2, {
    closedOn: '2026-03-01',
    closeReason: '搬迁',
  });
  const asks = ['site.listed', 'site.confirmed', 'site.closed'].map((indicator) => ({ indicator }));
  const count = (period: string) =>
    asSystem(world.server.machine, '519901', (ctx) => tally(ctx, asks, parsePeriod(period)));
  // By hand: three were listed on 2 March, one of them closed as of 1 March; the first was confirmed again on 5 March.
  world.clock.set('2026-04-01T02:00:00.000Z');
  assert.deepEqual(
    [await count('2026-03'), await count('2026-02')],
    [
      [2, 3, 1],
      [0, 0, 0],
    ],
  );
});
