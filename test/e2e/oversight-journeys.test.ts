import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { accountabilityInterview } from '../../src/modules/coordination/index.ts';
import { enforcementCase } from '../../src/modules/enforcement/index.ts';
import { hazard } from '../../src/modules/hazards/index.ts';
import { enforcementPlan, planTarget, visit, visitFiling } from '../../src/modules/inspections/index.ts';
import { made } from '../harness/answers.ts';
import { openCaseDesk } from '../harness/case-desk.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { newSite } from './harness/furnish.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let inspector: Person;
let office: Person;
let leader: Person;
before(async () => {
  desk = await openDesk();
  inspector = await desk.person('inspector', '程执法');
  office = await desk.person('committeeOffice', '安委办');
  leader = await desk.person('leader', '岳局长');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

test('what several departments filed for one enterprise becomes one visit, which is recorded from the calendar', async () => {
  const siteId = await newSite(inspector, '安澜县城关镇兴旺砖厂');
  const other = await newSite(inspector, '安澜县城关镇永安砖厂');
  await desk.indexed();
  const file = async (site: string, department: string, plannedOn: string, matter: string) => {
    const id = uuidv7();
    await made(office.post(at(visitFiling), { id, draft: { site, department, plannedOn, matter } }));
    return id;
  };
  const own = await file(siteId, '县应急管理局', '2026-03-03', '窑体与用电');
  await file(siteId, '县消防救援大队', '2026-03-05', '消防设施');
  await file(other, '县生态环境局', '2026-03-04', '废气排放');
  const { page, close } = await desk.open(office, 'desk', '/visit-calendar');
  await page.getByRole('heading', { name: '多个部门将到同一单位' }).waitFor();
  await page.getByText('备案入企检查 3 次').waitFor();
  await lookOver(page, 'visit-calendar-desk');
  await page.getByRole('button', { name: '合并为联合检查' }).click();
  await page.getByRole('heading', { name: '多个部门将到同一单位' }).waitFor({ state: 'hidden' });
  assert.equal(await page.getByRole('link', { name: '联合检查', exact: true }).count(), 2);
  await close();

  desk.world.clock.set('2026-03-03T02:00:00.000Z');
  const phone = await desk.open(inspector, 'phone', '/visit-calendar');
  await phone.page.getByText('窑体与用电').waitFor();
  await lookOver(phone.page, 'visit-calendar-phone');
  await phone.page.getByRole('link', { name: '录入检查' }).first().click();
  await phone.page.getByRole('checkbox', { name: '这次就是备案的检查' }).waitFor();
  assert.ok(await phone.page.getByRole('checkbox', { name: '这次就是备案的检查' }).isChecked());
  await lookOver(phone.page, 'record-filed-visit-phone');
  await phone.page.getByRole('button', { name: '保存', exact: true }).click();
  await phone.page
    .getByText(/检记〔2026〕/)
    .first()
    .waitFor();
  await phone.close();
  const { row } = await made(office.get(at(visitFiling, own)));
  assert.equal(row.state, 'visited');
});

test('an interview begins at the hazard, is held by a leader, and stays owed until it is followed up (L08)', async () => {
  const siteId = await newSite(inspector, '安澜县长河化工厂');
  const id = uuidv7();
  const found = {
    site: siteId,
    summary: '可燃气体报警停用',
    category: 'chemical',
    level: 'general',
    source: 'inspection',
  };
  await made(
    inspector.post(at(hazard), { id, draft: { ...found, side: 'enterprise', foundAt: '2026-03-01T02:00:00.000Z' } }),
  );
  const { page, close } = await desk.open(office, 'desk', `/l/${hazard.name}/${id}`);
  await page.getByRole('link', { name: '约谈', exact: true }).click();
  await page.getByLabel('约谈事由').waitFor();
  assert.equal(await page.getByLabel('被约谈对象').inputValue(), '安澜县长河化工厂');
  assert.match(await page.getByLabel('约谈事由').inputValue(), /隐患整改不力：可燃气体报警停用/);
  await lookOver(page, 'interview-form-desk');
  await page.getByLabel('约谈日期').fill('2026-03-04');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(/\/(interviews|l\/accountabilityInterview)\/[0-9a-f]/);
  const path = new URL(page.url()).pathname;
  await close();
  const heard = await desk.open(leader, 'phone', path);
  await heard.page.getByRole('button', { name: '登记约谈', exact: true }).first().click();
  const sheet = heard.page.getByRole('dialog');
  await sheet.getByLabel('约谈人').fill('岳局长');
  await sheet.getByLabel('约谈要求').fill('三日内恢复报警并书面报告');
  await sheet.getByLabel('整改反馈期限').fill('2026-03-08');
  await sheet.getByRole('button', { name: '登记约谈', exact: true }).click();
  await sheet.waitFor({ state: 'hidden' });
  await heard.page.getByText('已约谈').first().waitFor();
  await lookOver(heard.page, 'interview-phone');
  await heard.close();
  const { json } = await office.get(at(accountabilityInterview));
  assert.equal(json.rows[0].dueAt, '2026-03-08T15:59:59.999Z');
});

test('a fine is paid by instalments as a leader approved: each part has its day, and only what is past it grows (行政处罚法66)', async () => {
  const cases = await openCaseDesk(desk.world);
  const id = await cases.decided();
  cases.on('2026-03-20');
  const { page, close } = await desk.open(leader, 'desk', `/l/${enforcementCase.name}/${id}`);
  for (const [until, amount] of [
    ['2026-04-24', '8000'],
    ['2026-05-25', '6000'],
  ] as const) {
    await page.getByRole('button', { name: '延期（分期）缴纳审批', exact: true }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('同意', { exact: true }).click();
    await sheet.getByLabel('延至日期').fill(until);
    await sheet.getByLabel('涉及金额').fill(amount);
    await sheet.getByRole('button', { name: /^记录/ }).click();
    await sheet
      .getByText(/请填写批准延期、分期的理由/)
      .first()
      .waitFor();
    assert.match(await sheet.getByLabel('涉及金额').inputValue(), /000/, 'what was typed stays');
    await sheet.getByLabel('内容与意见').fill('经济困难，分期缴纳');
    await sheet.getByRole('button', { name: /^记录/ }).click();
    await sheet.waitFor({ state: 'hidden' });
  }
  await page.getByText(/分 3 期：3月24日.*前 6,000 元、4月24日.*前 8,000 元、5月25日.*前 6,000 元/).waitFor();
  await lookOver(page, 'instalments-desk');
  await close();
});

test('the rate of penalties is ranked by section and town, and a number opens its rows (A050)', async () => {
  const { owner } = desk.world.database;
  await owner.query(`update post set section = '执法大队' where role = 'inspector'`);
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(leader, size, '/penalty-rates');
    await page.getByText(/2026年检查 1 家次，立案处罚 1 起，立案处罚率 100%/).waitFor();
    const line = page.getByRole('region', { name: '按股室' }).getByRole('row', { name: /执法大队/ });
    await line.waitFor();
    await lookOver(page, `penalty-rates-${size}`);
    await line.getByRole('link').last().click();
    await page
      .getByText(/兴旺砖厂未采取措施消除事故隐患案/)
      .first()
      .waitFor();
    await close();
  }
});

test('the page that records a visit asks who ordered it when it is of a higher authority, and it does not count', async () => {
  const siteId = await newSite(inspector, '安澜县惠民机械厂');
  await desk.indexed();
  const given = encodeURIComponent(JSON.stringify({ site: siteId, method: 'superior' }));
  const { page, close } = await desk.open(inspector, 'desk', `/record-visit?given=${given}`);
  await page.getByLabel('交办的上级机关').waitFor();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page
    .getByText(/请写明交办的上级机关，它不占年度检查次数/)
    .first()
    .waitFor();
  await lookOver(page, 'record-superior-desk');
  await page.getByLabel('交办的上级机关').fill('市应急管理局');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page
    .getByText(/检记〔2026〕/)
    .first()
    .waitFor();
  await close();
  const where = encodeURIComponent(JSON.stringify({ site: siteId }));
  const { rows } = await made(inspector.get(`${at(visit)}?where=${where}`));
  assert.deepEqual([rows[0].method, rows[0].orderedBy], ['superior', '市应急管理局']);
  const asked = encodeURIComponent(JSON.stringify({ site: siteId }));
  assert.equal((await made(inspector.get(`/api/hazards/visit-limit?input=${asked}`))).visits, 0);
});

test('a picker offers only the plans that a line may still be added to', async () => {
  const ids = [];
  for (const year of [2026, 2027]) {
    const id = uuidv7();
    await made(office.post(at(enforcementPlan), { id, draft: { name: `${year}年执法计划`, year } }));
    ids.push(id);
  }
  await made(office.post(at(enforcementPlan, ids[0], 'steps', 'submit'), { version: 1, input: {} }));
  await desk.indexed();
  const { page, close } = await desk.open(office, 'desk', `/l/${planTarget.name}/new`);
  await page.getByRole('combobox', { name: /年度计划/ }).fill('执法计划');
  await page.locator('.ant-select-item-option', { hasText: '2027年执法计划' }).waitFor();
  assert.equal(await page.locator('.ant-select-item-option', { hasText: '2026年执法计划' }).count(), 0);
  await close();
});
