import assert from 'node:assert/strict';
import { addDays, dayOf } from '../../src/kernel/calendar.ts';
import type { AnyLedger, AnyRow, Step, Taking } from '../../src/kernel/ledger.ts';
import type { Role } from '../../src/kernel/role.ts';
import { asSystem, systemId } from '../../src/server/jobs/system.ts';
import { take } from '../../src/server/ledger/write.ts';
import { at, type Caller, county } from '../harness/world.ts';
import { type Draft, filled, one } from './sample-draft.ts';
import type { Stage } from './stage.ts';

/** A step about to be taken: by whom, and with what. */
export interface Move {
  readonly name: string;
  readonly step: Step;
  /** Nobody, when the clock itself takes it. */
  readonly caller: Caller | undefined;
  readonly input: Draft;
  /** Why the ledger's rule would not let it happen. */
  readonly reason: string | undefined;
}

/** The steps of a ledger, by name. */
export const stepsOf = (l: AnyLedger): readonly (readonly [string, Step])[] => Object.entries<Step>(l.steps);

/** The row as a step would leave it, as far as rules and users can see. */
export function stepped(row: AnyRow, { step, input }: Pick<Move, 'step' | 'input'>, taking: Taking & { now: string }) {
  const values = { now: taking.now, today: taking.today, by: taking.by };
  const stamps = Object.entries(step.stamps ?? {}).map(([name, what]) => [name, what && values[what]]);
  const cleared = (step.clears ?? []).map((name) => [name, null]);
  return { ...row, ...input, ...Object.fromEntries([...stamps, ...cleared]), state: step.to };
}

/** A way to take a step that its rule allows, or does not, found by trying values and people; undefined when none was found. */
export async function findMove(
  stage: Stage,
  l: AnyLedger,
  row: AnyRow,
  name: string,
  wish: { readonly roles?: readonly Role[]; readonly allowed?: boolean } = {},
): Promise<Move | undefined> {
  const step: Step = l.steps[name];
  const asked = [...(step.fills ?? []), ...(step.asks ?? [])];
  for (const role of wish.roles ?? step.by) {
    for (let tries = 0; tries < 24; tries += 1) {
      const caller = role === 'system' ? undefined : await stage.over(role, l, row, 'home', 1 + (tries % 2));
      const some = tries % 3 === 0 ? (step.fills ?? []) : asked;
      const input = one(filled(l, some, stage.around()));
      const now = stage.world.clock();
      const taking = { by: caller?.id ?? systemId, roles: [role], today: dayOf(now), now, before: row };
      const reason = step.refuse?.(stepped(row, { step, input }, taking), taking);
      if ((reason === undefined) === (wish.allowed ?? true)) return { name, step, caller, input, reason };
    }
  }
  return undefined;
}

/** Takes a step, which must succeed, and gives the row as it then is. */
export async function make(stage: Stage, l: AnyLedger, row: AnyRow, move: Move): Promise<AnyRow> {
  if (move.caller === undefined) {
    const { machine } = stage.world.server;
    return asSystem(machine, county, (ctx) => take(ctx, l, row.id, move.name, move.input as never, row.version)); // a checked input
  }
  const { status, json } = await send(move.caller, l, row, move.name, move.input);
  assert.equal(
    status,
    200,
    `${l.name} ${row.state} ${move.name} ${JSON.stringify(move.input)} → ${JSON.stringify(json)}`,
  );
  return json.row;
}

/** Sends a step as it stands, whatever comes of it. */
export const send = (caller: Caller, l: AnyLedger, row: AnyRow, name: string, input: Draft, version = row.version) =>
  caller.post(at(l, row.id, 'steps', name), { version, input });

/** A new row brought into a state step by step; it fails when no way leads there. `first` says which way is tried first. */
export async function rowIn(stage: Stage, l: AnyLedger, state: string, first = 0): Promise<AnyRow> {
  const ways = waysTo(l, state);
  for (let tries = 0; tries < 24 * ways.length; tries += 1) {
    const reached = await walk(stage, l, await stage.make(l), ways[(first + tries) % ways.length] ?? []);
    if (reached) return reached;
  }
  return assert.fail(`no way was found for ${l.name} to get to ${state}`);
}

/** Does something a hundred days from now, for what only time makes possible, and comes back. */
export async function later<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
  const now = stage.world.clock();
  stage.world.clock.set(`${addDays(now.slice(0, 10), 100)}${now.slice(10)}`);
  try {
    return await work();
  } finally {
    stage.world.clock.set(now);
  }
}

/** A row some steps further, chosen by chance. */
export async function wander(stage: Stage, l: AnyLedger, start: AnyRow, steps: readonly number[]): Promise<AnyRow> {
  let row = start;
  for (const choice of steps) {
    const open = stepsOf(l).filter(([, step]) => step.from.includes(row.state));
    const name = open[choice % Math.max(open.length, 1)]?.[0];
    const move = name === undefined ? undefined : await findMove(stage, l, row, name);
    if (move) row = await make(stage, l, row, move);
  }
  return row;
}

async function walk(stage: Stage, l: AnyLedger, start: AnyRow, way: readonly string[]): Promise<AnyRow | undefined> {
  let row: AnyRow | undefined = start;
  for (const name of way) {
    const before: AnyRow = row;
    const tried = () => attempt(stage, l, before, name);
    row = (await tried()) ?? (await later(stage, tried));
    if (row === undefined) return undefined;
  }
  return row;
}

async function attempt(stage: Stage, l: AnyLedger, row: AnyRow, name: string): Promise<AnyRow | undefined> {
  const move = await findMove(stage, l, row, name);
  return move && make(stage, l, row, move);
}

/** The shortest ways from the first state to another, as the names of steps. */
function waysTo(l: AnyLedger, state: string): readonly (readonly string[])[] {
  let ends: { readonly at: string; readonly way: readonly string[]; readonly seen: readonly string[] }[] = [
    { at: l.initial, way: [], seen: [l.initial] },
  ];
  const found: (readonly string[])[] = [];
  while (ends.length > 0 && found.length < 6) {
    found.push(...ends.filter((end) => end.at === state).map((end) => end.way));
    ends = ends.flatMap((end) =>
      stepsOf(l)
        .filter(([, step]) => step.from.includes(end.at) && !end.seen.includes(step.to))
        .map(([name, step]) => ({ at: step.to, way: [...end.way, name], seen: [...end.seen, step.to] })),
    );
  }
  assert.ok(found.length > 0, `${l.name}: no steps lead to ${state}`);
  return found;
}
