import { choice, code, day, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { contact } from '../callouts/index.ts';
import { floodSite } from './flood-site.ledger.ts';
import { turns } from './chain.rules.ts';
import { keepers, readers } from './flood-roles.ts';
import { seats } from './flood.rules.ts';
import { officePhone } from './office-phone.ts';

/** Who sits in a seat of a place from a day to a day (防汛责任人, L48): the person is a line of the directory, A or B. */
export const floodDutyHolder = ledger('floodDutyHolder', {
  label: '防汛防火责任人',
  title: 'name',
  fields: {
    name: text({ label: '姓名', required: true, max: 30, group: '责任' }),
    site: ref(floodSite, { label: '责任点', required: true, key: true, group: '责任' }),
    seat: choice({ label: '责任', required: true, key: true, options: seats, group: '责任' }),
    turn: choice({ label: 'AB角', required: true, key: true, options: turns, group: '责任' }),
    officePhone: code({
      label: '公布电话',
      of: officePhone,
      hint: '向社会公布的办公或值班电话，不填个人手机',
      group: '责任',
    }),
    contact: ref(contact, { label: '通讯录', required: true, key: true, group: '责任' }),
    startsOn: day({ label: '履职自', required: true, group: '期限' }),
    trainedOn: day({ label: '培训日期', group: '期限' }),
    absentFrom: day({ label: '外出自', hint: '外出期间由B角履职', group: '期限' }),
    absentUntil: day({ label: '外出至', group: '期限' }),
    endReason: text({ label: '调整原因', max: 100, group: '期限' }),
    endsOn: day({ label: '卸任日期', group: '期限' }),
  },
  states: { active: '在任', ended: '已卸任' },
  initial: 'active',
  steps: {
    end: {
      label: '卸任',
      from: ['active'],
      to: 'ended',
      by: keepers,
      fills: ['endReason'],
      stamps: { endsOn: 'today' },
    },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row) =>
    (row.absentFrom === null) !== (row.absentUntil === null) ||
    (row.absentFrom !== null && row.absentUntil !== null && row.absentUntil < row.absentFrom)
      ? { absentUntil: '外出要写起止两个日期，止不能早于起' }
      : undefined,
});
