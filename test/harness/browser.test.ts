import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { newPage, openBrowser } from './browser.ts';

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

test('Chinese text is drawn with glyphs of its own, each as wide as the font is high', async () => {
  const { page, close } = await newPage(browser, { width: 640, height: 320 });
  await page.setContent(`<p style="font: 40px sans-serif"><span>安澜应急</span></p>
    <p style="font: bold 24px sans-serif">重大事故隐患：责令限期整改 1,238 家次</p>`);
  assert.equal((await page.locator('span').boundingBox())?.width, 160);
  const [first, second, missing] = [await inkOf(page, '安'), await inkOf(page, '澜'), await inkOf(page, '\u{10FFFD}')];
  assert.ok(first > 100 && second > first, `${first} and ${second} dark pixels`);
  assert.notEqual(first, missing, 'the box of a missing glyph');
  const shot = process.env['SHOT'];
  if (shot !== undefined) await page.screenshot({ path: shot });
  await close();
});

test('a page runs in Chinese and in the time of the county', async () => {
  const { page, close } = await newPage(browser, { width: 360, height: 640 });
  const seen = await page.evaluate(() => [
    navigator.language,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    innerWidth,
  ]);
  assert.deepEqual(seen, ['zh-CN', 'Asia/Shanghai', 360]);
  await close();
});

test('an error in a script or on the console fails the page when it is closed', async () => {
  const { page, errors, close } = await newPage(browser, { width: 360, height: 640 });
  await page.setContent(`<script>console.error('said'); setTimeout(() => { throw new Error('thrown'); });</script>`);
  await page.waitForEvent('pageerror');
  assert.equal(errors.length, 2);
  await assert.rejects(close, /errors on the page/);
});

test('a page reaches no other machine', async () => {
  const { page } = await newPage(browser, { width: 360, height: 640 });
  await assert.rejects(page.goto('http://example.com/'), /ERR_NAME_NOT_RESOLVED/);
  await page.context().close();
});

test('WebGL is there for the map', async () => {
  const { page, close } = await newPage(browser, { width: 360, height: 640 });
  assert.ok(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') !== null));
  await close();
});

/** How many dark pixels a character leaves on a canvas. */
async function inkOf(page: Page, character: string): Promise<number> {
  return page.evaluate((text) => {
    const drawing = document.createElement('canvas').getContext('2d');
    if (drawing === null) return 0;
    drawing.font = '40px sans-serif';
    drawing.fillText(text, 10, 60);
    const { data: pixels } = drawing.getImageData(0, 0, 100, 100);
    return pixels.filter((value, at) => at % 4 === 3 && value > 128).length;
  }, character);
}
