import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

/** What the clocks of a site's file rest on; no national text names a cycle, so counties set their own. */
export const siteLaws: Readonly<Record<string, Law>> = {
  'sites.confirm': unverified('工贸行业安全监管分类标准', '（再梳理再确认周期）', '周期由各地规定，按本地要求设置'),
};

/** The numbers of these clocks that a county may replace. */
export const siteSettings: Readonly<Record<string, Setting>> = {
  'sites.confirmDays': setting('档案确认周期', '日', 365, 'sites.confirm', 1095, 30),
  'sites.reviewDays': setting('核对企业上报期限', '个工作日', 5, 'sites.confirm', 30),
};
