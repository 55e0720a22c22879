import { type Law, unverified } from '../../../kernel/law.ts';

/** What the clock of a promise rests on: the bureau's own rule of seeing through what its reports promise. */
export const commitmentLaws: Readonly<Record<string, Law>> = {
  'reports.commitment': unverified('机关督查督办制度', '（报告所列任务的办理）', '各地自定，时限由计划写明'),
};
