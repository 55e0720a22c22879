import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
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
