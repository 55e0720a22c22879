import { uuidv7 } from 'uuidv7';
import { type Ask, load } from './load.ts';
import { numbered } from './people.ts';
import { type Result, throughput } from './result.ts';
import { compare } from './rounds.ts';
import type { Length } from './run.ts';
import type { Stand } from './stand.ts';

/** Creating a hazard, and creating one and ordering it put right; the second writes a deadline, which a new hazard has not. */
export async function benchCreate(stand: Stand, { rounds, warmUps, seconds }: Length): Promise<readonly Result[]> {
  const against = (ours: readonly Ask[], floor: readonly Ask[]) =>
    compare(
      { rounds, warmUps },
      () => load(stand, stand.ours, { seconds, asks: ours }),
      () => load(stand, stand.floor, { seconds, asks: floor }),
    );
  const created = await against([create('/api/ledgers/hazard')], [create('/hazards')]);
  const ordered = await against(
    [create('/api/ledgers/hazard'), order('/api/ledgers/hazard', 'steps/order')],
    [create('/hazards'), order('/hazards', 'order')],
  );
  return [
    throughput('create a hazard: row, entry, outbox', created, 0.7),
    throughput('create and order by turns: row, entry, deadline, outbox', ordered, 0.7),
  ];
}

/** The request that creates a hazard as an inspector's page does; its id stays in the context. */
export function create(path: string): Ask {
  return (context) => {
    const id = uuidv7();
    context['id'] = id;
    return { method: 'POST', path, body: { id, draft: draftOf(made++) } };
  };
}

/** The request that orders the hazard just created put right within a year (五落实). */
export function order(path: string, step: string): Ask {
  return ({ id }) => ({ method: 'POST', path: `${path}/${String(id)}/${step}`, body: { version: 1, input: five } });
}

let made = 0;
function draftOf(n: number) {
  return {
    site: numbered(2, 1 + ((n * 7) % 2400)),
    visit: numbered(4, 1 + ((n * 11) % 3000)),
    summary: `${n}号配电箱未接地`,
    category: 'electrical',
    level: 'general',
    source: 'inspection',
    foundAt: new Date().toISOString(),
    spot: '二号车间',
    basis: '安全生产法 第四十一条',
  };
}

const five = {
  measures: '更换电缆并重新接地',
  funds: 300_000,
  dueOn: `${new Date().getUTCFullYear() + 1}-12-20`,
  responsible: '厂长',
  contingency: '整改期间停用该回路',
};
