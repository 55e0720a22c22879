import { addHours } from '../../kernel/calendar.ts';
import { cite } from '../../kernel/law.ts';
import type { Row } from '../../kernel/ledger.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { list } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { type incident, incidentNotice } from './incident.ledger.ts';
import { type IncidentGrade, type Obligation, obligationsOf } from './incident.rules.ts';

type Incident = Row<typeof incident>;
type Notice = Row<typeof incidentNotice>;

/** The notices of an incident, the earliest first. */
export async function noticesOf(ctx: Context, id: string): Promise<readonly Notice[]> {
  return (await list(ctx, incidentNotice, { where: { incident: id }, sort: { by: 'tellBy' }, limit: 200 })).rows;
}

/** Opens a clock for everybody whom the grade asks for and who has none yet; they run from `from`, the call or the report that raised the grade. */
export async function openNotices(ctx: Context, row: Incident, grade: IncidentGrade, from: string): Promise<void> {
  const there = await noticesOf(ctx, row.id);
  const due = obligationsOf(row.kind, grade, (key) => ctx.setting(key));
  for (const each of due) {
    const known = there.some(({ recipient, channel }) => recipient === each.recipient && channel === each.channel);
    if (!known) await open(ctx, row, each, { from, about: `${row.name}首报` });
  }
}

/** Opens a written clock for everybody who was owed the report before: they are owed the next one too. */
export async function openFollowUps(ctx: Context, row: Incident, grade: IncidentGrade, title: string): Promise<void> {
  const due = obligationsOf(row.kind, grade, (key) => ctx.setting(key)).filter(({ channel }) => channel === 'written');
  for (const each of due) await open(ctx, row, each, { from: ctx.now, about: title });
}

async function open(
  ctx: Context,
  row: Incident,
  { recipient, channel, minutes, law }: Obligation,
  { from, about }: { readonly from: string; readonly about: string },
): Promise<void> {
  const clause = ctx.registry.laws.get(law);
  const basis = `${clause ? cite(clause) : ''}；本县${channel === 'phone' ? '电话' : '书面'}时限 ${minutes} 分钟`;
  const tellBy = addHours(from, minutes / 60);
  const told = about.slice(0, 240);
  const facts = { name: `${told}，报${recipient}`, recipient, channel, tellBy, basis, about: told };
  await create(withSystem(ctx), incidentNotice, { incident: row.id, ...facts, area: row.area });
}
