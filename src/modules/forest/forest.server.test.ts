import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import {
  asking,
  at,
  type Caller,
  county,
  createWorld,
  otherTown,
  town,
  type World,
} from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { legalDocument } from '../documents/index.ts';
import { fireDangerBulletin, hotspot } from '../warnings/index.ts';
import { forgetEntries } from './forget-entries.server.ts';
import { inUnit } from '../../codes/units.ts';
import { breakIndicators } from './forest.indicators.ts';
import { firebreak, fireCheckpoint, firePatrol, forestEntry, forestFire } from './index.ts';

let world: World;
let officer: Caller;
let townsman: Caller;
let gate: string;
let checkpoint: string;
before(async () => {
  world = await createWorld();
  officer = await world.signIn('dutyOfficer');
  townsman = await world.signIn('township', { area: town });
  const draft = {
    name: '青岩林场卡口',
    kind: 'code',
    place: { lng: 105, lat: 31 },
    openedOn: '2026-01-01',
    area: town,
  };
  checkpoint = await put(officer, fireCheckpoint, draft);
  assert.deepEqual(await made(officer.post('/api/forest/give-codes', { replace: null })), { given: 1 });
  gate = (await codes())[0].code;
});
after(() => world.end());

const put = async (by: Caller, l: AnyLedger, draft: object): Promise<string> =>
  (await made(by.post(at(l), { id: uuidv7(), draft }))).row.id;
const rowOf = async (l: AnyLedger, id: string) => (await made(officer.get(at(l, id)))).row;
const step = async (by: Caller, l: AnyLedger, id: string, name: string, input: object = {}) => {
  const { row } = await made(by.get(at(l, id)));
  return by.post(at(l, id, 'steps', name), { version: row.version, input });
};
const rowsOf = async (l: AnyLedger, where: object) =>
  (await made(officer.get(`${at(l)}?where=${encodeURIComponent(JSON.stringify(where))}`))).rows;
const codes = () => made(officer.get('/api/forest/codes?input={}'));
const board = (by: Caller) => made(by.get('/api/forest/board?input={}'));
const figures = (...names: readonly string[]) =>
  asSystem(world.server.machine, county, (ctx) =>
    tally(
      ctx,
      names.map((indicator) => ({ indicator })),
      parsePeriod('2026H1'),
    ),
  );
/** Somebody without an account, on the road. */
async function anybody(path: string, body?: object) {
  const sending = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const headers = { 'content-type': 'application/json', origin: 'http://localhost', host: 'localhost' };
  const answer = await world.server.app.fetch(
    new Request(`http://localhost/api/open/${path}`, { ...sending, headers }),
  );
  return { status: answer.status, text: await answer.text() };
}

const entry = () => ({
  id: uuidv7(),
  token: gate.slice(7),
  purpose: 'tomb',
  persons: 3,
  phone: '139 0000 1234',
  promised: true,
});

test('whoever scans the code goes in with a promise and a number, once however often it is sent, and comes out by the same page', async () => {
  const shown = JSON.parse((await anybody(`forest-gate/${gate}`)).text);
  assert.deepEqual([shown.name, shown.isOpen, shown.danger, shown.keepDays], ['青岩林场卡口', true, null, 180]);
  const sent = entry();
  const unpromised = await anybody(`forest-entry/${county}`, { ...sent, promised: false });
  assert.match(JSON.parse(unpromised.text).fields.promised, /不带火种/);
  const noNumber = await anybody(`forest-entry/${county}`, { ...sent, phone: '12' });
  assert.match(JSON.parse(noNumber.text).fields.phone, /手机号应为11位/);
  for (const _ of [1, 2]) assert.equal((await anybody(`forest-entry/${county}`, sent)).status, 200);
  const [row] = await rowsOf(forestEntry, { checkpoint });
  assert.deepEqual([row.about, row.area, row.phone, row.state], ['祭扫 3 人', town, '139****1234', 'inside']);
  assert.deepEqual((await board(officer)).checkpoints[0], {
    id: checkpoint,
    name: '青岩林场卡口',
    place: { lng: 105, lat: 31 },
    personsToday: 3,
    inside: 3,
  });
  const stranger = await anybody(`forest-exit/${county}`, { id: uuidv7(), token: sent.token });
  assert.equal(stranger.status, 404);
  const out = await anybody(`forest-exit/${county}`, { id: sent.id, token: sent.token });
  assert.equal(JSON.parse(out.text).leftAt, '2026-03-02T02:00:00.000Z');
  assert.equal((await board(officer)).checkpoints[0].inside, 0);
});

