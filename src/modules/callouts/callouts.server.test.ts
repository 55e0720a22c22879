import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { ask } from '../../server/ask.ts';
import { asSystem } from '../../server/jobs/system.ts';
import {
  at,
  type Caller,
  county,
  createWorld,
  otherTown,
  town,
  village,
  type World,
} from '../../../test/harness/world.ts';
import { contact, startCallOut } from './index.ts';

let world: World;
let duty: Caller;
before(async () => {
  world = await createWorld();
  duty = await world.signIn('dutyOfficer');
});
after(() => world.end());

let numbers = 0;

/** Somebody new in the directory. */
async function person(more: object = {}): Promise<string> {
  numbers += 1;
  const phone = `1990000${String(numbers).padStart(4, '0')}`;
  const draft = {
    name: '测试人',
    unit: '城关镇',
    post: `责任人${numbers}`,
    phone,
    startsOn: '2026-01-01',
    area: village,
  };
  const { status, json } = await duty.post(at(contact), { id: uuidv7(), draft: { ...draft, ...more } });
  assert.equal(status, 201, JSON.stringify(json));
  return json.row.id;
}

const order = (contacts: readonly string[], more: object = {}) => ({
  id: uuidv7(),
  subject: '暴雨红色预警叫应',
  message: '请立即组织转移',
  kind: 'warning' as const,
  urgency: 'extreme' as const,
  source: null,
  contacts: [...contacts],
  ...more,
});

const start = (asked: object, caller = duty) => caller.post('/api/call-outs/start', asked);

const peopleOf = async (id: string) =>
  (await world.database.owner.query(`select * from call_person where call_out = $1 order by post`, [id])).rows;

test('a call-out begins with one line for each person, and the same id twice is the same call-out', async () => {
  const contacts = [await person(), await person({ area: otherTown })];
  const asked = order([...contacts, contacts[0] ?? '']);
  const { status, json } = await start(asked);
  assert.deepEqual([status, json.people, json.notCalled], [200, 2, []]);
  assert.match(json.number, /叫应/);
  const lines = await peopleOf(asked.id);
  assert.deepEqual(
    lines.map(({ state, rung, try: tries, town: where }) => [state, rung, tries, where]),
    [
      ['calling', 0, 0, town],
      ['calling', 0, 0, otherTown],
    ],
  );
  assert.equal(new Set(lines.map(({ token }) => token)).size, 2);
  const again = await start(asked);
  assert.deepEqual([again.status, again.json.number], [200, json.number]);
  assert.equal((await peopleOf(asked.id)).length, 2);
});

test('who has left is told and not called, and a call-out of nobody is refused in words', async () => {
  const [here, gone] = [await person(), await person()];
  await duty.post(at(contact, gone, 'steps', 'leave'), { version: 1, input: { endsOn: '2026-02-01' } });
  const { json } = await start(order([here, gone]));
  assert.deepEqual([json.people, json.notCalled], [1, [gone]]);
  const none = await start(order([gone]));
  assert.equal(none.status, 422);
  assert.match(none.json.title, /重新选择/);
});

test('a town and an inspector call nobody out in the bureau’s name', async () => {
  const contacts = [await person()];
  for (const role of ['township', 'inspector'] as const) {
    const { status } = await start(order(contacts), await world.signIn(role));
    assert.equal(status, 403, role);
  }
});

test('another module asks for a call-out in its own transaction: when that fails, nobody is called', async () => {
  const asked = order([await person()]);
  const { machine } = world.server;
  await assert.rejects(
    asSystem(machine, county, async (ctx) => {
      assert.equal((await ask(ctx, startCallOut, asked)).people, 1);
      throw new Error('the warning was not issued after all');
    }),
    /not issued/,
  );
  assert.deepEqual(await peopleOf(asked.id), []);
  assert.equal((await asSystem(machine, county, (ctx) => ask(ctx, startCallOut, asked))).people, 1);
  assert.equal((await peopleOf(asked.id)).length, 1);
});
