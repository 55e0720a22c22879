import { phone } from '../../codes/phone.ts';
import { choice, count, day, files, note, ref, sealed, text } from '../../kernel/field.ts';
import { addDays } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { readers } from './resource-roles.ts';
import { supplyStorage } from './storage.ledger.ts';

const clerks = ['dutyOfficer', 'sectionChief'] as const;

/** What a firm or a volunteer team has promised (协议储备、救援合作协议; L41, L39). What it holds for us is the stock of its storage. */
export const resourceAgreement = ledger('resourceAgreement', {
  label: '储备与合作协议',
  title: 'party',
  fields: {
    party: text({ label: '签约单位', required: true, key: true, group: '协议' }),
    kind: choice({
      label: '协议种类',
      required: true,
      options: { stock: '协议储备', purchase: '应急采购', rescue: '救援合作', transport: '运输保障' },
      group: '协议',
    }),
    storage: ref(supplyStorage, { label: '储存点', hint: '协议储备的物资记在这个储存点', group: '协议' }),
    scope: note({ label: '约定内容', required: true, hint: '物资品种数量、人员装备、价格、补偿', group: '协议' }),
    responseHours: count({ label: '响应时限（小时）', max: 720, group: '协议' }),
    contact: text({ label: '联系人', required: true, max: 30, group: '联系' }),
    phone: sealed({ label: '联系电话', required: true, of: phone, group: '联系' }),
    signedOn: day({ label: '签订日期', required: true, key: true, group: '期限' }),
    validUntil: day({ label: '有效期至', required: true, group: '期限' }),
    document: files({ label: '协议文本', group: '期限' }),
    endedOn: day({ label: '终止日期', group: '期限' }),
    endReason: text({ label: '终止原因', max: 200, group: '期限' }),
  },
  states: { inForce: '有效', renewed: '已续签', ended: '已终止' },
  initial: 'inForce',
  steps: {
    renew: { label: '已续签', from: ['inForce'], to: 'renewed', by: clerks, stamps: { endedOn: 'today' } },
    end: {
      label: '终止',
      from: ['inForce'],
      to: 'ended',
      by: clerks,
      fills: ['endedOn', 'endReason'],
      refuse: (row, { today }) =>
        row.endedOn !== null && row.endedOn > today ? '终止日期不能晚于今天，请重新填写' : undefined,
    },
  },
  deadlines: {
    renew: {
      label: '协议续签',
      law: 'supplies.agreement',
      owes: 'sectionChief',
      due: (row, reckoning) => addDays(row.validUntil, -reckoning.setting('supplies.renewalDays')),
      metAt: (row) => row.endedOn,
    },
  },
  may: { read: readers, create: clerks, update: clerks },
  check: (row) => (row.validUntil < row.signedOn ? { validUntil: '有效期不能早于签订日期，请核对' } : undefined),
});
