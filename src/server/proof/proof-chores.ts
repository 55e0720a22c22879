import type pg from 'pg';
import type { Machine } from '../db/transact.ts';
import type { Chore } from '../jobs/jobs.ts';
import { retireMonths } from './retire-months.ts';
import { sealAll } from './seal-lines.ts';

/** What keeps the proof: new lines are sealed every five minutes, months of the access log dropped when their time has come. */
export function proofChores(machine: Machine, owner: pg.Pool): readonly Chore[] {
  return [
    { name: 'seal-lines', cron: '*/5 * * * *', run: (stop) => sealAll(machine, stop) },
    { name: 'retire-months', cron: '50 3 * * *', run: async () => void (await retireMonths(machine, owner)) },
  ];
}
