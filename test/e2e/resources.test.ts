import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import {
  rescueTeam,
  stockMovement,
  stockThreshold,
  supply,
  supplyDispatch,
  supplyStorage,
  teamMember,
  teamMuster,
} from '../../src/modules/resources/index.ts';
import { until } from '../harness/until.ts';
import { at, county, town } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let keeper: Person;
let chief: Person;
let clerk: Person;
let store: string;
before(async () => {
  desk = await openDesk();
  [keeper, chief, clerk] = await Promise.all([
    desk.person('dutyOfficer', '文保管'),
    desk.person('sectionChief', '简股长'),
    desk.person('township', '城关镇经办', { area: town }),
  ]);
  await stock();
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

async function made(path: string, body: object, by = keeper): Promise<string> {
  const id = uuidv7();
  const { status, json } = await by.post(path, { id, ...body });
  assert.ok(status < 300, JSON.stringify(json));
  return id;
}

const goods = [
  ['棉被 2m×1.5m', 'living', 'quilt', '床', 480, 500],
  ['棉大衣', 'living', 'coat', '件', 320, 200],
  ['帐篷 12㎡', 'shelter', 'tent', '顶', 86, 80],
  ['折叠床', 'shelter', 'foldingBed', '张', 150, 100],
  ['方便面', 'food', 'food', '箱', 60, 50],
  ['抽水泵 7.5kW', 'flood', 'pump', '台', 12, 10],
] as const;

async function stock(): Promise<void> {
  const place = { kind: 'reserve', address: '城关镇东门', keeper: '文保管', openedOn: '2020-01-01' };
  store = await made(at(supplyStorage), { draft: { ...place, name: '县救灾物资储备库', area: county } });
  const second = await made(at(supplyStorage), { draft: { ...place, name: '城关镇前置储备点', area: town } });
  for (const [name, group, kind, unit, count, minimum] of goods) {
    const packing = { casePieces: 40, pieceGrams: 2500 };
    const item = await made(at(supply), { draft: { name, group, kind, unit, ...packing } });
    const expires = kind === 'food' ? { batch: 'F1', expiresOn: '2026-04-20' } : {};
    const slip = { kind: 'receipt', movedAt: '2026-02-01T02:00:00.000Z', reason: '年度采购到货' };
    const line = { id: uuidv7(), supply: item, ...expires };
    const record = (storage: string, quantity: number) =>
      keeper.post('/api/resources/record-movements', {
        ...slip,
        storage,
        lines: [{ ...line, id: uuidv7(), quantity }],
      });
    assert.equal((await record(store, count)).status, 200);
    assert.equal((await record(second, 5)).status, 200);
    const threshold = { name: `县库${name}`, supply: item, storage: store, minimum };
    await made(at(stockThreshold), { draft: threshold }, chief);
  }
}

test('the board shows what lies where, what is short and what expires, today and on a day that has been', async () => {
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(keeper, size, '/stock');
    await page.getByText('低于下限，差 20 床').waitFor();
    await page.getByText('还剩 49 天').first().waitFor();
    assert.ok((await page.getByRole('link', { name: '485' }).count()) > 0, 'the sum of both stores');
    await lookOver(page, `stock-${size}`);
    await page.goto(`${desk.address}/stock?on=2026-01-31`);
    await page.getByText('截至 1月31日 24 时').waitFor();
    assert.equal(await page.getByRole('link', { name: '485' }).count(), 0);
    await close();
  }
});

test('a keeper records a receipt by keyboard alone; a movement is taken back from its own page', async () => {
  const { page, close } = await desk.open(keeper, 'desk', '/record-movements');
  const { keyboard } = page;
  await page.getByRole('combobox', { name: /储存点/ }).focus();
  await keyboard.type('xjz');
  await page.locator('.ant-select-item-option-active', { hasText: '县救灾物资储备库' }).waitFor();
  await keyboard.press('Enter');
  await page.locator('.ant-select', { hasText: '县救灾物资储备库' }).first().waitFor();
  await page.getByLabel('事由').fill('社会捐赠');
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[data-field="lines.0.supply"]') !== null);
  await keyboard.type('mb');
  await page.locator('.ant-select-item-option-active', { hasText: '棉被' }).waitFor();
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[data-field="lines.0.quantity"]') !== null);
  await keyboard.type('20');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[data-field="lines.1.supply"]') !== null);
  await keyboard.type('mdy');
  await page.locator('.ant-select-item-option-active', { hasText: '棉大衣' }).waitFor();
  await keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.closest('[data-field="lines.1.quantity"]') !== null);
  await keyboard.type('5');
  await lookOver(page, 'record-movements-desk');
  await keyboard.press('Control+Enter');
  await page.getByText('已登记 2 条').waitFor();
  await page.getByText('现有 500').waitFor();
  await shot(page, 'record-movements-done-desk');
  const [latest] = (await keeper.get(`${at(stockMovement)}?sort=-id&limit=1`)).json.rows;
  await page.goto(
    `${desk.address}/record-movements?given=${encodeURIComponent(JSON.stringify({ reverses: latest.id }))}`,
  );
  await page.getByLabel('冲销原因').fill('数量录错');
  await shot(page, 'reverse-movement-desk');
  await page.getByRole('button', { name: '冲销' }).click();
  await page.getByRole('heading', { name: '冲销：数量录错' }).waitFor();
  await close();
});

