import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { streamXlsxRows } from 'hucre/xlsx';
import { from as copyFrom } from 'pg-copy-streams';
import { badOf, knownOf, writeFileOf } from './import-file.ts';
import { county, numbered } from './people.ts';
import { cpuOf, familyCpuOf, type Listening, residentOf } from './process.ts';
import type { Result } from './result.ts';
import type { Length } from './run.ts';
import type { Stand } from './stand.ts';

const megabyte = 1024 * 1024;

/**
 * A big table brought into a ledger: read, checked row by row, a quarter of it found to be there and updated, some rows refused. The
 * floor is the same file read by the same reader and copied as text into a table without anything, in the same run.
 */
export async function benchImport(stand: Stand, { rows }: Length): Promise<readonly Result[]> {
  const { database } = stand;
  await database.owner.query(
    `insert into post (id, account_id, county, area, role, valid_from, state, asked_at)
       values ($1, $2, $3, $3, 'sectionChief', '2020-01-01', 'effective', now())`,
    [numbered(1, 9001), numbered(0, 1), county],
  );
  await settled(stand);
  const [before, whole] = [join(stand.folder, 'import-before.xlsx'), join(stand.folder, 'import-whole.xlsx')];
  await writeFileOf(before, knownOf(rows), 1);
  await writeFileOf(whole, rows, 2);
  const server = await stand.start('all');
  try {
    await importOf(stand, server, before);
    await database.owner.query('checkpoint');
    await followed(stand);
    const floor = [await floorOf(stand, whole)];
    const idle = residentOf(server.pid);
    const processor = () => (cpuOf(server.pid) + familyCpuOf(stand.postgres)) / 1000;
    const watching = watch(stand, server);
    const atFirst = processor();
    const done = await importOf(stand, server, whole);
    const used = processor() - atFirst;
    const { slowest, p99, pages: waited, peak } = await watching.stop();
    const beganFollowing = performance.now();
    await followed(stand);
    const following = (performance.now() - beganFollowing) / 1000;
    floor.push(await floorOf(stand, whole));
    const { tally } = done;
    const sum = tally.created + tally.updated + tally.unchanged + tally.skipped + tally.refused;
    if (
      tally.read !== rows ||
      sum !== rows ||
      tally.updated !== knownOf(rows) - badOf(knownOf(rows)) ||
      tally.refused !== badOf(rows)
    )
      throw new Error(`rows are missing: ${JSON.stringify(tally)}`);
    return resultsOf(done, floor, { more: (peak - idle) / megabyte, slowest, p99, waited, used, following });
  } finally {
    await server.stop();
  }
}

interface Imported {
  readonly checking: number;
  readonly writing: number;
  readonly tally: Readonly<Record<'read' | 'created' | 'updated' | 'unchanged' | 'skipped' | 'refused', number>>;
}

interface Floor {
  readonly parsing: number;
  readonly copying: number;
  /** Seconds of processor time of this process and the database. */
  readonly processor: number;
}

interface Watched {
  readonly more: number;
  readonly slowest: number;
  readonly p99: number;
  readonly waited: string;
  readonly used: number;
  readonly following: number;
}

/** The filled history counts as sealed, and nothing in it waits for the clock: neither is the import's work, and both take minutes. */
async function settled({ database }: Stand): Promise<void> {
  await database.owner.query(
    `insert into seal_link (county, stream, sequence, sealed_at, up_to_tx, up_to_id, count, ats, ids, leaves, parts, previous, hash, mac)
       values ($1, 'entry', 1, now(), pg_current_xact_id(), gen_random_uuid(), 1, array[now()], array[gen_random_uuid()], '', '', '', '', '')`,
    [county],
  );
  await database.owner.query(
    `update hazard set state = 'recheck' where state in ('rectifying', 'deferred') and due_on < current_date`,
  );
  await database.owner.query('vacuum analyze hazard');
}

function resultsOf(
  { checking, writing, tally }: Imported,
  floors: readonly Floor[],
  { more, slowest, p99, waited, used, following }: Watched,
): readonly Result[] {
  const mean = (of: (one: Floor) => number) => floors.reduce((sum, one) => sum + of(one), 0) / floors.length;
  const floor = mean(({ parsing, copying }) => parsing + copying);
  const floorUsed = mean(({ processor }) => processor);
  const ours = checking + writing;
  const told = floors.map(({ parsing, copying }) => `${parsing.toFixed(1)} + ${copying.toFixed(1)} s`).join(', ');
  return [
    {
      work: `import of ${tally.read.toLocaleString('en')} rows × 20 columns: checked, then written`,
      ours: `${ours.toFixed(1)} s`,
      floor: `${floor.toFixed(1)} s`,
      ratio: (ours / floor).toFixed(2),
      bar: '≤ 3',
      met: ours / floor <= 3,
      notes: [
        `import: check ${checking.toFixed(1)} s, write ${writing.toFixed(1)} s; floor (read + copy, before and after) ${told}; ${JSON.stringify(tally)}`,
        `import: processor time of server and database, other people's pages included, ${used.toFixed(1)} s, of the floor ${floorUsed.toFixed(1)} s: ${(used / floorUsed).toFixed(2)}; the search had followed ${following.toFixed(1)} s later`,
      ],
    },
    {
      work: 'import: memory of the server',
      ours: `+${more.toFixed(0)} MB`,
      floor: '',
      ratio: '',
      bar: '≤ 400 MB',
      met: more <= 400,
    },
    {
      work: "import: other people's pages meanwhile",
      ours: `p99 ${p99.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`,
      floor: '',
      ratio: '',
      bar: '< 200 ms',
      met: p99 < 200,
      notes: [`import: pages ${waited}`],
    },
  ];
}

