import type { Actor } from '../src/kernel/role.ts';
import { modules } from '../src/modules/index.ts';
import { noAnswers } from '../src/server/ask.ts';
import { noSteps } from '../src/server/areas/keep-areas.ts';
import { defaultsOnly } from '../src/server/county-settings.ts';
import type { Context } from '../src/server/context.ts';
import { makeKey } from '../src/server/sealed/keyring.ts';
import { vaultOf } from '../src/server/sealed/vault.ts';
import { type Machine, transact } from '../src/server/db/transact.ts';
import { county, numbered } from './people.ts';
import type { Stand } from './stand.ts';

const inspector: Actor = {
  id: numbered(0, 1),
  name: '执法员1',
  posts: [{ county, area: county, role: 'inspector', section: null, siteId: null }],
};

const ring = { keys: [makeKey()], chain: Buffer.alloc(32) };

/** Runs work in this process as an inspector of the county, in a transaction as a request's: for what has no route of its own. */
export function inside<T>(stand: Stand, work: (ctx: Context) => Promise<T>): Promise<T> {
  return transact(machineIn(stand), async () => ({ county, actor: inspector }), work);
}

/** What a process keeps, for work in this one. */
export function machineIn({ database }: Stand): Machine {
  return {
    pool: database.app,
    clock: () => new Date().toISOString(),
    registry: modules,
    balances: new Map(),
    quotas: new Map(),
    fulfilments: new Map(),
    answers: noAnswers,
    templates: new Map(),
    settings: () => defaultsOnly,
    areas: () => noSteps,
    vault: vaultOf(() => ring),
    written: () => undefined,
  };
}
