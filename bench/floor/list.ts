import { Refusal } from './request.ts';
import type { Tx } from './transaction.ts';

const readers =
  'leader committeeOffice sectionChief inspector dutyOfficer writer township village enterprise auditor'.split(' ');
const states = ['found', 'rectifying', 'controlled', 'deferred', 'recheck', 'closed', 'withdrawn'];

/** Twenty hazards of a state and a town by due date, with the names of what they refer to. */
export async function listHazards({ client, county, posts }: Tx, search: URLSearchParams) {
  const state = search.get('state') ?? '';
  const town = search.get('town') ?? '';
  if (!states.includes(state) || !/^\d{9}$/.test(town)) throw new Refusal(422, '筛选条件的格式不对');
  const allowed = posts.some(
    (post) => readers.includes(post.role) && post.siteId === null && (post.area.length === 6 || post.area === town),
  );
  if (!allowed) throw new Refusal(403, '您的岗位不能查看该乡镇的隐患');
  const after = cursorOf(search.get('after'));
  const { rows } = await client.query({
    name: after ? 'hazards-after' : 'hazards',
    text: pageSql(after ? 'and (due_at, id) > ($4, $5)' : 'and due_at is not null'),
    values: [county, state, town, ...(after ?? [])],
  });
  const last = rows.length > 20 ? rows[19] : undefined;
  const next = last ? Buffer.from(JSON.stringify([last.dueAt, last.id])).toString('base64url') : null;
  return { rows: rows.slice(0, 20), next };
}

function cursorOf(text: string | null): readonly string[] | undefined {
  if (text === null) return undefined;
  const found: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
  if (Array.isArray(found) && found.length === 2 && found.every((part) => typeof part === 'string')) return found;
  throw new Refusal(422, '翻页位置无效');
}

const pageSql = (from: string) => `
  select h.id, h.version, h.state, h.area, h.town, h.number, h.due_at as "dueAt", h.created_at as "createdAt", h.created_by as "createdBy",
    h.updated_at as "updatedAt", h.site, h.visit, h.campaign, h.summary, h.category, h.level, h.standard, h.source, h.side,
    h.self_inspection as "selfInspection", h.exposure, h.repeated, h.found_at as "foundAt", h.spot, h.place, h.basis, h.photos, h."order", h.measures, h.funds, h.due_on as "dueOn", h.responsible, h.contingency,
    h.control_measures as "controlMeasures", h.controlled_at as "controlledAt", h.control_ended_at as "controlEndedAt",
    h.defer_reason as "deferReason", h.deferred_at as "deferredAt",
    h.transfer_to as "transferTo", h.transfer_reason as "transferReason", h.transferred_at as "transferredAt", h.stop_scope as "stopScope",
    h.stop_reason as "stopReason", h.stopped_at as "stoppedAt", h.resume_opinion as "resumeOpinion", h.resumed_at as "resumedAt", h.result, h.proof, h.reported_at as "reportedAt",
    h.rectified_by as "rectifiedBy", h.opinion, h.rechecked_at as "recheckedAt", h.rechecked_by as "recheckedBy",
    h.closed_at as "closedAt", h.withdraw_reason as "withdrawReason", h.withdrawn_at as "withdrawnAt",
    s.name as "siteName", coalesce(v.number, left(v.checked, 60)) as "visitName", c.name as "campaignName",
    i.period as "selfInspectionName", e.summary as "exposureName", coalesce(o.number, left(o.subject, 60)) as "orderName",
    rectified.name as "rectifiedByName", rechecked.name as "recheckedByName"
  from (select * from hazard where county = $1 and state = $2 and town = $3 ${from} order by due_at, id limit 21) h
  left join site s on s.county = $1 and s.id = h.site
  left join visit v on v.county = $1 and v.id = h.visit
  left join campaign c on c.county = $1 and c.id = h.campaign
  left join self_inspection i on i.county = $1 and i.id = h.self_inspection
  left join exposure e on e.county = $1 and e.id = h.exposure
  left join rectification_order o on o.county = $1 and o.id = h."order"
  left join account rectified on rectified.id = h.rectified_by
  left join account rechecked on rechecked.id = h.rechecked_by
  order by h.due_at, h.id`;
