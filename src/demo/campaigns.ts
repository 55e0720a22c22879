import type { Sector } from './sectors.ts';
import type { Section } from './sections.ts';

/** A campaign, a coverage check or a round of supervision (L05, L06). Days are YYYY-MM-DD. */
export interface PlannedCampaign {
  readonly key: CampaignKey;
  readonly name: string;
  /** Number of the document it was ordered by. */
  readonly number: string;
  readonly kind: 'campaign' | 'coverage' | 'supervision';
  /** For supervision: whether the round is comprehensive or on one subject. */
  readonly round: 'comprehensive' | 'special' | null;
  readonly issuedOn: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly lead: Section;
  readonly sectors: readonly Sector[];
  readonly purpose: string;
}

/** The key of a campaign; the part of the year's work a visit and its hazards are counted under. */
export type CampaignKey =
  | 'year_end'
  | 'fireworks'
  | 'supervision_resumption'
  | 'supervision_two_sessions'
  | 'supervision_comprehensive'
  | 'supervision_may_day'
  | 'supervision_workshop'
  | 'mine_coverage'
  | 'universiade'
  | 'major_hazard'
  | 'dept_plus_expert'
  | 'three_big'
  | 'flood_season'
  | 'supervision_third_quarter'
  | 'autumn_winter';

