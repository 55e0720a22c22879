import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { at, type Caller, createWorld, village } from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { exposure, exposureIssue, hazard } from './index.ts';

const world = await createWorld();
after(() => world.end());
const inspector = await world.signIn('inspector');
const leader = await world.signIn('leader');

const put = async (l: AnyLedger, draft: object): Promise<string> =>
  (await made(inspector.post(at(l), { id: uuidv7(), draft }))).row.id;
const send = async (l: AnyLedger, id: string, name: string, input: object = {}, by: Caller = inspector) => {
  const { row } = await made(by.get(at(l, id)));
  return by.post(at(l, id, 'steps', name), { version: row.version, input });
};
const stateOf = async (l: AnyLedger, id: string) => (await made(leader.get(at(l, id)))).row.state;

test('an issue is looked over and shown, its site has its hazards, and it is exposed until somebody has been there again', async () => {
  const plant = await put(site, {
    name: '兴旺砖厂',
    sector: 'shaleBrick',
    scale: 'micro',
    address: '东门1号',
    area: village,
  });
  const owner = await world.signIn('enterprise', { area: village, siteId: plant });
  const film = await put(exposureIssue, { name: '第一期', issue: 1, medium: 'film', filmedOn: '2026-03-01' });
  refusedWith(await send(exposureIssue, film, 'show', { shownOn: '2026-03-02' }), /制作中/);
  assert.equal((await send(exposureIssue, film, 'review', {}, inspector)).status, 403);
  await made(send(exposureIssue, film, 'review', {}, leader));
  refusedWith(await send(exposureIssue, film, 'show', { shownOn: '2026-03-03' }), /不能晚于今天/);
  await made(send(exposureIssue, film, 'show', { shownOn: '2026-03-02' }));

  const shown = await put(exposure, { site: plant, issue: film, summary: '窑口无防护', exposedOn: '2026-03-02' });
  const found = { site: plant, exposure: shown, summary: '窑口无护栏', category: 'protection', level: 'general' };
  const rail = await put(hazard, { ...found, source: 'exposure', foundAt: '2026-03-02T01:00:00.000Z' });
  const where = encodeURIComponent(JSON.stringify({ exposure: shown }));
  const hazards = (await made(leader.get(`${at(hazard)}?where=${where}`))).rows;
  assert.deepEqual(
    hazards.map(({ id }: { id: string }) => id),
    [rail],
  );
  refusedWith(await send(exposure, shown, 'returnVisit', { returnNote: '尚未整改' }), /待整改/);
  await made(send(exposure, shown, 'rectify', { result: '已装护栏' }, owner));
  await made(send(exposure, shown, 'giveBack', { returnNote: '护栏不牢' }));
  assert.equal(await stateOf(exposure, shown), 'exposed');
  await made(send(exposure, shown, 'rectify', { result: '已加固' }, owner));
  assert.equal((await send(exposure, shown, 'returnVisit', { returnNote: '合格' }, owner)).status, 403);
  await made(send(exposure, shown, 'returnVisit', { returnNote: '现场合格' }));
  const { row, deadlines } = await made(leader.get(at(exposure, shown)));
  assert.deepEqual([row.state, row.returnedOn, row.dueAt], ['returned', '2026-03-02', null]);
  assert.ok(deadlines.every(({ metAt }: { metAt: string | null }) => metAt !== null));
});
