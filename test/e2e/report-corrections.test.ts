import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { report } from '../../src/modules/reports/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { furnish, orderedHazard } from './harness/furnish.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let writer: Person;
let office: Person;
let leader: Person;
let later: string;
before(async () => {
  desk = await openDesk();
  [writer, office, leader] = await Promise.all([
    desk.person('writer', '文稿员'),
    desk.person('committeeOffice', '安委办主任'),
    desk.person('leader', '局长'),
  ]);
  const { inspector, siteId } = await furnish(desk);
  await orderedHazard(inspector, siteId, '电缆老化', '2026-03-20');
  const first = await approved('安澜县应急管理局关于安全生产工作情况的报告');
  const signed = await leader.post('/api/reports/sign', { id: first, version: 3 });
  assert.equal(signed.status, 200, JSON.stringify(signed.json));
  desk.world.clock.set('2026-03-03T02:00:00.000Z');
  await orderedHazard(inspector, siteId, '插座松动', '2026-03-20');
  later = await approved('安澜县应急管理局关于安全生产工作情况的补充报告');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

async function approved(title: string): Promise<string> {
  const id = uuidv7();
  const draft = { title, period: '2026H1', template: 'halfYearSafety' };
  assert.equal((await writer.post(at(report), { id, draft })).status, 201);
  for (const [who, taken, version] of [
    [writer, 'submit', 1],
    [office, 'approve', 2],
  ] as const)
    assert.equal((await who.post(at(report, id, 'steps', taken), { version, input: {} })).status, 200);
  return id;
}

test('who signs another value is told where it was told otherwise, and signs once every difference is explained', async () => {
  const { page, close } = await desk.open(leader, 'desk', `/reports?report=${later}`);
  const differing = page.getByRole('region', { name: '与已签发报告不一致' });
  await differing.getByText(/个数字须说明原因后才能签发/).waitFor();
  await lookOver(page, 'report-elsewhere-desk');
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '签发' }).click();
  await page
    .getByText(/与已签发的报告不一致/)
    .first()
    .waitFor();
  const asked = differing.getByRole('textbox');
  for (let left = await asked.count(), done = 0; done < left; done += 1) {
    await asked.nth(done).fill('3月3日的检查计入');
    await differing.getByRole('button', { name: '说明' }).first().click();
    await differing.getByText('局长说明：3月3日的检查计入').nth(done).waitFor();
    left = await asked.count();
  }
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '签发' }).click();
  await page.getByText('数字已随签发封存。').waitFor();
  await page
    .getByRole('link', { name: /^2：排查隐患/ })
    .first()
    .hover();
  await page.getByText(/写的是 1 处。原因：3月3日的检查计入/).waitFor();
  await close();
});

test('what has changed since a signing stands on one page, and a letter corrects it', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(writer, size, '/reports/corrections');
    const changed = page.getByRole('region', { name: '安澜县应急管理局关于安全生产工作情况的报告' });
    await changed.getByRole('row', { name: '排查隐患 1 处 2 处 还没有发函', exact: true }).waitFor();
    await lookOver(page, `report-corrections-${size}`);
    await close();
  }
  const { page, close } = await desk.open(writer, 'desk', '/reports/corrections');
  await page.getByRole('link', { name: '《安澜县应急管理局关于安全生产工作情况的报告》' }).click();
  await page.getByRole('button', { name: '制作数据更正函' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel(/主送机关/).fill('县人民政府');
  await sheet.getByRole('button', { name: '制作数据更正函' }).click();
  await page.getByText(/更正〔2026〕1号/).waitFor();
  await lookOver(page, 'report-letter-desk');
  await page.goto(new URL('/reports/corrections', page.url()).href);
  await page
    .getByRole('row', { name: /^排查隐患 1 处 2 处 已于3月3日发函更正为 2 处（.*更正〔2026〕1号）$/ })
    .waitFor();
  await lookOver(page, 'report-corrected-desk');
  await close();
});
