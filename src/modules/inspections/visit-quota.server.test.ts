import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { at, createWorld, village, type Caller, type World } from '../../../test/harness/world.ts';
import { importing, workbook } from '../../../test/imports/importing.ts';
import { site } from '../sites/index.ts';
import { visit } from './visit.ledger.ts';

// 国办发〔2024〕54号: an enterprise is visited four times a year; one visit more says why, or is a joint one. However it is entered.

let world: World;
let inspector: Caller;
before(async () => {
  world = await createWorld();
  inspector = await world.signIn('inspector');
});
after(() => world.end());

async function newSite(name: string, visits: number): Promise<string> {
  const id = uuidv7();
  const about = { name, sector: 'industryTrade', scale: 'micro', address: '东门', area: village };
  await made(inspector.post(at(site), { id, draft: about }));
  for (let n = 1; n <= visits; n += 1) await made(visited(id, { startedAt: `2026-02-0${n}T01:00:00.000Z` }));
  return id;
}

const visited = (place: string, more: object = {}, id = uuidv7()) =>
  inspector.post(at(visit), {
    id,
    draft: {
      site: place,
      method: 'specialCheck',
      startedAt: '2026-03-01T01:00:00.000Z',
      inspectors: [inspector.id],
      checked: '配电与消防',
      ...more,
    },
  });

test('one visit too many of a year is refused in the general form too, and the words say what to do', async () => {
  const place = await newSite('一厂', 4);
  const refused = await visited(place);
  refusedWith(refused, /已入企检查 4 次，达到上限 4 次：请写明超出的理由，或改为联合检查/, 422);
  assert.ok(refused.json.fields.limitReason);
  await made(visited(place, { limitReason: '上级交办的专项核查' }));
  await made(visited(place, { method: 'joint', jointWith: '消防救援大队' }));
  for (const method of ['followUp', 'tipCheck', 'remote']) await made(visited(place, { method }));
  await made(visited(place, { method: 'superior', orderedBy: '市应急管理局' }));
  await made(visited(place, { startedAt: '2025-12-31T15:59:00.000Z' }));
  refusedWith(await visited(place, { startedAt: '2025-12-31T16:00:00.000Z' }), /达到上限/, 422);
});

test('the last visit that is allowed may be sent twice, and a change of what counts is judged again', async () => {
  const place = await newSite('二厂', 3);
  const last = uuidv7();
  await made(visited(place, {}, last));
  await made(visited(place, {}, last));
  const { json } = await inspector.patch(at(visit, last), { version: 1, change: { checked: '配电、消防与用电' } });
  assert.equal(json.row.version, 2, 'what does not count may be changed');
  const free = uuidv7();
  await made(visited(place, { method: 'remote' }, free));
  const change = { method: 'lawEnforcement', inspectors: [inspector.id, (await world.signIn('sectionChief')).id] };
  refusedWith(await inspector.patch(at(visit, free), { version: 1, change }), /达到上限/, 422);
  const reasoned = { ...change, limitReason: '线上巡查发现重大隐患，现场核实' };
  await made(inspector.patch(at(visit, free), { version: 1, change: reasoned }));
});

test('a workbook brings in the visits that the year has room for, and says of each other what to do', async () => {
  await newSite('三厂', 3);
  await newSite('四厂', 0);
  const heads = ['被检查单位', '检查方式', '检查时间', '检查人员', '检查内容', '超出年度检查上限的理由'];
  const { name } = (await inspector.get('/api/me')).json;
  const line = (place: string, day: number, reason: string | null = null) => [
    place,
    '专项检查',
    `2026-02-${10 + day} 09:00`,
    name,
    `第${day}次`,
    reason,
  ];
  const rows = [line('三厂', 1), line('三厂', 2), line('四厂', 1), line('三厂', 3, '上级交办'), line('三厂', 4)];
  const { bring, upload, check } = importing(world, inspector, visit);
  const checked = await check(await upload(await workbook({ 检查: [heads, ...rows] })));
  assert.deepEqual([checked.tally?.created, checked.tally?.refused], [3, 2], JSON.stringify(checked.remarks));
  const done = await bring(await workbook({ 检查: [heads, ...rows] }));
  assert.deepEqual([done.tally?.created, done.tally?.refused], [3, 2]);
  const refused = done.remarks.filter(({ outcome }) => outcome === 'refused');
  assert.deepEqual(
    refused.map(({ line: number }) => number),
    [3, 6],
  );
  assert.match(refused[0]?.problems[0]?.words ?? '', /已入企检查 4 次，达到上限 4 次：请写明超出的理由/);
  assert.equal(refused[0]?.problems[0]?.column, '超出年度检查上限的理由');
  const chief = importing(world, await world.signIn('sectionChief'), visit);
  const past = await chief.bring(await workbook({ 检查: [heads, ...rows] }), { historical: true });
  assert.deepEqual([past.tally?.created, past.tally?.refused], [2, 0], 'the past is taken as it was');
});
