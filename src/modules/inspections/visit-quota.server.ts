import type { Quota } from '../../server/bounds/quota.ts';
import { unlimitedMethods, visit } from './visit.ledger.ts';

/** One enterprise is visited so many times a year; one more is a joint visit or says why (国办发〔2024〕54号). */
export const visitQuota: Quota = {
  of: visit,
  per: 'site',
  at: 'startedAt',
  counts: { method: { not: [...unlimitedMethods] } },
  spares: { or: [{ limitReason: { set: true } }, { method: 'joint', jointWith: { set: true } }] },
  most: 'inspections.visitsPerYear',
  asks: 'limitReason',
  words: (had, most) =>
    `该单位这一年度已入企检查 ${had} 次，达到上限 ${most} 次：请写明超出的理由，或改为联合检查并填写联合部门`,
};
