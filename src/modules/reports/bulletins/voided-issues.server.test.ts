import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, type World } from '../../../../test/harness/world.ts';
import { report } from '../report.ledger.ts';
import type { ShelfSeries } from './bulletin.endpoints.ts';
import { bulletinSeries } from './bulletin-series.ledger.ts';

let world: World;
let writer: Caller;
let office: Caller;
let leader: Caller;
before(async () => {
  world = await createWorld();
  [writer, office, leader] = await Promise.all([
    world.signIn('writer'),
    world.signIn('committeeOffice'),
    world.signIn('leader'),
  ]);
  world.clock.set('2026-06-29T02:00:00.000Z');
});
after(() => world.end());

async function newSeries(name: string): Promise<string> {
  const id = uuidv7();
  const draft = { name, issuer: '局办公室', outline: 'dutyWeekly', numbering: 'yearly' };
  assert.equal((await writer.post(at(bulletinSeries), { id, draft })).status, 201);
  return id;
}

/** An issue that is signed and withdrawn. */
async function voided(series: string): Promise<void> {
  const id = uuidv7();
  const begun = { id, period: '2026-06-22..2026-06-28', from: { series } };
  assert.equal((await writer.post('/api/reports/begin', begun)).status, 200);
  const step = (who: Caller, name: string, version: number, input: object = {}) =>
    who.post(at(report, id, 'steps', name), { version, input });
  await step(writer, 'submit', 2);
  await step(office, 'approve', 3);
  const signed = await leader.post('/api/reports/sign', { id, version: 4 });
  assert.equal(signed.status, 200, JSON.stringify(signed.json));
  assert.equal((await step(leader, 'withdraw', 5, { withdrawReason: '数字有误' })).status, 200);
}

test('of a series with more than twenty numbers voided the latest twenty are named, and those of another beside it', async () => {
  const [few, many] = [await newSeries('值班周报'), await newSeries('工作周报')];
  await voided(few);
  for (let issue = 1; issue <= 22; issue += 1) await voided(many);
  const { series } = (await writer.get(asking('/reports/bulletins', {}))).json;
  const of = (id: string): ShelfSeries => series.find((one: ShelfSeries) => one.id === id);
  assert.deepEqual(
    of(many).voided.map(({ issue }) => issue),
    Array.from({ length: 20 }, (_, at) => 22 - at),
  );
  assert.deepEqual(of(many).next, { issue: 23, total: 23 });
  assert.deepEqual(
    of(few).voided.map(({ year, issue }) => [year, issue]),
    [[2026, 1]],
  );
});
