import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { incidentCall } from '../../src/modules/incidents/index.ts';
import { at } from '../harness/world.ts';
import { type Desk, openDesk, type Person } from './harness/desk.ts';

// What the least of an entry comes to: every letter and every key, counted.

let desk: Desk;
let officer: Person;
before(async () => {
  desk = await openDesk();
  officer = await desk.person('dutyOfficer', '甲值班');
});
afterEach((t) => desk.tidy(t));
after(() => desk.end());

/** Somebody at the keyboard who cannot reach the mouse: how many letters, and how many other keys. */
function typist(page: Page) {
  const so = { letters: 0, presses: 0 };
  return {
    so,
    type: async (words: string) => {
      so.letters += words.length;
      await page.keyboard.type(words);
    },
    press: async (...keys: readonly string[]) => {
      for (const key of keys) {
        so.presses += 1;
        await page.keyboard.press(key);
      }
    },
    at: (field: string) =>
      page.waitForFunction((name) => document.activeElement?.closest(`[data-field="${name}"]`) !== null, field),
  };
}

test('the least of a call is one line and two keys from the board', async () => {
  const { page, close } = await desk.open(officer, 'desk', '/board');
  await page.getByText('实时，').waitFor();
  const { so, type, press, at: isAt } = typist(page);
  await press('n');
  await isAt('heard');
  await type('河口镇鞭炮厂爆炸');
  await press('Control+Enter');
  await page.getByRole('heading', { name: '向谁报告、最迟何时' }).waitFor();
  assert.deepEqual(so, { letters: 8, presses: 2 });
  await close();
});

test('a whole first report is entered by the keyboard alone, and no list stays open behind', async () => {
  const { page, close } = await desk.open(officer, 'desk', '/board');
  await page.getByText('实时，').waitFor();
  const { so, type, press, at: isAt } = typist(page);
  const chosen = async (field: string, words: string) => {
    await page.locator(`[data-field="${field}"] .ant-select-content`, { hasText: words }).waitFor();
    await page.locator(`[data-field="${field}"] [role=combobox][aria-expanded=false]`).waitFor();
  };
  await press('n');
  await isAt('heard');
  await type('河口镇鞭炮厂爆炸');
  await press('Enter');
  await isAt('kind');
  await type('生产');
  await press('Enter');
  await chosen('kind', '生产安全事故');
  await press('Enter', 'Enter');
  await isAt('measures');
  await type('已组织疏散');
  await press('Tab');
  await isAt('district');
  await type('河口');
  await press('Enter');
  await chosen('district', '河口镇');
  await press('Enter');
  await isAt('placeWords');
  assert.equal(await page.locator('[data-field] [role=combobox][aria-expanded=true]').count(), 0);
  await type('三组');
  await press('Enter');
  await type('2');
  await press('Enter', 'Enter');
  await type('3');
  await press('Enter', 'Enter');
  await isAt('caller');
  await type('张某');
  await press('Enter', 'Enter');
  await isAt('callerPhone');
  await type('13800000000');
  await press('Control+Enter');
  await page.getByRole('heading', { name: '向谁报告、最迟何时' }).waitFor();
  assert.deepEqual(so, { letters: 34, presses: 16 });
  const [call] = (await officer.get(`${at(incidentCall)}?sort=-id&limit=1`)).json.rows;
  const { kind, dead, missing, injured, placeWords, measures, caller } = call;
  assert.deepEqual(
    { kind, dead, missing, injured, placeWords, measures, caller },
    {
      kind: 'production',
      dead: 2,
      missing: null,
      injured: 3,
      placeWords: '三组',
      measures: '已组织疏散',
      caller: '张某',
    },
  );
  assert.ok(call.district);
  await close();
});
