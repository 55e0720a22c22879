import { withSystem } from '../../server/jobs/system.ts';
import { find, get } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { reportAccident } from './accident.endpoints.ts';
import { accident } from './accident.ledger.ts';
import { nextAccidentReport } from './next-report.ts';

/** Answers a report: the chain grows by one, the accident is what its reports say, and after the term no death changes it any more. */
export const reportAccidentHandler = handle(reportAccident, async (ctx, { id, accident: of, ...said }) => {
  const there = await find(ctx, accidentReport, id);
  if (there) return { id: there.id, title: there.title, grade: there.grade, counted: true };
  const row = await get(ctx, accident, of);
  const { now, today } = ctx;
  const next = nextAccidentReport(row, said, { now, today, setting: (key) => ctx.setting(key) });
  const all = withSystem(ctx);
  const made = await create(all, accidentReport, next.report, id);
  if (row.state === 'ended') await take(all, accident, row.id, 'regrade', next.changed, row.version);
  else {
    const told = { ...next.changed, firstReportAt: next.firstReportAt };
    const { version } = await take(all, accident, row.id, 'report', told, row.version);
    if (next.kind === 'final') await take(all, accident, row.id, 'finish', {}, version);
  }
  return { id: made.id, title: made.title, grade: next.grade, counted: next.isCounted };
});
