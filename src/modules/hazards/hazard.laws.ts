import type { Law, Setting } from '../../kernel/law.ts';

/** The clauses behind the hazards' clocks. */
export const hazardLaws: Readonly<Record<string, Law>> = {
  'hazard.rectify': {
    title: '安全生产法',
    article: '第六十五条',
    effectiveOn: '2021-09-01',
    verified: true,
    source: '2021年修正文本',
  },
  'hazard.recheck': {
    title: '安全生产违法行为行政处罚办法',
    article: '（复查期限）',
    effectiveOn: null,
    verified: false,
    source: '总局令15号为十日；部令18号（2026-02-01施行）条文未见原文',
  },
};

/** The numbers of the hazards' clocks that a county may replace. */
export const hazardSettings: Readonly<Record<string, Setting>> = {
  'hazard.recheckDays': { label: '复查期限', unit: '日', value: 10, law: 'hazard.recheck', min: 1, max: 60 },
};
