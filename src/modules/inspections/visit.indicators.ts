import { indicators } from '../../kernel/indicator.ts';
import { visit } from './visit.ledger.ts';

/** What is counted of visits: 家次 are visits, 家 the different sites among them. */
export const visitIndicators = indicators(visit, {
  visits: { label: '检查家次', unit: '家次', at: 'startedAt', by: ['method'] },
  sites: { label: '检查单位', unit: '家', at: 'startedAt', distinct: 'site' },
  planned: {
    label: '完成年度执法计划',
    unit: '家',
    at: 'startedAt',
    where: { target: { set: true } },
    distinct: 'site',
  },
  covered: {
    label: '全覆盖检查单位',
    unit: '家',
    at: 'startedAt',
    where: { method: 'fullCoverage' },
    distinct: 'site',
  },
  overLimit: { label: '超上限检查', unit: '家次', at: 'startedAt', where: { limitReason: { set: true } } },
});
