import { idNumber } from '../../codes/id-number.ts';
import { phone } from '../../codes/phone.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { choice, day, ref, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { addMonths } from './months.ts';
import { clerks, readers } from './permit-roles.ts';

const finders = [...clerks, 'township'] as const;

/**
 * Whether a principal or a safety manager holds the certificate of knowledge and ability (安全生产知识和管理能力合格证, L22):
 * surveyed, missing or past its date, warned, and qualified within three months.
 */
export const safetyCertificate = ledger('safetyCertificate', {
  label: '安全管理合格证',
  title: 'name',
  fields: {
    name: text({ label: '姓名', required: true, key: true, max: 30, group: '人员' }),
    site: ref(site, { label: '所在单位', required: true, key: true, owner: true, group: '人员' }),
    duty: choice({
      label: '岗位',
      required: true,
      key: true,
      options: { principal: '主要负责人', safetyManager: '安全生产管理人员' },
      group: '人员',
    }),
    idNumber: sealed({ label: '身份证号', of: idNumber, group: '人员' }),
    phone: sealed({ label: '联系电话', of: phone, group: '人员' }),
    certificateNumber: text({ label: '证书编号', max: 60, hint: '与身份证号相同的不填', group: '证书' }),
    validFrom: day({ label: '证书有效期自', group: '证书' }),
    validTo: day({ label: '证书有效期至', group: '证书' }),
    qualifiedOn: day({ label: '核定持证日期', group: '证书' }),
    foundOn: day({ label: '发现缺证或过期', group: '限期取证' }),
    warnedOn: day({ label: '警告日期', group: '限期取证' }),
    leftOn: day({ label: '离任日期', group: '限期取证' }),
  },
  states: {
    surveyed: '待核定',
    held: '持证有效',
    expiring: '临期',
    missing: '缺证',
    expired: '证书过期',
    warned: '已警告限期取证',
    left: '已离任',
  },
  initial: 'surveyed',
  steps: {
    hold: {
      label: '核定持证',
      from: ['surveyed', 'held', 'expiring', 'missing', 'expired', 'warned'],
      to: 'held',
      by: finders,
      fills: ['validFrom', 'validTo'],
      asks: ['certificateNumber'],
      stamps: { qualifiedOn: 'today' },
      clears: ['foundOn'],
      refuse: (row, { today }) => {
        if (row.validTo !== null && row.validTo < today) return '证书已过有效期，不能核定为持证，请办理“核定过期”';
        return (row.validFrom ?? '') > (row.validTo ?? '') ? '有效期止不能早于有效期起，请核对' : undefined;
      },
    },
    lack: {
      label: '核定缺证',
      from: ['surveyed'],
      to: 'missing',
      by: finders,
      stamps: { foundOn: 'today' },
    },
    lapse: {
      label: '核定过期',
      from: ['surveyed'],
      to: 'expired',
      by: finders,
      fills: ['validTo'],
      asks: ['certificateNumber'],
      stamps: { foundOn: 'today' },
      refuse: (row, { today }) =>
        row.validTo !== null && row.validTo >= today ? '证书还在有效期内，请办理“核定持证”' : undefined,
    },
    approach: { label: '转临期', from: ['held'], to: 'expiring', by: ['system'] },
    expire: {
      label: '转过期',
      from: ['held', 'expiring'],
      to: 'expired',
      by: ['system'],
      stamps: { foundOn: 'today' },
      refuse: (row, { today }) => (row.validTo === null || row.validTo >= today ? '证书还在有效期内' : undefined),
    },
    warn: {
      label: '警告并限期取证',
      from: ['missing', 'expired'],
      to: 'warned',
      by: clerks,
      stamps: { warnedOn: 'today' },
    },
    leave: {
      label: '离任',
      from: ['surveyed', 'held', 'expiring', 'missing', 'expired', 'warned'],
      to: 'left',
      by: [...finders, 'enterprise'],
      fills: ['leftOn'],
      refuse: (row, { today }) =>
        row.leftOn !== null && row.leftOn > today ? '离任日期不能晚于今天，请核对' : undefined,
    },
  },
  deadlines: {
    survey: {
      label: '核定是否持证',
      law: 'certificates.survey',
      owes: 'township',
      due: (row, reckoning) =>
        row.state === 'surveyed' ? addDays(dayOf(row.createdAt), reckoning.setting('certificates.warnDays')) : null,
      metAt: () => null,
    },
    renew: {
      label: '证书到期前换证',
      law: 'certificates.survey',
      owes: 'enterprise',
      due: (row) => (row.state === 'expiring' ? row.validTo : null),
      metAt: () => null,
    },
    warn: {
      label: '缺证、过期警告',
      law: 'certificates.survey',
      owes: 'inspector',
      due: (row, reckoning) =>
        (row.state === 'missing' || row.state === 'expired') && row.foundOn !== null
          ? addDays(row.foundOn, reckoning.setting('certificates.warnDays', row.foundOn))
          : null,
      metAt: () => null,
    },
    qualify: {
      label: '限期取得合格证',
      law: 'certificates.grace',
      owes: 'enterprise',
      due: (row, reckoning) =>
        row.state === 'warned' && row.warnedOn !== null
          ? addMonths(row.warnedOn, reckoning.setting('certificates.graceMonths', row.warnedOn))
          : null,
      metAt: () => null,
      weight: (row) => (row.duty === 'principal' ? 2 : 1),
    },
  },
  may: { read: readers, create: [...finders, 'enterprise'], update: [...finders, 'enterprise'] },
});
