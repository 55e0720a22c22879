import { uuidv7 } from 'uuidv7';
import { contact } from '../../src/modules/callouts/index.ts';
import { asSystem } from '../../src/server/jobs/system.ts';
import { newRow } from '../../src/server/ledger/save.ts';
import { saveMany } from '../../src/server/ledger/save-many.ts';
import { county, town, village, type World } from './world.ts';

/** Enters so many people into the directory, half of them in the village; the number of the n-th is 199 and n in eight digits. Gives their ids. */
export async function fillDirectory(
  { server, clock, database: { owner } }: World,
  count: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let done = 0; done < count; done += 1000) {
    await asSystem(server.machine, county, async (ctx) => {
      const changes = Array.from({ length: Math.min(1000, count - done) }, (_, n) => {
        const number = String(done + n).padStart(8, '0');
        const about = { name: `责任人${number}`, unit: '城关镇', post: `防汛责任人${number}`, phone: `199${number}` };
        const id = uuidv7();
        ids.push(id);
        const area = n % 2 === 0 ? village : town;
        const more = { startsOn: '2026-01-01', inCharge: n % 90, id, area };
        return { action: 'create', before: null, after: newRow(ctx, contact, { ...about, ...more }), note: '' };
      });
      await saveMany(ctx, contact, changes);
    });
    clock.set(new Date().toISOString());
  }
  await owner.query('analyze');
  return ids;
}