/** The campaigns of a year, in the order in which they were issued. */
export function campaignsOf(year: number): readonly PlannedCampaign[] {
  return [
    {
      key: 'year_end',
      name: '岁末年初安全生产重大隐患专项整治',
      number: `澜安办〔${year - 1}〕41号`,
      ...campaign,
      issuedOn: `${year - 1}-12-10`,
      startsOn: `${year - 1}-12-15`,
      endsOn: `${year}-03-15`,
      lead: 'committeeOffice',
      sectors: ['hazchem', 'gasStation', 'industryTrade', 'ammoniaRefrigeration', 'dustExplosion', 'construction'],
      purpose: '盯住高风险行业，查清重大隐患，能改的立即改，一时改不了的先管住。',
    },
    {
      key: 'fireworks',
      name: '春节前后烟花爆竹经营安全检查',
      number: `澜应急〔${year}〕2号`,
      ...coverage,
      issuedOn: `${year}-01-05`,
      startsOn: `${year}-01-06`,
      endsOn: `${year}-02-28`,
      lead: 'supervisionOne',
      sectors: ['fireworksWholesale', 'fireworksRetail'],
      purpose: '批发企业和零售经营户逐家检查，严查超量存放、混存混放和来源不明产品。',
    },
    {
      key: 'three_big',
      name: `“大排查、大曝光、大整治”行动`,
      number: `澜安委〔${year}〕1号`,
      ...campaign,
      issuedOn: `${year}-02-12`,
      startsOn: `${year}-02-24`,
      endsOn: `${year}-12-31`,
      lead: 'committeeOffice',
      sectors: ['mall', 'gasUser', 'residential', 'smallWorkshop', 'school', 'construction'],
      purpose: '选取群众身边的突出点位，拍摄曝光，以曝光促整改。',
    },
    {
      key: 'supervision_resumption',
      name: '复工复产安全专项督查',
      number: `澜安办〔${year}〕5号`,
      ...supervision('special'),
      issuedOn: `${year}-02-13`,
      startsOn: `${year}-02-24`,
      endsOn: `${year}-03-06`,
      sectors: ['industryTrade', 'construction', 'hazchem'],
      purpose: '督促企业落实节后复工检查、人员培训和设备调试。',
    },
    {
      key: 'dept_plus_expert',
      name: '“部门＋专家”安全专项检查',
      number: `澜安办〔${year}〕6号`,
      ...campaign,
      issuedOn: `${year}-02-24`,
      startsOn: `${year}-02-26`,
      endsOn: `${year}-12-31`,
      lead: 'committeeOffice',
      sectors: [
        'elderlyCare',
        'smallWorkshop',
        'confinedSpace',
        'residential',
        'swimmingFitness',
        'amusement',
        'gasUser',
        'noncoalMine',
      ],
      purpose: '行业部门牵头，专家参加，对八类场所开展专项检查。',
    },
    {
      key: 'supervision_two_sessions',
      name: '全国两会期间安全专项督查',
      number: `澜安办〔${year}〕7号`,
      ...supervision('special'),
      issuedOn: `${year}-02-26`,
      startsOn: `${year}-03-02`,
      endsOn: `${year}-03-13`,
      sectors: ['hazchem', 'gasStation', 'mall', 'hospital', 'gasUser'],
      purpose: '督查重点时段值班值守和重点场所安全措施。',
    },
    {
      key: 'mine_coverage',
      name: '非煤矿山和页岩砖厂全覆盖检查',
      number: `澜应急〔${year}〕9号`,
      ...coverage,
      issuedOn: `${year}-03-05`,
      startsOn: `${year}-03-09`,
      endsOn: `${year}-06-30`,
      lead: 'supervisionTwo',
      sectors: ['noncoalMine', 'shaleBrick'],
      purpose: '全县非煤矿山和页岩砖厂逐家检查，推进双重预防机制运行。',
    },
    {
      key: 'universiade',
      name: '护航赛会安全专项整治',
      number: `澜安委〔${year}〕3号`,
      ...campaign,
      issuedOn: `${year}-03-18`,
      startsOn: `${year}-03-23`,
      endsOn: `${year}-06-30`,
      lead: 'committeeOffice',
      sectors: [
        'gasUser',
        'mall',
        'residential',
        'school',
        'hospital',
        'elderlyCare',
        'swimmingFitness',
        'amusement',
        'construction',
        'industryTrade',
        'smallWorkshop',
        'hazchem',
        'gasStation',
        'confinedSpace',
      ],
      purpose: '赛会期间对单位场所开展集中整治，保障活动和群众安全。',
    },
    {
      key: 'supervision_comprehensive',
      name: '全县安全生产综合督查',
      number: `澜安委〔${year}〕4号`,
      ...supervision('comprehensive'),
      issuedOn: `${year}-04-02`,
      startsOn: `${year}-04-07`,
      endsOn: `${year}-04-24`,
      sectors: [
        'industryTrade',
        'hazchem',
        'gasStation',
        'mall',
        'school',
        'construction',
        'gasUser',
        'hospital',
        'residential',
        'elderlyCare',
      ],
      purpose: '督查乡镇和部门责任落实，抽查企业现场。',
    },
    {
      key: 'supervision_may_day',
      name: '“五一”假期安全专项督查',
      number: `澜安办〔${year}〕15号`,
      ...supervision('special'),
      issuedOn: `${year}-04-20`,
      startsOn: `${year}-04-22`,
      endsOn: `${year}-04-30`,
      sectors: ['amusement', 'mall', 'gasUser', 'swimmingFitness'],
      purpose: '督查假期人员密集场所安全措施。',
    },
    {
      key: 'major_hazard',
      name: `重大事故隐患专项排查整治${year}行动`,
      number: `澜安委〔${year}〕6号`,
      ...campaign,
      issuedOn: `${year}-04-29`,
      startsOn: `${year}-05-06`,
      endsOn: `${year}-12-31`,
      lead: 'committeeOffice',
      sectors: ['industryTrade', 'hazchem', 'dustExplosion', 'ammoniaRefrigeration', 'confinedSpace'],
      purpose: '对照重大事故隐患判定标准，企业自查、部门抽查、闭环整改。',
    },
    {
      key: 'supervision_workshop',
      name: '小作坊安全专项督查',
      number: `澜安办〔${year}〕19号`,
      ...supervision('special'),
      issuedOn: `${year}-05-08`,
      startsOn: `${year}-05-11`,
      endsOn: `${year}-05-22`,
      sectors: ['smallWorkshop'],
      purpose: '督查小作坊住人、用电、用气和逃生通道。',
    },
    {
      key: 'flood_season',
      name: '汛期企业安全专项检查',
      number: `澜安办〔${year}〕26号`,
      ...campaign,
      issuedOn: `${year}-06-29`,
      startsOn: `${year}-07-01`,
      endsOn: `${year}-09-30`,
      lead: 'brigade',
      sectors: ['shaleBrick', 'noncoalMine', 'construction', 'hazchem', 'industryTrade'],
      purpose: '检查汛期值守、排水、边坡和临时用电。',
    },
    {
      key: 'supervision_third_quarter',
      name: '三季度安全生产督查',
      number: `澜安办〔${year}〕33号`,
      ...supervision('comprehensive'),
      issuedOn: `${year}-08-13`,
      startsOn: `${year}-08-17`,
      endsOn: `${year}-08-28`,
      sectors: ['industryTrade', 'construction', 'mall', 'gasUser', 'school'],
      purpose: '督查上半年问题整改和下半年重点任务推进。',
    },
    {
      key: 'autumn_winter',
      name: '秋冬季安全生产专项整治',
      number: `澜安委〔${year}〕11号`,
      ...campaign,
      issuedOn: `${year}-09-28`,
      startsOn: `${year}-10-08`,
      endsOn: `${year}-12-31`,
      lead: 'committeeOffice',
      sectors: ['industryTrade', 'gasUser', 'mall', 'residential', 'elderlyCare', 'school', 'hospital'],
      purpose: '针对秋冬季用火用电用气特点开展整治。',
    },
  ];
}

const supervision = (round: 'comprehensive' | 'special') =>
  ({ kind: 'supervision', round, lead: 'committeeOffice' }) as const;
const campaign = { kind: 'campaign', round: null } as const;
const coverage = { kind: 'coverage', round: null } as const;
