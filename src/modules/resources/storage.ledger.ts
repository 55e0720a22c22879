import { phone } from '../../codes/phone.ts';
import { choice, day, note, point, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './resource-roles.ts';

/** How goods are held: in the county's own stores, by a firm under agreement, or pledged by villages and firms. */
export const storageKinds = { reserve: '储备库', agreement: '协议储备', pledged: '社会号料' } as const;

/** A place or holder of relief supplies (救灾物资储备库、协议储备企业、社会号料; L41). */
export const supplyStorage = ledger('supplyStorage', {
  label: '储存点',
  title: 'name',
  fields: {
    name: text({ label: '储存点名称', required: true, key: true, group: '储存点' }),
    kind: choice({ label: '储备方式', required: true, options: storageKinds, group: '储存点' }),
    address: text({ label: '地址', required: true, key: true, max: 200, group: '储存点' }),
    place: point({ label: '位置', group: '储存点' }),
    holder: text({ label: '代储或号料单位', max: 100, hint: '协议储备、社会号料须填写', group: '储存点' }),
    keeper: text({ label: '保管人', required: true, max: 30, group: '保管' }),
    phone: sealed({ label: '保管人电话', of: phone, group: '保管' }),
    openedOn: day({ label: '启用日期', required: true, group: '保管' }),
    conditions: note({ label: '仓储条件', hint: '面积、消防、装卸、通行限制等', group: '保管' }),
    closedOn: day({ label: '停用日期', group: '停用' }),
    closeReason: text({ label: '停用原因', max: 200, group: '停用' }),
  },
  states: { open: '在用', closed: '已停用' },
  initial: 'open',
  steps: {
    close: {
      label: '停用',
      from: ['open'],
      to: 'closed',
      by: ['sectionChief'],
      fills: ['closedOn', 'closeReason'],
      refuse: (row, { today }) =>
        row.closedOn !== null && row.closedOn > today ? '停用日期不能晚于今天，请重新填写' : undefined,
    },
    reopen: {
      label: '恢复使用',
      from: ['closed'],
      to: 'open',
      by: ['sectionChief'],
      clears: ['closedOn', 'closeReason'],
    },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row) =>
    row.kind !== 'reserve' && row.holder === null ? { holder: '协议储备、社会号料须写明由谁代储' } : undefined,
});
