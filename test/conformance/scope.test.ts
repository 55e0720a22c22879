import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import type { Role } from '../../src/kernel/role.ts';
import { modules } from '../../src/modules/index.ts';
import { at, type Caller } from '../harness/world.ts';
import { assertRefused } from './assert-refused.ts';
import { places } from './cast.ts';
import { humanRoles, ledgers, ownerField, setStage } from './stage.ts';

const stage = await setStage();
after(() => stage.world.end());

const local: readonly Role[] = ['township', 'village', 'enterprise'];

for (const l of ledgers) {
  test(`${l.label}: the county's people see all of the county, a town's and a village's their own, nobody another county's`, async () => {
    const rows = {
      home: await stage.make(l),
      away: await stage.make(l, 'away'),
      abroad: await stage.make(l, 'abroad'),
    };
    for (const role of l.may.read) {
      if (role === 'enterprise' || role === 'system') continue;
      const isWide = !local.includes(role);
      const here = await stage.cast.of(role);
      const there = await stage.cast.of(role, 'away');
      const abroad = await stage.cast.of(role, 'abroad');
      await assertSight(l, here, { sees: isWide ? [rows.home, rows.away] : [rows.home], not: [rows.abroad] });
      if (!isWide) await assertSight(l, here, { sees: [], not: [rows.away] });
      // Another town's village people are of the town: their post lies where its rows lie.
      await assertSight(l, there, { sees: [rows.away], not: isWide ? [rows.abroad] : [rows.home, rows.abroad] });
      if (isWide) await assertSight(l, abroad, { sees: [rows.abroad], not: [rows.home, rows.away] });
    }
  });

  test(`${l.label}: an enterprise sees what belongs to it and nothing else`, async () => {
    if (!l.may.read.includes('enterprise')) return;
    const owner = ownerField(l);
    const isOwner = modules.owners.has(l);
    const [mine, other] = [await stage.make(l), await stage.make(l, 'away')];
    if (owner === undefined && !isOwner) {
      await assertSight(l, await stage.cast.of('enterprise'), { sees: [], not: [mine, other] });
      return;
    }
    const siteOf = (row: AnyRow) => String(owner === undefined ? row.id : row[owner]);
    const [me, neighbour] = [
      await stage.cast.from(siteOf(mine), mine.area),
      await stage.cast.from(siteOf(other), other.area),
    ];
    await assertSight(l, me, { sees: [mine], not: [other] });
    await assertSight(l, neighbour, { sees: [other], not: [mine] });
    const rows: readonly AnyRow[] = (await me.get(`${at(l)}?limit=200`)).json.rows;
    for (const row of rows) assert.equal(siteOf(row), siteOf(mine));
  });

  test(`${l.label}: whom it does not concern is not let in`, async () => {
    const row = await stage.make(l);
    for (const role of humanRoles.filter((each) => !l.may.read.includes(each))) {
      const caller = await stage.cast.of(role);
      for (const path of [at(l), at(l, 'count'), at(l, 'export')]) assertRefused(await caller.get(path), 403, [], role);
      for (const path of [at(l, row.id), at(l, row.id, 'history')])
        assertRefused(await caller.get(path), 404, [], role);
    }
  });

  test(`${l.label}: a town's people write in their town only`, async () => {
    if (!l.may.create.includes('township')) return;
    const clerk = await stage.cast.of('township');
    const draft = stage.draft(l, 'away');
    const answer = await clerk.post(at(l), { draft });
    assert.ok(answer.status === 403 || answer.status === 422, JSON.stringify(answer.json));
    const beyond = { ...stage.draft(l), area: places.abroad.area };
    if (ownerField(l) === undefined) assertRefused(await clerk.post(at(l), { draft: beyond }), 422, ['area']);
  });
}

async function assertSight(
  l: AnyLedger,
  caller: Caller,
  { sees, not }: { readonly sees: readonly AnyRow[]; readonly not: readonly AnyRow[] },
): Promise<void> {
  const listed = async (ids: readonly string[]) => {
    const where = encodeURIComponent(JSON.stringify({ id: ids }));
    const [list, count] = [
      await caller.get(`${at(l)}?where=${where}`),
      await caller.get(`${at(l, 'count')}?where=${where}`),
    ];
    assert.equal(count.json.count, list.json.rows.length);
    return list.json.rows.map((row: AnyRow) => row.id).toSorted();
  };
  const seen = sees.map((row) => row.id);
  assert.deepEqual(await listed([...seen, ...not.map((row) => row.id)]), seen.toSorted());
  for (const row of sees) assert.equal((await caller.get(at(l, row.id))).status, 200);
  for (const row of not) {
    assertRefused(await caller.get(at(l, row.id)), 404);
    assertRefused(await caller.get(at(l, row.id, 'history')), 404);
  }
}
