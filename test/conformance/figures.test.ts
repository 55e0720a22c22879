import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import type { AnyIndicator } from '../../src/kernel/indicator.ts';
import type { AnyLedger, AnyRow } from '../../src/kernel/ledger.ts';
import { parsePeriod } from '../../src/kernel/period.ts';
import { type AnyWhere, filters, isRecord, kindOf, nestedTarget } from '../../src/kernel/where.ts';
import { modules } from '../../src/modules/index.ts';
import { asSystem } from '../../src/server/jobs/system.ts';
import { figureQuery } from '../../src/server/figures/figure.ts';
import { figureFollower } from '../../src/server/figures/keep-rolled.ts';
import { tally } from '../../src/server/figures/tally.ts';
import { catchUp } from '../../src/server/live/follower.ts';
import { county } from '../harness/world.ts';
import { allRows, populate } from './populate.ts';
import { ledgers, setStage } from './stage.ts';
import { whereOf } from './where-sample.ts';

const stage = await setStage();
after(() => stage.world.end());
await populate(stage, 48);
const leader = await stage.cast.of('leader');
const { machine } = stage.world.server;
await catchUp(machine, figureFollower); // so that what is kept by day is what the lists are held to

const periods = ['2025', '2026', '2026H1', '2026Q1', '2026-02', '2026-03', '2026-04', '2026-03-02..2026-03-02'];
const figures = [...modules.indicators].filter(([, { ledger }]) => ledgers.includes(ledger));
const codes = figures.map(([code]) => code);

for (const [code, { ledger, indicator }] of figures) {
  test(`${ledger.label}: ${indicator.label} is what its list holds, in every period`, async () => {
    const found: number[] = [];
    for (const period of periods) found.push(await assertFigure(code, period));
    assert.ok(new Set(found).size > 1, `the periods differ: ${found.join(' ')}`);
  });
}

test('a figure narrowed by any filter is still what its list holds', async () => {
  const rows = new Map<AnyLedger, readonly AnyRow[]>();
  for (const [, { ledger }] of figures) rows.set(ledger, await allRows(leader, ledger));
  const asks = fc.constantFrom(...codes).chain((code) => {
    const found = modules.indicators.get(code);
    assert.ok(found);
    return fc.tuple(
      fc.constant(code),
      fc.constantFrom(...periods),
      whereOf(found.ledger, (l) => rows.get(l) ?? [], 1).filter((where) => !asksSealed(found.ledger, where)),
    );
  });
  const narrowed = fc.asyncProperty(asks, async ([code, period, where]) => {
    await assertFigure(code, period, where);
  });
  await fc.assert(narrowed, { numRuns: 100, seed: 1 });
});

test('figures asked together are the figures asked one by one', async () => {
  const period = parsePeriod('2026H1');
  const asks = codes.map((indicator) => ({ indicator }));
  const together = await asSystem(machine, county, (ctx) => tally(ctx, asks, period));
  const apart = await Promise.all(asks.map((ask) => asSystem(machine, county, (ctx) => tally(ctx, [ask], period))));
  assert.deepEqual(together, apart.flat());
});

/** Whether a filter asks for a sealed value: what a figure counted is then known by what stands in the table, which no list is asked by. */
function asksSealed(l: AnyLedger, where: AnyWhere): boolean {
  return Object.entries(where).some(([name, test]) => {
    if (name === 'or' || name === 'and') return filters(test).some((part) => asksSealed(l, part));
    const target = nestedTarget(l, name, test);
    return target !== undefined && isRecord(test) ? asksSealed(target, test) : kindOf(l, name) === 'sealed';
  });
}

/** Asks for a figure and for its list, over HTTP, and holds the one to the other. */
async function assertFigure(code: string, periodCode: string, where: AnyWhere = {}): Promise<number> {
  const period = parsePeriod(periodCode);
  const ask = { indicator: code, where };
  const { value, query } = await asSystem(machine, county, async (ctx) => ({
    value: (await tally(ctx, [ask], period))[0],
    query: figureQuery({ ...ctx, blind: (_, clear) => [clear] }, ask, period), // what the list will be asked by, not yet blinded
  }));
  const rows = await allRows(leader, query.ledger, { where: query.rows });
  assert.equal(value, measured(query.measure, rows), `${code} ${periodCode} ${JSON.stringify(where)}`);
  return value ?? 0;
}

function measured({ sum, distinct }: AnyIndicator, rows: readonly AnyRow[]): number {
  if (sum !== undefined) return rows.reduce((total, row) => total + Number(row[sum] ?? 0), 0);
  if (distinct === undefined) return rows.length;
  return new Set(rows.map((row) => row[distinct] ?? null).filter((value) => value !== null)).size;
}
