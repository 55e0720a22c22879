import { dayOf } from '../kernel/calendar.ts';
import { cardRule, exposure, exposureIssue, listedSupervision } from '../modules/hazards/index.ts';
import { checkItem, checklist, enforcementPlan, expertEngagement, planTarget } from '../modules/inspections/index.ts';
import { create, take } from '../server/ledger/write.ts';
import type { CampaignIds } from './simulate-campaigns.ts';
import { nth, seedOf } from './chance.ts';
import { demoId } from './demo-id.ts';
import { sections } from './sections.ts';
import type { Stage } from './stage.ts';
import type { PlannedVisit } from './visit.ts';
import type { World } from './world.ts';

const later = (at: string, days: number) => new Date(Date.parse(at) + days * 86_400_000).toISOString();

interface When {
  readonly year: number;
  readonly now: string;
}

const films = 8;
const exposing = 'three_big';
const filmId = (year: string, issue: number) => demoId(`${year}-02-20T01:00:00.000Z`, 'film', issue);
const filmedOn = (year: number, issue: number) =>
  `${year}-0${2 + Math.ceil(issue / 2)}-${issue % 2 === 0 ? '06' : '02'}`;

/** What the year's plan asks of each section, and how many of the sites are visited for it. */
const targets = [
  { name: '监管二股工贸重点检查', section: sections.supervisionTwo, sector: 'industryTrade', target: 92, done: 85 },
  { name: '监管二股砖厂全覆盖检查', section: sections.supervisionTwo, sector: 'shaleBrick', target: 32, done: 32 },
  { name: '监管一股危化重点检查', section: sections.supervisionOne, sector: 'hazchem', target: 40, done: 34 },
] as const;
const targetId = (year: number, sector: string) => demoId(`${year}-01-05T02:00:00.000Z`, 'plan target', sector);

/** The visits that count to the plan, each with the line of it they are made for: the first sites of its sector, whenever they are seen. */
export function plannedBy(
  world: World,
  visits: readonly PlannedVisit[],
  year: number,
): ReadonlyMap<PlannedVisit, string> {
  const found = targets.flatMap(({ sector, done }) => {
    const own = visits.filter(
      ({ method, siteIndex }) => method !== 'selfReport' && nth(world.sites, siteIndex).sector === sector,
    );
    const sites = new Set([...new Set(own.map(({ siteIndex }) => siteIndex))].slice(0, done));
    const id = targetId(year, sector);
    return own.filter(({ siteIndex }) => sites.has(siteIndex)).map((visit) => [visit, id] as const);
  });
  return new Map(found);
}

