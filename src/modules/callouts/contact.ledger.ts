import { phone } from '../../codes/phone.ts';
import { count, day, type Field, instant, person, ref, sealed, text } from '../../kernel/field.ts';
import { type AnyLedger, ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './callout-roles.ts';

/** Somebody else of the directory: the target is looked up when it is first asked for. */
const another = (label: string, hint: string): Field<string, false> => ({
  ...ref(undefined, { label, hint, group: '叫不应时' }),
  get target(): AnyLedger {
    return contact;
  },
});

/**
 * Somebody who can be called, in one post from a day to a day (通讯录, L31): a second post is a second row, a successor a new one. Whom
 * to call when nobody answers stands on the row: the deputy (B角), the superior, and a neighbour who goes and knocks.
 */
export const contact = ledger('contact', {
  label: '通讯录',
  title: 'name',
  fields: {
    name: text({ label: '姓名', required: true, key: true, max: 30, group: '人员' }),
    unit: text({ label: '单位', required: true, key: true, max: 60, group: '人员' }),
    post: text({
      label: '职务或责任',
      required: true,
      key: true,
      max: 60,
      hint: '如：东门社区防汛责任人',
      group: '人员',
    }),
    account: person({ label: '系统账号', hint: '填写后，其外出请假当天在责任落实中列为缺口', group: '人员' }),
    phone: sealed({ label: '电话', required: true, of: phone, group: '联系' }),
    secondPhone: sealed({ label: '备用电话', of: phone, group: '联系' }),
    email: text({ label: '电子邮箱', max: 100, group: '联系' }),
    speaker: text({ label: '广播编号', max: 40, hint: '该处大喇叭在广播平台上的编号', group: '联系' }),
    inCharge: count({
      label: '负责人数',
      max: 100_000,
      hint: '由其组织转移的人数，叫不应时先报人数多的',
      group: '人员',
    }),
    deputy: another('B角', '本人未应答时叫'),
    superior: another('上级', '本人和B角都未应答时叫'),
    neighbour: another('上门人', '都未应答时上门叫醒的邻居或组长'),
    startsOn: day({ label: '任职自', required: true, group: '人员' }),
    endsOn: day({ label: '任职至', group: '人员' }),
    testedAt: instant({ label: '最近测试', group: '测试' }),
    finding: text({ label: '测试情况', max: 100, group: '测试' }),
  },
  states: { untested: '未测试', sound: '号码畅通', dead: '号码不通', left: '已离任' },
  initial: 'untested',
  steps: {
    pass: {
      label: '测试畅通',
      from: ['untested', 'sound', 'dead'],
      to: 'sound',
      by: keepers,
      stamps: { testedAt: 'now' },
      clears: ['finding'],
    },
    fail: {
      label: '测试不通',
      from: ['untested', 'sound', 'dead'],
      to: 'dead',
      by: keepers,
      fills: ['finding'],
      stamps: { testedAt: 'now' },
    },
    mend: { label: '号码已更正', from: ['dead'], to: 'untested', by: keepers },
    leave: {
      label: '离任',
      from: ['untested', 'sound', 'dead'],
      to: 'left',
      by: keepers,
      fills: ['endsOn'],
      refuse: (row) => (row.endsOn !== null && row.endsOn < row.startsOn ? '离任日期不能早于任职日期' : undefined),
    },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row): Readonly<Record<string, string>> | undefined =>
    row.email === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row.email)
      ? undefined
      : { email: '电子邮箱应为 name@example.cn 这样的格式' },
});
