import { Refusal } from './request.ts';
import type { Tx } from './transaction.ts';

const readers = [
  'inspector',
  'sectionChief',
  'township',
  'village',
  'leader',
  'committeeOffice',
  'dutyOfficer',
  'writer',
];
const states = ['listed', 'safe', 'flagged', 'appraising', 'appraised', 'released', 'treated', 'removed'];

/** Twenty buildings of a state and a town by due date, with the names of who surveyed them. */
export async function listBuildings({ client, county, posts }: Tx, search: URLSearchParams) {
  const state = search.get('state') ?? '';
  const town = search.get('town') ?? '';
  if (!states.includes(state) || !/^\d{9}$/.test(town)) throw new Refusal(422, '筛选条件的格式不对');
  const allowed = posts.some(
    (post) => readers.includes(post.role) && post.siteId === null && (post.area.length === 6 || post.area === town),
  );
  if (!allowed) throw new Refusal(403, '您的岗位不能查看该乡镇的房屋');
  const { rows } = await client.query({ name: 'buildings', text: pageSql, values: [county, state, town] });
  const last = rows.length > 20 ? rows[19] : undefined;
  const next = last ? Buffer.from(JSON.stringify([last.dueAt, last.id])).toString('base64url') : null;
  return { rows: rows.slice(0, 20), next };
}

const pageSql = `
  select b.id, b.version, b.state, b.area, b.town, b.number, b.due_at as "dueAt", b.created_at as "createdAt", b.created_by as "createdBy",
    b.updated_at as "updatedAt", b.survey_code as "surveyCode", b.address, b.place, b.zone, b.kind, b.use, b.storeys,
    b.built_year as "builtYear", b.owner, b.owner_phone as "ownerPhone", b.four_without as "fourWithout", b.use_changed as "useChanged",
    b.storey_added as "storeyAdded", b.excavated, b.illegal_extension as "illegalExtension", b.photos, b.survey_due_on as "surveyDueOn",
    b.surveyed_at as "surveyedAt", b.surveyed_by as "surveyedBy", b.findings, b.level, b.evidence, b.flagged_at as "flaggedAt",
    b.due_on as "dueOn", b.appraise_due_on as "appraiseDueOn", b.appraisal_needed_at as "appraisalNeededAt", b.agency, b.grade, b.report,
    b.appraised_at as "appraisedAt", b.released_at as "releasedAt", b.treatment, b.result, b.proof, b.treated_at as "treatedAt",
    b.extend_reason as "extendReason", b.resurvey_reason as "resurveyReason", b.remove_reason as "removeReason",
    b.remove_note as "removeNote", b.removed_at as "removedAt", a.name as "surveyedByName"
  from (select * from building where county = $1 and state = $2 and town = $3 and due_at is not null order by due_at, id limit 21) b
  left join account a on a.id = b.surveyed_by
  order by b.due_at, b.id`;
