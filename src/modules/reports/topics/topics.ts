import type { AnyWhere } from '../../../kernel/where.ts';
import type { topicParts } from './topic-parts.ts';

/** A topic a special report (专题报告) is on: the chapters of the catalogue it tells, and which rows of theirs are its own. */
export interface Topic {
  readonly label: string;
  readonly parts: readonly (keyof typeof topicParts)[];
  /** The trades of the sites it is about. */
  readonly sectors?: readonly string[];
  /** Which rows of a ledger are its own, by the ledger's name. */
  readonly rows?: Readonly<Record<string, AnyWhere>>;
  /** What it goes on with, whatever the figures say. */
  readonly plan: string;
}

/** What the supervision of a trade tells. */
const trade = [
  'sites',
  'siteChanges',
  'permitsHeld',
  'prevention',
  'visits',
  'hazards',
  'listings',
  'selfChecks',
  'riskChecks',
  'certificates',
  'permits',
  'cases',
  'exposure',
  'upgrades',
  'accidents',
  'openHazards',
  'heldCards',
  'lateSelfChecks',
  'lackingCertificates',
] as const satisfies Topic['parts'];

const waterHazards = ['rainstorm', 'flood', 'flashFlood', 'waterlogging', 'geological', 'drought'];
const waterSites = ['reservoir', 'sluice', 'flashFlood', 'geohazard', 'underground', 'pond', 'river', 'waterlogging'];

/** The topics, by key. */
export const topics: Readonly<Record<string, Topic>> = {
  hazchem: {
    label: '危险化学品安全监管',
    sectors: ['hazchem', 'gasStation'],
    parts: [...trade, 'seizedFuel'],
    rows: { seizure: {} }, // what is seized names its goods, and most of its sellers are in no register
    plan: '紧盯储存、装卸、检维修和特殊作业环节，压实企业主要负责人责任。',
  },
  mines: {
    label: '非煤矿山安全监管',
    sectors: ['noncoalMine', 'shaleBrick'],
    parts: [...trade, 'mines', 'mineWork'],
    plan: '突出边坡、爆破、运输和停产复工环节，坚持每月到矿检查。',
  },
  fireworks: {
    label: '烟花爆竹安全监管',
    sectors: ['fireworksWholesale', 'fireworksRetail'],
    parts: ['stocks', ...trade, 'seizedFireworks'],
    rows: { seizure: {} },
    plan: '守住批发库房和零售网点，会同有关部门打击非法储存经营。',
  },
  trade: {
    label: '工贸行业安全监管',
    sectors: ['industryTrade', 'dustExplosion', 'ammoniaRefrigeration', 'confinedSpace', 'smallWorkshop'],
    parts: trade,
    plan: '围绕粉尘涉爆、涉氨制冷和有限空间作业，推动企业查改并举。',
  },
  gas: {
    label: '燃气使用安全整治',
    sectors: ['gasUser'],
    parts: trade,
    plan: '会同行业部门入户检查管线、阀门和报警装置，劝导用户更换不合格器具。',
  },
  crowds: {
    label: '人员密集场所安全整治',
    sectors: ['mall', 'school', 'hospital', 'elderlyCare', 'swimmingFitness', 'amusement'],
    parts: trade,
    plan: '保持疏散通道畅通，督促场所开展全员疏散演练。',
  },
  hazards: {
    label: '隐患排查治理',
    parts: ['visits', 'hazards', 'listings', 'selfChecks', 'exposure', 'openHazards', 'heldCards', 'lateSelfChecks'],
    plan: '坚持边查边改，重大隐患一律挂牌督办。',
  },
  enforcement: {
    label: '安全生产行政执法',
    parts: ['visits', 'jointVisits', 'cases', 'money', 'sanctions', 'tips', 'openCases', 'standingSanctions'],
    plan: '落实年度执法计划，严格执行行政执法三项制度。',
  },
  permits: {
    label: '安全生产行政许可',
    parts: ['permitsHeld', 'permits', 'certificates', 'lackingCertificates'],
    plan: '压减办理时间，许可之后同步开展现场核查。',
  },
  prevention: {
    label: '双重预防体系建设',
    parts: ['prevention', 'riskChecks', 'upgrades', 'selfChecks', 'lateSelfChecks'],
    plan: '推动企业把风险清单和隐患台账用起来，防止建而不用。',
  },
  tips: {
    label: '举报投诉办理',
    parts: ['tips'],
    plan: '畅通举报渠道，落实奖励和为举报人保密的规定。',
  },
  buildings: {
    label: '自建房安全专项整治',
    parts: ['buildings', 'rechecks', 'openBuildings'],
    plan: '守住经营性自建房底线，新增改扩建房屋及时纳入排查。',
  },
  forest: {
    label: '森林防火',
    parts: [
      'forestPosts',
      'forestWatch',
      'forestForecast',
      'forestFires',
      'hotspots',
      'firebreaks',
      'warned',
      'warnings',
      'incidents',
      'incidentWork',
    ],
    rows: {
      floodSite: { kind: 'forestBlock' },
      earlyWarning: { hazard: 'forestFire' },
      incident: { kind: 'forestFire' },
      incidentCall: { kind: 'forestFire' },
      incidentReport: { incident: { kind: 'forestFire' } },
    },
    plan: '高火险时段加密巡护，队伍靠前驻防，发现火情打早打小。',
  },
  flood: {
    label: '防汛抗旱',
    parts: ['floodSites', 'warned', 'warnings', 'callOuts', 'floodWork', 'incidents', 'incidentWork', 'lackingHolders'],
    rows: {
      floodSite: { kind: waterSites },
      chainStanding: { site: { kind: waterSites } },
      earlyWarning: { hazard: waterHazards },
      incident: { kind: ['flood', 'geohazard'] },
      incidentCall: { kind: ['flood', 'geohazard'] },
      incidentReport: { incident: { kind: ['flood', 'geohazard'] } },
    },
    plan: '加强会商研判和临灾叫应，危险区人员应转早转。',
  },
  teams: {
    label: '应急救援队伍建设',
    parts: ['teams', 'musters'],
    plan: '按险种开展训练，检验队伍集结和协同能力。',
  },
  supplies: {
    label: '应急物资装备保障',
    parts: ['supplies', 'supplyWork'],
    plan: '盘清库存，按储备标准补足缺项，保证调得出用得上。',
  },
  duty: {
    label: '应急值守和信息报送',
    parts: ['duty', 'incidents', 'incidentWork', 'missedReports'],
    plan: '落实领导带班和专人值守，重要信息边核实边报告。',
  },
  warnings: {
    label: '预警叫应',
    parts: ['warned', 'warnings', 'callOuts'],
    plan: '理顺预警到岗到人的路径，开展夜间叫应抽测。',
  },
  committee: {
    label: '安全生产责任落实',
    parts: ['meetings', 'supervision', 'support', 'tips', 'accidents'],
    plan: '推动部门和乡镇履行监管责任，定期晾晒任务进度。',
  },
};
