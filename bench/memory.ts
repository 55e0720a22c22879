import { create, order } from './create.ts';
import { listPage } from './list.ts';
import { type Ask, load } from './load.ts';
import { numbered, towns } from './people.ts';
import { residentOf } from './process.ts';
import type { Result } from './result.ts';
import { median } from './rounds.ts';
import type { Length } from './run.ts';
import type { Stand } from './stand.ts';

const most = 350;

/** The resident memory of one process that does web and jobs, over `minutes` of a county's mixed work by sixteen people. */
export async function benchMemory(stand: Stand, { minutes, rate }: Length): Promise<readonly Result[]> {
  const server = await stand.start('all');
  const samples: number[] = [];
  const failures: string[] = [];
  const sampling = setInterval(() => samples.push(residentOf(server.pid) / 1024 / 1024), 2000);
  try {
    await load(stand, server, { seconds: minutes * 60, asks: day, rate, onFailed: (words) => failures.push(words) });
  } finally {
    clearInterval(sampling);
    await server.stop();
  }
  const sixth = Math.max(1, Math.floor(samples.length / 6)); // of an hour: ten minutes
  const [first, last, peak] = [
    Math.max(...samples.slice(0, sixth)),
    median(samples.slice(-sixth)),
    Math.max(...samples),
  ];
  const course = Array.from({ length: 6 }, (_, i) => median(samples.slice(i * sixth, (i + 1) * sixth)).toFixed(0));
  return [
    {
      work: `resident memory in ${minutes} minutes of mixed work, ${rate} requests a second`,
      ours: `${last.toFixed(0)} MB at the end, ${peak.toFixed(0)} MB at most`,
      floor: `${first.toFixed(0)} MB at most in the first sixth`,
      ratio: (last / first).toFixed(2),
      bar: `≤ ${most} MB, ≤ 1.05`,
      met: peak <= most && last / first <= 1.05 && failures.length === 0,
      notes: [`memory by sixths of the time, the middle of each: ${course.join(', ')} MB`, ...failures],
    },
  ];
}

const get =
  (path: () => string): Ask =>
  () => ({ method: 'GET', path: path() });
const created: Ask = ({ id }) => ({ method: 'GET', path: `/api/ledgers/hazard/${String(id)}` });
const past: Ask = ({ id }) => ({ method: 'GET', path: `/api/ledgers/hazard/${String(id)}/history` });

let asked = 0;
const next = (count: number) => (asked += 1) % count;
const town = () => towns[next(towns.length)] ?? '';
const words = ['配电箱', '厂', '12号', 'pdx', '电缆', '三号', 'jsc', '通道'];
const where = (filter: object) => encodeURIComponent(JSON.stringify(filter));

/** What people ask for in turn: mostly to read, some writing, now and then a document and a whole town in Excel. */
const day: readonly Ask[] = [
  ...Array.from({ length: 8 }, () => [
    get(() => '/api/today'),
    listPage,
    create('/api/ledgers/hazard'),
    order('/api/ledgers/hazard', 'steps/order'),
    created,
    past,
    get(() => `/api/search?q=${encodeURIComponent(words[next(words.length)] ?? '')}`),
    get(() => `/api/ledgers/site/${numbered(2, 1 + next(2400))}`),
    get(() => `/api/ledgers/hazard/count?where=${where({ town: town(), state: 'closed' })}`),
    get(() => `/api/documents/rectification-order/${numbered(5, 1 + next(2000))}`),
  ]).flat(),
  get(() => `/api/ledgers/hazard/export?where=${where({ town: town(), state: 'recheck' })}`),
];
