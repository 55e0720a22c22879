import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { at, createWorld, town, village, type Caller, type World } from '../../../test/harness/world.ts';
import { site } from '../sites/index.ts';
import { hazard } from './hazard.ledger.ts';
import { order } from './order.ledger.ts';

let world: World;
let inspector: Caller;
let siteId: string;

before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
  siteId = uuidv7();
  const draft = {
    name: '安澜县城关镇兴旺砖厂',
    sector: 'shaleBrick',
    scale: 'belowScale',
    address: '城关镇东门',
    area: village,
  };
  await inspector.post(at(site), { id: siteId, draft });
});
after(() => world.end());

const five = { measures: '更换', funds: 0, dueOn: '2026-03-20', responsible: '厂长', contingency: '停用' };
const ordered = (more: object = {}) => ({
  id: uuidv7(),
  summary: '配电箱未接地',
  category: 'electrical',
  level: 'general',
  handling: { kind: 'order', five: { ...five, ...more } },
});
const asked = (findings: readonly object[], more: object = {}) => ({
  id: uuidv7(),
  visit: {
    site: siteId,
    method: 'specialCheck',
    startedAt: '2026-03-02T01:00:00.000Z',
    inspectors: [inspector.id],
    checked: '配电',
    ...more,
  },
  findings,
  order: { id: uuidv7(), kind: 'order' },
});
const record = (body: object, who = inspector) => who.post('/api/hazards/record-visit', body);

test('a visit sent again after its answer was lost brings the finding that was added meanwhile, and no gap in the numbers', async () => {
  const first = asked([ordered()]);
  const made = await record(first);
  assert.equal(made.status, 200, JSON.stringify(made.json));
  const again = { ...first, findings: [...first.findings, ordered()] };
  const answer = await record(again);
  assert.equal(answer.status, 200, JSON.stringify(answer.json));
  assert.equal(answer.json.visitNumber, made.json.visitNumber);
  assert.equal(answer.json.orderNumber, made.json.orderNumber);
  const { json } = await inspector.get(`${at(hazard)}?where=${JSON.stringify({ visit: first.id })}`);
  assert.deepEqual(
    json.rows.map((row: { state: string }) => row.state),
    ['rectifying', 'rectifying'],
  );
  const orders = await inspector.get(`${at(order)}?where=${JSON.stringify({ visit: first.id })}`);
  assert.equal(orders.json.rows.length, 1);
  const next = await record(asked([ordered()]));
  assert.deepEqual([made.json.orderNumber, next.json.orderNumber], ['安应急责改〔2026〕1号', '安应急责改〔2026〕2号']);
});

test('what the server finds wrong is said at the finding it belongs to, and nothing is written', async () => {
  const late = asked([ordered(), ordered({ dueOn: '2026-03-01' })]);
  const refused = await record(late);
  assert.equal(refused.status, 409);
  assert.match(refused.json.fields['findings.1'], /期限不能早于今天/);
  const alone = await record(asked([], { method: 'lawEnforcement' }));
  assert.match(alone.json.fields['visit.inspectors'], /不得少于两名/);
  const major = await record(asked([{ ...ordered(), level: 'major' }]));
  assert.match(major.json.fields['findings.0.standard'], /判定依据/);
  assert.equal((await inspector.get(`/api/ledgers/visit/${late.id}`)).status, 404);
});

test('a township records its visits and leaves the ordering to those who may', async () => {
  const township = await world.signIn('township', { area: town });
  const open = { ...ordered(), handling: { kind: 'open' } };
  const made = await record({ ...asked([open], { inspectors: [township.id] }), order: null }, township);
  assert.equal(made.status, 200, JSON.stringify(made.json));
  const refused = await record(asked([ordered()], { inspectors: [township.id] }), township);
  assert.equal(refused.status, 403);
});
