import { parseArgs } from 'node:util';
import type { CDPSession, Page } from 'playwright-core';
import { openDesk } from '../test/e2e/harness/desk.ts';

/**
 * A report of 12,000 characters typed key by key into one chapter in a real browser, with pauses in which it is saved, and the same keys into
 * a bare editable element in the same run. Each key is measured twice: from when the browser took it to the picture that shows it, and by
 * the processor time of the page until then, which other work on the machine does not lengthen.
 * The bare element gets the last thousand by key. `node bench/typing.ts [--characters 12000] [--typed 12000]`; with fewer typed the rest stands there beforehand.
 */
const { values } = parseArgs({
  options: { characters: { type: 'string', default: '12000' }, typed: { type: 'string' } },
});
const characters = Number(values.characters);
const typed = Math.min(characters, Number(values.typed ?? characters));
const [perLine, perPause, pauseMs, limitMs] = [240, 400, 1500, 50];
const words = '上半年全县开展安全生产检查，排查隐患，督促整改，防汛值守和应急演练有序推进，各项工作平稳。';
const characterAt = (at: number) => (at % perLine === perLine - 1 ? '\n' : (words[at % words.length] ?? '，'));
const textOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => characterAt(from + at)).join('');

interface Keys {
  readonly times: readonly number[];
  readonly costs: readonly number[];
}

const desk = await openDesk();
try {
  const writer = await desk.person('writer', '文稿员');
  const { page } = await desk.open(writer, 'desk', '/reports/begin');
  await page.getByRole('button', { name: '开始编写' }).click();
  const chapter = page.getByRole('textbox', { name: '引言正文' });
  await chapter.getByText('现将').waitFor();
  await chapter.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  const ours = await measure(page, typed);

  const bare = await page.context().newPage();
  await bare.goto(`${desk.address}/healthz`);
  await bare.setContent(
    '<div contenteditable style="font-size:16px;line-height:30px;white-space:pre-wrap;width:640px"></div>',
  );
  await bare.locator('div').click();
  const floor = await measure(bare, Math.min(typed, 1000));

  console.log(`${typed} of ${characters} characters typed into one chapter; milliseconds a key`);
  console.log('|  | median | 99 of 100 | worst | over 50 |');
  console.log('|---|---|---|---|---|');
  console.log(lineOf('the editor, key to picture', ours.times));
  console.log(lineOf('a bare editable element, key to picture', floor.times));
  console.log(lineOf('the editor, processor', ours.costs));
  console.log(lineOf('a bare editable element, processor', floor.costs));
  process.exitCode = ours.costs.some((cost) => cost > limitMs) ? 1 : 0;
} finally {
  await desk.end();
}

/** Types the last so many characters key by key behind those that stand there. */
async function measure(page: Page, last: number): Promise<Keys> {
  const client = await page.context().newCDPSession(page);
  await client.send('Input.insertText', { text: textOf(0, characters - last) });
  await page.waitForTimeout(pauseMs);
  await page.evaluate(watchKeys);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const costs: number[] = [];
  for (let at = characters - last; at < characters; at += 1) {
    const before = await processorMs(client);
    await press(client, characterAt(at));
    await page.evaluate(() => Reflect.get(globalThis, 'shown') as Promise<void>);
    costs.push((await processorMs(client)) - before);
    if (at % perPause === perPause - 1) await page.waitForTimeout(pauseMs);
  }
  return { times: await page.evaluate(() => Reflect.get(globalThis, 'keys') as number[]), costs };
}

/** The processor time the page's own thread has taken so far. */
async function processorMs(client: CDPSession): Promise<number> {
  const { metrics } = await client.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Every key from its own time to after the next picture; `shown` is when the last one was. */
function watchKeys(): void {
  const keys: number[] = [];
  Reflect.set(globalThis, 'keys', keys);
  addEventListener(
    'keydown',
    (event) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      Reflect.set(globalThis, 'shown', promise);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          keys.push(performance.now() - event.timeStamp);
          resolve();
        });
        port1.start();
        port2.postMessage(undefined);
      });
    },
    { capture: true },
  );
}

async function press(client: CDPSession, text: string): Promise<void> {
  const key =
    text === '\n'
      ? { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' }
      : { key: text, text, unmodifiedText: text };
  await client.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

function lineOf(what: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  const over = times.filter((time) => time > limitMs).length;
  return `| ${what} | ${at(0.5)} | ${at(0.99)} | ${at(1)} | ${over} of ${times.length} |`;
}
