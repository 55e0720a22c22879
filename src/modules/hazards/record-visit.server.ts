import type { z } from 'zod';
import { addDays, dayOf, startOfDay } from '../../kernel/calendar.ts';
import type { Draft } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { visit } from '../inspections/index.ts';
import { type EarlierHazard, repeatOf } from './earlier-finding.ts';
import { hazard } from './hazard.ledger.ts';
import { order } from './order.ledger.ts';
import { type Finding, recordVisit } from './record-visit.endpoints.ts';

type Asked = z.infer<typeof recordVisit.input>;

/** Answers the recording of a visit. Sent again it is the same visit, with what was added meanwhile; problems name their finding. */
export const recordVisitHandler = handle(recordVisit, async (ctx, asked) => {
  const draft = asked.visit as Draft<typeof visit>; // parsed by the visit's own schema
  const ordered = asked.findings.filter((f) => f.handling.kind === 'order');
  if (ordered.length > 0 && !asked.order) {
    throw new Problem('invalid', '有需要责令整改的隐患，请选择整改文书的种类', { fields: { order: '请选择' } });
  }
  const recorded = await under('visit', () => create(ctx, visit, draft, asked.id));
  const earlier = asked.findings.length === 0 ? [] : await earlierAt(ctx, draft, asked.id);
  const document = asked.order && ordered.length > 0 ? await issue(ctx, asked, draft, ordered) : null;
  for (const [at, found] of asked.findings.entries()) {
    await under(`findings.${at}`, () => record(ctx, asked.id, draft, found, { order: document?.id ?? null, earlier }));
  }
  return answerOf(asked, recorded.number, document?.number ?? null);
});

/** Does a part of the work; a problem then says which part of what was sent it is about. */
async function under<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const named = Object.entries(error.details['fields'] ?? {}).map(([name, words]) => [`${path}.${name}`, words]);
    const fields = named.length > 0 ? Object.fromEntries(named) : { [path]: error.message };
    throw new Problem(error.code, error.message, { ...error.details, fields });
  }
}

function answerOf(asked: Asked, visitNumber: string | null, orderNumber: string | null) {
  const hazardIds = asked.findings.map((f) => f.id);
  return {
    visitId: asked.id,
    visitNumber,
    orderId: orderNumber === null ? null : (asked.order?.id ?? null),
    orderNumber,
    hazardIds,
  };
}

async function issue(ctx: Context, asked: Asked, draft: Draft<typeof visit>, ordered: readonly Finding[]) {
  const terms = ordered.flatMap((f) => (f.handling.kind === 'order' ? [f.handling.five.dueOn] : []));
  return create(
    ctx,
    order,
    {
      site: draft.site,
      visit: asked.id,
      kind: asked.order?.kind ?? 'order',
      subject: `${ordered.length} 项事故隐患限期整改`,
      issuedOn: dayOf(draft.startedAt),
      inspectors: draft.inspectors,
      dueOn: terms.toSorted().at(-1) ?? null,
    },
    asked.order?.id,
  );
}

async function record(
  ctx: Context,
  visitId: string,
  draft: Draft<typeof visit>,
  found: Finding,
  { order: orderId, earlier }: { readonly order: string | null; readonly earlier: readonly EarlierHazard[] },
) {
  const { id, handling, ...facts } = found;
  const source = sourceOf[draft.method] ?? 'inspection';
  const from = {
    site: draft.site,
    visit: visitId,
    campaign: draft.campaign ?? null,
    foundAt: draft.startedAt,
    source,
    side: 'enterprise',
    repeated: repeatOf(found.summary, earlier) !== undefined,
  } as const;
  const made = await create(ctx, hazard, { ...from, ...facts }, id);
  if (made.state !== hazard.initial) return; // sent before, and dealt with then
  if (handling.kind === 'order') await take(ctx, hazard, id, 'order', { ...handling.five, order: orderId });
  if (handling.kind === 'fixedOnSite') await take(ctx, hazard, id, 'fixOnSite', { result: handling.result });
}

const sourceOf: Readonly<Partial<Record<Draft<typeof visit>['method'], Draft<typeof hazard>['source']>>> = {
  supervision: 'supervision',
  superior: 'supervision',
  deptPlusExpert: 'checkup',
  tipCheck: 'tip',
};

/** What was found at the site in the year before, for a hazard that comes again (屡查屡犯). */
async function earlierAt(ctx: Context, { site, startedAt }: Draft<typeof visit>, visitId: string) {
  const since = startOfDay(addDays(dayOf(startedAt), -365));
  const where = { site, foundAt: { gte: since, lt: startedAt }, state: { not: 'withdrawn' } } as const;
  const { rows } = await list(ctx, hazard, { where, sort: { by: 'foundAt', desc: true }, limit: 200 });
  return rows.filter((row) => row.visit !== visitId);
}
