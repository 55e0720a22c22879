import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, village, type World } from '../../../../test/harness/world.ts';
import { site } from '../../sites/index.ts';
import { composedWords } from '../composed-words.ts';

let world: World;
let writer: Caller;

before(async () => {
  world = await createWorld();
  writer = await world.signIn('writer');
  world.clock.set('2026-07-06T02:00:00.000Z');
});
after(() => world.end());

async function begin(topic: string) {
  const id = uuidv7();
  return writer.post('/api/reports/begin', { id, period: '2026H1', from: { topic } });
}

test('a report on a topic that only says of what there was none is begun and told to be so, one with figures is not', async () => {
  const bare = await begin('mines');
  assert.equal(bare.status, 200, JSON.stringify(bare.json));
  assert.equal(bare.json.isBare, true);
  const { content } = (await writer.get(asking('/reports/sections', { report: bare.json.id }))).json;
  assert.match(composedWords(content), /未发生生产安全事故/);
  const inspector = await world.signIn('inspector');
  const draft = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'belowScale', address: '城关镇', area: village };
  const id = uuidv7();
  world.clock.set('2026-06-10T02:00:00.000Z');
  assert.equal((await inspector.post(at(site), { id, draft })).status, 201);
  assert.equal((await inspector.post(at(site, id, 'steps', 'list'), { version: 1, input: {} })).status, 200);
  world.clock.set('2026-07-06T02:00:00.000Z');
  const told = await begin('mines');
  assert.deepEqual([told.status, told.json.isBare], [200, false]);
});
