import { addHours, dayOf } from '../../kernel/calendar.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Row } from '../../kernel/ledger.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { create, take } from '../../server/ledger/write.ts';
import { handle, type ServerModule } from '../../server/module.ts';
import { accidentReport } from './accident-report.ledger.ts';
import { accidentCourse, openInvestigation } from './accident.endpoints.ts';
import { accidentPapers } from './accident-papers.server.ts';
import { accident } from './accident.ledger.ts';
import { investigatorOf, investigators, reportedUpTo, windowEnd } from './accident.rules.ts';
import { accidentInvestigation } from './investigation.ledger.ts';
import { reportAccidentHandler } from './report-accident.server.ts';

const openInvestigationHandler = handle(openInvestigation, async (ctx, asked) => {
  const there = await find(ctx, accidentInvestigation, asked.id);
  if (there) return { id: there.id };
  const row = await get(ctx, accident, asked.accident);
  if (row.grade === null) throw new Problem('refused', '事故还没有首报和定级，请先首报');
  if (row.investigatedOn !== null) throw new Problem('refused', '该事故已经成立调查组，请在原调查记录中办理');
  const occurredOn = dayOf(row.occurredAt);
  if (asked.formedOn > ctx.today || asked.formedOn < occurredOn)
    throw wrongField('formedOn', '成立日期应在事故发生之后、不晚于今天，请核对');
  if (!asked.procuratorate) throw wrongField('procuratorate', '应当邀请人民检察院派人参加调查组（条例第二十二条）');
  const { leader, members, procuratorate, formedOn } = asked;
  const team = { leader, members, procuratorate, formedOn, area: row.area };
  const of = {
    name: `${row.name}调查`,
    accident: row.id,
    grade: row.grade,
    occurredOn,
    level: investigatorOf(row.grade),
  };
  const made = await create(withSystem(ctx), accidentInvestigation, { ...of, ...team }, asked.id);
  const step = row.state === 'ended' ? 'investigateEnded' : 'investigate';
  await take(withSystem(ctx), accident, row.id, step, {}, row.version);
  return { id: made.id };
});

const accidentCourseHandler = handle(accidentCourse, async (ctx, { id }) => {
  const row = await get(ctx, accident, id);
  const [{ rows: reports }, { rows: investigations }] = await Promise.all([
    list(ctx, accidentReport, { where: { accident: id }, sort: { by: 'ordinal' }, limit: 200 }),
    list(ctx, accidentInvestigation, { where: { accident: id }, limit: 1 }),
  ]);
  const grade = row.grade ?? 'general';
  return {
    unitDueAt: row.knewAt === null ? null : addHours(row.knewAt, ctx.setting('accidents.unitHours')),
    upTo: reportedUpTo[grade],
    windowEndsOn: windowEnd(row.occurredAt, row.kind, (key) => ctx.setting(key)),
    investigator: investigators[investigatorOf(grade)],
    nearMiss: nearMissOf(row),
    reports,
    investigation: investigations[0]?.id ?? null,
  };
});

/** Why an accident must be reported as a larger one at risk though few are hurt (总局令21号第二十六条，待核实). */
function nearMissOf(row: Row<typeof accident>): readonly string[] {
  return [
    (row.atRisk ?? 0) >= 10 ? '涉险十人以上' : '',
    (row.missing ?? 0) >= 3 ? '三人以上被困或下落不明' : '',
    (row.evacuated ?? 0) >= 500 ? '紧急疏散五百人以上' : '',
    row.keyFacility === true ? '危及重要场所或严重污染' : '',
  ].filter((words) => words !== '');
}

/** The server's half of accidents. */
export const accidentsServer: ServerModule = {
  name: 'accidents',
  templates: accidentPapers,
  handlers: [reportAccidentHandler, openInvestigationHandler, accidentCourseHandler],
};
