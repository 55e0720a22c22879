import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { shot } from './desk.ts';

/** Takes a page's picture once it is there, and holds it to what everybody needs: nothing that hinders, nothing beyond its width. */
export async function lookOver(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.bone') === null);
  await shot(page, name);
  const serious = (await violationsOf(page)).filter(({ impact }) => impact === 'serious' || impact === 'critical');
  assert.deepEqual(serious.map(wordsOf), []);
  await assertFits(page);
}

/** The same, and not even a small hindrance is let pass. */
export async function lookOverStrictly(page: Page, name: string): Promise<void> {
  await shot(page, name);
  assert.deepEqual((await violationsOf(page)).map(wordsOf), []);
  await assertFits(page);
}

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

async function violationsOf(page: Page): Promise<readonly Violation[]> {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
  return found.violations;
}

const wordsOf = ({ id, help, nodes }: Violation) => `${id}: ${help}\n  ${nodes.map((n) => n.html).join('\n  ')}`;

async function assertFits(page: Page): Promise<void> {
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.equal(width, room, 'scrolls sideways');
}
