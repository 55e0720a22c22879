import type { AnyWhere } from '../../../kernel/where.ts';
import type { Chip, TextAsk } from '../text/report-text.ts';

type Words = Extract<Chip, { chip: 'word' }>['word'];

const ask = (indicator: string, label?: string, where?: AnyWhere): TextAsk => ({
  indicator,
  ...(where ? { where } : {}),
  ...(label ? { label } : {}),
});
const figure = (of: TextAsk): Chip => ({ chip: 'figure', of, wording: 'exact' });
const count = (indicator: string, label?: string, where?: AnyWhere) => figure(ask(indicator, label, where));
const share = (label: string, part: TextAsk, whole: TextAsk): Chip => ({ chip: 'share', part, whole, label });
const all = (done: TextAsk, whole: TextAsk, words: string, before: string): Chip => ({
  chip: 'all',
  done,
  whole,
  words,
  otherwise: { before, after: '' },
});
const none = (of: TextAsk, words: string, before: string): Chip => ({
  chip: 'none',
  of,
  words,
  otherwise: { before, after: '' },
});
const word = (of: Words): Chip => ({ chip: 'word', word: of });

const major = { level: 'major' };
const found = (label: string, where?: AnyWhere) => ask('hazard.found', label, where);
const rectified = (label: string, where?: AnyWhere) => ask('hazard.rectified', label, where);
const supervision = { method: 'supervision' };
const expert = { method: 'deptPlusExpert' };

/** What a campaign found and had put right, over hazards of a level or all. */
function campaign(prefix: string, key: string, level: AnyWhere, label: string): Readonly<Record<string, Chip>> {
  const where = { ...level, campaign: { key } };
  return {
    [`${prefix}Name`]: { chip: 'campaign', key },
    [`${prefix}Visits`]: count('visit.visits', `${label}检查`, { campaign: { key } }),
    [`${prefix}Found`]: figure(found(`${label}排查隐患`, where)),
    [`${prefix}All`]: all(
      rectified(`${label}已整改隐患`, where),
      found(`${label}排查隐患`, where),
      '均已整改',
      '已整改',
    ),
  };
}

/** Visits, hazards and their cure in some sectors. */
function sector(prefix: string, of: string | readonly string[], label: string): Readonly<Record<string, Chip>> {
  const where = { site: { sector: of } };
  return {
    [`${prefix}Visits`]: count('visit.visits', `${label}检查`, where),
    [`${prefix}Sites`]: count('visit.sites', `检查${label}单位`, where),
    [`${prefix}Found`]: figure(found(`${label}排查隐患`, where)),
    [`${prefix}None`]: none(found(`${label}排查隐患`, where), '未发现隐患', '排查隐患'),
    [`${prefix}All`]: all(
      rectified(`${label}已整改隐患`, where),
      found(`${label}排查隐患`, where),
      '均已整改',
      '已整改',
    ),
    [`${prefix}Major`]: count('hazard.found', `${label}重大隐患`, { ...major, ...where }),
  };
}

const teamsOf = (level: string, label: string) => ask('rescueTeam.count', label, { level });

