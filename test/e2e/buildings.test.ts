import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { uuidv7 } from 'uuidv7';
import { building } from '../../src/modules/buildings/index.ts';
import { at, otherTown, town, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';

let desk: Desk;
let chief: Person;
before(async () => {
  desk = await openDesk();
  chief = await desk.person('sectionChief', '周科长');
  const flag = { findings: '外墙开裂', level: 'major', dueOn: '2026-12-31' };
  for (const [n, step] of ['pass', 'pass', 'flag', 'flag', undefined].entries()) {
    const id = uuidv7();
    const draft = {
      surveyCode: `F${n}`,
      address: `东门${n}组`,
      zone: n < 2 ? 'urban' : 'rural',
      kind: 'selfBuilt',
      use: 'home',
    };
    await chief.post(at(building), { id, draft: { ...draft, area: village } });
    if (step) await chief.post(at(building, id, 'steps', step), { version: 1, input: step === 'flag' ? flag : {} });
  }
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

for (const size of ['desk', 'phone'] as const)
  test(`the progress of the survey shows its funnel, and a figure opens its rows (${size})`, async () => {
    const { page, close } = await desk.open(chief, size, '/building-progress');
    await page.getByRole('heading', { name: '排查漏斗' }).waitFor();
    await page.getByText('应排查 5 栋，已排查 80%').waitFor();
    await page.waitForTimeout(500);
    await shot(page, `building-progress-${size}`);
    const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.equal(width, room, 'scrolls sideways');
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    assert.deepEqual(
      found.violations.map(({ id, nodes }) => `${id} ${nodes.map((n) => n.html).join(' ')}`),
      [],
    );
    await page.getByText('农村', { exact: true }).click();
    await page.getByText('应排查 3 栋，已排查 66.7%').waitFor();
    await page.getByRole('button', { name: '城关镇' }).click();
    await page.getByRole('rowheader', { name: '东门社区' }).waitFor();
    await page.getByRole('link', { name: /初判有隐患房屋/ }).click();
    await page.getByText('东门2组').first().waitFor();
    assert.equal(await page.getByText('东门0组').count(), 0);
    await shot(page, `building-rows-${size}`);
    await close();
  });

/** Two towns side by side, as a file of boundaries tells them. */
const square = (west: number) => [
  [west, 31],
  [west + 0.1, 31],
  [west + 0.1, 31.1],
  [west, 31.1],
  [west, 31],
];
const feature = (code: string, west: number) => ({
  type: 'Feature',
  properties: { code: `${code}000` },
  geometry: { type: 'Polygon', coordinates: [square(west)] },
});

for (const size of ['desk', 'phone'] as const)
  test(`the map of progress colours each town by what is surveyed there, and leads into it (${size})`, async () => {
    const keeper = await desk.person('administrator', '周管理');
    const features = [feature(town, 105), feature(otherTown, 105.1)];
    const drawn = await keeper.post('/api/areas/boundaries', { features, basis: '测试界线', write: true });
    assert.equal(drawn.status, 200, JSON.stringify(drawn.json));
    const { page, close } = await desk.open(chief, size, '/building-progress');
    const map = page.getByRole('img', { name: '排查进度图，共 2 处，数字见下表' });
    await map.waitFor();
    const shapes = await map
      .locator('path')
      .evaluateAll((paths) => paths.map((path) => [path.textContent, path.getAttribute('data-tone')]));
    assert.deepEqual(shapes, [
      ['城关镇 80%', 'most'], // four of five are surveyed
      ['河口镇 未列入', 'none'],
    ]);
    const { x = 0, y = 0, width = 0, height = 0 } = (await map.boundingBox()) ?? {};
    const [screen, tall] = await page.evaluate(() => [innerWidth, innerHeight]);
    assert.ok(width > 200 && x >= 0 && x + width <= screen, `${x} ${width} of ${screen}`);
    assert.ok(height > 80 && height < tall, 'the whole map is seen at once');
    await map.scrollIntoViewIfNeeded();
    assert.ok(y > 0);
    await lookOver(page, `building-map-${size}`);
    await map.locator('path').first().click();
    await page.getByRole('rowheader', { name: '东门社区' }).waitFor();
    await map.waitFor({ state: 'hidden' });
    await close();
  });
