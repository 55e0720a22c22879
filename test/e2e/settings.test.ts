import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { runJob } from '../../src/server/jobs/jobs.ts';
import { until } from '../harness/until.ts';
import { settleNumbers } from '../../src/server/numbers/settle-numbers.ts';
import { asking, otherTown, town } from '../harness/world.ts';
import { type Desk, openDesk, shot } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';
import { furnish } from './harness/furnish.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.end());

const square = (west: number, south: number) => [
  [west, south],
  [west + 0.1, south],
  [west + 0.1, south + 0.1],
  [west, south + 0.1],
  [west, south],
];
const collection = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { 名称: '城关镇' }, geometry: { type: 'Polygon', coordinates: [square(105, 31)] } },
    {
      type: 'Feature',
      properties: { code: `${otherTown}000` },
      geometry: { type: 'Polygon', coordinates: [square(105.1, 31)] },
    },
    {
      type: 'Feature',
      properties: { name: '无名镇' },
      geometry: { type: 'Polygon', coordinates: [square(105.2, 31)] },
    },
    {
      type: 'Feature',
      properties: { code: town },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [500000, 3400000],
            [500001, 3400000],
            [500001, 3400001],
            [500000, 3400000],
          ],
        ],
      },
    },
  ],
};

test('the administrator imports boundaries, sees what is wrong by its number, and merges two towns', async () => {
  const keeper = await desk.person('administrator', '周管理');
  const { page, close } = await desk.open(keeper, 'desk');
  await page.goto(`${desk.address}/settings/areas`);
  await page.getByRole('button', { name: '导入界线' }).click();
  await page.getByLabel('文件').setInputFiles({
    name: 'j.geojson',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(collection)),
  });
  await page.getByRole('button', { name: '检查文件' }).click();
  await page.getByText('可导入 2 处').waitFor();
  const problems = await page.locator('.area-problems li').allTextContents();
  assert.match(problems[0] ?? '', /^第 3 个图形：“无名镇”不是本县现行/);
  assert.match(problems[1] ?? '', /^第 4 个图形：城关镇：.*投影坐标（米）/);
  await shot(page, 'boundaries');
  await page.getByRole('button', { name: '导入 2 处' }).click();
  await page.getByRole('img', { name: /共 2 处/ }).waitFor();

  const at = async (lng: number) => (await keeper.get(asking('/areas/at', { lng, lat: 31.05 }))).json;
  assert.deepEqual([(await at(105.05))?.name, (await at(105.15))?.name, await at(106)], ['城关镇', '河口镇', null]);

  await page.getByText('城关镇', { exact: true }).first().click();
  await page.getByRole('heading', { name: '城关镇' }).waitFor();
  await lookOver(page, 'areas-desk');
  await page.getByRole('button', { name: '撤并' }).click();
  await page.getByLabel('并入').fill('河口');
  await page.getByRole('option', { name: /河口镇/ }).waitFor({ state: 'attached' });
  await page.getByLabel('并入').press('Enter');
  await page.getByLabel('依据（批复文号）').fill('川府函〔2026〕9号');
  await page.getByRole('button', { name: '看看会怎样' }).click();
  await page.getByText(/登记时的区划仍保留|没有记录受影响/).waitFor();
  await shot(page, 'areas-merge');
  await page.getByRole('button', { name: '确定撤并' }).click();
  await page.getByText('城关镇（已撤销）').waitFor();
  await page.getByText(/归入 河口镇.*川府函〔2026〕9号/).waitFor();
  await close();
});

test('the administrator changes a number: first what would move, then it moves, and the page says what came of it', async () => {
  await furnish(desk);
  const keeper = await desk.person('administrator', '周管理');
  for (const size of ['desk', 'phone'] as const) {
    const { page, close } = await desk.open(keeper, size);
    await page.goto(`${desk.address}/settings/numbers`);
    await page.getByRole('heading', { name: '法定与本地数字' }).waitFor();
    await lookOver(page, `numbers-${size}`);
    await page.goto(`${desk.address}/settings/areas`);
    await page.getByRole('heading', { name: '行政区划' }).waitFor();
    await lookOver(page, `areas-${size}`);
    await close();
  }
  const { page, close } = await desk.open(keeper, 'desk');
  await page.goto(`${desk.address}/settings/numbers`);
  await page.getByLabel('查数字').fill('fcqx');
  await page.getByRole('article', { name: '复查期限', exact: true }).waitFor();
  assert.ok((await page.getByRole('article').count()) < 10);
  await page.getByRole('button', { name: '修改复查期限' }).click();
  await page.getByLabel(/^数值/).fill('15');
  await page.getByRole('button', { name: '看看影响多少期限' }).click();
  await page.getByText('请写明依据：文件名称、文号和条款').first().waitFor();
  await page.getByLabel('依据（文件名称、文号、条款）').fill('安应急发〔2026〕5号第三条');
  await page.getByRole('button', { name: '看看影响多少期限' }).click();
  await page.getByText(/未了结的 .* 项期限中/).waitFor();
  await shot(page, 'numbers-preview');
  await page.getByRole('button', { name: '确定改为 15 日' }).click();
  const card = page.getByRole('article', { name: '复查期限', exact: true });
  await card.getByText('安应急发〔2026〕5号第三条').waitFor();
  await runJob(desk.world.server.machine, settleNumbers);
  await card.getByText(/到期日/).waitFor();
  assert.match((await card.textContent()) ?? '', /15 日/);
  await page.getByLabel('查数字').fill('');
  await page.getByText('本县改过', { exact: true }).click();
  await until(async () => (await page.getByRole('article').count()) === 1);
  await card.waitFor();
  await close();
});
