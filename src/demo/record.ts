import { nth, type Chance } from './chance.ts';
import type { Expert, Person } from './people.ts';
import type { Sector } from './sectors.ts';
import type { Site } from './sites.ts';
import type { Method } from './visit.ts';

/** What a visit record is written from. */
export interface Told {
  readonly method: Method;
  readonly site: Site;
  readonly inspectors: readonly Person[];
  readonly experts: readonly Expert[];
  readonly found: number;
  readonly major: number;
  readonly onSite: number;
}

/** The text of a visit record: who came, what was looked at, what came out. */
export function visitRecord(choices: Chance, told: Told): string {
  return `${openings[told.method](told)}检查内容：${subjects[told.site.sector]}。${closing(choices, told)}`;
}

const namesOf = (people: readonly Person[]): string => people.map((person) => person.name).join('、');

const openings: Record<Method, (told: Told) => string> = {
  lawEnforcement: ({ inspectors, site }) =>
    `执法人员${namesOf(inspectors)}出示执法证件、说明来意后，由${site.safetyManager}陪同检查。`,
  specialCheck: ({ inspectors, site }) => `${namesOf(inspectors)}按专项方案到场检查，${site.safetyManager}陪同。`,
  deptPlusExpert: ({ inspectors, experts }) =>
    `${namesOf(inspectors)}会同行业主管部门检查，${experts.map((expert) => `${expert.name}（${expert.specialty}）`).join('、')}参加。`,
  supervision: ({ inspectors }) => `督查组${namesOf(inspectors)}查阅资料、询问人员并抽查现场。`,
  joint: ({ inspectors }) => `${namesOf(inspectors)}会同消防、市场监管和属地乡镇联合检查。`,
  covert: ({ inspectors }) => `${namesOf(inspectors)}未预先通知，直接到场查看。`,
  selfReport: ({ inspectors }) =>
    `${nth(inspectors, 0).name}组织自查后上报，${nth(inspectors, inspectors.length - 1).name}受理核对。`,
};

function closing({ pick }: Chance, { found, major, onSite }: Told): string {
  if (found === 0) return pick(clean);
  const parts = [`发现问题${found}项`];
  if (major > 0) parts.push(`其中重大事故隐患${major}项`);
  if (onSite === found) parts.push('均已当场整改');
  if (onSite > 0 && onSite < found) parts.push(`当场整改${onSite}项，其余明确责任人和期限`);
  if (onSite === 0) parts.push('已逐项明确责任人、措施和期限');
  return `${parts.join('，')}。`;
}

const clean = [
  '未发现明显隐患，要求继续做好日常自查。',
  '抽查部位符合要求，提醒加强夜间巡查。',
  '未发现问题，已宣讲事故警示和应急处置要点。',
  '现场管理较规范，建议完善检查记录。',
];

const subjects: Record<Sector, string> = {
  noncoalMine: '采场边坡、运输道路、机电设备、爆破警戒、领导带班和双重预防运行',
  shaleBrick: '取土场、破碎和输送设备、焙烧窑、临时用电和汛期措施',
  hazchem: '储存设施、报警联锁、特殊作业审批、教育培训和应急准备',
  gasStation: '卸油和加油作业、防雷防静电、紧急切断、消防器材和值班',
  fireworksWholesale: '库房存量、流向登记、视频监控、消防和防静电设施',
  fireworksRetail: '许可证、进货来源、存放数量、专店专柜和消防器材',
  industryTrade: '责任制落实、机械防护、用电、特种作业和外包管理',
  dustExplosion: '除尘系统、防爆电气、清扫制度和点火源管控',
  ammoniaRefrigeration: '制冷机房、氨气报警、个体防护和应急处置',
  confinedSpace: '有限空间台账、作业审批、通风检测和救援装备',
  smallWorkshop: '住人情况、逃生通道、用电用气和设备防护',
  gasUser: '气瓶和软管、报警切断装置、灶具、排油烟和疏散通道',
  elderlyCare: '疏散通道、消防设施、用火用电用气和夜间值守',
  swimmingFitness: '救生配备、池水设施、器械、用电和疏散',
  amusement: '设备检验、日试运行、操作人员和应急疏导',
  construction: '临边防护、脚手架、起重机械、临时用电和动火',
  school: '消防设施、食堂用气、宿舍疏散、实验室和校门防护',
  hospital: '病房疏散、医用氧气、备用电源、特种设备和消防',
  mall: '疏散通道、防火分隔、用电、库房和客流疏导',
  residential: '电动自行车停放充电、消防车通道、楼道杂物和消防设施',
};
