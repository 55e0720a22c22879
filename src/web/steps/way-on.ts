import type { AnyLedger, Deadline, Step } from '../../kernel/ledger.ts';
import type { Role } from '../../kernel/role.ts';
import type { RowAnswer } from '../../kernel/wire.ts';

/**
 * The one step that leads on from where a row stands, if it is among those that may be taken now: the one that meets the clock of these
 * roles, else the first. A step that only gives the matter up never is, nor any where the way on is a call of the page or the clock's.
 */
export function wayOn(l: AnyLedger, answer: RowAnswer, mine: readonly Role[]): string | undefined {
  const ways = waysOn(l, answer.row.state);
  if (ways[0]?.[1].by.every((role) => role === 'system')) return undefined;
  const duty = running(l, answer, mine);
  const now = ways.filter(([name]) => answer.steps[name] === null);
  return (now.find(([, step]) => stopsClock(answer, duty, step)) ?? now[0])?.[0];
}

/**
 * The steps that lead on from a state, in the ledger's order: all but those into another end than the first one its states name, and those
 * into an end that comes from anywhere, which is no end of the work.
 */
export function waysOn(l: AnyLedger, state: string): readonly (readonly [string, Step])[] {
  const all = Object.entries<Step>(l.steps);
  const isEnd = (one: string) => !all.some(([, { from }]) => from.includes(one));
  const end = Object.keys(l.states).find(isEnd);
  const ways = all.filter(([, { from }]) => from.includes(state));
  const open = Object.keys(l.states).filter((one) => !isEnd(one));
  const isBreak = ({ from }: Step) => open.length > 2 && open.every((one) => from.includes(one));
  const on = ways.filter(([, step]) => !isEnd(step.to) || (step.to === end && !isBreak(step)));
  return on.length > 0 ? on : ways;
}

/** The clock that runs for somebody of these roles, else the first that runs at all. */
function running(l: AnyLedger, { deadlines }: RowAnswer, mine: readonly Role[]): Deadline | undefined {
  const all: Readonly<Record<string, Deadline>> = l.deadlines;
  const open = deadlines.flatMap(({ name, metAt }) => (metAt === null ? (all[name] ?? []) : []));
  return open.find(({ owes }) => mine.includes(owes)) ?? open[0];
}

/** Whether a step meets a clock. */
function stopsClock({ row }: RowAnswer, duty: Deadline | undefined, step: Step): boolean {
  const stamps = Object.keys(step.stamps ?? {}).map((name) => [name, row.updatedAt]);
  const next = { ...row, ...Object.fromEntries(stamps), state: step.to };
  return (duty?.metAt(next) ?? null) !== null;
}
