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
import type { AnyWhere } from '../../kernel/where.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { contact } from '../callouts/index.ts';
import { leaderAbsence } from '../duty/index.ts';
import { chains, type SiteKind } from './flood.rules.ts';
import { chainStanding, floodDutyHolder, floodOperation, floodSite } from './index.ts';
import { settleChains } from './settle-chains.server.ts';

let world: World;
let officer: Caller;
let townsman: Caller;
before(async () => {
  world = await createWorld();
  officer = await world.signIn('dutyOfficer');
  townsman = await world.signIn('township', { area: town });
});
after(() => world.end());

const put = async (by: Caller, l: AnyLedger, draft: object): Promise<string> =>
  (await made(by.post(at(l), { id: uuidv7(), draft }))).row.id;
const step = async (by: Caller, l: AnyLedger, id: string, name: string, input: object = {}) => {
  const { row } = await made(by.get(at(l, id)));
  return made(by.post(at(l, id, 'steps', name), { version: row.version, input }));
};
const change = async (by: Caller, l: AnyLedger, id: string, values: object) => {
  const { row } = await made(by.get(at(l, id)));
  return made(by.patch(at(l, id), { version: row.version, change: values }));
};
const board = (by: Caller, within: string | null = null) => made(by.get(asking('/flood/chains', { within })));
const holesOf = async (site: string) =>
  (await board(officer)).holes.filter((hole: { site: string }) => hole.site === site);
const standings = async (site: string) =>
  (await made(officer.get(`${at(chainStanding)}?where=${encodeURIComponent(JSON.stringify({ site }))}&sort=sinceOn`)))
    .rows;
const settle = () => runJob(world.server.machine, settleChains);
const figure = async (indicator: string, period = '2026H1', where: AnyWhere = {}) => {
  const [value] = await asSystem(world.server.machine, county, (ctx) =>
    tally(ctx, [{ indicator, where }], parsePeriod(period)),
  );
  return value;
};

let phones = 0;
/** A place of a kind with every seat filled by somebody whose number was tested today; answers the ids by seat. */
async function manned(kind: SiteKind, name: string, area = town) {
  const site = await put(officer, floodSite, { name, kind, area });
  const people: Record<string, { contact: string; holder: string }> = {};
  for (const seat of chains[kind]) {
    phones += 1;
    const person = { name: `${name}${seat}`, unit: '镇政府', post: '责任人', startsOn: '2025-01-01', area };
    const line = await put(officer, contact, { ...person, phone: `1390000${String(phones).padStart(4, '0')}` });
    await step(officer, contact, line, 'pass');
    const seated = { name: person.name, site, seat, turn: 'main', contact: line, startsOn: '2026-01-01', area };
    people[seat] = { contact: line, holder: await put(officer, floodDutyHolder, seated) };
  }
  return { site, people };
}

test('a hole shows at the moment somebody retires, goes away, cannot be reached or is long untested, and nobody reports it', async () => {
  const { site, people } = await manned('reservoir', '青龙水库');
  assert.deepEqual(await holesOf(site), []);
  const patrol = people['patrol'] ?? assert.fail();
  const faults = async () =>
    (await holesOf(site)).map((hole: { seat: string; fault: string }) => [hole.seat, hole.fault]);

  await step(officer, contact, patrol.contact, 'fail', { finding: '空号' });
  assert.deepEqual(await faults(), [['patrol', 'unreachable']]);
  await step(officer, contact, patrol.contact, 'pass');
  assert.deepEqual(await faults(), []);

  await change(officer, floodDutyHolder, patrol.holder, { absentFrom: '2026-03-02', absentUntil: '2026-03-03' });
  assert.deepEqual(await faults(), [['patrol', 'absent']]);
  world.clock.set('2026-03-04T02:00:00.000Z');
  assert.deepEqual(await faults(), []);

  world.clock.set('2026-06-20T02:00:00.000Z');
  assert.deepEqual(
    (await faults()).map(([, fault]: string[]) => fault),
    ['untested', 'untested', 'untested'],
  );
  world.clock.set('2026-03-04T02:00:00.000Z');

  await step(officer, contact, patrol.contact, 'leave', { endsOn: '2026-03-04' });
  assert.deepEqual(await faults(), [['patrol', 'retired']]);
});