test('a code that was replaced lets nobody in, and a checkpoint that is closed says so', async () => {
  const old = gate;
  assert.deepEqual(await made(townsman.post('/api/forest/give-codes', { replace: checkpoint })), { given: 1 });
  gate = (await codes())[0].code;
  assert.notEqual(gate, old);
  assert.match((await anybody(`forest-gate/${old}`)).text, /已换发/);
  assert.equal((await anybody(`forest-entry/${county}`, { ...entry(), token: old.slice(7) })).status, 409);
  const other = await world.signIn('township', { area: otherTown });
  assert.equal((await other.post('/api/forest/give-codes', { replace: checkpoint })).status, 404);
  await made(step(officer, fireCheckpoint, checkpoint, 'close', { closeReason: '修路' }));
  assert.match((await anybody(`forest-entry/${county}`, entry())).text, /已停用/);
  await made(step(officer, fireCheckpoint, checkpoint, 'reopen'));
});

test('the number somebody left is erased when its term is over, in the table and not only to the eye', async () => {
  const sent = entry();
  await anybody(`forest-entry/${county}`, sent);
  const kept = () => world.database.owner.query('select phone, phone_blind from forest_entry where id = $1', [sent.id]);
  assert.match((await kept()).rows[0].phone, /.{20}/);
  world.clock.set('2026-08-29T02:00:00.000Z'); // the 180th day
  await runJob(world.server.machine, forgetEntries);
  assert.notEqual((await kept()).rows[0].phone, null);
  world.clock.set('2026-08-30T02:00:00.000Z');
  await runJob(world.server.machine, forgetEntries);
  assert.deepEqual((await kept()).rows[0], { phone: null, phone_blind: null });
  const row = await rowOf(forestEntry, sent.id);
  assert.deepEqual([row.state, row.phone, row.persons], ['cleared', null, 3]);
  world.clock.set('2026-03-02T02:00:00.000Z');
});

const patrol = (leader: string, dueOn: string, more: object = {}) =>
  put(officer, firePatrol, { leader, block: '青岩片区', dueOn, area: town, ...more });
const scan = (by: Caller, id: string, place: object | null, code = gate) =>
  by.post('/api/forest/scan-patrol', { id, code, place });

test('a patrol is proved on the spot: too far is refused with the distance, without a place it is marked', async () => {
  const boss = await world.signIn('leader');
  const mine = await patrol('陆副县长', '2026-03-02', { patroller: boss.id });
  const free = await patrol('城关镇镇长', '2026-03-02');
  await patrol('未到的领导', '2026-03-01');
  assert.equal(
    (await step(officer, firePatrol, mine, 'scan', { checkpoint })).status,
    403,
    'no way around the distance',
  );
  const here = await made(boss.get(asking('/forest/patrols-here', { code: gate })));
  assert.deepEqual([here.within, here.patrols[0].id], [500, mine]);
  const far = await scan(boss, mine, { lng: 105, lat: 31.0135 });
  assert.match(far.json.title, /约 1\.5 公里，要在 500 米以内/);
  assert.equal((await scan(townsman, mine, null)).status, 403, 'another’s');
  assert.match((await scan(boss, mine, null, `519902${gate.slice(6)}`)).json.title, /外县/);
  assert.equal((await made(scan(boss, mine, { lng: 105, lat: 31.002 }))).metres, 222);
  assert.equal((await made(scan(townsman, free, null))).metres, null);
  assert.equal((await scan(boss, mine, null)).status, 409, 'once');
  const row = await rowOf(firePatrol, mine);
  assert.deepEqual(
    [row.state, row.scannedBy, row.scannedAt, row.metres],
    ['scanned', boss.id, '2026-03-02T02:00:00.000Z', 222],
  );
  const { patrols } = await board(officer);
  assert.deepEqual([patrols.due, patrols.scanned], [3, 2]);
  assert.deepEqual(
    patrols.missed.map(({ leader }: { leader: string }) => leader),
    ['未到的领导'],
  );
  assert.deepEqual(patrols.scans.map(({ metres }: { metres: number | null }) => metres).toSorted(), [222, null]);
});

