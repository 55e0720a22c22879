import { Problem } from '../../kernel/problem.ts';
import { parse } from '../../kernel/schema.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { hazard } from '../hazards/index.ts';
import { hazardDraft, recordCheck } from './prevention.endpoints.ts';
import { riskCheck, riskTask } from './risk-task.ledger.ts';

/** Answers the record of a check. Sent again it is the same check. */
export const recordCheckHandler = handle(recordCheck, async (ctx, asked) => {
  const there = await find(ctx, riskCheck, asked.id);
  if (there) return { id: there.id, hazard: there.hazard };
  const task = await get(ctx, riskTask, asked.task);
  if (task.state !== 'active') throw new Problem('refused', '排查任务已暂停或终止，不能登记排查，请先恢复任务');
  const found = asked.hazard ? await create(ctx, hazard, parsed({ ...asked.hazard, site: task.site })) : null;
  const record = {
    checked: task.name,
    site: task.site,
    task: task.id,
    risk: task.risk,
    checkedOn: ctx.today,
    checker: asked.checker,
    result: found ? ('found' as const) : ('normal' as const),
    findings: asked.findings ?? null,
    hazard: found?.id ?? null,
  };
  const made = await create(withSystem(ctx), riskCheck, record, asked.id);
  await take(withSystem(ctx), riskTask, task.id, 'record', {}, task.version);
  return { id: made.id, hazard: made.hazard };
});

/** The draft as the ledger of hazards takes it; what is wrong is said beside the field. */
function parsed(draft: object): Parameters<typeof create<typeof hazard>>[2] {
  try {
    return parse(hazardDraft, draft) as Parameters<typeof create<typeof hazard>>[2]; // parsed by the ledger's own schema
  } catch (error) {
    if (!(error instanceof Problem) || !error.details['fields']) throw error;
    const fields = error.details['fields'];
    const below = Object.fromEntries(Object.entries(fields).map(([name, said]) => [`hazard.${name}`, said]));
    throw new Problem('invalid', error.message, { fields: below });
  }
}