test('a successor is named in one step: the one before goes, a new line enters the directory, the clock is met', async () => {
  const { site, people } = await manned('pond', '白塘');
  const patrol = people['patrol'] ?? assert.fail();
  await settle();
  await step(officer, floodDutyHolder, patrol.holder, 'end', { endReason: '退休' });
  await settle();
  const [, lacking] = await standings(site);
  assert.deepEqual(
    [lacking.standing, lacking.holes, lacking.dueAt],
    ['lacking', '巡查责任人A角白塘patrol已离任', '2026-03-07T15:59:59.999Z'],
  );
  const stranger = await world.signIn('township', { area: otherTown });
  const asked = { id: uuidv7(), site, seat: 'patrol', turn: 'main', contact: null, person: null, officePhone: null };
  assert.equal((await stranger.post('/api/flood/name-successor', asked)).status, 404);
  const nobody = await townsman.post('/api/flood/name-successor', asked);
  assert.deepEqual([nobody.status, Object.keys(nobody.json.fields)], [422, ['contact']]);
  const person = { name: '接任者', unit: '白塘村', post: '村主任', phone: '13800138000' };
  const mobile = await townsman.post('/api/flood/name-successor', { ...asked, person, officePhone: '13800138000' });
  assert.match(JSON.stringify(mobile.json.fields), /不填个人手机/);
  const sent = { ...asked, person, officePhone: '0816-5512345' };
  assert.deepEqual(await made(townsman.post('/api/flood/name-successor', sent)), { holder: asked.id });
  assert.deepEqual(
    await made(townsman.post('/api/flood/name-successor', sent)),
    { holder: asked.id },
    'sent twice, done once',
  );
  const rows = await standings(site);
  assert.deepEqual(
    rows.map((row: { standing: string; state: string }) => [row.standing, row.state]),
    [
      ['sound', 'past'],
      ['lacking', 'past'],
      ['weak', 'current'],
    ],
  );
  assert.equal(rows.at(-1).holes, '巡查责任人A角接任者号码未经测试');
  const { row } = await made(officer.get(at(floodDutyHolder, asked.id)));
  assert.deepEqual([row.name, row.officePhone, row.area], ['接任者', '08165512345', town]);
});

test('towns confirm the list of the year once; what has an empty seat is left out', async () => {
  const { site } = await manned('waterlogging', '下穿隧道', otherTown);
  const empty = await put(officer, floodSite, { name: '南门低洼处', kind: 'waterlogging', area: otherTown });
  const other = await world.signIn('township', { area: otherTown });
  assert.deepEqual(await made(other.post('/api/flood/confirm', { within: otherTown })), { confirmed: 1, leftOut: 1 });
  assert.deepEqual(await made(other.post('/api/flood/confirm', { within: otherTown })), { confirmed: 0, leftOut: 1 });
  const { row } = await made(officer.get(at(floodSite, site)));
  assert.deepEqual([row.confirmedOn, row.dueAt], ['2026-03-04', '2027-04-16T15:59:59.999Z']);
  const told = await board(other);
  assert.deepEqual(
    [told.readyOn, told.towns],
    ['2026-04-16', [{ area: otherTown, sites: 2, lacking: 1, weak: 0, confirmed: 1 }]],
  );
  assert.deepEqual(
    told.holes.map((hole: { site: string; fault: string }) => [hole.site, hole.fault]),
    [[empty, 'vacant']],
  );
});

test('the public list names who answers, with office telephones, and nothing that is sealed', async () => {
  await made(officer.post('/api/flood/confirm', { within: town }));
  const answer = await world.server.app.fetch(new Request(`http://localhost/api/open/duty-holders/${county}-${town}`));
  const text = await answer.text();
  const { sites, bureau } = JSON.parse(text);
  assert.equal(bureau, '安澜县应急管理局');
  const pond = sites.find(({ name }: { name: string }) => name === '白塘');
  assert.deepEqual(pond.holders.at(-1), {
    seat: '巡查责任人',
    name: '接任者',
    post: '白塘村 村主任',
    phone: '08165512345',
  });
  assert.doesNotMatch(text, /13800138000|138\*|1390000/);
  assert.ok(!sites.some(({ name }: { name: string }) => name === '下穿隧道'), 'another town’s');
  const strange = await world.server.app.fetch(new Request(`http://localhost/api/open/duty-holders/${county}-x`));
  assert.equal(strange.status, 404);
});

