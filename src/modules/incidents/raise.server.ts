import { addHours } from '../../kernel/calendar.ts';
import type { Draft, Row } from '../../kernel/ledger.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Context } from '../../server/context.ts';
import { areaNames, peopleOf } from '../../server/http/names.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { find, list } from '../../server/ledger/read.ts';
import { create, take, update } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { incidentCall } from './call.ledger.ts';
import { likelySame, raiseIncident } from './incident.endpoints.ts';
import { incident } from './incident.ledger.ts';
import { type Account, incidentName, mayBeSame, suggestGrade } from './incident.rules.ts';
import { openNotices } from './notices.server.ts';

type Call = Row<typeof incidentCall>;

/** Answers the raising of an incident: the call is kept whole, the grade is judged, and everybody who must be told has his clock. */
export const raiseIncidentHandler = handle(raiseIncident, async (ctx, asked) => {
  const there = await find(ctx, incident, asked.id);
  if (there) return { id: there.id, name: there.name, grade: there.grade ?? 'general' };
  const draft = asked.draft as Draft<typeof incidentCall>; // parsed by the ledger's own schema
  const call = await keep(ctx, asked.call, asked.version, draft);
  if (call.state !== 'taking') throw new Problem('refused', '这通来电已经处理，请刷新查看');
  const kind = call.kind ?? 'other';
  const toll = {
    dead: call.dead,
    missing: call.missing,
    injured: call.injured,
    trapped: call.trapped,
    evacuated: null,
  };
  const grade = suggestGrade(kind, toll);
  const names = await areaNames(ctx);
  const where = (call.district === null ? undefined : names.get(call.district)) ?? call.placeWords ?? '地点待核实';
  const made = await create(
    withSystem(ctx),
    incident,
    {
      name: incidentName(where, call.occurredAt ?? call.receivedAt, kind),
      kind,
      receivedAt: call.receivedAt,
      occurredAt: call.occurredAt,
      course: call.heard,
      measures: call.measures,
      area: call.district ?? ctx.county,
    },
    asked.id,
  );
  const placeWords = call.placeWords ?? (call.district === null ? null : (names.get(call.district) ?? null));
  const first = { grade, ...toll, placeWords, place: call.place };
  const judged = await take(withSystem(ctx), incident, made.id, 'assess', first, made.version);
  await take(withSystem(ctx), incidentCall, call.id, 'raise', { incident: made.id }, call.version);
  await openNotices(ctx, judged, grade, call.receivedAt);
  return { id: made.id, name: made.name, grade };
});

/** The call as it was heard last: new, or changed over the version its writer saw. */
async function keep(
  ctx: Context,
  id: string,
  version: number | null,
  draft: Draft<typeof incidentCall>,
): Promise<Call> {
  const { area: _area, ...change } = draft;
  const found = await find(ctx, incidentCall, id);
  if (!found) return create(ctx, incidentCall, { ...draft, area: ctx.county }, id);
  if (found.state !== 'taking') return found;
  return update(ctx, incidentCall, id, version ?? found.version, change);
}

const sinceHours = 12;
const callHours = 1;

/** Answers who else may be hearing of the same: open incidents alike in time and place, and whoever is on the telephone now. */
export const likelySameHandler = handle(likelySame, async (ctx, asked) => {
  const own = await find(ctx, incidentCall, asked.call);
  const heard: Account = { ...asked, at: asked.occurredAt ?? own?.receivedAt ?? ctx.now };
  const [{ rows: incidents }, { rows: calls }, people] = await Promise.all([
    list(ctx, incident, {
      where: { state: ['received', 'reporting'], receivedAt: { gte: addHours(ctx.now, -sinceHours) } },
      sort: { by: 'receivedAt', desc: true },
      limit: 100,
    }),
    list(ctx, incidentCall, {
      where: { state: 'taking', receivedAt: { gte: addHours(ctx.now, -callHours) } },
      sort: { by: 'receivedAt', desc: true },
      limit: 50,
    }),
    peopleOf(ctx),
  ]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const isTelling = heard.kind !== null || heard.district !== null || heard.placeWords !== null || heard.place !== null;
  return {
    incidents: incidents
      .filter((row) => isTelling && mayBeSame(heard, accountOf(row, row.area.length > 6 ? row.area : null)))
      .slice(0, 5)
      .map(({ id, name, receivedAt, state }) => ({ id, name, receivedAt, state })),
    calls: calls
      .filter(({ id, createdBy }) => id !== asked.call && createdBy !== ctx.actor.id)
      .map((row) => ({
        id: row.id,
        heard: row.heard,
        by: names.get(row.createdBy) ?? '同事',
        receivedAt: row.receivedAt,
        likely: isTelling && mayBeSame(heard, accountOf(row, row.district)),
      })),
  };
});

const accountOf = (
  row: Pick<Call, 'kind' | 'occurredAt' | 'receivedAt' | 'placeWords' | 'place'>,
  district: string | null,
): Account => ({
  kind: row.kind,
  at: row.occurredAt ?? row.receivedAt,
  district,
  placeWords: row.placeWords,
  place: row.place,
});
