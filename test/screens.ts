import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { demoAccounts } from '../src/demo/set-up.ts';
import { newPage, openBrowser } from './harness/browser.ts';

/**
 * Takes the pictures of docs/screens from a running demonstration: `npm start`, then `node test/screens.ts [address]`.
 * They are looked at before they are committed.
 */
const base = process.argv[2] ?? 'http://127.0.0.1:8080';
const folder = join(import.meta.dirname, '../docs/screens');
const sizes = [
  { width: 1280, height: 720 },
  { width: 360, height: 740 },
];

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
for (const size of sizes) {
  const { page, close } = await newPage(browser, size);
  await signIn(page, '执法人员');
  await take(page, '/', 'today', size.width);
  await take(page, `/l/hazard/${await openHazard(page)}`, 'hazard', size.width);
  await take(page, '/record-visit', 'record-visit', size.width);
  await signIn(page, '文稿人员');
  await take(page, '/reports', 'report', size.width);
  await close();
}
await browser.close();

async function signIn(page: Page, role: string): Promise<void> {
  const account = demoAccounts().find((one) => one.role === role);
  const data = { username: account?.username, password: account?.password };
  const answer = await page.request.post(`${base}/api/auth/sign-in`, { data, headers: { origin: base } });
  if (!answer.ok()) throw new Error(`sign-in as ${role}: ${answer.status()}`);
}

/** A hazard with something to tell: under a running term, with its document. */
async function openHazard(page: Page): Promise<string> {
  const where = JSON.stringify({ state: 'rectifying', order: { set: true }, dueAt: { gt: '@now' } });
  const answer = await page.request.get(
    `${base}/api/ledgers/hazard?limit=1&sort=dueAt&where=${encodeURIComponent(where)}`,
  );
  const found: { rows: readonly { id: string }[] } = await answer.json();
  return found.rows[0]?.id ?? '';
}

async function take(page: Page, path: string, name: string, width: number): Promise<void> {
  await page.goto(base + path);
  await page.waitForLoadState('networkidle').catch(() => undefined); // the live connection never rests
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  console.log(`${name}-${width}.png`);
}