test('the figures of responsibility and of work against the water agree with a count by hand, also of a day that is past', async () => {
  // By hand: 青龙水库 lacks its patrol since 4 March, 白塘 and 下穿隧道 stand, 南门低洼处 has nobody.
  await settle();
  assert.equal(await figure('floodSite.listed'), 4);
  assert.equal(await figure('chainStanding.covered'), 2);
  assert.equal(await figure('chainStanding.lacking'), 2);
  assert.equal(await figure('chainStanding.covered', '2026H1', { site: { kind: 'pond' } }), 1);
  // Three of the reservoir, two of the pond, one of the tunnel, and the successor; who went from the pond is gone.
  assert.equal(await figure('floodDutyHolder.count'), 6);
  world.clock.set('2026-07-10T02:00:00.000Z');
  const [tunnel] = (await board(officer)).places;
  assert.equal(tunnel, undefined, 'places without a position are not on the map');
  const { row } = (
    await made(officer.get(`${at(floodSite)}?where=${encodeURIComponent(JSON.stringify({ name: '下穿隧道' }))}`))
  ).rows.map((found: object) => ({ row: found }))[0];
  await step(officer, floodSite, row.id, 'end', { endReason: '已改造' });
  await settle();
  assert.equal(await figure('chainStanding.covered', '2026H1'), 2, 'on 30 June it stood');
  assert.equal(await figure('chainStanding.covered', '2026H2'), 1);
  assert.equal(await figure('floodSite.listed', '2026H2'), 3);

  const worked = { kind: 'drainage', workedAt: '2026-07-09T02:00:00.000Z', area: town };
  await put(officer, floodOperation, { ...worked, name: '南门抽排', persons: 40, vehicles: 3, drained: 12_000 });
  const wrong = await put(officer, floodOperation, { ...worked, name: '重复登记', persons: 7, vehicles: 1 });
  await step(officer, floodOperation, wrong, 'void');
  await put(officer, floodOperation, { ...worked, name: '北坪清淤', persons: 15, drained: 500 });
  assert.equal(await figure('floodOperation.persons', '2026H2'), 55);
  assert.equal(await figure('floodOperation.vehicles', '2026H2'), 3);
  assert.equal(await figure('floodOperation.drained', '2026H2'), 12_500);
});

test('leave in the duty room makes a hole on the list, the map and the record that day, with whoever stands in, until the return is told', async () => {
  const [boss, other, deputy] = await Promise.all([
    world.signIn('leader'),
    world.signIn('leader'),
    world.signIn('sectionChief'),
  ]);
  const { site, people } = await manned('dangerousHouses', '老街危房');
  await change(officer, floodSite, site, { place: { lng: 105.1, lat: 31.1 } });
  const seat = Object.values(people)[0] ?? assert.fail();
  await change(officer, contact, seat.contact, { account: boss.id });
  const leave = await put(boss, leaderAbsence, {
    reason: '外出培训',
    person: boss.id,
    kind: 'meeting',
    destination: '省城',
    startsAt: '2026-07-11T00:00:00.000Z',
    endsAt: '2026-07-12T10:00:00.000Z',
    standIn: deputy.id,
    area: county,
  });
  const asked = await board(officer);
  assert.deepEqual(await holesOf(site), [], 'not approved');
  assert.equal(asked.places.find(({ id }: { id: string }) => id === site).standing, 'sound');
  await step(other, leaderAbsence, leave, 'approve');
  assert.deepEqual(await holesOf(site), [], 'not yet gone');
  world.clock.set('2026-07-11T02:00:00.000Z');
  const [hole, ...more] = await holesOf(site);
  assert.deepEqual([hole.fault, hole.standIn, more.length], ['absent', '测试sectionChief', 0]);
  const shown = (await board(townsman)).places.find(({ id }: { id: string }) => id === site);
  assert.equal(shown.standing, 'weak', 'on the map, and for the town too');
  await settle();
  assert.match((await standings(site)).at(-1).holes, /外出，由测试sectionChief履职/);
  world.clock.set('2026-07-13T02:00:00.000Z');
  assert.equal((await holesOf(site)).length, 1, 'late, and nobody has said that they are back');
  await step(boss, leaderAbsence, leave, 'comeBack');
  assert.deepEqual(await holesOf(site), []);
  await settle();
  assert.deepEqual((await standings(site)).at(-1).standing, 'sound');
});
