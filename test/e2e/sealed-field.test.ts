import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { site } from '../../src/modules/sites/index.ts';
import { at, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';

let desk: Desk;
let inspector: Person;
before(async () => {
  desk = await openDesk();
  inspector = await desk.person('inspector', '程执法');
});
after(() => desk.end());
afterEach((t) => desk.tidy(t));

const number = '19900000001';
async function newSite(): Promise<string> {
  const id = uuidv7();
  const draft = { name: '兴旺砖厂', sector: 'shaleBrick', scale: 'belowScale', address: '城关镇东门', area: village };
  const made = await inspector.post(at(site), { id, draft: { ...draft, principal: '贺厂长', principalPhone: number } });
  assert.equal(made.status, 201, JSON.stringify(made.json));
  return id;
}
const pageOf = (id: string) => `/l/${site.name}/${id}`;

for (const size of ['desk', 'phone'] as const) {
  test(`a sealed number is seen for a reason, which stands in the history at once (${size})`, async () => {
    const id = await newSite();
    const { page, close } = await desk.open(inspector, size, pageOf(id));
    await page.getByText('199****0001').first().waitFor();
    await shot(page, `sealed masked ${size}`);
    await page.getByRole('button', { name: '查看负责人电话' }).click();
    const ask = page.getByRole('dialog');
    await ask.getByRole('button', { name: '查看一分钟' }).click();
    await ask.getByText('请写明查看的事由，至少4个字').waitFor();
    await shot(page, `sealed asked ${size}`);
    await ask.getByLabel('查看事由').fill('通知负责人参加复查');
    await ask.getByRole('button', { name: '查看一分钟' }).click();
    await page.getByText(number).waitFor();
    await page.getByText('查看了负责人电话').waitFor();
    await page.getByText('事由：通知负责人参加复查').waitFor();
    await shot(page, `sealed opened ${size}`);
    await page.getByRole('button', { name: '收起', exact: true }).click();
    await page.getByText(number).waitFor({ state: 'detached' });
    assert.ok(!(await page.content()).includes(number));
    await close();
  });
}

test('an edit leaves a sealed number as it stands, until somebody types it anew', async () => {
  const id = await newSite();
  const { page, close } = await desk.open(inspector, 'desk', `${pageOf(id)}?edit=1`);
  const field = page.locator('[data-field=principalPhone]');
  assert.equal(await field.getByRole('textbox').inputValue(), '199****0001');
  await shot(page, 'sealed edit');
  await page.locator('[data-field=principal]').getByRole('textbox').fill('贺新');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('贺新').first().waitFor();
  await page.getByRole('button', { name: '修改' }).click();
  await field.getByRole('button', { name: '重新填写' }).click();
  await field.getByRole('textbox').fill('1990000');
  await page.locator('[data-field=principal]').getByRole('textbox').click();
  await field.getByText('电话号码不对').or(field.getByText('手机号应为11位')).waitFor();
  await shot(page, 'sealed edit wrong');
  const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
  assert.ok(!kept.includes('1990000'), 'what is sealed is not kept on this computer');
  await field.getByRole('textbox').fill('199 0000 0002');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('199****0002').first().waitFor();
  const opened = await inspector.post(at(site, id, 'open'), { field: 'principalPhone', reason: '核实联系方式' });
  assert.equal(opened.json.value, '19900000002');
  await close();
});
