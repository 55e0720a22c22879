import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, town, village, type World } from '../../../test/harness/world.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { readFeeds } from './feeds.server.ts';
import { chaseHotspots } from './hotspots.server.ts';
import { earlyWarning, fireDangerBulletin, hotspot, warningFeed } from './index.ts';

let world: World;
let officer: Caller;
let chief: Caller;
let townsman: Caller;
before(async () => {
  world = await createWorld();
  officer = await world.signIn('dutyOfficer');
  chief = await world.signIn('sectionChief');
  townsman = await world.signIn('township', { area: town });
  const square = [
    [104.9, 30.9],
    [105.1, 30.9],
    [105.1, 31.1],
    [104.9, 31.1],
    [104.9, 30.9],
  ];
  const boundary = JSON.stringify({ type: 'MultiPolygon', coordinates: [[square]] });
  for (const code of [county, town])
    await world.database.owner.query(
      `update area set boundary = $1::jsonb, outline = $1::jsonb, west = 104.9, south = 30.9, east = 105.1, north = 31.1 where code = $2`,
      [boundary, code],
    );
});
after(() => world.end());

const put = async (by: Caller, l: AnyLedger, draft: object): Promise<string> =>
  (await made(by.post(at(l), { id: uuidv7(), draft }))).row.id;
const step = async (by: Caller, l: AnyLedger, id: string, name: string, input: object = {}) => {
  const { row } = await made(by.get(at(l, id)));
  return by.post(at(l, id, 'steps', name), { version: row.version, input });
};
const rowOf = async (l: AnyLedger, id: string) => (await made(officer.get(at(l, id)))).row;
const rowsOf = async (by: Caller, l: AnyLedger, where: object) =>
  (await made(by.get(`${at(l)}?where=${encodeURIComponent(JSON.stringify(where))}`))).rows;

const cap = (about: {
  id: string;
  type?: string;
  references?: string;
  status?: string;
  headline?: string;
}) => `<?xml version="1.0"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${about.id}</identifier><sender>met</sender>
<sent>2026-03-02T09:00:00+08:00</sent><status>${about.status ?? 'Actual'}</status><msgType>${about.type ?? 'Alert'}</msgType>
<scope>Public</scope>${about.references ? `<references>${about.references}</references>` : ''}<info><language>zh-CN</language>
<event>大风</event><severity>Moderate</severity><headline>${about.headline ?? '大风蓝色预警'}</headline>
<description>阵风七级 &lt;以上&gt;</description><effective>2026-03-02T09:00:00+08:00</effective><expires>2026-03-03T09:00:00+08:00</expires>
<area><areaDesc>安澜县</areaDesc></area></info></alert>`;
const keyOf = (id: string) => `met,${id},2026-03-02T09:00:00+08:00`;
const takeCap = (xml: string) => officer.post('/api/warnings/take-cap', { xml });

test('a CAP message is taken in once; an update and a cancel end what they refer to, in whatever order they come', async () => {
  const first = await made(takeCap(cap({ id: 'A1' })));
  assert.equal(first.outcome, 'taken');
  const row = await rowOf(earlyWarning, first.id);
  assert.deepEqual([row.hazard, row.colour, row.content], ['gale', 'blue', '阵风七级 <以上>']);
  assert.equal(row.validUntil, '2026-03-03T01:00:00.000Z');
  assert.equal((await made(takeCap(cap({ id: 'A1' })))).outcome, 'known');
  const second = await made(
    takeCap(cap({ id: 'A2', type: 'Update', references: keyOf('A1'), headline: '大风黄色预警' })),
  );
  assert.deepEqual([second.outcome, (await rowOf(earlyWarning, first.id)).state], ['updated', 'superseded']);
  assert.equal((await rowOf(earlyWarning, second.id)).colour, 'yellow');
  await made(takeCap(cap({ id: 'A3', type: 'Cancel', references: keyOf('A2') })));
  assert.equal((await rowOf(earlyWarning, second.id)).state, 'stoodDown');

  await made(takeCap(cap({ id: 'B2', type: 'Cancel', references: keyOf('B1') })));
  const late = await made(takeCap(cap({ id: 'B1' })));
  assert.equal((await rowOf(earlyWarning, late.id)).state, 'superseded');
});

test('a file that is no CAP message is refused in words that say what it is', async () => {
  const cases: readonly (readonly [string, RegExp])[] = [
    ['今晚有雨', /不是完整的 XML/],
    ['<alert><identifier>1</identifier>', /不是完整的 XML/],
    ['<rss><channel/></rss>', /不是 CAP 1.2/],
    ['<!DOCTYPE a [<!ENTITY x "y">]><alert/>', /DOCTYPE/],
    [cap({ id: 'T', status: 'Exercise' }), /Exercise/],
    [cap({ id: 'U', type: 'Update' }), /references/],
  ];
  for (const [xml, words] of cases) {
    const { status, json } = await takeCap(xml);
    assert.equal(status, 422);
    assert.match(json.fields.xml, words);
  }
});

