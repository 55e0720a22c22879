import { addWorkdays, dayOf } from '../../kernel/calendar.ts';
import { choice, count, day, files, instant, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { rowPrices } from './assessment.rules.ts';
import { sourceWords } from './assessment-sources.ts';
import { office, readers } from './coordination-roles.ts';

/** By what towns are assessed (L59): a scheme in force, with its items. */
export const assessmentScheme = ledger('assessmentScheme', {
  label: '考核办法',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true }),
    basis: text({ label: '印发文件', max: 200, hint: '文件名称和文号' }),
    enactedOn: day({ label: '施行日期' }),
    endedOn: day({ label: '停用日期' }),
  },
  states: { drafted: '起草', enacted: '施行', ended: '停用' },
  initial: 'drafted',
  steps: {
    enact: { label: '施行', from: ['drafted'], to: 'enacted', by: ['leader'], stamps: { enactedOn: 'today' } },
    end: { label: '停用', from: ['enacted'], to: 'ended', by: ['leader'], stamps: { endedOn: 'today' } },
  },
  may: { read: readers, create: office, update: office },
});

/** One item of a scheme: what is counted, what each row costs, and the most that can be lost. */
export const assessmentItem = ledger('assessmentItem', {
  label: '考核项目',
  title: 'name',
  fields: {
    scheme: ref(assessmentScheme, { label: '考核办法', required: true, key: true }),
    name: text({ label: '项目', required: true, key: true, max: 60 }),
    source: choice({ label: '取数', required: true, options: sourceWords, hint: '从台账自动取数，不用报送' }),
    points: count({ label: '分值', required: true, min: 1, max: 100, hint: '扣完为止' }),
    price: choice({ label: '每件扣分', required: true, options: rowPrices }),
    dropReason: text({ label: '停用原因', max: 200 }),
  },
  states: { standing: '使用', dropped: '停用' },
  initial: 'standing',
  steps: { drop: { label: '停用', from: ['standing'], to: 'dropped', by: office, fills: ['dropReason'] } },
  may: { read: readers, create: office, update: office },
});

/** The assessment of one period: reckoned from the ledgers until it is published, frozen from then on. */
export const assessment = ledger('assessment', {
  label: '考核',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, hint: '如 2026年5月考核' }),
    scheme: ref(assessmentScheme, { label: '考核办法', required: true, key: true }),
    period: text({ label: '考核期', required: true, key: true, max: 7, hint: '如 2026-05、2026Q2、2026H1 或 2026' }),
    full: count({ label: '满分', max: 10_000 }),
    publishedOn: day({ label: '通报日期' }),
    appealBy: day({ label: '申诉截止' }),
  },
  states: { open: '取数中', published: '已通报' },
  initial: 'open',
  steps: {
    publish: {
      label: '通报',
      from: ['open'],
      to: 'published',
      by: ['system'],
      fills: ['appealBy', 'full'],
      stamps: { publishedOn: 'today' },
    },
  },
  may: { read: readers, create: office, update: office },
  check: (row) => (isPeriod(row.period) ? undefined : { period: '考核期请写 2026-05、2026Q2、2026H1 或 2026' }),
});

/** What a town lost by one item: the rows that cost it stand beside it, and the town may appeal. */
export const deduction = ledger('deduction', {
  label: '考核扣分',
  title: 'name',
  fields: {
    name: text({ label: '扣分项目', required: true, max: 60 }),
    assessment: ref(assessment, { label: '考核', required: true }),
    item: ref(assessmentItem, { label: '考核项目', required: true }),
    found: count({ label: '扣分件数', required: true }),
    tenths: count({ label: '每件扣分（0.1 分）', required: true }),
    points: count({ label: '分值', required: true }),
    appealBy: day({ label: '申诉截止', required: true }),
    appeal: note({ label: '申诉理由' }),
    appealFiles: files({ label: '申诉材料' }),
    appealedAt: instant({ label: '申诉时间' }),
    struck: count({ label: '核减件数' }),
    decision: note({ label: '答复意见' }),
    decidedOn: day({ label: '答复日期' }),
  },
  states: { standing: '已扣分', appealed: '申诉中', upheld: '维持', reduced: '已核减' },
  initial: 'standing',
  steps: {
    appeal: {
      label: '申诉',
      from: ['standing'],
      to: 'appealed',
      by: ['township'],
      fills: ['appeal'],
      asks: ['appealFiles'],
      stamps: { appealedAt: 'now' },
      refuse: (row, { today }) => (today > row.appealBy ? `申诉已于 ${row.appealBy} 截止` : undefined),
    },
    uphold: {
      label: '维持扣分',
      from: ['appealed'],
      to: 'upheld',
      by: ['leader', 'committeeOffice'],
      fills: ['decision'],
      stamps: { decidedOn: 'today' },
    },
    reduce: {
      label: '核减扣分',
      from: ['appealed'],
      to: 'reduced',
      by: ['leader', 'committeeOffice'],
      fills: ['struck', 'decision'],
      stamps: { decidedOn: 'today' },
      refuse: (row) =>
        row.struck !== null && (row.struck < 1 || row.struck > row.found)
          ? `核减件数应在 1 到 ${row.found} 之间`
          : undefined,
    },
  },
  deadlines: {
    decide: {
      label: '答复扣分申诉',
      law: 'coordination.assessment',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.appealedAt === null
          ? null
          : addWorkdays(dayOf(row.appealedAt), reckoning.setting('coordination.appealAnswerDays'), reckoning.calendar),
      metAt: (row) => row.decidedOn,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});

function isPeriod(code: string): boolean {
  try {
    parsePeriod(code);
    return true;
  } catch {
    return false;
  }
}
