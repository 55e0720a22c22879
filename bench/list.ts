import { type Ask, load } from './load.ts';
import { towns } from './people.ts';
import { type Result, throughput } from './result.ts';
import { compare } from './rounds.ts';
import type { Length } from './run.ts';
import type { Stand } from './stand.ts';

/** The first page of 20 of one state in one town by due date, another town each time. */
export async function benchList(stand: Stand, { rounds, warmUps, seconds }: Length): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [name, [ours, byHand]] of Object.entries(pages)) {
    const comparison = await compare(
      { rounds, warmUps },
      () => load(stand, stand.ours, { seconds, asks: [ours] }),
      () => load(stand, stand.floor, { seconds, asks: [byHand] }),
    );
    results.push(throughput(name, comparison, 0.8));
  }
  return results;
}

/** The request for a page of the hazards being put right in some town, the earliest due first. */
export const listPage: Ask = () => {
  const where = encodeURIComponent(JSON.stringify({ state: 'rectifying', town: nextTown() }));
  return { method: 'GET', path: `/api/ledgers/hazard?where=${where}&sort=dueAt&limit=20` };
};

const pageByHand: Ask = () => ({ method: 'GET', path: `/hazards?state=rectifying&town=${nextTown()}` });

const buildingPage: Ask = () => {
  const where = encodeURIComponent(JSON.stringify({ state: 'flagged', town: nextTown() }));
  return { method: 'GET', path: `/api/ledgers/building?where=${where}&sort=dueAt&limit=20` };
};

const buildingsByHand: Ask = () => ({ method: 'GET', path: `/buildings?state=flagged&town=${nextTown()}` });

const pages: Readonly<Record<string, readonly [ours: Ask, byHand: Ask]>> = {
  'a list page of 20 of 1,000,000': [listPage, pageByHand],
  'a list page of 20 of 1,000,000 buildings': [buildingPage, buildingsByHand],
};

let asked = 0;
function nextTown(): string {
  asked += 1;
  return towns[asked % towns.length] ?? '';
}
