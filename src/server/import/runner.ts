import type pg from 'pg';
import type { Logger } from 'pino';
import { Problem } from '../../kernel/problem.ts';
import { isRole } from '../auth/identify.ts';
import { dayOf } from '../../kernel/calendar.ts';
import type { AnyLedger } from '../../kernel/ledger.ts';
import type { Actor } from '../../kernel/role.ts';
import type { Context } from '../context.ts';
import { type Machine, transact } from '../db/transact.ts';
import type { FileStore } from '../files/open-file-store.ts';
import { asSystem, systemActor } from '../jobs/system.ts';
import { advance, type Batch, claimBatch, isLost } from './batch.ts';
import { freshenPlans } from './fresh-plans.ts';
import { withHeapRoom } from './heap-room.ts';
import { fileKeyOf } from './seal-file.ts';
import type { Spool } from './spool.ts';
import { undoBatch } from './undo.ts';
import { checkBatch } from './check-batch.ts';
import { runBatch } from './run-batch.ts';
import type { Workbench } from './work.ts';

/** The imports of this process: batches that wait are taken up one after the other, also those whose worker has died. */
export interface ImportRunner {
  /** Looks now. */
  readonly poke: () => void;
  /** Whether a batch is being worked on at this moment. */
  readonly isAtWork: () => boolean;
  /** Works until nothing waits. */
  readonly drain: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const everyMs = 3_000;

/** Starts looking for batches that wait for work. `pool` is the owner's: batches of all counties are looked for at once. */
export function startImports(parts: {
  readonly pool: pg.Pool;
  readonly machine: Machine;
  readonly files: FileStore;
  readonly spool: Spool;
  readonly log: Logger;
}): ImportRunner {
  const { pool, machine, log } = parts;
  const ended = new AbortController();
  let working: Promise<void> | undefined;
  let wanted = false;
  let isAtWork = false;

  async function look(): Promise<boolean> {
    const { rows } = await pool.query<{ county: string; id: string }>(waitingSql, [machine.clock()]);
    let worked = false;
    for (const { county, id } of rows) {
      if (ended.signal.aborted) return false;
      isAtWork = true;
      const working = withHeapRoom(() => workOn(parts, county, id, ended.signal));
      worked = (await working.finally(() => (isAtWork = false))) || worked;
    }
    return worked;
  }
  async function run(): Promise<void> {
    while (wanted && !ended.signal.aborted) {
      wanted = false;
      try {
        if (await look()) wanted = true;
      } catch (error) {
        log.warn({ err: error }, 'imports not readable, trying again');
      }
    }
  }
  function poke(): void {
    wanted = true;
    working ??= run().finally(() => (working = undefined));
  }
  const timer = setInterval(poke, everyMs);
  poke();
  return {
    poke,
    isAtWork: () => isAtWork,
    drain: async () => {
      poke();
      await working; // it goes on until nothing waits
    },
    stop: async () => {
      clearInterval(timer);
      ended.abort(new Problem('unavailable', '服务器正在停止'));
      await working;
    },
  };
}

const waitingSql = `select county, id from import_batch where state in ('checking', 'running', 'undoing')
  and coalesce(leased_until, '-infinity') < $1 order by updated_at limit 20`;

const works: Readonly<Record<'checking' | 'running' | 'undoing', (bench: Workbench, batch: Batch) => Promise<void>>> = {
  checking: checkBatch,
  running: runBatch,
  undoing: undoBatch,
};

/** Where a batch goes back to when its work could not be done: to where the person can act. */
const backTo = { checking: 'matching', running: 'cancelled', undoing: 'done' } as const;

async function workOn(
  parts: Parameters<typeof startImports>[0],
  county: string,
  id: string,
  signal: AbortSignal,
): Promise<boolean> {
  const { machine, log } = parts;
  const claimed = await asSystem(machine, county, (ctx) => claimBatch(ctx, id));
  if (!claimed) return false;
  const { batch, lease } = claimed;
  const { state } = batch;
  if (state !== 'checking' && state !== 'running' && state !== 'undoing') return false;
  const stopped = new AbortController();
  const both = AbortSignal.any([signal, stopped.signal]);
  const as = async <T>(work: (ctx: Context) => Promise<T>): Promise<T> => {
    try {
      return await transact(
        machine,
        async (client) => ({ county, actor: await actorOf(client, machine, county, batch.createdBy) }),
        work,
      );
    } catch (error) {
      if (isLost(error)) stopped.abort(error);
      throw error;
    }
  };
  const freshen = (l: AnyLedger) => freshenPlans(parts.pool, l);
  const path = parts.files.path(batch.fileHash);
  try {
    const key = state === 'undoing' ? null : await fileKeyOf(machine.vault, county, id, path); // what is taken back is in the ledger
    const bench: Workbench = { as, spool: parts.spool, file: { path, key }, lease, signal: both, freshen };
    await works[state](bench, batch);
  } catch (error) {
    if (isLost(error) || both.aborted) return false;
    if (!(error instanceof Problem)) log.error({ err: error }, 'import failed');
    const fault =
      error instanceof Problem ? error.message : '处理时出现异常，已停下。请稍后重试；若再次出现，请联系系统管理员';
    const progress = { ...batch.progress, phase: null };
    await asSystem(machine, county, (ctx) => advance(ctx, id, lease, { state: backTo[state], progress, fault }));
  }
  return true;
}

/** The person whose batch it is, with the posts of today: who has left the post does not go on importing. */
async function actorOf(client: pg.PoolClient, machine: Machine, county: string, id: string): Promise<Actor> {
  if (id === systemActor(county).id) return systemActor(county);
  const { rows } = await client.query<{
    name: string;
    area: string;
    role: string;
    section: string | null;
    siteId: string | null;
  }>({
    name: 'import-actor',
    text: `select a.name, p.area, p.role, p.section, p.site_id as "siteId" from account a join post p on p.account_id = a.id
      where a.id = $1 and a.disabled_at is null and p.state = 'effective' and p.county = $2 and p.valid_from <= $3 and coalesce(p.valid_until, 'infinity') >= $3`,
    values: [id, county, dayOf(machine.clock())],
  });
  const [first] = rows;
  if (!first) throw new Problem('forbidden', '导入人的账号已停用或已不在岗，导入停下；请由在岗人员重新导入');
  const posts = rows.flatMap(({ area, role, section, siteId }) =>
    isRole(role) ? [{ county, area, role, section, siteId }] : [],
  );
  return { id, name: first.name, posts };
}
