import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { asking, at, type Caller, createWorld, type World } from '../../../../test/harness/world.ts';
import { report } from '../report.ledger.ts';
import type { SectionText } from '../text/report-text.ts';
import { commitment } from './commitment.ledger.ts';

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
  world.clock.set('2026-07-06T02:00:00.000Z');
});
after(() => world.end());

/** A report on the first half of 2026 whose plan says these things. */
async function planning(title: string, ...lines: readonly string[]): Promise<string> {
  const id = uuidv7();
  const body = { id, title, period: '2026H1', from: { structure: 'threeParts' } };
  assert.equal((await writer.post('/api/reports/begin', body)).status, 200);
  const { sections } = (await writer.get(asking('/reports/sections', { report: id }))).json;
  const plan = sections.find(({ text }: { text: SectionText }) => text.heading.endsWith('计划')) ?? assert.fail();
  const blocks = lines.map((line) => ({ kind: 'item', runs: [line] }));
  const text = { heading: plan.text.heading, blocks };
  const saved = { report: id, section: plan.id, version: plan.version, text };
  assert.equal((await writer.post('/api/reports/sections/save', saved)).status, 200);
  return id;
}
async function sign(id: string): Promise<void> {
  for (const [who, name, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', name), { version, input: {} })).status, 200);
  const { status, json } = await leader.post('/api/reports/sign', { id, version: 3 });
  assert.equal(status, 200, JSON.stringify(json));
}
async function withdraw(id: string): Promise<void> {
  const input = { withdrawReason: '数字有误，重新编制' };
  const { status, json } = await leader.post(at(report, id, 'steps', 'withdraw'), { version: 4, input });
  assert.equal(status, 200, JSON.stringify(json));
}
async function promise(draft: object): Promise<string> {
  const id = uuidv7();
  const { status, json } = await writer.post(at(commitment), { id, draft });
  assert.equal(status, 201, JSON.stringify(json));
  return id;
}
async function planned(): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const { json } = await writer.get(`${at(commitment)}?limit=50&where=${encodeURIComponent('{"period":"2026H2"}')}`);
  return new Map(json.rows.map((row: { text: string }) => [row.text, row]));
}

test('an open promise of a withdrawn report, however far it has come, is of the report that says it again; what that leaves out is named as missing', async () => {
  const divided = await promise({ text: '整治隐患', period: '2026H1', dueOn: '2026-06-30' });
  await promise({ text: '城关镇先行整治', period: '2026H1', dueOn: '2026-06-30', parent: divided });
  const withdrawn = await planning('初稿', '更新应急物资储备。', '修订预案。', '整治隐患。', '开展警示教育。');
  await sign(withdrawn);
  const { id, version } = (await planned()).get('修订预案') ?? assert.fail();
  assert.equal((await office.post(at(commitment, String(id), 'steps', 'start'), { version, input: {} })).status, 200);
  await withdraw(withdrawn);

  const anew = await planning('重新编制', '更新应急物资储备。', '修订预案。', '整治隐患。');
  const { missing } = (await writer.get(asking('/reports/promises', { report: anew }))).json;
  assert.deepEqual(
    missing.map(({ text, period, isLeft }: Record<string, unknown>) => [text, period, isLeft]),
    [['开展警示教育', '2026年下半年', true]],
  );
  await sign(anew);
  const told = [...(await planned())].map(([text, row]) => [text, [row['state'], row['report']]]);
  assert.deepEqual(Object.fromEntries(told), {
    修订预案: ['active', anew],
    城关镇先行整治: ['proposed', anew],
    开展警示教育: ['proposed', withdrawn],
    整治隐患: ['divided', anew],
    更新应急物资储备: ['proposed', anew],
  });
});

test('a promise of a report that stands stays where it was made, and is missed by none', async () => {
  const standing = await planning('另一份', '走访包联企业。');
  await sign(standing);
  const third = await planning('第三份', '走访包联企业。', '更新应急物资储备。');
  const { missing } = (await writer.get(asking('/reports/promises', { report: third }))).json;
  assert.ok(!missing.some(({ text }: { text: string }) => text === '修订预案'));
  await sign(third);
  assert.equal((await planned()).get('走访包联企业')?.['report'], standing);
});
