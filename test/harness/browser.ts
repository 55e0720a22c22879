import { deepEqual } from 'node:assert/strict';
import { type Browser, chromium, type ConsoleMessage, type Page } from 'playwright-core';
import { prepareChromium } from './chromium.ts';

/** A page as a user in the county sees it, and what went wrong on it. */
export type TestPage = {
  readonly page: Page;
  /** Uncaught errors and console errors so far, in order. */
  readonly errors: readonly string[];
  /** Closes the page with its cookies and storage; throws when there were errors. */
  readonly close: () => Promise<void>;
};

/** Starts Chromium with Chinese fonts and no way out to any other machine. */
export async function openBrowser(): Promise<Browser> {
  const { executable, environment } = await prepareChromium();
  return chromium.launch({ executablePath: executable, chromiumSandbox: false, args: [...flags], env: environment });
}

/** Opens a page of its own cookies and storage, in Chinese and the county's time, of a width and height in CSS pixels. */
export async function newPage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<TestPage> {
  const context = await browser.newContext({
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isAnswer(message)) errors.push(`${message.text()} ${message.location().url}`);
  });
  const close = async () => {
    await context.close();
    deepEqual(errors, [], 'errors on the page');
  };
  return { page, errors, close };
}

const flags = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  '--no-proxy-server',
  '--disable-quic',
  '--disable-domain-reliability',
  '--no-pings',
  // WebGL in software, for the map.
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--font-render-hinting=none',
];

/** Chromium reports each refusal of the API on the console; whether the page treats it well is the test's own question. */
function isAnswer(message: ConsoleMessage): boolean {
  return /status of 4\d\d/.test(message.text()) && /^https?:\/\/[^/]+\/api\//.test(message.location().url);
}
