import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { uuidv7 } from 'uuidv7';
import { linkOf } from '../src/modules/callouts/link.server.ts';
import { asSystem } from '../src/server/jobs/system.ts';
import { county } from '../test/harness/world.ts';
import { type CalledPeople, callMany } from './called-people.ts';
import { cpuOf, familyCpuOf, type Listening } from './process.ts';

// Calls very many people at once, with the server killed once in the middle; takes their answers in; looks at the live board meanwhile.
// node bench/call-outs.ts [--people 10000] [--per-second 200]
const { values } = parseArgs({
  options: { people: { type: 'string', default: '10000' }, 'per-second': { type: 'string', default: '200' } },
});
const count = Number(values.people);
const perSecond = Number(values['per-second']);

function tell(words: string): void {
  console.log(`- ${words}`);
}

/** Begins a call-out; gives its id and how long the request took. */
async function begin(
  { duty, contacts }: CalledPeople,
  ladder: object,
): Promise<{ readonly id: string; readonly ms: number }> {
  const id = uuidv7();
  const words = { subject: '暴雨红色预警', message: '请立即组织转移', kind: 'warning', urgency: 'extreme' };
  const at = performance.now();
  const { status, json } = await duty.post('/api/call-outs/start', { id, ...words, contacts, ladder: [ladder] });
  if (status !== 200) throw new Error(JSON.stringify(json));
  return { id, ms: performance.now() - at };
}

/** Everybody called by telephone and text, the server killed when half of the first round has gone out. */
async function call(the: CalledPeople): Promise<void> {
  const { vendors, ask } = the;
  const taken = () => vendors.sms.taken.size + vendors.voice.taken.size;
  const first = await the.start();
  const began = performance.now();
  const { id, ms } = await begin(the, { who: 'self', channels: ['voice', 'sms'], tries: 2, waitSeconds: 30 });
  while ((await ask('select count(*)::int as n from call_attempt')) < 2 * count) await wait(50);
  tell(
    `${count} people begun in ${seconds(ms)}; their ${2 * count} first attempts queued after ${since(began)} (bar 10 s)`,
  );
  while (taken() < count) await wait(20);
  process.kill(first.pid, 'SIGKILL');
  const killed = performance.now();
  const doubtful = await ask(`select count(*)::int as n from call_attempt where state = 'claimed'`);
  const second = await the.start();
  const back = taken();
  while (taken() === back) await wait(20);
  tell(`killed with ${doubtful} messages on their way; ${since(killed)} later the next one went out`);
  while ((await ask(`select count(*)::int as n from call_person where state = 'calling'`)) > 0) await wait(500);
  await second.stop();
  const all = [...vendors.sms.taken.values(), ...vendors.voice.taken.values()];
  const twice = all.filter(({ times }) => times > 1).length;
  const steps = Map.groupBy(all, ({ action, number }) => `${action} ${number}`);
  const tooOften = [...steps.values()].filter((calls) => calls.length > 2).length;
  const never = count - new Set(all.map(({ number }) => number)).size;
  tell(
    `all settled after ${since(began)}: ${all.length} messages; taken twice ${twice}, over two tries ${tooOften}, people never called ${never}`,
  );
  const tooFast = vendors.sms.refused.tooFast + vendors.voice.refused.tooFast;
  tell(
    `most in any second: ${busiest(vendors.sms)} texts, ${busiest(vendors.voice)} calls (limit ${perSecond} each); “too fast” said ${tooFast} times`,
  );
  const reached = await ask(
    `select count(*)::int as n from call_person where call_out = '${id}' and state = 'reached'`,
  );
  const doors = await ask('select count(*)::int as n from door_knock');
  tell(`${reached} reached, ${doors} doors to knock on`);
}

