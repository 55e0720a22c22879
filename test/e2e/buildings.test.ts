import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { uuidv7 } from 'uuidv7';
import { building } from '../../src/modules/buildings/index.ts';
import { at, village } from '../harness/world.ts';
import { type Desk, openDesk, type Person, shot } from './harness/desk.ts';

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