test('a paper of fire danger is numbered, published and printed in one step, and tells whoever scans a code', async () => {
  const paper = {
    id: uuidv7(),
    name: '3月2日森林火险气象等级预报',
    kind: 'forecast',
    level: 'four',
    affected: '城关镇',
    validFrom: '2026-03-02',
    validUntil: '2026-03-03',
    content: '晴热，风力四级',
    measures: '卡口全时值守',
  };
  const bad = await officer.post('/api/forest/issue-bulletin', { ...paper, level: null });
  assert.deepEqual([bad.status, Object.keys(bad.json.fields)], [422, ['level']]);
  assert.equal((await townsman.post('/api/forest/issue-bulletin', paper)).status, 403);
  const issued = await made(officer.post('/api/forest/issue-bulletin', paper));
  assert.match(issued.documentNumber, /火险〔2026〕1号$/);
  assert.deepEqual(await made(officer.post('/api/forest/issue-bulletin', paper)), issued, 'sent twice, issued once');
  const assessment = { ...paper, id: uuidv7(), kind: 'assessment', name: '3月上旬研判结论' };
  assert.match((await made(officer.post('/api/forest/issue-bulletin', assessment))).documentNumber, /火判〔2026〕1号$/);
  const [document] = await rowsOf(legalDocument, { subject: paper.id });
  assert.equal(document.name, '火险预报与研判文稿');
  assert.equal((await officer.get(`/api/documents/legal-document/${document.id}`)).status, 200);
  assert.equal((await rowOf(fireDangerBulletin, paper.id)).state, 'published');
  assert.deepEqual(JSON.parse((await anybody(`forest-gate/${gate}`)).text).danger, {
    level: '四级（高）',
    measures: '卡口全时值守',
  });
  assert.equal((await board(officer)).danger.length, 2);
});

test('a hot spot stands on the board with its clock until somebody on the ground says what it was', async () => {
  const seen = { seenAt: '2026-03-02T01:30:00.000Z', place: { lng: 105.01, lat: 31.01 }, source: 'camera', pixels: 1 };
  const id = await put(officer, hotspot, { ...seen, name: '青岩沟', area: town });
  await made(step(officer, hotspot, id, 'dispatch', { verifier: '护林员老覃' }));
  const [shown] = (await board(townsman)).hotspots;
  assert.deepEqual([shown.id, shown.verifier, shown.dueAt], [id, '护林员老覃', '2026-03-02T04:00:00.000Z']);
  await made(step(townsman, hotspot, id, 'arrive'));
  assert.match((await step(townsman, hotspot, id, 'arrive')).json.title, /已经登记/);
  await made(step(townsman, hotspot, id, 'report', { result: 'farming', findings: '烧秸秆，已扑灭' }));
  assert.equal((await board(officer)).hotspots[0].dueAt, null);
  await made(step(officer, hotspot, id, 'close'));
  assert.deepEqual((await board(officer)).hotspots, []);
});

