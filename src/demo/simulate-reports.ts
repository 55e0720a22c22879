import { halfYearBefore } from '../kernel/period.ts';
import { beginReport, nextPeriod, report, signReport } from '../modules/reports/index.ts';
import { ask } from '../server/ask.ts';
import { take } from '../server/ledger/write.ts';
import { demoId } from './demo-id.ts';
import { followPromises, promiseHalfYear } from './simulate-promises.ts';
import type { Stage } from './stage.ts';

/** The last half-year's report in each of the outlines, and how far its bureau has come with it. */
const told = [
  ['threeParts', 'signed'],
  ['objectives', 'approved'],
  ['domains', 'review'],
  ['situationFirst', 'draft'],
  ['sixThemes', 'draft'],
] as const;

/** The reports on the half-year before: one signed, one waiting for it, one in review, two being written. */
export async function writeReports(stage: Stage, now: string): Promise<void> {
  const period = halfYearBefore(now.slice(0, 10));
  const at = `${nextMonth(period.to)}-06T01:30:00.000Z`;
  if (at > now) return;
  const [writer, office, leader] = (['writer', 'committeeOffice', 'leader'] as const).map((role) =>
    stage.as(stage.firstOf(role), at),
  );
  if (!writer || !office || !leader) throw new Error('the bureau has nobody who writes, reviews or signs');
  await promiseHalfYear(stage, period);
  for (const [order, [structure, state]] of told.entries()) {
    const id = demoId(at, 'report', order);
    await ask(writer, beginReport, { id, period: period.code, from: { structure } });
    if (state === 'draft') continue;
    await take(writer, report, id, 'submit', {});
    if (state === 'review') continue;
    const { version } = await take(office, report, id, 'approve', {});
    if (state === 'signed') await ask(leader, signReport, { id, version });
  }
  await followPromises(stage, nextPeriod(period).code, at);
}

function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}
