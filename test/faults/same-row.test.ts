import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { visit } from '../../src/modules/inspections/index.ts';
import { site } from '../../src/modules/sites/index.ts';
import { at, type Caller, createWorld, village, type World } from '../harness/world.ts';

let world: World;
let first: Caller;
let second: Caller;
const draft = { name: '东门砖厂', sector: 'shaleBrick', scale: 'micro', address: '东门', area: village };

before(async () => {
  world = await createWorld();
  first = await world.signIn('inspector');
  second = await world.signIn('inspector');
});
after(() => world.end());

test('the same creation sent three times, one after the other or at once, is one row and one number', async () => {
  const siteId = uuidv7();
  for (let time = 0; time < 3; time += 1) assert.equal((await first.post(at(site), { id: siteId, draft })).status, 201);
  const id = uuidv7();
  const about = {
    site: siteId,
    method: 'specialCheck',
    startedAt: '2026-03-02T01:00:00Z',
    inspectors: [first.id],
    checked: '消防',
  };
  const answers = await Promise.all([0, 1, 2].map(() => first.post(at(visit), { id, draft: about })));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 201],
  );
  assert.deepEqual(new Set(answers.map(({ json }) => json.row.number)).size, 1);
  const next = await first.post(at(visit), { id: uuidv7(), draft: about });
  assert.equal(next.json.row.number, '安应急检记〔2026〕2号', 'repeated sending leaves no gap in the numbers');
  const { json: entries } = await first.get(at(visit, id, 'history'));
  assert.equal(entries.length, 1);
});

test('somebody else’s creation under an id that is taken is refused and changes nothing', async () => {
  const id = uuidv7();
  await first.post(at(site), { id, draft });
  const answer = await second.post(at(site), { id, draft: { ...draft, name: '别家砖厂' } });
  assert.equal(answer.status, 409);
  assert.equal((await first.get(at(site, id))).json.row.name, '东门砖厂');
});

test('of two people who change one row at once one is refused, and shown what the other wrote', async () => {
  const id = uuidv7();
  await first.post(at(site), { id, draft });
  const answers = await Promise.all([
    first.patch(at(site, id), { version: 1, change: { principal: '甲' } }),
    second.patch(at(site, id), { version: 1, change: { principal: '乙' } }),
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 409],
  );
  const won = answers.find(({ status }) => status === 200);
  const late = await second.patch(at(site, id), { version: 1, change: { principal: '丙' } });
  assert.equal(late.json.code, 'stale');
  assert.equal(late.json.current.principal, won?.json.row.principal);
  assert.equal(late.json.current.version, 2);
});
