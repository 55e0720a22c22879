import { type Comparison, median, type Round } from './rounds.ts';

/** One line of the table: a piece of work, what we and the floor made of it, and whether the bar is met. */
export interface Result {
  readonly work: string;
  readonly ours: string;
  readonly floor: string;
  readonly ratio: string;
  readonly bar: string;
  readonly met: boolean;
  /** What stands below the table. */
  readonly notes?: readonly string[];
}

/** The line of a comparison whose ratio may not be less than `atLeast`; the spread is from the worst pair to the best. */
export function throughput(work: string, comparison: Comparison, atLeast: number): Result {
  const { ours, floor, ratios, cpuRatios } = comparison;
  const ratio = median(ratios);
  return {
    work,
    ours: rate(ours),
    floor: rate(floor),
    ratio: spread(ratio, ratios),
    bar: `≥ ${atLeast}`,
    met: ratio >= atLeast,
    notes: [
      `${work}: ours ${costs(ours)}; floor ${costs(floor)}; by processor time ${spread(median(cpuRatios), cpuRatios)}`,
    ],
  };
}

/** The line of a comparison of times whose ratio may not be more than `atMost`. */
export function slower(work: string, { ours, floor, ratios }: Comparison, atMost: number): Result {
  const times = ratios.map((ratio) => 1 / ratio);
  const ratio = median(times);
  return {
    work,
    ours: time(ours),
    floor: time(floor),
    ratio: spread(ratio, times),
    bar: `≤ ${atMost}`,
    met: ratio <= atMost,
  };
}

/** A ratio with its lowest and highest. */
export function spread(ratio: number, ratios: readonly number[]): string {
  return `${ratio.toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
}

/** The results as a table in Markdown, with the notes below it. */
export function tableOf(results: readonly Result[]): string {
  const lines = results.map(
    (r) => `| ${r.work} | ${r.ours} | ${r.floor} | ${r.ratio} | ${r.bar} | ${r.met ? 'yes' : '**no**'} |`,
  );
  const notes = results.flatMap((r) => r.notes ?? []).map((note) => `- ${note}`);
  return ['| work | ours | floor | ratio | bar | met |', '|---|---|---|---|---|---|', ...lines, '', ...notes].join(
    '\n',
  );
}

const rate = (rounds: readonly Round[]) => `${middle(rounds, (r) => r.perSecond).toFixed(0)}/s`;
function time(rounds: readonly Round[]): string {
  const ms = 1000 / middle(rounds, (r) => r.perSecond);
  return `${ms.toFixed(ms < 20 ? 2 : 0)} ms`;
}
const middle = (rounds: readonly Round[], of: (round: Round) => number | undefined) =>
  median(rounds.map((r) => of(r) ?? 0));

function costs(rounds: readonly Round[]): string {
  const server = middle(rounds, (r) => r.serverMs).toFixed(2);
  const database = middle(rounds, (r) => r.databaseMs).toFixed(2);
  const p50 = middle(rounds, (r) => r.p50).toFixed(0);
  const p99 = middle(rounds, (r) => r.p99).toFixed(0);
  return `${server} ms of processor in the server and ${database} ms in the database for each, p50 ${p50} ms, p99 ${p99} ms`;
}
