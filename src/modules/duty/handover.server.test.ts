import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { made, refusedWith } from '../../../test/harness/answers.ts';
import { askedOf, type Crew, crewOf, enact, rosterOf } from '../../../test/harness/duty-desk.ts';
import { printedOf } from '../../../test/harness/printed.ts';
import { at, type Caller, createWorld, type World } from '../../../test/harness/world.ts';
import { incidentCall } from '../incidents/index.ts';
import { dutyMatter, dutyShift, handoverItem } from './index.ts';

let world: World;
let crew: Crew;
let leaving: Caller;
let coming: Caller;
let shift: string;
before(async () => {
  world = await createWorld();
  crew = await crewOf(world, 2, 3);
  await enact(crew);
  const { shifts } = await rosterOf(crew, '2026-03-03', '2026-03-06');
  const main = (n: number) => crew.officers.find(({ id }) => id === shifts[n].main.id) ?? assert.fail();
  [leaving, coming, shift] = [main(0), main(1), shifts[0].id];
});
after(() => world.end());

const stands = () => askedOf(leaving, '/api/duty/handover', { desk: 'bureau' });
const matter = async (subject: string, more: object = {}) => {
  const id = uuidv7();
  await made(leaving.post(at(dutyMatter), { id, draft: { subject, desk: 'bureau', ...more } }));
  return id;
};

test('the board is in the order of legal consequence and time left, and names whose duty it is', async () => {
  world.clock.set('2026-03-03T01:00:00.000Z');
  await matter('后天的事', { finishBy: '2026-03-05T01:00:00.000Z' });
  await matter('今晚的事', { finishBy: '2026-03-03T12:00:00.000Z' });
  await matter('一小时内的事', { finishBy: '2026-03-03T01:40:00.000Z' });
  await matter('过期的事', { finishBy: '2026-03-03T00:30:00.000Z' });
  const draft = { heard: '有人落水', receivedAt: '2026-03-03T00:58:00.000Z' };
  await made(leaving.post(at(incidentCall), { id: uuidv7(), draft }));
  const { lines } = await askedOf(leaving, '/api/duty/board');
  const own = lines.filter(({ ledger }: { ledger: string }) => ledger !== dutyShift.name);
  assert.deepEqual(
    own.map((each: Record<string, unknown>) => [each['title'], each['weight']]),
    [
      ['过期的事', 1],
      ['有人落水', 2],
      ['一小时内的事', 1],
      ['今晚的事', 1],
      ['后天的事', 1],
    ],
  );
  const late = lines.find(({ ledger }: { ledger: string }) => ledger === dutyShift.name);
  assert.deepEqual([late.name, late.weight], ['begin', 2], 'nobody has come for this morning’s shift');
});

test('a shift ends when each matter is done, passed on or parked with a time, and another has confirmed each', async () => {
  await made(leaving.post('/api/duty/begin-shift', { id: shift, version: 2 }));
  const { open, current } = await stands();
  const offer = (decide: (title: string) => object, by = leaving) =>
    by.post('/api/duty/offer-shift', {
      id: shift,
      version: current.version,
      equipment: '正常',
      items: open.map(({ about, aboutId, title }: Record<string, string>) => ({
        about,
        aboutId,
        ...decide(title ?? ''),
      })),
    });
  const passed = { decision: 'passed' };
  const but = (title: string, decided: object) => (each: string) => (each === title ? decided : passed);
  refusedWith(await offer(() => passed, coming), /不在局值班室这一班的人员中/);
  refusedWith(await offer(but('今晚的事', { decision: 'parked' })), /写明今后的时间/, 422);
  const yesterday = { decision: 'parked', until: '2026-03-02T01:00:00.000Z' };
  refusedWith(await offer(but('今晚的事', yesterday)), /写明今后的时间/, 422);
  refusedWith(await offer(but('过期的事', { decision: 'done' })), /写明办理结果/, 422);
  refusedWith(await offer(but('有人落水', { decision: 'done', remark: '好' })), /时限不能在交班时办结或挂起/, 422);
  const until = '2026-03-04T02:00:00.000Z';
  await made(
    offer((title) => {
      if (title === '今晚的事') return { decision: 'parked', until, remark: '对方明早上班' };
      return title === '过期的事' ? { decision: 'done', remark: '已回复' } : passed;
    }),
  );
  const { items, offeredBy } = await stands();
  assert.ok(offeredBy);
  const take = (confirmed: readonly string[], by = coming) =>
    by.post('/api/duty/take-over', { id: shift, version: current.version + 1, confirmed });
  const all = items.map(({ id }: { id: string }) => id);
  refusedWith(await take(all.slice(1)), /还没有确认/);
  refusedWith(await take(all, leaving), /须是两个人/);
  assert.equal((await made(crew.chief.get(at(dutyShift, shift)))).row.state, 'handing', 'it has not ended');
  await made(take(all));
  const { row } = await made(crew.chief.get(at(dutyShift, shift)));
  assert.deepEqual([row.state, row.takenBy, row.offeredBy], ['handedOver', coming.id, leaving.id]);
  const kept = (await made(crew.chief.get(`${at(handoverItem)}?limit=50`))).rows;
  assert.ok(
    kept.length === all.length && kept.every(({ confirmedBy }: { confirmedBy: string }) => confirmedBy === coming.id),
  );
  const parked = (await made(coming.get(`${at(dutyMatter)}?limit=50`))).rows.find(
    ({ subject }: { subject: string }) => subject === '今晚的事',
  );
  assert.deepEqual([parked.state, parked.dueAt, parked.parkReason], ['parked', until, '对方明早上班']);
});

test('the record of the handover is printed with each matter and both names, and not before it is done', async () => {
  const { row } = await made(crew.chief.get(at(dutyShift, shift)));
  const words = await printedOf(world, leaving, 'duty-handover-record', shift);
  for (const part of ['值班交接记录', '局值班室', '今晚的事', '挂起到时再办', '对方明早上班', '有人落水', '接班人签字'])
    assert.ok(words.includes(part), `${part} is missing in ${words}`);
  const { current } = await stands();
  assert.notEqual(current.id, row.id);
  const early = { template: 'duty-handover-record', subject: current.id, id: uuidv7(), answers: {} };
  refusedWith(await leaving.post('/api/documents-make', early), /还没有完成交接/);
});

test('a clock of the server that was set back neither loses a matter nor hands a shift over twice', async () => {
  const before = await stands();
  world.clock.set('2026-03-02T20:00:00.000Z');
  const back = await stands();
  assert.deepEqual([back.current.id, back.current.state], [before.current.id, 'onDuty']);
  const own = before.open.filter((each: { own: boolean }) => each.own);
  const still = new Set(back.open.map(({ aboutId }: { aboutId: string }) => aboutId));
  assert.ok(own.length > 0 && own.every(({ aboutId }: { aboutId: string }) => still.has(aboutId)));
  refusedWith(await leaving.post('/api/duty/begin-shift', { id: shift, version: 5 }), /还没有交班/);
  world.clock.set('2026-03-03T01:00:00.000Z');
});
