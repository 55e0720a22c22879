import { choice, count, day, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { campaign } from '../oversight/index.ts';
import { site } from '../sites/index.ts';
import { office, readers } from './coordination-roles.ts';

const keepers = [...office, 'inspector'] as const;

/** A day of a section-level cadre with an enterprise, a town or a village (科级干部一线帮扶, A048): what was found, and what became of it. */
export const fieldSupport = ledger('fieldSupport', {
  label: '一线帮扶',
  title: 'unit',
  fields: {
    cadre: text({ label: '帮扶干部', required: true, key: true, max: 30 }),
    kind: choice({
      label: '对象类别',
      required: true,
      options: { enterprise: '企业', town: '乡镇（街道）', village: '村（社区）' },
    }),
    unit: text({ label: '帮扶对象', required: true, key: true, max: 60 }),
    site: ref(site, { label: '监管单位', hint: '帮扶企业的填写' }),
    campaign: ref(campaign, { label: '专项行动' }),
    heldOn: day({ label: '帮扶日期', required: true, key: true }),
    help: note({ label: '帮扶内容', required: true }),
    problems: count({ label: '发现问题', required: true, max: 1000 }),
    problemNote: note({ label: '问题清单', hint: '有问题的填写' }),
    solveBy: day({ label: '问题解决期限', hint: '有问题的填写' }),
    result: note({ label: '解决情况' }),
    solvedOn: day({ label: '办结日期' }),
  },
  states: { recorded: '已登记', solved: '已办结' },
  initial: 'recorded',
  steps: {
    solve: {
      label: '登记解决情况',
      from: ['recorded'],
      to: 'solved',
      by: keepers,
      fills: ['result'],
      stamps: { solvedOn: 'today' },
    },
  },
  deadlines: {
    solve: {
      label: '解决帮扶发现的问题',
      law: 'coordination.support',
      owes: 'sectionChief',
      due: (row) => (row.problems === 0 ? null : row.solveBy),
      metAt: (row) => row.solvedOn,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row): Readonly<Record<string, string>> | undefined => {
    if (row.problems === 0) return undefined;
    if (row.problemNote === null) return { problemNote: '发现了问题，请列出问题清单' };
    if (row.solveBy !== null && row.solveBy >= row.heldOn) return undefined;
    return { solveBy: '请填写问题解决期限，且不早于帮扶日期' };
  },
});
