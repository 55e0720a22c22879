import type { Law, Setting } from '../../kernel/law.ts';

/** What the clocks of a site's file rest on; no national text names a cycle, so counties set their own. */
export const siteLaws: Readonly<Record<string, Law>> = {
  'sites.confirm': {
    title: '工贸行业安全监管分类标准',
    article: '（再梳理再确认周期）',
    effectiveOn: null,
    verified: false,
    source: '周期由各地规定，按本地要求设置',
  },
};

/** The numbers of these clocks that a county may replace. */
export const siteSettings: Readonly<Record<string, Setting>> = {
  'sites.confirmDays': { label: '档案确认周期', unit: '日', value: 365, law: 'sites.confirm', min: 30, max: 1095 },
  'sites.reviewDays': { label: '核对企业上报期限', unit: '个工作日', value: 5, law: 'sites.confirm', min: 1, max: 30 },
};