test('Enter before the answer takes what the answer finds; what is not found stays as it was typed', async () => {
  const { page, close } = await desk.open(chief, 'desk', '/l/stockThreshold/new');
  const { keyboard } = page;
  const picker = page.getByRole('combobox', { name: '物资' });
  await picker.focus();
  await keyboard.type('qq9');
  await page.getByText('没有找到').waitFor();
  await keyboard.press('Enter');
  assert.equal(await picker.inputValue(), 'qq9');
  for (const _ of 'qq9') await keyboard.press('Backspace');
  // Each answer waits until it is let go, so that an Enter comes before its own.
  const held = new Map<string, () => void>();
  await page.route('**/api/search*', async (route) => {
    const asked = new URL(route.request().url()).searchParams.get('q') ?? '';
    await new Promise<void>((go) => held.set(asked, go));
    await route.continue();
  });
  const letGo = async (asked: string) => {
    await until(async () => held.has(asked));
    held.get(asked)?.();
  };
  await keyboard.type('qq8');
  await page.getByText('正在查找').waitFor();
  await keyboard.press('Enter');
  await letGo('qq8');
  await page.getByText('没有找到').waitFor();
  // An Enter is for the words it was pressed with, not for those that come after.
  for (const _ of 'qq8') await keyboard.press('Backspace');
  await page.locator('.ant-select-item-option', { hasText: '棉大衣' }).waitFor();
  assert.equal(await picker.getAttribute('aria-expanded'), 'true');
  await keyboard.type('mdy');
  await page.getByText('正在查找').waitFor();
  await keyboard.press('Enter');
  await letGo('mdy');
  await page.locator('[data-field=supply] .ant-select', { hasText: '棉大衣' }).waitFor();
  assert.equal(await picker.getAttribute('aria-expanded'), 'false');
  await close();
});

test('an issue of more than there is says so beside its row, and nothing typed is lost', async () => {
  const { page, close } = await desk.open(keeper, 'phone', '/record-movements');
  await page.getByText('出库', { exact: true }).click();
  await page.getByRole('combobox', { name: /储存点/ }).click();
  await page.getByTitle('县救灾物资储备库').click();
  await page.getByLabel('事由').fill('防汛抢险');
  await page.getByRole('combobox', { name: '第 1 行物资' }).fill('csb');
  await page.getByTitle('抽水泵 7.5kW').click();
  await page.getByText('在库可用 12 台').waitFor();
  await page.getByLabel('第 1 行数量').fill('13');
  await page.getByRole('button', { name: '出库' }).click();
  await page
    .getByText(/库存不足：可用 12 台，要出 13 台/)
    .first()
    .waitFor();
  await lookOver(page, 'record-movements-short-phone');
  assert.equal(await page.getByLabel('第 1 行数量').inputValue(), '13');
  await page.reload();
  assert.equal(await page.getByLabel('第 1 行数量').inputValue(), '13');
  await close();
});

