import { count, choice, day, point, text } from '../../kernel/field.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './flood-roles.ts';
import { readyBy, siteKinds } from './flood.rules.ts';

/**
 * A place that people answer for in the flood and fire seasons (责任点, L49): a reservoir, a slope, a village, a block of forest. Whether
 * its chain stands is found by itself, see `chainStanding`; what a town says of it is that its list is right for the year.
 */
export const floodSite = ledger('floodSite', {
  label: '防汛防火责任点',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true, max: 60, group: '责任点' }),
    kind: choice({ label: '类型', required: true, key: true, options: siteKinds, group: '责任点' }),
    place: point({ label: '位置', group: '责任点' }),
    capacity: count({ label: '库容（立方米）', hint: '水库填写，据此分型', group: '责任点' }),
    threatened: count({ label: '受威胁人数', max: 10_000_000, group: '责任点' }),
    manager: text({ label: '管理单位', max: 60, group: '责任点' }),
    confirmedOn: day({ label: '年度核定日期', group: '责任落实' }),
    endReason: text({ label: '销号原因', max: 100, group: '责任落实' }),
    endedOn: day({ label: '销号日期', group: '责任落实' }),
  },
  states: { listed: '在册', ended: '已销号' },
  initial: 'listed',
  steps: {
    confirm: {
      label: '年度核定',
      from: ['listed'],
      to: 'listed',
      by: keepers,
      stamps: { confirmedOn: 'today' },
      refuse: (row, { before }) =>
        before.confirmedOn !== null && before.confirmedOn === row.confirmedOn ? '今天已经核定过' : undefined,
    },
    end: {
      label: '销号',
      from: ['listed'],
      to: 'ended',
      by: keepers,
      fills: ['endReason'],
      stamps: { endedOn: 'today' },
    },
  },
  deadlines: {
    confirm: {
      label: '汛前核定责任人',
      law: 'flood.duty',
      owes: 'township',
      due: (row, by) => {
        if (row.state === 'ended') return null;
        const last = row.confirmedOn;
        const year = last === null ? dayOf(row.createdAt).slice(0, 4) : String(Number(last.slice(0, 4)) + 1);
        return readyBy(year, by.setting('flood.seasonMonth'), by.setting('flood.readyDays'));
      },
      metAt: () => null,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
});
