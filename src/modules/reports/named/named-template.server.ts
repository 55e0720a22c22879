import sql from 'sql-template-tag';
import { Problem } from '../../../kernel/problem.ts';
import type { Context } from '../../../server/context.ts';
import { get } from '../../../server/ledger/read.ts';
import { handle } from '../../../server/module.ts';
import { frameOf } from '../compose.server.ts';
import { widened } from '../campaigns/narrow-to-campaign.ts';
import { report } from '../report.ledger.ts';
import { periodWords } from '../text/period-words.ts';
import type { SectionText } from '../text/report-text.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { sectionsOf } from '../write/sections.server.ts';
import { keepTemplate, type KeptTemplate, keptTemplates } from './named-template.endpoints.ts';
import { toSlots } from './slots.ts';

/** A template as a report is begun from it. */
export interface NamedTemplate {
  readonly structure: string;
  readonly title: string;
  readonly sections: readonly SectionText[];
}

const keepHandler = handle(keepTemplate, async (ctx, { report: id, name }) => {
  requireWholeCounty(ctx);
  const row = await get(ctx, report, id);
  const sections = await sectionsOf(ctx, id);
  if (sections.length === 0) throw new Problem('refused', '这份报告不是分章编写的，不能存为模板；请先用“新编报告”编写');
  const { bureau, period } = await frameOf(ctx, row.period, row.campaign);
  const words = { ...periodWords(period), bureau };
  const texts = sections.map(({ text }) => ({ heading: toSlots(text.heading, words), blocks: text.blocks }));
  const kept = row.campaign === null ? texts : widened(texts, row.campaign);
  const [made] = await ctx.tx.rows<{ version: number }>(sql`
    insert into report_template (county, name, version, structure, title, sections, by, at)
    select ${ctx.county}, ${name}, coalesce(max(version), 0) + 1, ${row.template}, ${toSlots(row.title, words)},
      ${JSON.stringify(kept)}, ${ctx.actor.id}, ${ctx.now}
    from report_template where county = ${ctx.county} and name = ${name}
    on conflict do nothing returning version`);
  if (!made) throw new Problem('stale', '别人刚存过同名模板，请再存一次');
  return { name, version: made.version };
});

const listHandler = handle(keptTemplates, async (ctx) => {
  requireWholeCounty(ctx);
  const templates = await ctx.tx.rows<KeptTemplate>(sql`
    select name, version, title, by, at, jsonb_path_query_array(sections, '$[*].heading') as headings
    from report_template where county = ${ctx.county} order by name, version desc limit 200`);
  return { templates };
});

/** What answers about named templates. */
export const templateHandlers = [keepHandler, listHandler];

/** The latest version of a template. Problem 'missing' when there is none of the name. */
export async function latestVersion(ctx: Context, name: string): Promise<number> {
  const [found] = await ctx.tx.rows<{ version: number | null }>(sql`select max(version) as version from report_template
    where county = ${ctx.county} and name = ${name}`);
  if (found?.version) return found.version;
  throw new Problem('missing', `没有名为“${name}”的模板，请在简报刊名里改选`);
}

/** A version of a template. Problem 'missing' when there is none. */
export async function namedTemplate(ctx: Context, name: string, version: number): Promise<NamedTemplate> {
  const [found] = await ctx.tx.rows<NamedTemplate>(sql`select structure, title, sections from report_template
    where county = ${ctx.county} and name = ${name} and version = ${version}`);
  if (!found) throw new Problem('missing', `没有名为“${name}”的模板第 ${version} 版，请刷新页面后重新选择`);
  return found;
}
