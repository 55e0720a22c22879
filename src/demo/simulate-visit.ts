import { addDays, dayOf, startOfDay } from '../kernel/calendar.ts';
import { hazard, order } from '../modules/hazards/index.ts';
import { methods, unlimitedMethods, visit } from '../modules/inspections/index.ts';
import { create, take } from '../server/ledger/write.ts';
import { nth } from './chance.ts';
import { demoId } from './demo-id.ts';
import type { CampaignIds } from './simulate-campaigns.ts';
import { expose } from './simulate-oversight.ts';
import { liveSteps } from './simulate-steps.ts';
import type { Stage } from './stage.ts';
import type { PlannedFinding, PlannedVisit } from './visit.ts';

/** Those of the visits, in their order, that come when their site has nearly had what a year allows: they say why. */
export function beyondLimit(visits: readonly PlannedVisit[]): ReadonlySet<PlannedVisit> {
  const counts = new Map<string, number>();
  return new Set(
    visits.filter(({ siteIndex, method, at }) => {
      if (unlimited.includes(method)) return false;
      const key = `${siteIndex} ${dayOf(at).slice(0, 4)}`;
      const had = counts.get(key) ?? 0;
      counts.set(key, had + 1);
      return had >= 3; // those of one group are recorded at once: the last that is allowed may come as one too many
    }),
  );
}
const unlimited: readonly string[] = unlimitedMethods;

/** Makes a visit, records what was found, issues the document, and lives what became of each hazard until now. */
export async function liveVisit(
  stage: Stage,
  campaigns: CampaignIds,
  planned: PlannedVisit,
  {
    now,
    beyond,
    targets,
  }: {
    readonly now: string;
    readonly beyond: ReadonlySet<PlannedVisit>;
    readonly targets: ReadonlyMap<PlannedVisit, string>;
  },
): Promise<void> {
  const { world } = stage;
  const recorder = nth(planned.inspectors, 0);
  const at = planned.endedAt < now ? planned.endedAt : planned.at;
  const ctx = stage.as(recorder, at);
  const about = { site: nth(world.sites, planned.siteIndex).id, campaign: campaignOf(campaigns, planned) };
  const isVisit = isMethod(planned.method);
  if (isMethod(planned.method)) {
    await create(
      ctx,
      visit,
      {
        ...about,
        method: planned.method,
        target: targets.get(planned) ?? null,
        startedAt: planned.at,
        endedAt: planned.endedAt,
        inspectors: planned.inspectors.map((person) => nth(world.people, person).id),
        jointWith: planned.method === 'joint' ? '县消防救援大队' : null,
        experts: planned.experts.map((expert) => nth(world.experts, expert).name).join('、') || null,
        checked: planned.record,
        limitReason: beyond.has(planned) ? '专项行动统一部署，须现场核查' : null,
        receivedBy: nth(world.sites, planned.siteIndex).safetyManager,
      },
      planned.id,
    );
  }
  const orderId = isVisit ? await issue(stage, planned, about.site) : null;
  const exposed = await expose(stage, about.campaign, planned, about.site, now);
  await Promise.all(
    planned.findings.map(async (found) => {
      await find(stage, planned, found, { ...about, visit: isVisit ? planned.id : null, exposure: exposed, at });
      await liveSteps(stage, found, orderId, now);
    }),
  );
  const filed = startOfDay(addDays(dayOf(planned.endedAt), 3));
  if (isVisit && filed < now) await take(stage.as(recorder, filed), visit, planned.id, 'file', {});
}

async function issue(stage: Stage, planned: PlannedVisit, siteId: string): Promise<string | null> {
  const { order: document, findings, inspectors, at } = planned;
  const lasting = findings.filter(({ outcome }) => outcome.kind !== 'onSite');
  if (!document || document.paper === 'list' || lasting.length === 0) return null;
  const ids = inspectors.map((person) => nth(stage.world.people, person).id);
  const id = demoId(at, 'order', planned.id);
  const ctx = stage.as(nth(inspectors, 0), planned.endedAt);
  const subject = `${lasting.length} 项事故隐患限期整改`;
  const draft = {
    site: siteId,
    visit: planned.id,
    kind: document.paper,
    subject,
    issuedOn: dayOf(at),
    inspectors: ids,
    dueOn: document.dueOn,
  };
  await create(ctx, order, draft, id);
  const receivedBy = nth(stage.world.sites, planned.siteIndex).safetyManager;
  await take(ctx, order, id, 'serve', { receivedBy, servedOn: dayOf(at) });
  return id;
}

interface About {
  readonly site: string;
  readonly campaign: string | null;
  readonly visit: string | null;
  readonly exposure: string | null;
  readonly at: string;
}

async function find(
  stage: Stage,
  planned: PlannedVisit,
  found: PlannedFinding,
  { at, ...about }: About,
): Promise<void> {
  const { id, text: summary, category, level, basis } = found;
  const source = planned.method === 'supervision' ? 'supervision' : about.visit === null ? 'selfReport' : 'inspection';
  const standard = level === 'major' ? basis : null;
  const draft = { ...about, summary, category, level, standard, basis, source, foundAt: planned.at } as const;
  await create(stage.as(nth(planned.inspectors, 0), at), hazard, draft, id);
}

const campaignOf = (campaigns: CampaignIds, { campaign }: PlannedVisit) =>
  campaign === null ? null : (campaigns.get(campaign) ?? null);
const isMethod = (method: string): method is keyof typeof methods => Object.hasOwn(methods, method);
