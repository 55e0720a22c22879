import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, village } from '../../../test/harness/world.ts';
import type { FigureAsk } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { create, take } from '../../server/ledger/write.ts';
import { gauge, gaugeAlarm } from '../gauges/index.ts';
import { earlyWarning, fireDangerBulletin, hotspot, warningTarget } from './index.ts';

const day = (date: string, hour = '02') => `2026-${date}T${hour}:00:00.000Z`;

test('the figures of warnings, hot spots, bulletins and gauges of a small county, counted by hand', async () => {
  const world = await createWorld();
  const [officer, chief] = [await world.signIn('dutyOfficer'), await world.signIn('sectionChief')];
  const put = async (l: AnyLedger, draft: object) =>
    (await made(officer.post(at(l), { id: uuidv7(), draft }))).row.id as string;
  const step = async (l: AnyLedger, id: string, name: string, input: object = {}, by: Caller = officer) => {
    const { row } = await made(by.get(at(l, id)));
    return made(by.post(at(l, id, 'steps', name), { version: row.version, input }));
  };

  const warn = async (on: string, kind: string, hazard: string, more: object = {}) => {
    world.clock.set(day(on));
    const id = uuidv7();
    const draft = {
      headline: `${hazard}${on}`,
      kind,
      hazard,
      source: 'own',
      receivedAt: day(on),
      content: '注意防范',
      affected: '全县',
      audience: 'public',
      measures: '加强值守',
      validFrom: day(on),
      validUntil: day(on, '14'),
      ...more,
    };
    await made(officer.post('/api/warnings/submit', { id, version: null, draft, opinion: '建议发布' }));
    const { row } = await step(earlyWarning, id, 'sign', {}, chief);
    await made(officer.post('/api/warnings/issue', { id, version: row.version, callOut: false }));
    return id;
  };
  const orange = { colour: 'orange', source: 'department' };
  const rain = await warn('03-03', 'weather', 'rainstorm', orange);
  await step(earlyWarning, rain, 'countSent', { smsSent: 1200 });
  const gale = await warn('03-09', 'weather', 'gale', { colour: 'yellow', source: 'higher' });
  await step(earlyWarning, gale, 'countSent', { smsSent: 300 });
  await warn('03-20', 'weather', 'coldWave', { colour: 'blue', source: 'feed' });
  await warn('04-01', 'notice', 'safety');
  await warn('04-02', 'tip', 'forestFire');
  await warn('04-03', 'tip', 'heat');
  await warn('04-04', 'safetyPrevention', 'safety');
  const unissued = { headline: '大雾', kind: 'weather', hazard: 'fog', colour: 'yellow', source: 'department' };
  const dropped = await put(earlyWarning, { ...unissued, receivedAt: day('04-05'), content: '能见度低' });
  await step(earlyWarning, dropped, 'dismiss', { dismissReason: '不影响本县' });
  await warn('07-02', 'weather', 'rainstorm', orange);

  world.clock.set(day('03-03'));
  const { rows: copies } = await made(
    officer.get(`${at(warningTarget)}?where=${encodeURIComponent(JSON.stringify({ warning: rain }))}`),
  );
  assert.equal(copies.length, 2);
  await step(warningTarget, copies[0].id, 'receive');

  const paper = async (on: string, kind: string, name: string, isOut = true) => {
    world.clock.set(day(on));
    const id = await put(fireDangerBulletin, {
      name,
      kind,
      level: 'four',
      validFrom: `2026-${on}`,
      content: '天晴风大',
    });
    const { row } = await made(officer.get(at(fireDangerBulletin, id)));
    if (isOut) await made(officer.post('/api/warnings/publish-bulletin', { id, version: row.version }));
  };
  await paper('03-12', 'assessment', '一期');
  await paper('03-19', 'assessment', '二期');
  await paper('03-20', 'forecast', '清明预报');
  await paper('03-26', 'assessment', '未发布', false);

  for (const [on, result] of [
    ['03-13', 'fire'],
    ['03-14', 'farming'],
    ['03-15', ''],
  ] as const) {
    world.clock.set(day(on));
    const place = { lng: 105, lat: 31 };
    const id = await put(hotspot, { name: on, seenAt: day(on), place, source: 'higher', pixels: 1, area: village });
    if (result !== '') await step(hotspot, id, 'report', { result, findings: '到场查看' });
  }

  world.clock.set(day('03-16'));
  const station = { kind: 'level', area: village };
  const first = await put(gauge, { ...station, name: '东河站', code: 'A1', builtOn: '2026-01-01' });
  const gone = await put(gauge, { ...station, name: '西河站', code: 'A2', builtOn: '2026-01-01' });
  await put(gauge, { ...station, name: '南河站', code: 'A3', builtOn: '2026-08-01' });
  await step(gauge, gone, 'stop', { stopReason: '拆除' }, chief);
  await asSystem(world.server.machine, county, async (ctx) => {
    for (const [on, kind] of [
      ['03-16', 'threshold'],
      ['03-16', 'silence'],
      ['07-01', 'rise'],
    ] as const) {
      const facts = { gauge: first, kind, raisedAt: day(on), area: village, summary: `${kind}${on}` };
      const { id } = await create(ctx, gaugeAlarm, facts);
      if (kind === 'threshold') await take(ctx, gaugeAlarm, id, 'escalate', { colour: 'red', latest: '超过' });
    }
  });

  const asks: readonly (readonly [FigureAsk, number])[] = [
    [{ indicator: 'earlyWarning.issued' }, 7],
    [{ indicator: 'earlyWarning.issued', where: { kind: ['notice', 'tip'] } }, 3],
    [{ indicator: 'earlyWarning.issued', where: { kind: 'weather' } }, 3],
    [{ indicator: 'earlyWarning.issued', where: { kind: 'weather', hazard: 'rainstorm' } }, 1],
    [{ indicator: 'earlyWarning.issued', where: { kind: 'weather', colour: 'yellow' } }, 1],
    [{ indicator: 'earlyWarning.issued', where: { kind: 'safetyPrevention' } }, 1],
    [{ indicator: 'earlyWarning.received' }, 4],
    [{ indicator: 'earlyWarning.sms' }, 1500],
    [{ indicator: 'warningTarget.sent', where: { warning: { kind: 'weather' } } }, 6],
    [{ indicator: 'warningTarget.received' }, 1],
    [{ indicator: 'fireDangerBulletin.assessments' }, 2],
    [{ indicator: 'fireDangerBulletin.forecasts' }, 1],
    [{ indicator: 'hotspot.received' }, 3],
    [{ indicator: 'hotspot.reported' }, 2],
    [{ indicator: 'hotspot.fires' }, 1],
    [{ indicator: 'gauge.count' }, 1],
    [{ indicator: 'gaugeAlarm.raised' }, 2],
    [{ indicator: 'gaugeAlarm.raised', where: { kind: 'silence' } }, 1],
  ];
  world.clock.set(day('07-03'));
  const counted = await asSystem(world.server.machine, county, (ctx) =>
    tally(
      ctx,
      asks.map(([ask]) => ask),
      parsePeriod('2026H1'),
    ),
  );
  assert.deepEqual(
    asks.map(([ask], n) => [ask, counted[n]]),
    asks,
  );
  await world.end();
});
