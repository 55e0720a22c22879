import { dayOf } from '../../kernel/calendar.ts';
import type { Row } from '../../kernel/ledger.ts';
import { Problem, wrongField } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, get, list } from '../../server/ledger/read.ts';
import { create, take, update } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import {
  accident,
  accidentReport,
  linkTitle,
  merged,
  nextAccidentReport,
  nextLink,
  type SaidOfAccident,
  windowEnd,
} from '../accidents/index.ts';
import { becomeAccident, reportIncident } from './incident.endpoints.ts';
import { incident } from './incident.ledger.ts';
import { incidentReport } from './incident-report.ledger.ts';
import { type Casualties, casualtyNames, changesBetween, suggestGrade } from './incident.rules.ts';
import { openFollowUps, openNotices } from './notices.server.ts';

type Incident = Row<typeof incident>;
type Report = Row<typeof incidentReport>;

/**
 * Answers a report: the chain grows by one; figures that were told may rise and fall, each change explained; within thirty days (traffic and
 * fire seven) a death regrades, after it the report is kept and nothing else changes (生产安全事故报告和调查处理条例 第十三条).
 */
export const reportIncidentHandler = handle(reportIncident, async (ctx, asked) => {
  const there = await find(ctx, incidentReport, asked.id);
  if (there) return { id: there.id, title: there.title, grade: there.grade, counted: true };
  const row = await get(ctx, incident, asked.incident);
  if (row.state === 'dismissed' || row.state === 'archived')
    throw new Problem('refused', row.state === 'archived' ? '该事件已归档，不再报告' : '该事件已撤销，不再报告');
  const kind = nextLink({ firstReportAt: row.firstReportAt, isEnded: row.state === 'ended' }, asked.kind);
  const before = casualtiesOf(row);
  const said = merged(before, asked);
  const isCounted = kind === 'correction' || ctx.today <= windowOf(ctx, row);
  const changes = kind === 'first' ? [] : changesBetween(before, said);
  if (changes.length > 0 && !asked.explanation)
    throw wrongField('explanation', `${changes.join('，')}：数字有升降，请写明原因`);
  const known = isCounted ? said : before;
  const grade = isCounted ? suggestGrade(row.kind, known) : (row.grade ?? suggestGrade(row.kind, known));
  const ordinal = (row.reports ?? 0) + 1;
  const title = `${row.name}${linkTitle(kind, ordinal)}`;
  const { situation } = asked;
  const made = await create(
    withSystem(ctx),
    incidentReport,
    {
      title,
      incident: row.id,
      ordinal,
      kind,
      reportedAt: ctx.now,
      ...said,
      grade,
      situation,
      changes: changes.length > 0 ? changes.join('，') : null,
      explanation: asked.explanation || null,
      area: row.area,
    },
    asked.id,
  );
  const now = { ...known, grade, reports: ordinal, lastReportAt: ctx.now };
  if (row.state === 'ended') await take(withSystem(ctx), incident, row.id, 'regrade', now, row.version);
  else {
    const first = { ...now, firstReportAt: row.firstReportAt ?? ctx.now };
    const { version } = await take(withSystem(ctx), incident, row.id, 'report', first, row.version);
    if (kind === 'final') await take(withSystem(ctx), incident, row.id, 'finish', {}, version);
  }
  await openNotices(ctx, row, grade, ctx.now);
  if (kind !== 'first') await openFollowUps(ctx, row, grade, title);
  if (row.accident !== null) await passOn(ctx, row.accident, made, asked.kind);
  return { id: made.id, title, grade, counted: isCounted };
});

/** Answers the turning of an incident into a production accident: nothing is typed twice, and the reports sent so far are the accident's too. */
export const becomeAccidentHandler = handle(
  becomeAccident,
  async (ctx, { id, incident: of, unitName, sector, kind }) => {
    const row = await get(ctx, incident, of);
    if (row.accident === id) return { id };
    if (row.accident !== null) throw new Problem('refused', '该事件已有对应的生产安全事故，请在事故页续报');
    const occurredAt = row.occurredAt ?? row.receivedAt;
    await create(
      ctx,
      accident,
      {
        name: row.name,
        unitName,
        kind,
        sector,
        occurredAt,
        receivedAt: row.receivedAt,
        address: row.placeWords ?? '地点待核实',
        place: row.place,
        course: row.course,
        measures: row.measures ?? '接报时尚未了解',
        area: row.area,
      },
      id,
    );
    await update(ctx, incident, row.id, row.version, { accident: id });
    const { rows } = await list(ctx, incidentReport, {
      where: { incident: row.id },
      sort: { by: 'ordinal' },
      limit: 200,
    });
    for (const report of rows) {
      const asked = report.kind === 'final' || report.kind === 'correction' ? report.kind : 'next';
      await passOn(ctx, id, report, asked);
    }
    return { id };
  },
);

/** Writes a report into the chain of the accident too, at the moment it was sent. */
async function passOn(ctx: Context, id: string, report: Report, kind: SaidOfAccident['kind']): Promise<void> {
  const row = await get(ctx, accident, id);
  const at = { now: report.reportedAt, today: dayOf(report.reportedAt), setting: (key: string) => ctx.setting(key) };
  const { dead, missing, injured, situation } = report;
  const said = {
    kind,
    recipients: '市应急管理局、县人民政府',
    situation,
    dead: dead ?? row.dead ?? 0,
    missing,
    injured,
  };
  const next = nextAccidentReport(row, said, at);
  const all = withSystem(ctx);
  await create(all, accidentReport, next.report);
  if (row.state === 'ended') {
    await take(all, accident, id, 'regrade', next.changed, row.version);
    return;
  }
  const told = { ...next.changed, firstReportAt: next.firstReportAt };
  const { version } = await take(all, accident, id, 'report', told, row.version);
  if (next.kind === 'final') await take(all, accident, id, 'finish', {}, version);
}

/** What a row says of casualties. */
export function casualtiesOf(row: Casualties): Casualties {
  const names = Object.keys(casualtyNames) as (keyof Casualties)[]; // Object.keys forgets the names
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Record<keyof Casualties, number | null>;
}

/** The last day on which a death still changes the grade. */
export const windowOf = (ctx: Context, row: Incident) =>
  windowEnd(row.occurredAt ?? row.receivedAt, row.kind, (key) => ctx.setting(key));