test('the figures of the fire season agree with a count by hand', async () => {
  const done = await patrol('廖副县长', '2026-03-02');
  await made(step(officer, firePatrol, done, 'record', { findings: '值守到位' }));
  const off = await patrol('出差的领导', '2026-03-02');
  await made(step(officer, firePatrol, off, 'cancel', { cancelReason: '外出' }));
  const closed = { name: '旧路卡口', kind: 'guarded', openedOn: '2026-01-01', area: town };
  await made(
    step(officer, fireCheckpoint, await put(officer, fireCheckpoint, closed), 'close', { closeReason: '封路' }),
  );
  // Due: 陆, 城关镇镇长, 未到的, 廖. Scanned: the first two. Done: 廖 alone. Two entries of three people each.
  assert.deepEqual(
    await figures(
      'firePatrol.due',
      'firePatrol.scanned',
      'firePatrol.count',
      'forestEntry.count',
      'forestEntry.persons',
    ),
    [4, 2, 1, 2, 6],
  );
  assert.deepEqual(
    await figures('fireCheckpoint.count', 'fireDangerBulletin.forecasts', 'fireDangerBulletin.assessments'),
    [1, 1, 1],
  );
  assert.deepEqual(await figures('hotspot.received', 'hotspot.reported', 'hotspot.fires'), [1, 1, 0]);
});

test('a fire is seen, reported within its half hour, put out and looked into; what was none is not counted', async () => {
  assert.deepEqual(await figures('forestFire.count', 'forestFire.burnt'), [0, 0], 'nothing burnt: zero is a figure');
  const seen = { foundAt: '2026-03-02T01:45:00.000Z', foundBy: 'public', area: town };
  const id = await put(townsman, forestFire, { ...seen, name: '青岩沟' });
  assert.equal((await rowOf(forestFire, id)).dueAt, '2026-03-02T02:15:00.000Z', '条例：火情报告，本地 30 分钟');
  const early = await step(townsman, forestFire, id, 'putOut', { outAt: '2026-03-02T03:00:00.000Z', burnt: 1200 });
  assert.equal(early.status, 409, 'nobody was told of it yet');
  await made(step(townsman, forestFire, id, 'report', { reportedTo: '县森防指 值班员' }));
  assert.equal((await rowOf(forestFire, id)).dueAt, null);
  const wrong = await step(townsman, forestFire, id, 'putOut', { outAt: '2026-03-02T01:00:00.000Z', burnt: 1200 });
  assert.match(wrong.json.title, /扑灭时间不能早于发现时间/);
  const out = { outAt: '2026-03-02T03:10:00.000Z', burnt: 1200, fighters: 46 };
  await made(step(townsman, forestFire, id, 'putOut', out));
  await made(step(officer, forestFire, id, 'handle', { cause: 'tomb', handling: '移送森林公安，行为人已作出赔偿' }));
  const other = await put(townsman, forestFire, { ...seen, name: '柏岭' });
  await made(step(officer, forestFire, other, 'void', { voidReason: '实为炊烟' }));
  assert.equal((await rowOf(forestFire, other)).dueAt, null);
  assert.deepEqual(await figures('forestFire.count', 'forestFire.burnt'), [1, 1200]);
});

test('firebreaks count by what was finished: entered in metres, told in kilometres, and in mu', async () => {
  const stretch = { kind: 'mown', dueOn: '2026-03-20', area: town };
  const [first, second, dropped] = await Promise.all(
    ['青岩东坡', '柏岭脊线', '云溪口'].map((name) => put(officer, firebreak, { ...stretch, name })),
  );
  const finish = (id: string | undefined, length: number, surface: number, doneOn = '2026-03-01') =>
    step(townsman, firebreak, id ?? '', 'finish', { length, surface, doneOn });
  assert.match((await finish(first, 8600, 150, '2026-03-03')).json.title, /不能晚于今天/);
  await made(finish(first, 8600, 150));
  await made(finish(second, 3400, 62));
  await made(step(officer, firebreak, dropped ?? '', 'cancel', { cancelReason: '道路施工' }));
  assert.deepEqual(await figures('firebreak.length', 'firebreak.area'), [12_000, 212]);
  assert.equal(breakIndicators.all.length.unit, '公里');
  assert.equal(inUnit(12_000, breakIndicators.all.length.unit), 12);
  assert.equal((await rowOf(firebreak, dropped ?? '')).dueAt, null);
});
