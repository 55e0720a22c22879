/** What one round of work showed: how much was done in a second, and what one piece of it took. */
export interface Round {
  readonly perSecond: number;
  /** Processor time for one piece of work, in milliseconds: of the server process, and of the database. */
  readonly serverMs?: number;
  readonly databaseMs?: number;
  /** Half, and all but one in a hundred, were answered within so many milliseconds. */
  readonly p50?: number;
  readonly p99?: number;
}

/** Two contenders' rounds, taken in turn so that both have the machine's good and bad moments. */
export interface Comparison {
  readonly ours: readonly Round[];
  readonly floor: readonly Round[];
  /** ours ÷ floor of each pair of neighbouring rounds, ascending. */
  readonly ratios: readonly number[];
  /** floor ÷ ours in processor time of server and database together: what the ratio would be were nothing else at work. */
  readonly cpuRatios: readonly number[];
}

/** Does both kinds of work in turn, after a few rounds of each that do not count: Node is quick only after thousands of requests. */
export async function compare(
  { rounds, warmUps }: { readonly rounds: number; readonly warmUps: number },
  ours: () => Promise<Round>,
  floor: () => Promise<Round>,
): Promise<Comparison> {
  for (let i = 0; i < warmUps; i += 1) {
    await ours();
    await floor();
  }
  const pairs: { ours: Round; floor: Round }[] = [];
  for (let i = 0; i < rounds; i += 1) {
    // The order within a pair changes, so that neither always works behind the other.
    if (i % 2 === 0) pairs.push({ ours: await ours(), floor: await floor() });
    else pairs.push({ floor: await floor(), ours: await ours() });
  }
  const busy = ({ serverMs = 0, databaseMs = 0 }: Round) => serverMs + databaseMs;
  return {
    ours: pairs.map((pair) => pair.ours),
    floor: pairs.map((pair) => pair.floor),
    ratios: pairs.map((pair) => pair.ours.perSecond / pair.floor.perSecond).toSorted((a, b) => a - b),
    cpuRatios: pairs.map((pair) => busy(pair.floor) / busy(pair.ours)).toSorted((a, b) => a - b),
  };
}

/** The middle one of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
