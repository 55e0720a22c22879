import { useQuery } from '@tanstack/react-query';
import type { Role } from '../../kernel/role.ts';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { textOf } from '../../web/fields/field-ui.ts';
import { useMe, useRoles } from '../../web/names.ts';
import { planBoard, visit } from '../inspections/index.ts';
import { campaign } from '../oversight/index.ts';
import { sectors, site } from '../sites/index.ts';
import { hazard } from './hazard.ledger.ts';
import type { Known } from './visit-draft.ts';
import type { Sector } from './usual-finding.ts';

/** A site one has lately been to. */
export interface RecentSite {
  readonly id: string;
  readonly name: string;
}

/** As the last time; a visit by lot only where one was drawn. */
function usualMethod(last: unknown, mayOrder: boolean): unknown {
  const usual = mayOrder ? 'lawEnforcement' : 'specialCheck';
  return last === 'doubleRandom' ? usual : (last ?? usual);
}

/** What is known before anything is typed: how I visited last, where I have been, and all about the chosen site. */
export function useVisitKnown(siteId: string): Known & { readonly recent: readonly RecentSite[] } {
  const me = useMe();
  const mayOrder = useMayOrder();
  const { now, today } = useNow();
  const { data: mine } = useQuery({
    queryKey: [visit.name, 'list', 'by', me.id],
    queryFn: () => api.list(visit, { where: { createdBy: me.id }, sort: '-startedAt', limit: 30 }),
  });
  const last = mine?.rows[0];
  const campaignId = useRunningCampaign(textOf(last?.['campaign']), today);
  const partners = Array.isArray(last?.['inspectors']) ? last['inspectors'].filter((id) => id !== me.id) : [];
  const row = useSite(siteId)?.row;
  const target = useTarget(textOf(row?.['sector']));
  const recent = (mine?.rows ?? []).map((one) => ({
    id: textOf(one['site']),
    name: mine?.titles[textOf(one['site'])] ?? '',
  }));
  return {
    visit: {
      method: usualMethod(last?.['method'], mayOrder),
      campaign: campaignId,
      target,
      startedAt: now,
      inspectors: [me.id, ...partners],
    },
    site: row ? { sector: sectorOf(row['sector']), principal: textOf(row['principal']) || null } : null,
    today,
    by: me.id,
    recent: [...new Map(recent.map((one) => [one.id, one])).values()].slice(0, 6),
  };
}

/** The line of this year's plan that a visit of my section to a site of a sector is for. */
function useTarget(sector: string): string | null {
  const sections = useMe().posts.map((post) => post.section);
  const { data } = useQuery({
    queryKey: [visit.name, 'plan-board', 'now'],
    queryFn: () => api.call(planBoard, {}),
    enabled: sector !== '',
    staleTime: 10 * 60_000,
  });
  if (data?.plan?.state !== 'approved') return null;
  return data.targets.find((each) => each.sector === sector && sections.includes(each.section))?.id ?? null;
}

/** Whether the person signed in may order hazards put right; who may not registers them. */
export function useMayOrder(): boolean {
  const ordering: readonly Role[] = hazard.steps.order.by;
  return useRoles().some((role) => ordering.includes(role));
}

/** The file of a site, once one is chosen. */
export function useSite(id: string) {
  const file = useQuery({
    queryKey: [site.name, 'row', id],
    queryFn: () => api.row(site, id),
    enabled: id !== '',
  });
  return file.data;
}

/** The hazards recorded at a site, the latest first. */
export function useEarlierHazards(siteId: string) {
  const found = useQuery({
    queryKey: [hazard.name, 'list', 'at', siteId],
    queryFn: () =>
      api.list(hazard, { where: { site: siteId, state: { not: 'withdrawn' } }, sort: '-foundAt', limit: 100 }),
    enabled: siteId !== '',
  });
  return (found.data?.rows ?? []).map((row) => ({
    id: row.id,
    summary: textOf(row['summary']),
    category: textOf(row['category']),
    state: row.state,
    foundAt: textOf(row['foundAt']),
    dueAt: row.dueAt,
  }));
}

/** The campaign of the last visit while it runs. */
function useRunningCampaign(id: string, today: string): string | null {
  const { data } = useQuery({
    queryKey: [campaign.name, 'row', id],
    queryFn: () => api.row(campaign, id),
    enabled: id !== '',
  });
  const isRunning = data && data.row.state !== 'closed' && textOf(data.row['endsOn']) >= today;
  return isRunning ? id : null;
}

const sectorOf = (word: unknown): Sector => (typeof word === 'string' && isSector(word) ? word : 'other');
const isSector = (word: string): word is Sector => Object.hasOwn(sectors, word);
