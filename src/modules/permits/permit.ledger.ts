import { choice, day, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { renewalLatest } from './application.rules.ts';
import { permitKinds } from './permit-kinds.ts';
import { fireworksNumberFault } from './permit-number.ts';
import { readers } from './permit-roles.ts';

const running = ['valid', 'expiring', 'urgent', 'renewing'] as const;

/** A permit (许可证, L21). The window issues it out of its application; one from before Anlan is entered by the section's chief. */
export const permit = ledger('permit', {
  label: '许可证',
  title: 'holder',
  fields: {
    holder: text({ label: '持证单位', required: true, group: '证载内容' }),
    site: ref(site, { label: '单位档案', required: true, key: true, owner: true, group: '证载内容' }),
    kind: choice({ label: '许可种类', required: true, options: permitKinds, group: '证载内容' }),
    permitNumber: text({ label: '证书编号', required: true, key: true, max: 60, group: '证载内容' }),
    principal: text({ label: '主要负责人', required: true, max: 30, group: '证载内容' }),
    scope: note({ label: '许可范围', required: true, group: '证载内容' }),
    storageLimit: text({ label: '限制存放量', max: 60, hint: '烟花爆竹零售须载明', group: '证载内容' }),
    issuedOn: day({ label: '发证日期', required: true, group: '期限' }),
    validFrom: day({ label: '有效期自', required: true, group: '期限' }),
    validTo: day({ label: '有效期至', required: true, group: '期限' }),
    grantedOn: day({ label: '经本系统办理发证', group: '办理' }),
    approachedOn: day({ label: '首次到期提醒', group: '到期' }),
    pressedOn: day({ label: '到期催办', group: '到期' }),
    renewalOn: day({ label: '延期申请受理', group: '到期' }),
    suspendReason: note({ label: '暂扣原因', group: '终止' }),
    endKind: choice({
      label: '注销情形',
      options: {
        lapsed: '有效期届满未延续',
        asked: '持证单位申请',
        closed: '单位终止',
        withdrawn: '依法撤回或撤销',
        revoked: '依法吊销',
      },
      group: '终止',
    }),
    endReason: note({ label: '注销说明', group: '终止' }),
    endedOn: day({ label: '终止日期', group: '终止' }),
  },
  states: {
    valid: '有效',
    expiring: '临期',
    urgent: '即将到期',
    renewing: '延期办理中',
    suspended: '暂扣',
    expired: '已过期',
    replaced: '已换证',
    cancelled: '已注销',
  },
  initial: 'valid',
  steps: {
    grant: { label: '经申请核发', from: ['valid'], to: 'valid', by: ['system'], stamps: { grantedOn: 'today' } },
    approach: {
      label: '转临期',
      from: ['valid'],
      to: 'expiring',
      by: ['system'],
      stamps: { approachedOn: 'today' },
    },
    press: {
      label: '转即将到期',
      from: ['valid', 'expiring'],
      to: 'urgent',
      by: ['system'],
      stamps: { pressedOn: 'today' },
    },
    expire: {
      label: '转过期',
      from: running,
      to: 'expired',
      by: ['system'],
      refuse: (row, { today }) => (row.validTo >= today ? '许可证尚在有效期内' : undefined),
    },
    renew: {
      label: '受理延期',
      from: ['valid', 'expiring', 'urgent'],
      to: 'renewing',
      by: ['system'],
      stamps: { renewalOn: 'today' },
    },
    resume: {
      label: '延期未办成',
      from: ['renewing'],
      to: 'valid',
      by: ['system'],
      clears: ['renewalOn'],
    },
    replace: {
      label: '换发新证',
      from: running,
      to: 'replaced',
      by: ['system'],
      fills: ['endedOn'],
    },
    suspend: {
      label: '暂扣',
      from: ['valid', 'expiring', 'urgent'],
      to: 'suspended',
      by: ['sectionChief', 'leader'],
      fills: ['suspendReason'],
    },
    restore: {
      label: '解除暂扣',
      from: ['suspended'],
      to: 'valid',
      by: ['sectionChief', 'leader'],
      refuse: (row, { today }) => (row.validTo < today ? '许可证已过有效期，不能解除暂扣，请办理注销' : undefined),
    },
    cancel: {
      label: '注销',
      from: [...running, 'suspended', 'expired'],
      to: 'cancelled',
      by: ['sectionChief', 'leader'],
      fills: ['endKind', 'endReason'],
      stamps: { endedOn: 'today' },
      refuse: (row, { today }) =>
        row.endKind === 'lapsed' && row.validTo >= today ? '许可证尚在有效期内，不能按届满未延续注销' : undefined,
    },
  },
  deadlines: {
    renew: {
      label: '申请延期',
      law: 'permits.renewal',
      owes: 'enterprise',
      due: (row, reckoning) =>
        row.state === 'valid' || isEnded(row.state) ? null : renewalLatest(row.kind, row.validTo, reckoning),
      metAt: (row) => row.renewalOn ?? row.endedOn,
    },
    lapse: {
      label: '到期停业核查或注销',
      law: 'permits.expiry',
      owes: 'sectionChief',
      due: (row) => (row.state === 'urgent' || row.state === 'expired' ? row.validTo : null),
      metAt: (row) => row.endedOn,
      weight: (row) => (row.state === 'expired' ? 2 : 1),
    },
  },
  may: { read: readers, create: ['sectionChief', 'system'], update: ['sectionChief'] },
  check: (row): Readonly<Record<string, string>> | undefined => {
    if (row.validTo < row.validFrom) return { validTo: '有效期止不能早于有效期起，请核对' };
    if (row.kind !== 'fireworksRetail') return undefined;
    const fault = fireworksNumberFault(row.permitNumber);
    if (fault !== undefined) return { permitNumber: fault };
    return row.storageLimit === null
      ? { storageLimit: '烟花爆竹零售许可证须载明限制存放量（烟花爆竹安全管理条例第十八条）' }
      : undefined;
  },
});

const isEnded = (state: string) => state === 'expired' || state === 'replaced' || state === 'cancelled';
