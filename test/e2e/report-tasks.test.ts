import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { commitment, report } from '../../src/modules/reports/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let writer: Person;
let office: Person;
let leader: Person;
const id = uuidv7();
const owed = { text: '建成应急指挥中心并接入各乡镇视频', period: '2026H1', dueOn: '2026-06-30', unit: '办公室' };
const measured = {
  text: '全年排查隐患不少于500处',
  period: '2026H2',
  dueOn: '2026-12-31',
  unit: '监管一股',
  indicator: 'hazard.found',
  goal: 'atLeast',
  target: 500,
};
before(async () => {
  desk = await openDesk();
  [writer, office, leader] = await Promise.all([
    desk.person('writer', '文稿员'),
    desk.person('committeeOffice', '安委办'),
    desk.person('leader', '局长'),
  ]);
  desk.world.clock.set('2026-06-10T02:00:00.000Z');
  for (const draft of [owed, measured])
    assert.equal((await writer.post(at(commitment), { id: uuidv7(), draft })).status, 201);
  const trained = uuidv7();
  const draft = { text: '培训企业负责人', period: '2026H1', dueOn: '2026-06-30', unit: '监管一股' };
  assert.equal((await writer.post(at(commitment), { id: trained, draft })).status, 201);
  const result = '培训企业主要负责人130人次';
  const done = { version: 1, input: { result } };
  assert.equal((await writer.post(at(commitment, trained, 'steps', 'finish'), done)).status, 200);
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('the writer sees before signing what will be kept, gives it to people and strikes what is none', async () => {
  desk.world.clock.set('2026-07-06T02:00:00.000Z');
  writer = await desk.person('writer', '文稿员二');
  office = await desk.person('committeeOffice', '安委办二');
  leader = await desk.person('leader', '局长二');
  await desk.person('inspector', '执法员二');
  const begun = await writer.post('/api/reports/begin', { id, period: '2026H1', from: { structure: 'threeParts' } });
  assert.equal(begun.status, 200, JSON.stringify(begun.json));
  const { page, close } = await desk.open(writer, 'desk', `/reports?report=${id}`);
  const part = page.getByRole('region', { name: '签发后列为任务' });
  await part.getByText('结转自2026年上半年').waitFor();
  await part.getByRole('checkbox', { name: /加强值班值守/ }).click();
  await part.getByRole('checkbox', { name: /加强值班值守/, checked: false }).waitFor();
  const line = part.getByRole('listitem').filter({ hasText: '建成应急指挥中心' });
  await line.getByRole('button', { name: '安排' }).click();
  await line.getByRole('combobox', { name: /责任人/ }).click();
  await line.getByRole('combobox', { name: /责任人/ }).fill('执法员二');
  await page.keyboard.press('Enter');
  await line.getByText('办公室 执法员二').waitFor();
  await lookOver(page, 'report-promises-desk');
  await part.getByRole('button', { name: '写入总结' }).click();
  await part.getByText('已写在“上半年工作总结”末尾').waitFor();
  await page.getByText('培训企业主要负责人130人次').first().waitFor();
  await close();
  const phone = await desk.open(writer, 'phone', `/reports?report=${id}`);
  await phone.page.getByText('结转自2026年上半年').waitFor();
  await lookOver(phone.page, 'report-promises-phone');
  await phone.close();

  for (const [who, name, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', name), { version, input: {} })).status, 200);
  const signed = await leader.post('/api/reports/sign', { id, version: 3 });
  assert.equal(signed.status, 200, JSON.stringify(signed.json));
});

test('the tasks of a period stand with their owners and progress, and are finished and carried over there', async () => {
  const { page, close } = await desk.open(office, 'desk', '/reports/tasks');
  await page.getByRole('heading', { name: '计划任务' }).waitFor();
  const row = page.getByRole('row').filter({ hasText: '建成应急指挥中心' });
  await row.getByText('结转', { exact: true }).first().waitFor();
  assert.equal(await page.getByRole('row').filter({ hasText: '加强值班值守' }).count(), 0);
  await page.getByText('排查隐患 0处').waitFor();
  await lookOver(page, 'report-tasks-desk');
  await row.getByRole('button', { name: '完成' }).click();
  await page.getByRole('textbox', { name: '完成情况' }).fill('指挥中心建成，33个乡镇视频全部接入');
  await lookOver(page, 'report-tasks-finish-desk');
  await page.getByRole('dialog').getByRole('button', { name: '完成' }).click();
  await row.getByText('指挥中心建成').waitFor();
  await row.getByText('已完成').waitFor();
  await close();

  desk.world.clock.set('2027-01-04T02:00:00.000Z');
  office = await desk.person('committeeOffice', '安委办三');
  const phone = await desk.open(office, 'phone', '/reports/tasks?period=2026H2');
  await phone.page.getByText('已逾期').first().waitFor();
  await lookOver(phone.page, 'report-tasks-phone');
  const late = phone.page.getByRole('row').filter({ hasText: '全年排查隐患' });
  await late.getByRole('button', { name: '结转' }).click();
  await phone.page.getByRole('textbox', { name: '结转原因' }).fill('人手不足，转入明年');
  await phone.page.getByRole('dialog').getByRole('button', { name: '结转' }).click();
  await late.getByText('已结转').waitFor();
  await phone.close();
});
