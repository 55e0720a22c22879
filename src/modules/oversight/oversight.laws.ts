import type { Law, Setting } from '../../kernel/law.ts';

/** What joint sanctions rest on. Their usual term is three years; the term itself is written in each decision. */
export const oversightLaws: Readonly<Record<string, Law>> = {
  'oversight.sanction': {
    title: '安全生产严重失信主体名单管理办法',
    article: '（列入期限与移出）',
    effectiveOn: null,
    verified: false,
    source: '应急管理部令第11号，条文未见原文；期满日以列入决定为准',
  },
  'oversight.sanctionDecide': {
    title: '联合惩戒工作制度',
    article: '（审批期限）',
    effectiveOn: null,
    verified: false,
    source: '各地自定，按本县制度设置',
  },
};

/** The numbers of these clocks that a county may replace. */
export const oversightSettings: Readonly<Record<string, Setting>> = {
  'oversight.sanctionDecideDays': {
    label: '联合惩戒审批期限',
    unit: '工作日',
    value: 10,
    law: 'oversight.sanctionDecide',
    min: 1,
    max: 90,
  },
};