async function importOf(stand: Stand, server: Listening, path: string): Promise<Imported> {
  const cookie = stand.cookies[0] ?? '';
  const call = async (method: string, url: string, body?: BodyInit, type = 'application/json') => {
    const headers = { cookie, origin: server.url, 'content-type': type, 'x-file-name': 'bench.xlsx' };
    const answer = await fetch(`${server.url}${url}`, { method, headers, ...(body === undefined ? {} : { body }) });
    const json: unknown = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(json));
    return json as { id: string; state: string; fault: string | null; tally: Imported['tally'] }; // what the routes answer
  };
  const until = async (id: string, state: string) => {
    for (;;) {
      const view = await call('GET', `/api/imports/${id}`);
      if (view.state === state) return view;
      if (view.fault) throw new Error(view.fault);
      await wait(250);
    }
  };
  const { id } = await call('POST', '/api/imports?ledger=site', readFileSync(path), 'application/octet-stream');
  const begun = performance.now();
  const plan = { sheets: [{ index: 0, headLine: 1 }], duplicates: 'update', historical: true };
  await call('POST', `/api/imports/${id}/check`, JSON.stringify(plan));
  await until(id, 'checked');
  const checked = performance.now();
  await call('POST', `/api/imports/${id}/run`, '{}');
  const { tally } = await until(id, 'done');
  return { checking: (checked - begun) / 1000, writing: (performance.now() - checked) / 1000, tally };
}

async function floorOf({ database, postgres }: Stand, path: string): Promise<Floor> {
  const processor = () => (cpuOf(process.pid) + familyCpuOf(postgres)) / 1000;
  const atFirst = processor();
  const begun = performance.now();
  const rows: string[] = [];
  for await (const { values } of streamXlsxRows(readFileSync(path)))
    rows.push(Array.from({ length: 20 }, (_, at) => copyText(values[at])).join('\t')); // a row may end early
  const parsed = performance.now();
  const client = await database.owner.connect();
  try {
    await client.query(`drop table if exists bench_bare`);
    await client.query(`create table bench_bare (${Array.from({ length: 20 }, (_, at) => `c${at} text`).join(', ')})`);
    const copying = performance.now();
    const stream = client.query(copyFrom('copy bench_bare from stdin'));
    const ended = new Promise<void>((resolve, reject) => {
      stream.on('finish', resolve);
      stream.on('error', reject);
    });
    for (let at = 0; at < rows.length; at += 1000) {
      const isRoom = stream.write(`${rows.slice(at, at + 1000).join('\n')}\n`);
      if (!isRoom) await new Promise<void>((resolve) => void stream.once('drain', () => resolve()));
    }
    stream.end();
    await ended;
    const copied = (performance.now() - copying) / 1000;
    return { parsing: (parsed - begun) / 1000, copying: copied, processor: processor() - atFirst };
  } finally {
    await client.query('drop table bench_bare').catch(() => undefined);
    client.release();
  }
}

function copyText(cell: string | number | boolean | Date | null | undefined): string {
  if (cell === null || cell === undefined) return String.raw`\N`;
  const text = cell instanceof Date ? cell.toISOString() : String(cell);
  return /[\\\t\n\r]/.test(text) ? text.replaceAll(/[\\\t\n\r]/g, ' ') : text;
}

/** Waits until the search lines have followed what was written. */
async function followed({ database }: Stand): Promise<void> {
  for (;;) {
    const { rows } = await database.owner.query<{ behind: boolean }>(
      `select exists (select 1 from outbox o, outbox_cursor c where (o.xid, o.id) > (c.xid, c.id)) as behind`,
    );
    if (rows[0]?.behind !== true) return;
    await wait(200);
  }
}

const pages = [
  '/api/ledgers/hazard?limit=50&sort=dueAt&where=%7B%22state%22%3A%22rectifying%22%7D',
  '/api/today',
  '/api/ledgers/site?limit=50',
  `/api/ledgers/site/${numbered(2, 7)}`,
];

const at = (all: readonly number[], part: number) =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * part))] ?? 0;

/** Other people at their pages, one every 50 ms, and the memory of the server, until it is stopped. */
function watch(stand: Stand, server: Listening) {
  const times: number[] = [];
  const byPage = pages.map((): number[] => []);
  let peak = 0;
  const over = new AbortController();
  const going = (async () => {
    for (let n = 0; !over.signal.aborted; n += 1) {
      const begun = performance.now();
      const answer = await fetch(`${server.url}${pages[n % pages.length] ?? ''}`, {
        headers: { cookie: stand.cookies[1 + (n % 8)] ?? '' },
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`a page answered ${answer.status}`);
      times.push(performance.now() - begun);
      byPage[n % pages.length]?.push(performance.now() - begun);
      peak = Math.max(peak, residentOf(server.pid));
      await wait(50);
    }
  })();
  return {
    stop: async () => {
      over.abort();
      await going;
      const told = byPage.map(
        (all, page) =>
          `${pages[page]?.split('?')[0]}: p50 ${at(all, 0.5).toFixed(0)}, p99 ${at(all, 0.99).toFixed(0)} ms`,
      );
      return { slowest: at(times, 1), p99: at(times, 0.99), pages: told.join('; '), peak };
    },
  };
}
