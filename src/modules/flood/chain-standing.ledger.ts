import { addDays } from '../../kernel/calendar.ts';
import { choice, day, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { standings } from './chain.rules.ts';
import { floodSite } from './flood-site.ledger.ts';
import { readers } from './flood-roles.ts';

/**
 * How a place's chain of responsibility stood from a day to a day (责任落实情况, L48). The clock writes it whenever somebody retires, goes
 * away or cannot be reached any more, so that a hole needs nobody to report it, and the figure of a past day stays what it was.
 */
export const chainStanding = ledger('chainStanding', {
  label: '责任落实情况',
  title: 'name',
  fields: {
    name: text({ label: '责任点名称', required: true, max: 60 }),
    site: ref(floodSite, { label: '责任点', required: true, key: true }),
    standing: choice({ label: '落实情况', required: true, key: true, options: standings }),
    holes: note({ label: '缺口' }),
    sinceOn: day({ label: '自', required: true, key: true }),
    untilOn: day({ label: '至' }),
  },
  states: { current: '当前', past: '已变化' },
  initial: 'current',
  steps: {
    pass: { label: '情况变化', from: ['current'], to: 'past', by: ['system'], stamps: { untilOn: 'today' } },
    note: { label: '缺口变化', from: ['current'], to: 'current', by: ['system'], fills: ['holes'] },
  },
  deadlines: {
    mend: {
      label: '补齐责任缺口',
      law: 'flood.mend',
      owes: 'township',
      due: (row, by) => (row.standing === 'sound' ? null : addDays(row.sinceOn, by.setting('flood.mendDays'))),
      metAt: (row) => row.untilOn,
      weight: (row) => (row.standing === 'lacking' ? 2 : 1),
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
