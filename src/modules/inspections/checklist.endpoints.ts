import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { checkItem, checklist } from './checklist.ledger.ts';
import { enforcers, planners, readers } from './inspection-roles.ts';
import { visit } from './visit.ledger.ts';

const id = z.uuid();
const item = z.strictObject({
  content: checkItem.fields.content.schema,
  basis: checkItem.fields.basis.schema,
  finding: checkItem.fields.finding.schema.nullish(),
});

/** Saves a checklist with all its items as a new draft; one in force is never changed, its next edition is. */
export const saveChecklist = endpoint({
  method: 'post',
  path: '/inspections/save-checklist',
  label: '编制检查表',
  by: enforcers,
  input: z.strictObject({
    id,
    name: checklist.fields.name.schema,
    sector: checklist.fields.sector.schema.nullish(),
    basis: checklist.fields.basis.schema.nullish(),
    items: z.array(item).min(1, '请至少填写一项').max(300, '一张检查表最多 300 项'),
  }),
  output: z.object({ id, edition: z.int() }),
});

/** Puts a checklist into use from a day on; the edition before it ends on that day. */
export const publishChecklist = endpoint({
  method: 'post',
  path: '/inspections/publish-checklist',
  label: '启用检查表',
  by: planners,
  input: z.strictObject({ id, version: z.int(), effectiveOn: z.iso.date('请填写启用日期') }),
  output: z.object({ id, ended: z.int() }),
});

const listed = z.object({
  id,
  name: z.string(),
  edition: z.int(),
  items: z.array(z.object({ id, content: z.string(), basis: z.string(), finding: z.string().nullable() })).readonly(),
});

/** The checklists in use for a sector on a day, the sector's own first. */
export const checklistsFor = endpoint({
  method: 'get',
  path: '/inspections/checklists-for',
  label: '可用检查表',
  by: visit.may.create,
  input: z.strictObject({ sector: z.string().max(40), on: z.iso.date() }),
  output: z.object({ checklists: z.array(listed).readonly() }),
});

/** One checklist with its items, whatever its state. */
export const openChecklist = endpoint({
  method: 'get',
  path: '/inspections/checklist',
  label: '检查表',
  by: readers,
  input: z.strictObject({ id }),
  output: listed,
});

/** A checklist with its items. */
export type ListedChecklist = z.infer<typeof listed>;
