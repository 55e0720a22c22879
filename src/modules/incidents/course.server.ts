import sql from 'sql-template-tag';
import { areaNames } from '../../server/http/names.ts';
import { get, list } from '../../server/ledger/read.ts';
import { handle } from '../../server/module.ts';
import { incidentCall } from './call.ledger.ts';
import { incidentCourse } from './incident.endpoints.ts';
import { incident } from './incident.ledger.ts';
import { incidentReport } from './incident-report.ledger.ts';
import { noticesOf } from './notices.server.ts';
import { windowOf } from './report-incident.server.ts';

/** Answers an incident in time. */
export const incidentCourseHandler = handle(incidentCourse, async (ctx, { id }) => {
  const row = await get(ctx, incident, id);
  const [notices, { rows: reports }, { rows: calls }, names, [county]] = await Promise.all([
    noticesOf(ctx, id),
    list(ctx, incidentReport, { where: { incident: id }, sort: { by: 'ordinal' }, limit: 200 }),
    list(ctx, incidentCall, { where: { incident: id }, sort: { by: 'id' }, limit: 50 }),
    areaNames(ctx),
    ctx.tx.rows<{ bureau: string }>(sql`select bureau from county where county = ${ctx.county}`),
  ]);
  return {
    notices,
    reports,
    calls,
    windowEndsOn: windowOf(ctx, row),
    bureau: county?.bureau ?? '',
    where: [row.area.length > 6 ? names.get(row.area.slice(0, 9)) : undefined, row.placeWords].filter(Boolean).join(''),
  };
});
