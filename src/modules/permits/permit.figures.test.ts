import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made } from '../../../test/harness/answers.ts';
import { at, type Caller, county, createWorld, village } from '../../../test/harness/world.ts';
import type { FigureAsk } from '../../kernel/indicator.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { runJob } from '../../server/jobs/jobs.ts';
import { asSystem } from '../../server/jobs/system.ts';
import { tally } from '../../server/figures/tally.ts';
import { site } from '../sites/index.ts';
import { replaceStock } from './fireworks-stock.server.ts';
import { fireworksStock, permitApplication, safetyCertificate } from './index.ts';

const call = async (path: string, id: string, more: object, by: Caller) => {
  const { row } = await made(by.get(at(permitApplication, id)));
  return made(by.post(path, { id, version: row.version, ...more }));
};

const asked = {
  applicant: '城关镇红火烟花爆竹店',
  kind: 'fireworksRetail',
  matter: 'new',
  principal: '店主甲',
  scope: 'C级、D级烟花爆竹零售',
  storageLimit: '80 箱',
  receivedOn: '2026-03-02',
};
const review = { environment: 'notNeeded', reviewOpinion: '材料齐全，专店销售' };
const check = { checkedOn: '2026-03-02', checkResult: 'pass', checkFindings: '距学校一百二十米，消防器材齐备' };
const paper = { scope: 'C级、D级', storageLimit: '80 箱', validFrom: '2026-03-02' };

test('the figures of a small county, counted by hand', async () => {
  const own = await createWorld();
  const [window, boss, chiefs] = [
    await own.signIn('inspector'),
    await own.signIn('leader'),
    await own.signIn('sectionChief'),
  ];
  const put = async (l: AnyLedger, draft: object, by = window) =>
    (await made(by.post(at(l), { id: uuidv7(), draft }))).row.id as string;
  const plain = async (id: string, name: string, input: object, by = window) => {
    const { row } = await made(by.get(at(permitApplication, id)));
    return made(by.post(at(permitApplication, id, 'steps', name), { version: row.version, input }));
  };
  const place = (name: string, sector: string) =>
    put(site, { name, sector, scale: 'micro', address: '东门', area: village });
  // Three fireworks shops: two are granted, one refused; two filling stations are reviewed first and sent up.
  for (let n = 0; n < 3; n += 1) {
    const shop = await place(`烟花店${n}`, 'fireworksRetail');
    const id = await put(permitApplication, { ...asked, site: shop, applicant: `烟花店${n}` });
    await call('/api/permits/accept', id, { acceptedOn: '2026-03-02' }, window);
    await plain(id, 'review', review);
    await plain(id, 'checkSite', { ...check, checkers: [window.id, chiefs.id] });
    if (n === 2) await plain(id, 'refuse', { refuseReason: '距离不足' }, boss);
    else {
      await call('/api/permits/approve', id, { decisionOpinion: '准予' }, boss);
      await call('/api/permits/issue', id, paper, window);
    }
  }
  for (let n = 0; n < 2; n += 1) {
    const station = await place(`加油站${n}`, 'gasStation');
    const draft = { ...asked, site: station, kind: 'hazchemOperation', hazchemClass: 'storage' };
    const id = await put(permitApplication, draft);
    await call('/api/permits/accept', id, { acceptedOn: '2026-03-02' }, window);
    await plain(id, 'review', { ...review, environment: 'met' });
    if (n === 0) await plain(id, 'forward', {});
  }
  // Two shops count their stores: one twice, so that the later count holds; the other has none.
  const shops = [await place('鞭炮店', 'fireworksRetail'), await place('礼花店', 'fireworksRetail')];
  const counts = [
    { site: shops[0], store: '店内', countedOn: '2026-01-10', boxes: 30 },
    { site: shops[0], store: '店内', countedOn: '2026-03-01', boxes: 12 },
    { site: shops[0], store: '库房', countedOn: '2026-03-01', boxes: 5 },
    { site: shops[1], store: '店内', countedOn: '2026-03-01', boxes: 0 },
  ];
  for (const draft of counts) await put(fireworksStock, draft);
  await runJob(own.server.machine, replaceStock);
  const people = await place('采石场', 'noncoalMine');
  await put(safetyCertificate, { name: '甲', site: people, duty: 'principal' });
  const lacking = await put(safetyCertificate, { name: '乙', site: people, duty: 'safetyManager' });
  const at1 = async (name: string) =>
    made(window.post(at(safetyCertificate, lacking, 'steps', name), { version: name === 'lack' ? 1 : 2, input: {} }));
  await at1('lack');
  await at1('warn');
  const asks: readonly (readonly [FigureAsk, number])[] = [
    [{ indicator: 'permitApplication.received' }, 5],
    [{ indicator: 'permitApplication.accepted' }, 5],
    [{ indicator: 'permitApplication.firstReview', where: { site: { sector: 'gasStation' } } }, 2],
    [{ indicator: 'permitApplication.granted', where: { kind: 'fireworksRetail' } }, 2],
    [{ indicator: 'permitApplication.refused' }, 1],
    [{ indicator: 'permit.granted', where: { kind: 'fireworksRetail' } }, 2],
    [{ indicator: 'permit.inForce' }, 2],
    [{ indicator: 'permit.cancelled' }, 0],
    [{ indicator: 'fireworksStock.boxes' }, 17],
    [{ indicator: 'fireworksStock.sites' }, 2],
    [{ indicator: 'safetyCertificate.surveyed' }, 2],
    [{ indicator: 'safetyCertificate.lacking' }, 1],
    [{ indicator: 'safetyCertificate.warned' }, 1],
    [{ indicator: 'safetyCertificate.qualified', where: { warnedOn: { set: true } } }, 0],
  ];
  const counted = await asSystem(own.server.machine, county, (ctx) =>
    tally(
      ctx,
      asks.map(([ask]) => ask),
      parsePeriod('2026H1'),
    ),
  );
  assert.deepEqual(
    counted,
    asks.map(([, value]) => value),
  );
  const winter = await asSystem(own.server.machine, county, (ctx) =>
    tally(ctx, [{ indicator: 'fireworksStock.boxes' }], parsePeriod('2026-01')),
  );
  assert.deepEqual(winter, [30], 'what was counted again in March held in January');
  own.clock.set('2028-03-02T02:00:00.000Z');
  const later = await asSystem(own.server.machine, county, (ctx) =>
    tally(ctx, [{ indicator: 'permit.inForce' }], parsePeriod('2028')),
  );
  assert.deepEqual(later, [0], 'both ran out on the day before');
  await own.end();
});
