import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { building, recheckItem } from '../../src/modules/buildings/index.ts';
import { at, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let surveyor: Person;
let chief: Person;
before(async () => {
  desk = await openDesk();
  [surveyor, chief] = await Promise.all([desk.person('inspector', '程排查'), desk.person('sectionChief', '周科长')]);
  for (let n = 1; n <= 6; n += 1) await survey(`F${n}`, `东门${n}组${n}号`);
  await survey('F7', '东门1组 1 号');
  await survey('F8', '东门2组２号');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

async function survey(surveyCode: string, address: string): Promise<void> {
  const id = uuidv7();
  const about = { surveyCode, address, zone: 'urban', kind: 'selfBuilt', use: 'home', area: village };
  assert.equal((await surveyor.post(at(building), { id, draft: about })).status, 201);
  assert.equal((await surveyor.post(at(building, id, 'steps', 'pass'), { version: 1, input: {} })).status, 200);
}

test('houses that look like one: somebody says which stays, or that they are two', async () => {
  const phone = await desk.open(chief, 'phone', `/building-duplicates?within=${village}`);
  await phone.page.getByText('疑似重复 2 组').waitFor();
  await lookOver(phone.page, 'duplicates-phone');
  await phone.close();
  const { page, close } = await desk.open(chief, 'desk', '/building-duplicates');
  await page.getByLabel('村（社区）').click();
  await page.locator('.ant-select-item-option', { hasText: '东门社区' }).click();
  await page.getByText('比对 8 栋，疑似重复 2 组').waitFor();
  const seen = await page.getByRole('link', { name: '东门1组1号' }).boundingBox();
  assert.ok((seen?.height ?? 0) > 12, 'the address can be read');
  const first = page.getByRole('region', { name: /东门1组/ });
  const remove = first.getByRole('button', { name: '其余 1 栋核减为重复登记' });
  assert.equal(await remove.isDisabled(), true, 'nothing is taken off before it is said what stays');
  await page.getByRole('radio', { name: '保留 F1' }).check();
  await lookOver(page, 'duplicates-desk');
  await remove.click();
  await page.getByText('比对 7 栋，疑似重复 1 组').waitFor();
  await page.getByRole('button', { name: '不是同一栋，都保留' }).click();
  await page.getByText('比对 7 栋，没有疑似重复的房屋').waitFor();
  await close();
  const { json } = await chief.get(`${at(building)}?where=${encodeURIComponent(JSON.stringify({ surveyCode: 'F7' }))}`);
  assert.equal(building.states[json.rows[0].state as keyof typeof building.states], '已核减');
});

test('surveyed houses are drawn, looked at again by others, and the rate of errors stands with its interval', async () => {
  const { page, close } = await desk.open(chief, 'desk', '/draw-recheck');
  await page.getByLabel('抽查名称').fill('三月抽查');
  await page.getByLabel('抽取栋数').fill('60');
  await page.getByRole('button', { name: '抽取', exact: true }).click();
  await page.getByText('范围内只有 7 栋可抽的房屋').first().waitFor();
  await page.getByLabel('抽取栋数').fill('4');
  await lookOver(page, 'draw-recheck-desk');
  await page.getByRole('button', { name: '抽取', exact: true }).click();
  await page.getByRole('link', { name: '4 栋' }).waitFor();
  const { pathname } = new URL(page.url());
  const { json } = await chief.get(at(recheckItem));
  assert.equal(json.rows.length, 4);
  for (const [n, item] of (json.rows as readonly { id: string; address: string }[]).entries()) {
    await page.goto(`${desk.address}/l/${recheckItem.name}/${item.id}`);
    const name = n === 0 ? '复核有误' : '复核一致';
    await page.getByRole('button', { name, exact: true }).click();
    const dialog = page.getByRole('dialog');
    if (n === 0) {
      await dialog.getByText('漏判隐患', { exact: true }).click();
      await dialog.getByLabel('复核情况').fill('后墙有贯穿裂缝');
    }
    await dialog.getByRole('button', { name, exact: true }).click();
    await page.getByRole('heading', { name: item.address }).waitFor();
    await dialog.waitFor({ state: 'hidden' });
  }
  await page.goto(desk.address + pathname);
  // One of four wrong: Wilson's interval, reckoned by hand.
  await page.getByText('25%（95% 区间 4.56%～69.94%）').waitFor();
  await page.getByText('漏判隐患 1').waitFor();
  await page.getByText('按现有复核数还不能判断，请继续复核').waitFor();
  await lookOver(page, 'recheck-desk');
  await page.getByRole('link', { name: '1 栋' }).click();
  await page.getByText('复核有误').first().waitFor();
  await close();
  const phone = await desk.open(chief, 'phone', pathname);
  await phone.page.getByText('漏判隐患 1').waitFor();
  await lookOver(phone.page, 'recheck-phone');
  await phone.close();
});

test('whoever surveyed a house is told that another looks at it again', async () => {
  const { json } = await chief.get(at(recheckItem));
  const { page, close } = await desk.open(surveyor, 'phone', `/l/${recheckItem.name}/${json.rows[0].id}`);
  await page.getByText('这栋房屋是您排查的，请由其他人复核').first().waitFor();
  assert.equal(await page.getByRole('button', { name: '复核一致', exact: true }).isDisabled(), true);
  await close();
});

test('a village’s clerk goes from door to door with a phone: the houses still to be looked at, and what was found', async () => {
  const clerk = await desk.person('village', '东门信息员', { area: village });
  const id = uuidv7();
  const about = {
    surveyCode: 'G1',
    address: '东门9组9号',
    zone: 'rural',
    kind: 'selfBuilt',
    use: 'home',
    area: village,
  };
  assert.equal((await surveyor.post(at(building), { id, draft: about })).status, 201);
  const waiting = encodeURIComponent(JSON.stringify({ state: 'listed' }));
  const { page, close } = await desk.open(clerk, 'phone', `/l/${building.name}?where=${waiting}`);
  await page.getByText('东门9组9号').first().click();
  await page.getByRole('heading', { name: '东门9组9号' }).waitFor();
  await page.getByRole('button', { name: '排查有隐患', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('初判情况').fill('后檐墙有两道斜裂缝');
  await dialog.getByText('重大安全隐患', { exact: true }).click();
  await lookOver(page, 'building-survey-phone');
  await dialog.getByRole('button', { name: '排查有隐患', exact: true }).click();
  assert.equal(await dialog.getByLabel('初判情况').inputValue(), '后檐墙有两道斜裂缝', 'what was typed stays');
  await dialog.getByLabel('整治期限').fill('2026-06-30');
  await dialog.getByRole('button', { name: '排查有隐患', exact: true }).click();
  await page.getByText('初判有隐患').first().waitFor();
  await close();
});