const busiest = ({ taken }: CalledPeople['vendors']['sms']): number => {
  const times = [...taken.values()].map(({ at }) => at).toSorted((a, b) => a - b);
  let most = 0;
  for (let from = 0, to = 0; to < times.length; to += 1) {
    while ((times[from] ?? 0) <= (times[to] ?? 0) - 1000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
};

async function linksOf({ world }: CalledPeople, id: string): Promise<readonly string[]> {
  const { rows } = await world.database.owner.query<{ token: string }>(
    'select token from call_person where call_out = $1',
    [id],
  );
  return asSystem(world.server.machine, county, async (ctx) =>
    rows.map(({ token }) => linkOf(ctx, '', token, 0).replace('/call/', '/api/open/call/')),
  );
}

const quiet = { who: 'self', channels: ['sms'], tries: 1, waitSeconds: 3600 };

/** A thousand answers a second, each person's once, a tenth of them a second time. */
async function answers(the: CalledPeople, server: Listening): Promise<void> {
  const { id } = await begin(the, quiet);
  const links = await linksOf(the, id);
  const before = [cpuOf(server.pid), familyCpuOf(the.postgres)] as const;
  let at = 0;
  const setupRequest = (request: autocannon.Ask): autocannon.Ask => {
    const path = links[at % links.length] ?? '';
    at += 1;
    return { ...request, method: 'POST', path, body: '{"did":"confirm"}' };
  };
  const result = await autocannon({
    url: server.url,
    connections: 100,
    duration: Math.ceil((count / 1000) * 1.1),
    overallRate: 1000,
    setupClient: (client) => client.setRequests([{ headers: { 'content-type': 'application/json' }, setupRequest }]),
  });
  const { total } = result.requests;
  const reached = await the.ask(
    `select count(*)::int as n from call_person where call_out = '${id}' and reached_at is not null`,
  );
  tell(
    `${Math.round(total / result.duration)} answers a second for ${result.duration.toFixed(0)} s (bar 1,000): p50 ${result.latency.p50} ms, p99 ${result.latency.p99} ms, ` +
      `${result.errors + result.non2xx} refused; of ${Math.min(at, links.length)} people who answered ${reached} are reached; ` +
      `${((cpuOf(server.pid) - before[0]) / total).toFixed(2)} ms of processor in the server and ${((familyCpuOf(the.postgres) - before[1]) / total).toFixed(2)} ms in the database for each`,
  );
  await the.duty.post('/api/call-outs/end', { id, note: '' });
}

/** The live board of all of them, open on one desk, while twenty people a second answer. */
async function board(the: CalledPeople, server: Listening): Promise<void> {
  const { id } = await begin(the, quiet);
  const links = await linksOf(the, id);
  while (
    (await the.ask(`select count(*)::int as n from call_attempt where state in ('queued', 'claimed', 'sent')`)) > 0
  )
    await wait(500);
  const calm = await answering(the, server, links.slice(0, 300));
  const viewer = await watch(the, server, id);
  const watched = await answering(the, server, links.slice(300, 700), viewer.answered);
  viewer.stop();
  const late = viewer.delays.toSorted((a, b) => a - b);
  const of = (share: number) =>
    `${Math.round(late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? 0)} ms`;
  tell(
    `a live board of ${count} people while 20 a second answer: on the board after p50 ${of(0.5)}, p99 ${of(0.99)}, at most ${of(1)} (bar 1 s); ` +
      `asked ${viewer.asked()} times, ${watched.toFixed(1)} % of a core in server and database with it and ${calm.toFixed(1)} % without (bar +20 %)`,
  );
}

/** Lets people answer, twenty a second; gives the share of one core that server and database used. */
async function answering(
  { postgres }: CalledPeople,
  server: Listening,
  links: readonly string[],
  answered: () => void = () => undefined,
): Promise<number> {
  const began = performance.now();
  const before = cpuOf(server.pid) + familyCpuOf(postgres);
  for (const [at, link] of links.entries()) {
    await wait(Math.max(0, began + at * 50 - performance.now()));
    const headers = { 'content-type': 'application/json' };
    void answerOne(server.url + link, headers).then(answered);
  }
  await wait(1500);
  return ((cpuOf(server.pid) + familyCpuOf(postgres) - before) / (performance.now() - began)) * 100;
}

async function answerOne(url: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, { method: 'POST', headers, body: '{"did":"confirm"}' });
  if (!answer.ok) throw new Error(await answer.text());
}

/** Does what the page does: hears of changes, waits a moment, asks for the whole board again. */
async function watch({ duty }: CalledPeople, server: Listening, id: string) {
  const headers = { cookie: duty.cookie };
  const path = `${server.url}/api/call-outs/board?input=${encodeURIComponent(JSON.stringify({ id }))}`;
  const ended = new AbortController();
  const live = await fetch(`${server.url}/api/live`, { headers, signal: ended.signal });
  const waiting: number[] = [];
  const delays: number[] = [];
  let shown = -1;
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;
  const refresh = async () => {
    timer = undefined;
    asked += 1;
    const { all } = (await (await fetch(path, { headers })).json()) as { all: { reached: number } };
    if (shown >= 0) for (const at of waiting.splice(0, all.reached - shown)) delays.push(performance.now() - at);
    shown = all.reached;
  };
  await refresh();
  void (async () => {
    for await (const chunk of live.body ?? [])
      if (Buffer.from(chunk).includes('callOut')) timer ??= setTimeout(() => void refresh(), 400);
  })().catch(() => undefined);
  return {
    delays,
    asked: () => asked,
    answered: () => void waiting.push(performance.now()),
    stop: () => {
      ended.abort();
      clearTimeout(timer);
    },
  };
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const since = (at: number) => seconds(performance.now() - at);

const bench = await callMany(count, perSecond);
try {
  await call(bench);
  const server = await bench.start();
  try {
    await answers(bench, server);
    await board(bench, server);
  } finally {
    await server.stop();
  }
} finally {
  await bench.stop();
}