test('a town asks for quilts, the chief approves, the keeper issues, the town signs with a difference, and anyone may scan a box', async () => {
  const asking = await desk.open(clerk, 'phone', '/request-dispatch');
  await asking.page.getByLabel('调拨事由').fill('3·1 大风冰雹灾害救助');
  await asking.page.getByRole('combobox', { name: /出库储存点/ }).click();
  await asking.page.getByTitle('县救灾物资储备库').click();
  await asking.page.getByLabel('送达地点').fill('东门社区安置点');
  await asking.page.getByLabel('接收单位').fill('城关镇人民政府');
  await asking.page.getByRole('combobox', { name: '第 1 行物资' }).fill('mb');
  await asking.page.getByTitle('棉被 2m×1.5m').click();
  await asking.page.getByLabel('第 1 行申请数量').fill('100');
  await lookOver(asking.page, 'request-dispatch-phone');
  await asking.page.getByRole('button', { name: '提交申请' }).click();
  await asking.page.getByRole('heading', { name: '3·1 大风冰雹灾害救助' }).waitFor();
  await lookOver(asking.page, 'dispatch-requested-phone');
  await asking.close();
  const [{ id }] = (await clerk.get(at(supplyDispatch))).json.rows;

  const deciding = await desk.open(chief, 'desk', `/l/${supplyDispatch.name}/${id}`);
  await deciding.page.getByRole('button', { name: '批准', exact: true }).click();
  await deciding.page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await deciding.page.getByText('待出库').first().waitFor();
  await deciding.close();

  const issuing = await desk.open(keeper, 'desk', `/dispatches/${id}`);
  await issuing.page.getByLabel('承运车辆及司机').fill('川A·00001');
  await issuing.page.getByLabel('运输路线').fill('县库—城关大道—东门社区');
  await lookOver(issuing.page, 'dispatch-issue-desk');
  await issuing.page.getByRole('region', { name: '出库' }).getByRole('button', { name: '出库' }).click();
  await issuing.page.getByText('运输中').first().waitFor();
  await issuing.page.getByRole('button', { name: '箱签 3 张' }).click();
  await issuing.page
    .getByRole('img', { name: /二维码/ })
    .first()
    .waitFor();
  await lookOver(issuing.page, 'box-labels-desk');
  const [saved] = await Promise.all([
    issuing.page.waitForEvent('download'),
    issuing.page
      .goto(`${desk.address}/dispatches/${id}`)
      .then(() => issuing.page.getByRole('link', { name: '下载调拨单' }).click()),
  ]);
  assert.match(saved.suggestedFilename(), /^救灾物资调拨单.*\.docx$/);
  await issuing.close();

  const input = encodeURIComponent(JSON.stringify({ id }));
  const { labels } = (await keeper.get(`/api/resources/dispatch-labels?input=${input}`)).json;
  for (const size of ['phone', 'desk'] as const) {
    const scanning = await desk.openSignedOut(size, `/box/${labels[2].code}`);
    await scanning.page.getByText('20 床，50 公斤').waitFor();
    await scanning.page.getByText('东门社区安置点').waitFor();
    await scanning.page.getByText('第 3 箱，共 3 箱').waitFor();
    await lookOver(scanning.page, `box-${size}`);
    await scanning.close();
  }
  const lost = await desk.openSignedOut('phone', '/box/519901-AAAAAAAAAAAAAAAAAAAAAA');
  await lost.page.getByText(/没有这张箱签/).waitFor();
  await lost.close();

  const signing = await desk.open(clerk, 'phone', `/dispatches/${id}`);
  await signing.page.getByLabel(/完好数量/).fill('98');
  await signing.page.getByLabel(/破损数量/).fill('2');
  await signing.page.getByLabel('签收人').fill('社区干部');
  await signing.page.getByRole('button', { name: '签收', exact: true }).click();
  await signing.page.getByText('签收少于出库数量或有破损，请说明原因').first().waitFor();
  await lookOver(signing.page, 'dispatch-receive-phone');
  await signing.page.getByLabel(/2m×1\.5m说明/).fill('两床浸水');
  await signing.page.getByRole('button', { name: '签收', exact: true }).click();
  await signing.page.getByText('少 2（破损 2）：两床浸水').waitFor();
  await signing.close();
  const after = await desk.open(chief, 'desk', `/dispatches/${id}`);
  await after.page.getByText('签收有差异').first().waitFor();
  await lookOver(after.page, 'dispatch-received-desk');
  await after.close();
});

test('a count is begun from the book, typed, submitted and approved by somebody else', async () => {
  const counting = await desk.open(keeper, 'desk', '/open-stocktake');
  await counting.page.getByLabel('储存点').click();
  await counting.page.getByTitle('城关镇前置储备点').click();
  await counting.page.getByRole('button', { name: '生成盘点表' }).click();
  const inputs = counting.page.getByRole('spinbutton', { name: /实盘数$/ });
  await inputs.first().waitFor();
  for (let at = 0; at < goods.length; at += 1) await inputs.nth(at).fill(at === 0 ? '4' : '5');
  await counting.page.getByLabel(/差异原因$/).fill('清点少一件');
  await lookOver(counting.page, 'stocktake-desk');
  await counting.page.getByRole('button', { name: '保存', exact: true }).click();
  await counting.page.getByRole('button', { name: '提交核准' }).click();
  const dialog = counting.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '提交核准' }).click();
  await counting.page.getByText('待核准').first().waitFor();
  const path = new URL(counting.page.url()).pathname;
  await counting.close();
  const approving = await desk.open(chief, 'desk', path);
  await approving.page.getByLabel('核准意见').fill('属实');
  await shot(approving.page, 'stocktake-approve-desk');
  await approving.page.getByRole('button', { name: '核准入账' }).click();
  await approving.page.getByText('已核准入账').first().waitFor();
  await approving.close();
});

test('the teams’ page says who is on call and how to reach them', async () => {
  const draft = { level: 'county', headcount: 45, formedOn: '2022-05-01', leader: '任队长', phone: '13900000001' };
  const team = await made(at(rescueTeam), { draft: { ...draft, name: '县综合应急救援大队', area: county } });
  const member = await made(at(teamMember), {
    draft: { name: '左值守', team, duty: '副队长', phone: '13900000002', joinedOn: '2022-05-01', area: county },
  });
  await keeper.post(at(teamMember, member, 'steps', 'goOnCall'), { version: 1, input: {} });
  const muster = { calledAt: '2026-02-20T01:00:00.000Z', assembledAt: '2026-02-20T01:18:00.000Z' };
  const about = { subject: '森林灭火拉动', team, expected: 45, present: 43, evaluation: '到位较快', area: county };
  await made(at(teamMuster), { draft: { ...muster, ...about } });
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(keeper, size, '/teams');
    await page.getByText('139****0002').waitFor();
    await page.getByText('18 分钟').waitFor();
    await page.getByRole('button', { name: '查看联系电话' }).waitFor();
    await lookOver(page, `teams-${size}`);
    await close();
  }
});
