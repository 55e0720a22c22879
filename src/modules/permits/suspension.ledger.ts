import { choice, day, files, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { permitKinds } from './permit-kinds.ts';
import { readers } from './permit-roles.ts';

/** A whole kind of permit not issued for now by policy (停止发放; e.g. 禁燃禁放), in the county or in one town. */
export const permitSuspension = ledger('permitSuspension', {
  label: '停止发放',
  title: 'basis',
  fields: {
    basis: text({ label: '政策依据', required: true, key: true, max: 200, hint: '文件名称和文号' }),
    kind: choice({ label: '许可种类', required: true, key: true, options: permitKinds }),
    fromOn: day({ label: '停止发放自', required: true, key: true }),
    untilOn: day({ label: '停止发放至', hint: '长期停止的不填' }),
    reason: note({ label: '对申请人的说明', required: true }),
    document: files({ label: '文件' }),
    liftReason: note({ label: '恢复依据' }),
    liftedOn: day({ label: '恢复发放日期' }),
  },
  states: { standing: '停止发放', lifted: '已恢复' },
  initial: 'standing',
  steps: {
    lift: {
      label: '恢复发放',
      from: ['standing'],
      to: 'lifted',
      by: ['leader'],
      fills: ['liftReason'],
      stamps: { liftedOn: 'today' },
    },
  },
  may: { read: readers, create: ['leader', 'sectionChief'], update: ['leader', 'sectionChief'] },
  check: (row) =>
    row.untilOn !== null && row.untilOn < row.fromOn ? { untilOn: '停止发放的止日不能早于起日，请核对' } : undefined,
});
