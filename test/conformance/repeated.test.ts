import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { AnyLedger } from '../../src/kernel/ledger.ts';
import type { Role } from '../../src/kernel/role.ts';
import { at, type Answer } from '../harness/world.ts';
import { assertRefused } from './assert-refused.ts';
import { ledgers, setStage } from './stage.ts';
import { findMove, rowIn, send, stepsOf } from './walk.ts';

const stage = await setStage();
after(() => stage.world.end());

for (const l of ledgers) {
  test(`${l.label}: the same creation, three times in a row and three times at once, is one row with one number`, async () => {
    const writer = await stage.cast.of(wide(l.may.create));
    const numbers: (string | null)[] = [];
    for (const isAtOnce of [false, true]) {
      const [id, draft] = [uuidv7(), stage.draft(l)];
      const answers: Answer[] = [];
      const sendOnce = async () => answers.push(await writer.post(at(l), { id, draft }));
      if (isAtOnce) await Promise.all([sendOnce(), sendOnce(), sendOnce()]);
      else for (let n = 0; n < 3; n += 1) await sendOnce();
      for (const { status, json } of answers) assert.deepEqual([status, json.row], [201, answers[0]?.json.row]);
      assert.equal((await writer.get(at(l, id, 'history'))).json.length, 1);
      numbers.push(answers[0]?.json.row.number);
    }
    if (l.number === undefined) return;
    const counted = numbers.map((number) => Number(/(\d+)号$/.exec(number ?? '')?.[1]));
    assert.equal(counted[1], (counted[0] ?? 0) + 1, 'no number is lost');
  });

  test(`${l.label}: an id that is taken is not given to somebody else, who learns nothing of the row`, async () => {
    const id = uuidv7();
    const [first, second] = [
      await stage.cast.of(wide(l.may.create)),
      await stage.cast.of(wide(l.may.create), 'home', 2),
    ];
    const { json } = await first.post(at(l), { id, draft: stage.draft(l) });
    const answer = await second.post(at(l), { id, draft: stage.draft(l) });
    assertRefused(answer, 409);
    assert.deepEqual([answer.json.code, answer.json.current], ['taken', undefined]);
    assert.deepEqual((await first.get(at(l, id))).json.row, json.row);
  });

  test(`${l.label}: of several who change one row at once one is first, and the others see the row as it now is`, async () => {
    if (l.may.update.length === 0) return;
    const row = await stage.make(l);
    const callers = await Promise.all([1, 2, 3].map((which) => stage.over(wide(l.may.update), l, row, 'home', which)));
    const answers = await Promise.all(
      callers.map((caller) => {
        const { area: _, ...change } = stage.draft(l);
        return caller.patch(at(l, row.id), { version: 1, change });
      }),
    );
    await assertOneWon(l, row.id, 1, answers);
  });

  test(`${l.label}: of several who take a step at once one takes it`, async () => {
    for (const [name, step] of stepsOf(l).filter(([, each]) => !each.by.includes('system'))) {
      const row = await rowIn(stage, l, step.from[0] ?? l.initial);
      const moves = await Promise.all([1, 2, 3].map(() => findMove(stage, l, row, name, { roles: [wide(step.by)] })));
      const answers = await Promise.all(
        moves.flatMap((move) => (move?.caller ? [send(move.caller, l, row, name, move.input)] : [])),
      );
      const isReached = answers.some(({ status }) => status !== 403); // a row of the whole county is beyond a town
      if (isReached && answers.length > 1) await assertOneWon(l, row.id, row.version, answers);
    }
  });
}

async function assertOneWon(l: AnyLedger, id: string, before: number, answers: readonly Answer[]): Promise<void> {
  const won = answers.filter(({ status }) => status === 200);
  assert.equal(won.length, 1, JSON.stringify(answers.map(({ status, json }) => [status, json.title])));
  for (const answer of answers.filter(({ status }) => status !== 200)) {
    assertRefused(answer, 409);
    assert.deepEqual([answer.json.code, answer.json.current], ['stale', won[0]?.json.row]);
  }
  const reader = await stage.cast.of('leader');
  assert.deepEqual((await reader.get(at(l, id))).json.row, won[0]?.json.row);
  assert.equal((await reader.get(at(l, id, 'history'))).json.length, before + 1);
}

/** Of some roles one that works in the whole county. */
function wide(roles: readonly Role[]): Role {
  const small: readonly Role[] = ['township', 'village', 'enterprise'];
  return roles.find((role) => !small.includes(role)) ?? 'inspector';
}
