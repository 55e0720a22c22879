import { building } from '../src/modules/buildings/index.ts';
import { hazard } from '../src/modules/hazards/index.ts';
import type { Context } from '../src/server/context.ts';
import { everyPage } from '../src/server/export/every-page.ts';
import { countUpTo, list, type Query } from '../src/server/ledger/read.ts';
import { search } from '../src/server/search/search.ts';
import { today } from '../src/server/today/today.ts';
import { inside } from './inside.ts';
import { towns } from './people.ts';
import { explaining, type Plan } from './plan.ts';
import type { Result } from './result.ts';
import type { Stand } from './stand.ts';

const where = { state: 'rectifying', town: towns[4] ?? '' } as const;
const buildings = { town: where.town } as const;
const sort = { by: 'dueAt' } as const;

/** The questions a desk asks most, on the big table. */
const questions: Readonly<Record<string, (ctx: Context, plain: Context) => Promise<unknown>>> = {
  'first page': (ctx) => list(ctx, hazard, { where, sort }),
  'next page': async (ctx, plain) => {
    const { next } = await list(plain, hazard, { where, sort });
    return list(ctx, hazard, { where, sort, after: next ?? '' });
  },
  'page of several states': (ctx) => list(ctx, hazard, { where: { ...where, state: ['rectifying', 'recheck'] }, sort }),
  'page of closed ones': (ctx) => list(ctx, hazard, { where: { state: 'closed' }, sort }),
  'newest of all': (ctx) => list(ctx, hazard, {}),
  'last found': (ctx) => list(ctx, hazard, { sort: { by: 'foundAt', desc: true } }),
  'overdue ones': (ctx) => list(ctx, hazard, { where: { dueAt: { lt: '@now' } }, sort }),
  'first page of buildings': (ctx) => list(ctx, building, { where: { ...buildings, state: 'flagged' }, sort }),
  'buildings of a village': (ctx) => list(ctx, building, { where: { area: `${where.town}201` } }),
  'overdue buildings': (ctx) => list(ctx, building, { where: { dueAt: { lt: '@now' } }, sort }),
  'buildings not yet surveyed in a town': (ctx) =>
    list(ctx, building, { where: { ...buildings, state: 'listed' }, sort }),
  count: (ctx) => countUpTo(ctx, hazard, where, 10_001),
  'count of all': (ctx) => countUpTo(ctx, hazard, {}, 10_001),
  'export of a town in one state': (ctx) => whole(ctx, { where: { ...where, state: 'recheck' } }),
  'export of a town by due date': (ctx) => whole(ctx, { where: { town: where.town, dueAt: { set: true } }, sort }),
  today: (ctx) => today(ctx),
  'search by two words': (ctx) => search(ctx, '三号车间 接地'),
  'search by initials': (ctx) => search(ctx, 'pdxwjd'),
  'search by a short word': (ctx) => search(ctx, '接地'),
  'search for what is not there': (ctx) => search(ctx, '不存在的单位'),
};

async function whole(ctx: Context, query: Query<typeof hazard>): Promise<void> {
  for await (const rows of everyPage(ctx, hazard, query, 500))
    if (rows.length === 0) throw new Error('no page is empty');
}

/** How PostgreSQL goes about the usual questions: nothing may read, sort or throw away a big table to answer with a page. */
export async function benchPlans(stand: Stand): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [name, ask] of Object.entries(questions)) {
    const plans: Plan[] = [];
    await inside(stand, (ctx) =>
      ask(
        explaining(ctx, (plan) => plans.push(plan)),
        ctx,
      ),
    );
    console.log(
      `\n## ${name}\n\n${plans.flatMap((plan) => [...plan.lines, `= ${plan.ms.toFixed(2)} ms`, '']).join('\n')}`,
    );
    const faults = plans.flatMap((plan) => plan.faults);
    const ms = plans.reduce((sum, plan) => sum + plan.ms, 0);
    results.push({
      work: `plan: ${name}`,
      ours: `${ms.toFixed(1)} ms`,
      floor: '',
      ratio: '',
      bar: 'no whole table',
      met: faults.length === 0,
      notes: faults.length === 0 ? [] : [`${name}: ${faults.join(', ')}`],
    });
  }
  return results;
}
