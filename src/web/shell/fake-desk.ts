import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page, Route } from 'playwright-core';
import { build, preview, type PreviewServer } from 'vite';
import type { CountAnswer, Me, TodayAnswer } from '../../kernel/wire.ts';
import { modules } from '../../modules/index.ts';

/** The pages as built, served alone: what they ask of a server is answered by `answerCalls`. */
export async function servePages(): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const configFile = root('vite.config.ts');
  if (!existsSync(root('dist/web/index.html'))) await build({ configFile, logLevel: 'warn' });
  const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:";
  const server: PreviewServer = await preview({
    configFile,
    logLevel: 'warn',
    preview: { port: 0, host: '127.0.0.1', headers: { 'content-security-policy': policy } },
  });
  return { address: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}

/** An answer: JSON under status 200, or a status with its JSON, or no answer at all. */
export type Answer = object | readonly [status: number, body: object] | 'lost';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Answers the calls of a page by the first part of the address that fits, '/api/today' before '/api/'; what is missing is refused. */
export async function answerCalls(page: Page, answers: Record<string, Answer | ((body: string) => Answer)>) {
  await page.route(/^https?:\/\/[^/]+\/(api\/|healthz)/, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const name = Object.keys(answers)
      .toSorted((a, b) => b.length - a.length)
      .find((start) => path.startsWith(start));
    const found = name === undefined ? problem(404, 'missing', '没有这个接口') : answers[name];
    await reply(route, typeof found === 'function' ? found(route.request().postData() ?? '') : (found ?? 'lost'));
  });
}

async function reply(route: Route, answer: Answer): Promise<void> {
  if (answer === 'lost') return route.abort();
  const [status, body]: readonly [number, object] = isRefusal(answer) ? answer : [200, answer];
  return route.fulfill({ status, json: body });
}

const isRefusal = (answer: object): answer is readonly [number, object] =>
  Array.isArray(answer) && typeof answer[0] === 'number';

/** A refusal as the server words it. */
export const problem = (status: number, code: string, title: string): Answer => [
  status,
  { type: 'about:blank', title, status, code },
];

/** An inspector of the fictional county at five past two on the 12th of June. */
export const inspector: Me = {
  id: '019f0000-0000-7000-8000-000000000001',
  name: '丁某',
  county: { code: '519901', name: '安澜县', bureau: '安澜县应急管理局' },
  posts: [{ county: '519901', area: '519901', role: 'inspector', section: '监管一股', siteId: null }],
  now: '2026-06-12T06:05:00.000Z',
  today: '2026-06-12',
};

const site = '019f0000-0000-7000-8000-0000000000a1';
const duty = (id: number, title: string, name: string, owes: string, dueAt: string) => ({
  ledger: 'hazard',
  rowId: `019f0000-0000-7000-8000-0000000000b${id}`,
  name,
  title,
  area: '519901101',
  site,
  owes,
  dueAt,
});

/** Two re-inspections I owe, one of them two days late; one hazard an enterprise owes; one thing that happened. */
export const today: TodayAnswer = {
  mine: [
    duty(1, '配电箱前堆放杂物', 'recheck', 'inspector', '2026-06-10T15:59:59.999Z'),
    duty(2, '灭火器压力不足', 'recheck', 'inspector', '2026-06-12T09:17:00.000Z'),
  ],
  area: [duty(3, '安全出口上锁', 'rectify', 'enterprise', '2026-06-16T15:59:59.999Z')],
  changes: [
    {
      id: '019f0000-0000-7000-8000-0000000000c1',
      at: '2026-06-12T01:30:00.000Z',
      action: 'report',
      by: 'p1',
      version: 2,
      change: {},
      ledger: 'hazard',
      rowId: '019f0000-0000-7000-8000-0000000000b2',
      title: '灭火器压力不足',
    },
  ],
  titles: { [site]: '城关电子厂', p1: '程某' },
};

/** No row of any ledger is counted. */
function none(names: Iterable<string>): Readonly<Record<string, CountAnswer>> {
  return Object.fromEntries([...names].map((name) => [`/api/ledgers/${name}/count`, { count: 0, capped: false }]));
}

/** A server on which all is well. */
export const well = {
  '/healthz': { alive: true },
  '/api/me': inspector,
  '/api/areas': [
    { id: '519901', name: '安澜县' },
    { id: '519901101', name: '城关镇' },
  ],
  '/api/people': [],
  '/api/today': today,
  '/api/owed': [{ hazard: { count: 3, capped: false } }, { hazard: { count: 3, capped: false } }],
  '/api/search': [],
  ...none(modules.ledgers.keys()),
  '/api/ledgers/hazard/count': { count: 3, capped: false },
  '/api/ledgers': { rows: [], next: null, titles: [] },
} as const;
