import { indicators } from '../../kernel/indicator.ts';
import { draw, drawPick } from './draw.ledger.ts';
import { planTarget } from './enforcement-plan.ledger.ts';
import { jointInspection, visitFiling } from './visit-filing.ledger.ts';
import { expert, expertAgency, expertEngagement } from './expert.ledger.ts';

/** What was planned; narrowed by section and sector it is the denominator of a completion rate (L16). */
export const planIndicators = indicators(planTarget, {
  target: { label: '年度执法计划家数', unit: '家', at: 'startsOn', sum: 'target', where: { state: 'planned' } },
});

/** Double-random draws, and what became of the sites that were drawn. */
export const drawIndicators = indicators(draw, {
  drawn: {
    label: '双随机抽查',
    unit: '次',
    at: 'drawnAt',
    where: { or: [{ voidedAt: { set: false } }, { voidedAt: { gt: '@cutoff' } }] },
  },
});

/** Sites that were drawn and visited. */
export const pickIndicators = indicators(drawPick, {
  visited: { label: '双随机抽查检查单位', unit: '家', at: 'visitedAt', distinct: 'site' },
});

/** Experts and agencies at the cutoff; narrowed by domain or kind. */
export const expertIndicators = indicators(expert, {
  listed: { label: '在聘专家', unit: '人', since: 'engagedOn', until: 'endedOn' },
});

/** Bodies that were commissioned. */
export const agencyIndicators = indicators(expertAgency, {
  listed: { label: '受委托技术服务机构', unit: '家', since: 'engagedOn', until: 'endedOn' },
});

/** How often experts were asked (次), and how many came (人次). */
export const engagementIndicators = indicators(expertEngagement, {
  held: { label: '邀请专家', unit: '次', at: 'heldOn' },
  guidance: { label: '邀请专家指导', unit: '次', at: 'heldOn', where: { kind: 'guidance' } },
  lectures: { label: '专家授课', unit: '次', at: 'heldOn', where: { kind: 'lecture' } },
  personTimes: { label: '聘请专家', unit: '人次', at: 'heldOn', sum: 'personTimes' },
});

/** Visits to enterprises that departments registered beforehand, and what became of them; narrowed by department. */
export const filingIndicators = indicators(visitFiling, {
  filed: { label: '入企检查备案', unit: '次', at: 'plannedOn', where: { state: { not: 'cancelled' } } },
  sites: {
    label: '备案检查单位',
    unit: '家',
    at: 'plannedOn',
    where: { state: { not: 'cancelled' } },
    distinct: 'site',
  },
  joined: {
    label: '并入联合检查的备案',
    unit: '次',
    at: 'plannedOn',
    where: { joint: { set: true }, state: { not: 'cancelled' } },
  },
  visited: { label: '备案后已检查', unit: '次', at: 'visitedAt' },
});

/** Visits that departments made together. */
export const jointIndicators = indicators(jointInspection, {
  held: { label: '联合执法检查', unit: '次', at: 'heldOn' },
});
