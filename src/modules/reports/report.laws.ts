import { type Law, setting, type Setting, unverified } from '../../kernel/law.ts';

/** What the bounds of reports rest on; no clause names them. */
export const reportLaws: Readonly<Record<string, Law>> = {
  'reports.annex': unverified('统计资料归档要求', '（数字附表所列记录）', '各地要求不一，按本地归档规定设置'),
};

/** The numbers of reports that a county may replace. */
export const reportSettings: Readonly<Record<string, Setting>> = {
  'reports.annexRows': setting('数字附表中每个数字所列记录', '条以内', 5000, 'reports.annex', 200_000),
};
