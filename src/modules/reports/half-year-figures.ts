import type { AnyWhere } from '../../kernel/where.ts';
import type { CountedFigure, RatioFigure } from './report.template.ts';

// The keys name figures in sentences, in Word bookmarks and in passports: once a report is signed they stay.

const notClosed = { or: [{ closedAt: { set: false } }, { closedAt: { gt: '@cutoff' } }] };
const notControlled = {
  or: [{ controlledAt: { set: false } }, { controlledAt: { gt: '@cutoff' } }, { controlEndedAt: { lte: '@cutoff' } }],
};
const onRegister = {
  listedOn: { lte: '@cutoff' },
  or: [{ closedOn: { set: false } }, { closedOn: { gt: '@cutoff' } }],
};

const major = { level: 'major' };
const supervision = { visit: { method: 'supervision' } };
const yearEnd = { campaign: { key: 'year_end' } };
const universiade = { campaign: { key: 'universiade' } };
const majorHazard = { campaign: { key: 'major_hazard' } };
const deptPlusExpert = { visit: { method: 'deptPlusExpert' } };
const mineSectors = ['noncoalMine', 'shaleBrick'];
const mines = { site: { sector: mineSectors } };

/** The figures of the safety block (indicators C001-020, 021, 024–026, 031–034, 037–040, 044, 045, 048–051, and the county's own totals). */
export const halfYearFigures: Readonly<Record<string, CountedFigure | RatioFigure>> = {
  'all.visits': visits('检查单位场所'),
  'all.sites': sites('检查的不同单位场所'),
  'all.found': found('排查隐患'),
  'all.rectified': rectified('已整改隐患'),
  'all.rate': { label: '隐患整改率', part: 'all.rectified', whole: 'all.found' },
  'all.majorFound': found('重大隐患', major),
  'all.majorRectified': rectified('已整改重大隐患', major),

  'supervision.visits': visits('督查单位', { method: 'supervision' }),
  'supervision.found': { ...found('督查发现问题', supervision), unit: '项', rounding: 'hundreds' },
  'supervision.notices': {
    label: '督查下发整改通知书',
    ask: { indicator: 'rectificationOrder.issued', where: { kind: 'notice', visit: { method: 'supervision' } } },
  },

  'yearEnd.visits': visits('岁末年初整治检查', yearEnd),
  'yearEnd.majorFound': found('岁末年初整治排查重大隐患', { ...major, ...yearEnd }),
  'yearEnd.majorRectified': rectified('岁末年初整治已整改重大隐患', { ...major, ...yearEnd }),
  'yearEnd.majorControlled': {
    label: '岁末年初整治管控重大隐患',
    ask: { indicator: 'hazard.underControl', where: { ...major, ...yearEnd } },
  },
  'yearEnd.majorOther': found('岁末年初整治其余重大隐患', { ...major, ...yearEnd, and: [notClosed, notControlled] }),

  'universiade.sites': sites('护航赛会整治检查单位场所', universiade),
  'universiade.found': found('护航赛会整治排查隐患', universiade),
  'universiade.rectified': rectified('护航赛会整治已整改隐患', universiade),
  'universiade.rate': { label: '护航赛会整治隐患整改率', part: 'universiade.rectified', whole: 'universiade.found' },

  'majorHazard.visits': visits('重大事故隐患专项行动抽查检查', majorHazard),
  'majorHazard.found': found('专项行动发现重大事故隐患', { ...major, ...majorHazard }),
  'majorHazard.rectified': rectified('专项行动已整改重大事故隐患', { ...major, ...majorHazard }),

  'expert.visits': visits('部门＋专家检查', { method: 'deptPlusExpert' }),
  'expert.found': found('部门＋专家检查排查隐患', deptPlusExpert),
  'expert.rectified': rectified('部门＋专家检查已整改隐患', deptPlusExpert),
  'expert.remaining': found('部门＋专家检查未整改隐患', { ...deptPlusExpert, ...notClosed }),

  'fireworks.wholesale': sites('检查烟花爆竹批发企业', { site: { sector: 'fireworksWholesale' } }),
  'fireworks.retail': { ...sites('检查烟花爆竹零售经营户', { site: { sector: 'fireworksRetail' } }), unit: '户' },
  'mine.brick': sites('检查页岩砖厂', { site: { sector: 'shaleBrick' } }),
  'mine.noncoal': sites('检查非煤矿山', { site: { sector: 'noncoalMine' } }),
  'mine.covered': sites('检查的在册页岩砖厂和非煤矿山', { site: { sector: mineSectors, ...onRegister } }),
  'mine.listed': {
    label: '在册页岩砖厂和非煤矿山',
    ask: { indicator: 'site.listed', where: { sector: mineSectors } },
  },
  'mine.found': found('页岩砖厂和非煤矿山排查隐患', mines),
  'mine.rectified': rectified('页岩砖厂和非煤矿山已整改隐患', mines),
};

function found(label: string, where: AnyWhere = {}): CountedFigure {
  return { label, ask: { indicator: 'hazard.found', where } };
}
function rectified(label: string, where: AnyWhere = {}): CountedFigure {
  return { label, ask: { indicator: 'hazard.rectified', where } };
}
function visits(label: string, where: AnyWhere = {}): CountedFigure {
  return { label, ask: { indicator: 'visit.visits', where } };
}
function sites(label: string, where: AnyWhere = {}): CountedFigure {
  return { label, ask: { indicator: 'visit.sites', where } };
}
