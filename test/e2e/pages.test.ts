import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { hazard } from '../../src/modules/hazards/index.ts';
import { type Desk, openDesk, sizes } from './harness/desk.ts';
import { lookOver } from './harness/look-over.ts';
import { furnish, hazardPage, orderedHazard } from './harness/furnish.ts';

let desk: Desk;
before(async () => {
  desk = await openDesk();
});
after(() => desk.end());

test('the main pages can be read and used by everybody, on a desk and on a phone', async (t) => {
  const { inspector, siteId } = await furnish(desk);
  const id = await orderedHazard(inspector, siteId, '配电柜门缺失', '2026-03-20');
  await orderedHazard(inspector, siteId, '搅拌机未接地', '2026-03-05');
  const places = { today: '/', hazards: `/l/${hazard.name}`, hazard: hazardPage(id), 'record-visit': '/record-visit' };
  for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
    const { page, close } = await desk.open(inspector, size);
    for (const [name, path] of Object.entries(places)) {
      await t.test(`${name} at ${size}`, async () => {
        await page.goto(desk.address + path);
        if (name === 'record-visit') await beginVisit(page);
        await check(page, `${name}-${size}`);
      });
    }
    await close();
    const outside = await desk.openSignedOut(size, '/sign-in');
    await t.test(`sign-in at ${size}`, () => check(outside.page, `sign-in-${size}`));
    await outside.close();
  }
});

/** A visit with a finding on the page, its fold open: the most there is to see of it. */
async function beginVisit(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: '被检查单位' }).fill('兴旺');
  await page.getByRole('option').first().click();
  await page.getByRole('combobox', { name: '添加隐患' }).fill('护栏');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: /^五落实/ }).click();
}

async function check(page: Page, name: string): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await lookOver(page, name);
}