const firms = (...lines: readonly string[]) =>
  ['latitude,longitude,bright_ti4,acq_date,acq_time,satellite,instrument,confidence', ...lines].join('\n');
const takeHotspots = (csv: string) => officer.post('/api/warnings/take-hotspots', { csv });

test('hot spots within the county become one where they are near, and the same table again changes nothing', async () => {
  const csv = firms(
    '31.0000,105.0000,330,2026-03-02,0130,N,VIIRS,n',
    '31.0050,105.0010,331,2026-03-02,0130,N,VIIRS,h',
    '31.0500,105.0500,310,2026-03-02,130,Terra,MODIS,85',
    '35.0000,110.0000,310,2026-03-02,0130,N,VIIRS,n',
    'x,105,310,2026-03-02,0130,N,VIIRS,n',
  );
  const first = await made(takeHotspots(csv));
  assert.deepEqual(
    { ...first, problems: first.problems.length },
    { made: 2, joined: 1, known: 0, outside: 1, problems: 1 },
  );
  const again = await made(takeHotspots(csv));
  assert.deepEqual([again.made, again.joined, again.known], [0, 0, 3]);
  const later = await made(takeHotspots(firms('31.0010,105.0000,330,2026-03-02,0515,N,VIIRS,l')));
  assert.deepEqual([later.made, later.joined], [0, 1]);
  const rows = await rowsOf(townsman, hotspot, {});
  const seen = rows.map((row: { pixels: number; confidence: string; area: string }) => [
    row.pixels,
    row.confidence,
    row.area,
  ]);
  assert.deepEqual(seen.toSorted(), [
    [1, 'high', town],
    [3, 'nominal', town],
  ]);
  assert.match((await takeHotspots('a,b\n1,2')).json.fields.csv, /缺少 latitude/);
});

test('a hot spot is sent out, chased when it is late, and closed only with what was done about a fire', async () => {
  const place = { lng: 105.02, lat: 31.02 };
  const facts = {
    name: '东山热点',
    seenAt: '2026-03-02T01:00:00.000Z',
    place,
    source: 'higher',
    pixels: 1,
    area: village,
  };
  const id = await put(officer, hotspot, facts);
  await made(step(officer, hotspot, id, 'dispatch', { verifier: '护林员甲' }));
  world.clock.set('2026-03-02T04:30:00.000Z');
  await runJob(world.server.machine, chaseHotspots);
  assert.equal((await rowOf(hotspot, id)).chasedAt, '2026-03-02T04:30:00.000Z');
  await made(step(townsman, hotspot, id, 'report', { result: 'fire', findings: '烧荒引燃，已控制' }));
  assert.match((await step(officer, hotspot, id, 'close')).json.title, /写明处置情况/);
  await made(step(officer, hotspot, id, 'close', { handling: '明火已灭，留守两小时' }));
});

test('feeds are read when their time has come; one that answers nonsense says so and is tried again', async () => {
  let body = cap({ id: 'F1' });
  const far = createServer((_, answer) => void answer.end(body));
  await new Promise<void>((resolve) => void far.listen(0, '127.0.0.1', resolve));
  const address = far.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  const id = await put(chief, warningFeed, { name: '市预警平台', kind: 'cap', url, minutes: 5 });
  const { machine } = world.server;
  const log = pino({ level: 'silent' });
  await readFeeds(machine, log);
  await readFeeds(machine, log); // not yet its time again
  assert.deepEqual([(await rowOf(warningFeed, id)).taken, (await rowOf(warningFeed, id)).version], [1, 2]);
  body = 'maintenance';
  world.clock.set('2026-03-02T04:40:00.000Z');
  await readFeeds(machine, log);
  assert.equal((await rowOf(warningFeed, id)).state, 'failing');
  body = firms();
  const spots = await put(chief, warningFeed, { name: '热点', kind: 'firms', url, minutes: 60 });
  await readFeeds(machine, log);
  assert.equal((await rowOf(warningFeed, spots)).taken, 0);
  far.close();
});

test('bulletins are numbered by kind and year when they are published', async () => {
  const paper = { level: 'three', validFrom: '2026-03-02', content: '天晴物燥' };
  const numbers = [];
  for (const kind of ['forecast', 'forecast', 'assessment']) {
    const id = await put(officer, fireDangerBulletin, { ...paper, kind, name: `${kind}${numbers.length}` });
    const { row } = await made(officer.get(at(fireDangerBulletin, id)));
    numbers.push(
      (await made(officer.post('/api/warnings/publish-bulletin', { id, version: row.version }))).documentNumber,
    );
  }
  assert.deepEqual(
    numbers.map((number) => number.replace(/^安应急/, '')),
    ['火险〔2026〕1号', '火险〔2026〕2号', '火判〔2026〕1号'],
  );
});
