import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, type Caller, createWorld, type World } from '../../../../test/harness/world.ts';
import { commitment } from './commitment.ledger.ts';

let world: World;
let writer: Caller;
let leader: Caller;

before(async () => {
  world = await createWorld();
  [writer, leader] = await Promise.all([world.signIn('writer'), world.signIn('leader')]);
  world.clock.set('2026-03-02T02:00:00.000Z');
});
after(() => world.end());

async function promise(text: string, more: object = {}): Promise<string> {
  const id = uuidv7();
  const draft = { text, period: '2026H1', dueOn: '2026-06-30', ...more };
  const { status, json } = await writer.post(at(commitment), { id, draft });
  assert.equal(status, 201, JSON.stringify(json));
  return id;
}
async function take(id: string, name: string, input: object) {
  const { version } = (await leader.get(at(commitment, id))).json.row;
  return leader.post(at(commitment, id, 'steps', name), { version, input });
}
const endings = [
  ['finish', { result: '已完成' }],
  ['carry', { carryReason: '转入下半年' }],
  ['revoke', { revokeReason: '职责划转' }],
] as const;

for (const [name, input] of endings)
  test(`a divided task does not ${name} while parts of it are open, and does when they have ended`, async () => {
    const whole = await promise(`整治隐患（${name}）`);
    const parts = [];
    for (const text of ['城关镇整治', '东门社区整治']) parts.push(await promise(text, { parent: whole }));
    const refused = await take(whole, name, input);
    assert.equal(refused.status, 409, JSON.stringify(refused.json));
    assert.equal(
      refused.json.title,
      '还有 2 项分解任务没有办结（“城关镇整治”、“东门社区整治”），请先逐项完成、结转或撤销',
    );
    const offered = (await leader.get(at(commitment, whole))).json.steps;
    assert.deepEqual([offered[name], offered.start], [refused.json.title, null]);
    const [first = '', second = ''] = parts;
    assert.equal((await take(first, ...endings[0])).status, 200);
    assert.match((await take(whole, name, input)).json.title, /还有 1 项分解任务没有办结（“东门社区整治”）/);
    assert.equal((await take(second, ...endings[2])).status, 200);
    const ended = await take(whole, name, input);
    assert.equal(ended.status, 200, JSON.stringify(ended.json));
  });
