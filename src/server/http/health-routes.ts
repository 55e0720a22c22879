import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Problem } from '../../kernel/problem.ts';
import type { Disk } from '../disk/watch-disk.ts';
import { standing } from '../keep/alarms.ts';
import type { Deps } from './deps.ts';

/** What is measured of this process. */
export interface Measures {
  readonly register: Registry;
  observe(route: string, status: number, seconds: number): void;
}

/** Starts measuring this process, and the disk when somebody watches it. */
export function createMeasures(disk?: Pick<Disk, 'room' | 'fullness'>): Measures {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: 'anlan_request_seconds',
    help: 'time to answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [register],
  });
  if (disk) measureDisk(register, disk);
  return { register, observe: (route, status, seconds) => requests.labels(route, String(status)).observe(seconds) };
}

function measureDisk(register: Registry, disk: Pick<Disk, 'room' | 'fullness'>): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(value());
      },
    });
  gauge('anlan_disk_free_bytes', 'free room on the disk of the data', () => disk.room().free);
  gauge('anlan_writable', '1 while something may be written', () => (disk.fullness() === 'full' ? 0 : 1));
}

/** For those who watch the server: alive, ready, measured. Measurements are told to this machine only. */
export function healthRoutes(deps: Deps, measures: Measures): Hono {
  const routes = new Hono();
  routes.get('/healthz', (c) => c.json({ alive: true }));
  routes.get('/readyz', async (c) => {
    const alarms = await standingAlarms(deps);
    return alarms ? c.json({ ready: true, alarms }) : c.json({ ready: false }, 503);
  });
  routes.get('/metrics', async (c) => {
    const from = getConnInfo(c).remote.address ?? '';
    // A proxy on this machine asks for people elsewhere.
    const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(
      (name) => c.req.header(name) !== undefined,
    );
    if (isPassedOn || !/^(::1|(::ffff:)?127\.)/.test(from))
      throw new Problem('forbidden', '运行指标只在服务器本机提供');
    const alarms = (await standingAlarms(deps)) ?? [];
    const standingLines = alarms.map((key) => `anlan_alarm{key="${key}"} 1\n`).join('');
    const text = `${await measures.register.metrics()}\n# TYPE anlan_alarm gauge\n${standingLines}`;
    return c.text(text, 200, { 'content-type': measures.register.contentType });
  });
  return routes;
}

/** The keys of what administrators have to look after; undefined when the database does not answer. */
async function standingAlarms({ machine }: Deps): Promise<readonly string[] | undefined> {
  return machine.pool.query<{ key: string }>(`${standing} order by key`, [machine.clock()]).then(
    ({ rows }) => rows.map(({ key }) => key),
    () => undefined,
  );
}
