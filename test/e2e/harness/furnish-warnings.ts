import { runJob } from '../../../src/server/jobs/jobs.ts';
import { watchSilence } from '../../../src/modules/gauges/raise-alarms.server.ts';
import { county, otherTown, town } from '../../harness/world.ts';
import type { Desk } from './desk.ts';

/** What the clock does each minute: silent gauges alarm. */
export const silenceOf = (desk: Desk): Promise<void> => runJob(desk.world.server.machine, watchSilence);

/** Gives the county and its two towns boundaries, one beside the other. */
export async function drawTowns(desk: Desk): Promise<void> {
  for (const [code, west, east] of [
    [county, 104.9, 105.3],
    [town, 104.9, 105.1],
    [otherTown, 105.1, 105.3],
  ] as const) {
    const ring = [
      [west, 30.9],
      [east, 30.9],
      [east, 31.1],
      [west, 31.1],
      [west, 30.9],
    ];
    await desk.world.database.owner.query(
      `update area set boundary = $1::jsonb, outline = $1::jsonb, west = $2, south = 30.9, east = $3, north = 31.1 where code = $4`,
      [JSON.stringify({ type: 'Polygon', coordinates: [ring] }), west, east, code],
    );
  }
}