/** The pieces that the structures' sentences name: what is behind `{found}` in them. */
export const namedChips: Readonly<Record<string, Chip>> = {
  period: word('period'),
  span: word('span'),
  next: word('next'),
  cutoff: word('cutoff'),
  county: word('county'),
  bureau: word('bureau'),

  noAccident: none(ask('accident.count'), '全县未发生生产安全事故', '全县发生生产安全事故'),
  accidentChange: { chip: 'change', of: ask('accident.count') },
  deaths: count('accident.deaths', '事故死亡'),
  hurt: count('accident.injured', '事故受伤'),
  investigated: count('accidentInvestigation.investigated'),

  visits: count('visit.visits', '检查单位场所'),
  sites: count('visit.sites', '检查的不同单位场所'),
  found: figure(found('排查隐患')),
  rectified: figure(rectified('已整改隐患')),
  rate: share('隐患整改率', rectified('已整改隐患'), found('排查隐患')),
  majorFound: figure(found('重大隐患', major)),
  majorAll: all(rectified('已整改重大隐患', major), found('重大隐患', major), '均已整改', '已整改'),
  foundChange: { chip: 'change', of: found('排查隐患') },
  planTarget: count('planTarget.target'),
  planDone: count('visit.planned'),

  rounds: count('supervisionRound.rounds'),
  supervisionVisits: count('visit.visits', '督查单位', supervision),
  supervisionFound: figure(found('督查发现问题', { visit: supervision })),
  supervisionNotices: count('rectificationOrder.issued', '督查下发整改通知书', { kind: 'notice', visit: supervision }),
  listed: count('listedSupervision.listed'),
  delistedAll: all(ask('listedSupervision.delisted'), ask('listedSupervision.listed'), '均已整改摘牌', '已整改摘牌'),
  yellow: count('warningCard.yellow'),
  red: count('warningCard.red'),
  cardSites: count('warningCard.sites'),
  expertVisits: count('visit.visits', '会同专家检查', expert),
  expertFound: figure(found('会同专家检查排查隐患', { visit: expert })),
  expertAll: all(
    rectified('会同专家检查已整改隐患', { visit: expert }),
    found('会同专家检查排查隐患', { visit: expert }),
    '均已整改',
    '已整改',
  ),
  meetings: count('meeting.held'),
  reviews: count('riskReview.meetings'),
  copies: count('documentCopy.sent'),
  interviewed: count('accountabilityInterview.held'),
  tasks: count('assignedTask.assigned'),
  tasksClosed: count('assignedTask.closed'),
  ...campaign('yearEnd', 'year_end', major, '岁末年初整治'),
  ...campaign('games', 'universiade', {}, '护航赛会整治'),
  ...campaign('majors', 'major_hazard', major, '重大事故隐患专项行动'),
  ...sector('mine', ['noncoalMine', 'shaleBrick'], '非煤矿山和砖厂'),
  ...sector('chemical', ['hazchem', 'gasStation'], '危险化学品'),
  ...sector('trade', 'industryTrade', '工贸'),
  wholesale: count('visit.sites', '检查烟花爆竹批发企业', { site: { sector: 'fireworksWholesale' } }),
  retail: count('visit.sites', '检查烟花爆竹零售经营户', { site: { sector: 'fireworksRetail' } }),

  filed: count('enforcementCase.filed'),
  penalised: count('enforcementCase.penalised'),
  imposed: count('enforcementCase.imposed'),
  collected: count('finePayment.collected'),
  seizedFireworks: count('seizure.fireworks'),
  granted: count('permitApplication.granted'),
  tips: count('tip.received'),
  tipsHandledAll: all(ask('tip.handled'), ask('tip.received'), '均已处理', '已处理'),

  surveyed: count('building.surveyed'),
  flagged: count('building.flagged'),
  treated: count('building.rectified'),
  systemsBuilt: count('preventionSystem.built'),
  systemsRunning: count('preventionSystem.running'),
  cameras: count('videoAccess.cameras'),

  teams: count('rescueTeam.count'),
  teamPeople: count('rescueTeam.headcount'),
  teamParts: {
    chip: 'parts',
    whole: ask('rescueTeam.count'),
    parts: [
      { words: '县级', of: teamsOf('county', '县级应急救援队伍') },
      { words: '乡镇', of: teamsOf('township', '乡镇应急救援队伍') },
      { words: '村（社区）', of: teamsOf('village', '村（社区）应急救援队伍') },
      { words: '部门', of: teamsOf('department', '部门应急队伍') },
      { words: '企业', of: teamsOf('enterprise', '企业专业救援队伍') },
      { words: '社会', of: teamsOf('social', '社会救援队伍') },
      { words: '政府专职消防队', of: teamsOf('governmentFire', '政府专职消防队') },
      { words: '巡堤查险', of: teamsOf('dikePatrol', '巡堤查险队伍') },
      { words: '镇级防汛抢险', of: teamsOf('townshipFlood', '镇防汛抢险队伍') },
      { words: '县级防汛抢险', of: teamsOf('countyFlood', '县级防汛抢险专业队伍') },
    ],
  },
  musters: count('teamMuster.held'),
  present: count('teamMuster.present'),
  equipment: count('equipment.count'),
  stock: count('stockMovement.held'),
  received: count('stockMovement.received'),
  dispatched: count('dispatchLine.dispatched'),
  agreements: count('resourceAgreement.inForce'),
  quota: count('staffing.quota'),
  actual: count('staffing.actual'),

  shifts: count('dutyShift.persons'),
  rollCalls: count('rollCall.checks'),
  incidents: count('incident.reports'),
  noIncident: none(ask('incident.reports'), '未收到突发事件信息', '收到突发事件信息'),
  incidentReports: count('incidentReport.sent'),
  calls: count('incidentCall.calls'),
  leaders: count('dutyShift.leaders'),
  warnings: count('earlyWarning.received'),
  called: count('callOut.called'),
  floodSites: count('chainStanding.covered'),
  checkpoints: count('fireCheckpoint.count'),
  patrols: count('firePatrol.count'),
  noForestFire: none(ask('forestFire.count'), '未发生森林火灾', '发生森林火灾'),
  forecasts: count('fireDangerBulletin.forecasts'),

  open: count('hazard.open'),
  openMajor: count('hazard.open', '未销号重大隐患', major),
  noOpenMajor: none(ask('hazard.open', '未销号重大隐患', major), '没有未销号的重大隐患', '未销号的重大隐患尚有'),
  repeated: count('hazard.repeated'),
  cardsHeld: count('warningCard.held'),
};