/** Plans the year, puts a checklist into use, asks experts, makes the films of the exposure drive. */
export async function planOversight(stage: Stage, campaigns: CampaignIds, { year, now }: When): Promise<void> {
  const [chief, office] = [stage.firstOf('sectionChief'), stage.firstOf('committeeOffice')];
  const at = (day: string) => `${year}-${day}T02:00:00.000Z`;
  const plan = demoId(at('01-04'), 'enforcement plan');
  await create(
    stage.as(office, at('01-04')),
    enforcementPlan,
    { name: `${year}年度监管执法计划`, year, workdays: 1960 },
    plan,
  );
  const span = { plan, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` };
  for (const { done: _, ...one } of targets)
    await create(
      stage.as(office, at('01-05')),
      planTarget,
      { ...one, ...span, kind: 'key' },
      targetId(year, one.sector),
    );
  await take(stage.as(office, at('01-06')), enforcementPlan, plan, 'submit', {});
  const approval = {
    approvedBy: '安澜县人民政府',
    approvalNumber: `安府函〔${year}〕6号`,
    approvedOn: `${year}-01-12`,
  };
  await take(stage.as(office, at('01-12')), enforcementPlan, plan, 'approve', { ...approval, approvedVisits: 164 });
  await checks(stage, at('01-13'));
  const campaign = campaigns.get('major_hazard') ?? null;
  const lectures = Array.from(
    { length: 6 },
    (_, n) => ['lecture', `安全生产专题授课（第${n + 1}讲）`, 1, campaign] as const,
  );
  const guidance = Array.from(
    { length: 11 },
    (_, n) => ['guidance', `重大隐患专项检查指导（第${n + 1}次）`, 1, campaign] as const,
  );
  const internet = Array.from({ length: 4 }, (_, n) => ['guidance', `线上巡查会诊（第${n + 1}次）`, 3, null] as const);
  for (const [n, [how, subject, personTimes, of]] of [...lectures, ...guidance, ...internet].entries()) {
    const heldOn = `${year}-0${5 + (n % 2)}-${10 + (n % 15)}`;
    const program = of === null ? ('internet' as const) : null;
    const draft = { subject, kind: how, personTimes, heldOn, campaign: of, program };
    const asked = at(heldOn.slice(5));
    if (later(asked, 4) >= now) continue;
    const { id } = await create(stage.as(chief, asked), expertEngagement, draft);
    const opinion = '意见已当面反馈，问题清单移交责任科室跟踪。';
    await take(stage.as(chief, later(asked, 2)), expertEngagement, id, 'give', { opinion });
    await take(stage.as(chief, later(asked, 4)), expertEngagement, id, 'file', {});
  }
  for (let issue = 1; issue <= films; issue += 1) {
    const filmed = filmedOn(year, issue);
    const about = { name: `警示曝光片第${issue}期`, issue, medium: 'film' as const, filmedOn: filmed };
    const ctx = stage.as(office, `${filmed}T01:00:00.000Z`);
    const id = filmId(String(year), issue);
    await create(ctx, exposureIssue, { ...about, campaign: campaigns.get(exposing) ?? null }, id);
    if (ctx.now >= now) continue;
    await take(stage.as(chief, ctx.now), exposureIssue, id, 'review', {});
    await take(ctx, exposureIssue, id, 'show', { shownOn: filmed });
  }
}

async function checks(stage: Stage, at: string): Promise<void> {
  const items = [
    ['动火作业办理审批并落实监护', 'GB 30871-2022 第5章', '动火作业未办理审批手续'],
    ['可燃、有毒气体报警设施正常投用', 'GB/T 50493-2019', '可燃气体报警设施未正常投用'],
    ['危险化学品分类存放、不超量', '危险化学品安全管理条例 第二十四条', '危险化学品混放或超量储存'],
    ['配电箱可靠接地、线路无私拉乱接', 'GB 50054-2011', '配电箱未可靠接地'],
  ] as const;
  const ctx = stage.clock(at);
  const id = demoId(at, 'checklist');
  const head = { name: '危险化学品企业通用检查表', sector: 'hazchem' as const, edition: 1, items: items.length };
  await create(ctx, checklist, head, id);
  for (const [n, [content, basis, finding]] of items.entries())
    await create(ctx, checkItem, { checklist: id, place: n + 1, content, basis, finding });
  await take(ctx, checklist, id, 'publish', { effectiveOn: dayOf(at) });
}

/** The site of a visit of the exposure drive as it was shown; null of other visits. */
export async function expose(
  stage: Stage,
  campaign: string | null,
  planned: PlannedVisit,
  siteId: string,
  now: string,
): Promise<string | null> {
  if (planned.campaign !== exposing) return null;
  const at = planned.at;
  const id = demoId(at, 'exposure', planned.id);
  const issue = filmId(at.slice(0, 4), 1 + (seedOf('film', planned.id) % films));
  const about = { site: siteId, issue, campaign, summary: '现场隐患曝光', exposedOn: dayOf(at) };
  const office = stage.firstOf('committeeOffice');
  await create(stage.as(office, at), exposure, about, id);
  const [fixed, seen] = [later(at, 12), later(at, 30)];
  if (seedOf('slow', planned.id) % 9 === 0 || seen > now) return id;
  await take(stage.as(office, fixed), exposure, id, 'rectify', { result: '曝光问题已整改，责任人已约束到位。' });
  await take(stage.as(office, seen), exposure, id, 'returnVisit', { returnNote: '现场回访，整改属实，未见反弹。' });
  return id;
}

/** Lists what major hazards are still open, and puts the rules of cards in force. */
export async function hurry(stage: Stage, visits: readonly PlannedVisit[], { year, now }: When): Promise<void> {
  const leader = stage.firstOf('leader');
  const open = visits.flatMap((visit) =>
    visit.findings
      .filter(({ level, outcome }) => level === 'major' && outcome.kind === 'controlled')
      .map((found) => ({ visit, found })),
  );
  for (const { visit, found } of open.slice(0, 3)) {
    const at = `${dayOf(visit.at)}T09:00:00.000Z`;
    const about = { hazard: found.id, subject: found.text, level: 'county' as const, dueOn: found.dueOn };
    const site = stage.world.sites[visit.siteIndex]?.id ?? '';
    const { id } = await create(stage.clock(at), listedSupervision, {
      ...about,
      site,
      requirements: '落实管控措施，限期治理，专人盯守。',
    });
    await take(stage.as(leader, at), listedSupervision, id, 'list', {});
    await take(stage.as(stage.firstOf('committeeOffice'), at), listedSupervision, id, 'publicise', {});
  }
  const at = `${year}-01-15T02:00:00.000Z`;
  if (at >= now) return;
  const rules = [
    ['隐患整改逾期黄牌', 'yellow', 'rectifyOverdue', 15, 2],
    ['黄牌逾期未解除转红牌', 'red', 'yellowStanding', 30, 1],
  ] as const;
  for (const [name, colour, trigger, days, threshold] of rules) {
    const measures = '接到警示三日内书面说明原因，限期完成整改并申请复核。';
    const { id } = await create(stage.as(leader, at), cardRule, { name, measures });
    await take(stage.clock(at), cardRule, id, 'enable', { colour, trigger, days, threshold, foreseen: 0 });
  }
}
