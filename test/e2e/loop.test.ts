import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openRechecks } from '../../src/modules/hazards/hazards.server.ts';
import { hazard } from '../../src/modules/hazards/index.ts';
import { runJob } from '../../src/server/jobs/jobs.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, shot } from './harness/desk.ts';
import { photo } from './harness/photo.ts';
import { furnish, type Furnished, hazardPage, newSite, orderedHazard } from './harness/furnish.ts';

let desk: Desk;
let town: Furnished;
before(async () => {
  desk = await openDesk();
  town = await furnish(desk);
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

const listPage = `/l/${hazard.name}`;
const duty = (page: Page, words: string) => page.locator('.duty').filter({ hasText: words });

test('an enterprise reports rectification with a photo on its phone, another inspector closes it, and open pages follow without a reload', async () => {
  const elsewhere = await newSite(town.inspector, '安澜县河口镇别家砖厂');
  await orderedHazard(town.inspector, elsewhere, '别家的隐患', '2026-03-20');
  const id = await orderedHazard(town.inspector, town.siteId, '搅拌机未接地', '2026-03-20');
  const watching = await desk.open(town.inspector, 'desk', listPage);
  const today = await desk.open(town.second, 'desk', '/');
  await watching.page
    .getByRole('row', { name: /搅拌机未接地/ })
    .getByText('整改中')
    .waitFor();

  const { page, close } = await desk.open(town.enterprise, 'phone', '/');
  await duty(page, '搅拌机未接地').waitFor();
  assert.equal(await page.getByText('别家的隐患').count(), 0);
  await shot(page, 'enterprise-today-phone');
  await duty(page, '搅拌机未接地').first().click();
  await page.getByRole('button', { name: '报告整改' }).waitFor();
  await shot(page, 'enterprise-hazard-phone');
  await page.getByRole('button', { name: '报告整改' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByLabel('整改后照片：拍照').setInputFiles(await photo('after.jpg'));
  await sheet.getByRole('img', { name: /after/ }).waitFor();
  await sheet.locator('textarea').first().fill('已补做接地');
  await shot(page, 'enterprise-report-phone');
  await sheet.getByRole('button', { name: '报告整改' }).click();
  await page.locator('.row-marks').getByText('待复查').waitFor();
  await shot(page, 'enterprise-reported-phone');

  await watching.page
    .getByRole('row', { name: /搅拌机未接地/ })
    .getByText('待复查')
    .waitFor();
  await duty(today.page, '搅拌机未接地').waitFor();
  await shot(today.page, 'inspector-today-desk');
  const closer = await desk.open(town.second, 'desk', hazardPage(id));
  await closer.page.getByRole('button', { name: '复查销号' }).click();
  await closer.page.getByRole('dialog').locator('textarea').first().fill('现场核实已整改');
  await closer.page.getByRole('dialog').getByRole('button', { name: '复查销号' }).click();
  await closer.page.locator('.row-marks').getByText('已销号').waitFor();
  await shot(closer.page, 'hazard-closed-desk');

  await watching.page
    .getByRole('row', { name: /搅拌机未接地/ })
    .getByText('已销号')
    .waitFor();
  await duty(today.page, '搅拌机未接地').waitFor({ state: 'detached' });
  const { json } = await town.inspector.get(at(hazard, id));
  assert.equal(json.row.proof[0].type, 'image/jpeg');
  for (const one of [close, watching.close, today.close, closer.close]) await one();
});

test('when a term has passed, 今日, the list and the row say so at once, and the re-inspection opens by itself', async () => {
  const id = await orderedHazard(town.inspector, town.siteId, '干燥窑门锈蚀', '2026-03-10');
  const pages = await Promise.all(
    ['/', listPage, hazardPage(id)].map((path) => desk.open(town.inspector, 'desk', path)),
  );
  const [today, list, detail] = pages.map(({ page }) => page);
  assert.ok(today && list && detail);
  await detail.locator('.row-marks').getByText('还剩').waitFor();
  desk.world.clock.set('2026-03-11T02:00:00.000Z');
  await Promise.all([today, list, detail].map((page) => page.reload()));
  await duty(today, '干燥窑门锈蚀').getByText('已超 1 天').waitFor();
  await list
    .getByRole('row', { name: /干燥窑门锈蚀/ })
    .getByText('已超 1 天')
    .waitFor();
  await detail.locator('.row-marks').getByText('已超 1 天').waitFor();
  await today.locator('.figures').getByText('已逾期').waitFor();
  await shot(today, 'overdue-today-desk');
  await shot(list, 'overdue-list-desk');
  await shot(detail, 'overdue-hazard-desk');

  await runJob(desk.world.server.machine, openRechecks);
  await list
    .getByRole('row', { name: /干燥窑门锈蚀/ })
    .getByText('待复查')
    .waitFor();
  await detail.locator('.row-marks').getByText('待复查').waitFor();
  await detail.getByText(/期满转复查/).waitFor();
  for (const { close } of pages) await close();
  desk.world.clock.set('2026-03-02T02:00:00.000Z');
});
