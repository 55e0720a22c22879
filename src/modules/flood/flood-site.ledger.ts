import { count, choice, day, point, text } from '../../kernel/field.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { ledger } from '../../kernel/ledger.ts';
import { keepers, readers } from './flood-roles.ts';
import { readyBy, siteKinds } from './flood.rules.ts';

/** A place that people answer for in the flood and fire seasons (责任点, L49): a reservoir, a slope, a village, a block of forest. */
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
    coveredOn: day({ label: '责任体系落实日期', group: '责任落实' }),
    brokenOn: day({ label: '责任体系缺位日期', group: '责任落实' }),
    confirmedOn: day({ label: '年度核定日期', group: '责任落实' }),
    endReason: text({ label: '销号原因', max: 100, group: '责任落实' }),
    endedOn: day({ label: '销号日期', group: '责任落实' }),
  },
  states: { listed: '待落实', covered: '已落实', broken: '有缺位', ended: '已销号' },
  initial: 'listed',
  steps: {
    cover: {
      label: '责任体系落实',
      from: ['listed'],
      to: 'covered',
      by: keepers,
      stamps: { coveredOn: 'today' },
    },
    break: {
      label: '责任体系缺位',
      from: ['covered'],
      to: 'broken',
      by: keepers,
      stamps: { brokenOn: 'today' },
    },
    mend: { label: '缺位已补齐', from: ['broken'], to: 'covered', by: keepers, clears: ['brokenOn'] },
    confirm: {
      label: '年度核定',
      from: ['covered'],
      to: 'covered',
      by: keepers,
      stamps: { confirmedOn: 'today' },
      refuse: (row, { before }) =>
        before.confirmedOn !== null && before.confirmedOn === row.confirmedOn ? '今天已经核定过' : undefined,
    },
    end: {
      label: '销号',
      from: ['listed', 'covered', 'broken'],
      to: 'ended',
      by: keepers,
      fills: ['endReason'],
      stamps: { endedOn: 'today', brokenOn: 'today' }, // no longer counted as covered from this day
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
