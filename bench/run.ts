import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchCreate } from './create.ts';
import { benchExport } from './export.ts';
import { benchCatalogue } from './catalogue.ts';
import { benchFigures } from './figures.ts';
import { benchGauges } from './gauges.ts';
import { fileRows } from './import-file.ts';
import { benchImport } from './import.ts';
import { benchList } from './list.ts';
import { benchMemory } from './memory.ts';
import { benchPlans } from './plans.ts';
import { type Result, tableOf } from './result.ts';
import { benchSearch } from './search.ts';
import { openStand, type Stand } from './stand.ts';

/** How long to measure: pairs of rounds that count, those before that do not, seconds of each, and minutes and rate of mixed load. */
export interface Length {
  readonly warmUps: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly minutes: number;
  /** Requests a second of it. */
  readonly rate: number;
  /** Rows of the table that is imported. */
  readonly rows: number;
}

type Bench = (stand: Stand, length: Length) => Promise<readonly Result[]>;
const benches: Readonly<Record<string, Bench>> = {
  create: benchCreate,
  list: benchList,
  figures: benchFigures,
  catalogue: benchCatalogue,
  search: benchSearch,
  plans: benchPlans,
  memory: benchMemory,
  import: benchImport,
  export: benchExport,
  gauges: benchGauges,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '9' },
    'warm-ups': { type: 'string', default: '4' },
    seconds: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '3' },
    rate: { type: 'string', default: '60' },
    rows: { type: 'string', default: String(fileRows) },
    profile: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const unknown = positionals.find((name) => !(name in benches));
if (unknown) throw new Error(`no bench ${unknown}; there are ${Object.keys(benches).join(', ')}`);
const chosen = positionals.length > 0 ? positionals : Object.keys(benches);
const length: Length = {
  rounds: Number(values.rounds),
  warmUps: Number(values['warm-ups']),
  seconds: Number(values.seconds),
  minutes: Number(values.minutes),
  rate: Number(values.rate),
  rows: Number(values.rows),
};
const profiling = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];

const stand = await openStand(console.log, profiling);
const results: Result[] = [];
try {
  for (const name of chosen) {
    console.log(`measuring: ${name}`);
    results.push(...((await benches[name]?.(stand, length)) ?? []));
  }
} finally {
  await stand.stop();
}
const table = tableOf(results);
console.log(`\n${table}`);
if (values.write) writeFileSync(new URL('results.md', import.meta.url), `${table}\n`);
