import { indicators } from '../../../kernel/indicator.ts';
import { commitment } from './commitment.ledger.ts';
import { problem } from './problem.ledger.ts';

/** Not withdrawn by the cutoff, and no part of another: what was divided counts once. */
const whole = {
  parent: { set: false },
  or: [{ revokedAt: { set: false } }, { revokedAt: { gt: '@cutoff' } }],
} as const;

/**
 * Promises by the period in which they fall due. Those kept by its end are a part of `due`; what is carried over counts when it is,
 * mostly after its period. What is aimed at is told apart by the indicator that measures it.
 */
export const commitmentIndicators = indicators(commitment, {
  due: { label: '计划任务', unit: '项', at: 'dueOn', where: whole },
  finished: { label: '已完成计划任务', unit: '项', at: 'dueOn', where: { ...whole, finishedAt: { lte: '@cutoff' } } },
  carried: { label: '结转计划任务', unit: '项', at: 'carriedAt', where: { parent: { set: false } } },
  target: { label: '计划任务目标数', unit: '个', at: 'dueOn', sum: 'target', where: whole },
});

/** Shortcomings that stand at the cutoff. */
export const problemIndicators = indicators(problem, {
  standing: { label: '尚存问题', unit: '个', since: 'createdAt', until: 'solvedAt' },
});
