import assert from 'node:assert/strict';
import { test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { made } from '../../../test/harness/answers.ts';
import { openCaseDesk } from '../../../test/harness/case-desk.ts';
import { asking, at, otherTown, town } from '../../../test/harness/world.ts';
import { visit } from '../inspections/index.ts';
import { enforcementCase } from './case.ledger.ts';
import { penaltyRates } from './penalty-rate.endpoints.ts';

type Answer = z.infer<typeof penaltyRates.output>;

test('the rate of penalties is cases over visits, by town and section, and each number counts the rows it opens (A050)', async () => {
  const { world, inspector, chief, leader, siteId, decided } = await openCaseDesk();
  const id = await decided();
  const { handlers } = (await leader.get(at(enforcementCase, id))).json.row;
  const [second] = handlers.filter((one: string) => one !== inspector.id);
  const seat = (who: string, section: string) =>
    world.database.owner.query('update post set section = $2 where account_id = $1', [who, section]);
  await seat(inspector.id, '监管一股');
  await seat(second, '监管二股');
  await seat(chief.id, '监管三股');
  const visited = (inspectors: readonly string[], day: string) => {
    const about = { site: siteId, method: 'specialCheck', checked: '用电', limitReason: '专项部署' };
    const draft = { ...about, inspectors, startedAt: `${day}T01:00:00.000Z` };
    return made(inspector.post(at(visit), { id: uuidv7(), draft }));
  };
  for (const day of ['2026-02-02', '2026-02-03', '2026-02-04']) await visited([inspector.id], day);
  await visited([inspector.id, second], '2026-02-05');
  await visited([second], '2026-02-06');
  await visited([chief.id], '2026-02-07');
  await visited([chief.id], '2025-12-31');
  const asked = (who: typeof leader, period?: string) => who.get(asking(penaltyRates.path, { period }));
  const answer: Answer = await made(asked(leader));
  const short = ({ key, visits, penalised, rate }: Answer['whole']) => [key, visits, penalised, rate];
  assert.deepEqual(short(answer.whole).slice(1), [6, 1, 16.67]);
  assert.deepEqual(answer.sections.map(short), [
    ['监管二股', 2, 1, 50],
    ['监管一股', 4, 1, 25],
    ['监管三股', 1, 0, 0],
  ]);
  assert.deepEqual(answer.towns.map(short), [[town, 6, 1, 16.67]]);
  for (const { people, visits, penalised } of answer.sections) {
    const count = async (l: typeof visit | typeof enforcementCase, where: object) =>
      (await made(leader.get(`${at(l)}/count?where=${encodeURIComponent(JSON.stringify(where))}`))).count;
    const inYear = { startedAt: { gte: '2025-12-31T16:00:00.000Z', lte: '2026-12-31T15:59:59.999Z' } };
    const opened = [
      await count(visit, { inspectors: people, ...inYear }),
      await count(enforcementCase, { handlers: people, decidedOn: { gte: '2026-01-01', lte: '2026-12-31' } }),
    ];
    assert.deepEqual(opened, [visits, penalised]);
  }
  const before: Answer = await made(asked(leader, '2025'));
  assert.deepEqual(short(before.whole).slice(1), [1, 0, 0]);
  const away = await world.signIn('township', { area: otherTown });
  const seen: Answer = await made(asked(away));
  assert.deepEqual([seen.whole.visits, seen.towns], [0, []], 'a town is told of its own alone');
  assert.equal((await asked(leader, 'immer')).status, 422);
  await world.end();
});
