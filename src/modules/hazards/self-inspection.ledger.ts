import { addWorkdays, dayOf } from '../../kernel/calendar.ts';
import { count, day, files, instant, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { site } from '../sites/index.ts';
import { enforcers, readers } from './hazard-roles.ts';

/** What an enterprise found and put right by itself in a month or a quarter (自查自报, L15): opened by the clock, owed by a day, reviewed. */
export const selfInspection = ledger('selfInspection', {
  label: '自查自报',
  title: 'period',
  fields: {
    site: ref(site, { label: '报送单位', required: true, key: true, owner: true, group: '报送' }),
    period: text({ label: '报送期', required: true, key: true, max: 7, hint: '如 2026-03 或 2026Q1', group: '报送' }),
    dueOn: day({ label: '报送期限', required: true, group: '报送' }),
    checks: count({ label: '自查次数', max: 10_000, group: '自查情况' }),
    generalFound: count({ label: '发现一般隐患', max: 100_000, group: '自查情况' }),
    generalFixed: count({ label: '已整改一般隐患', max: 100_000, group: '自查情况' }),
    majorFound: count({ label: '发现重大隐患', max: 1000, group: '自查情况' }),
    majorFixed: count({ label: '已整改重大隐患', max: 1000, group: '自查情况' }),
    situation: note({ label: '自查与整改情况', group: '自查情况' }),
    signedBy: text({ label: '主要负责人签字', max: 30, group: '自查情况' }),
    attachments: files({ label: '附件', group: '自查情况' }),
    overdueAt: instant({ label: '逾期时间', group: '报送' }),
    reportedAt: instant({ label: '报送时间', group: '报送' }),
    reportedBy: person({ label: '报送人', group: '报送' }),
    reviewOpinion: note({ label: '审核意见', group: '审核' }),
    reviewedAt: instant({ label: '审核时间', group: '审核' }),
    reviewedBy: person({ label: '审核人', group: '审核' }),
    supplementBy: day({ label: '补正期限', group: '审核' }),
    waiveReason: text({ label: '免报原因', max: 200, group: '审核' }),
  },
  states: { due: '待报', overdue: '逾期未报', reported: '待审核', accepted: '已审核', waived: '免报' },
  initial: 'due',
  steps: {
    report: {
      label: '报送',
      from: ['due', 'overdue'],
      to: 'reported',
      by: ['enterprise', 'township', ...enforcers],
      fills: ['checks', 'generalFound', 'generalFixed', 'majorFound', 'majorFixed', 'situation', 'signedBy'],
      asks: ['attachments'],
      stamps: { reportedAt: 'now', reportedBy: 'by' },
      refuse: (row) => {
        if (over(row.generalFixed, row.generalFound)) return '已整改的一般隐患不能多于发现的，请核对';
        return over(row.majorFixed, row.majorFound) ? '已整改的重大隐患不能多于发现的，请核对' : undefined;
      },
    },
    expire: {
      label: '逾期未报',
      from: ['due'],
      to: 'overdue',
      by: ['system'],
      stamps: { overdueAt: 'now' },
      refuse: (row, { today }) => (owedOn(row) >= today ? '报送期限尚未届满' : undefined),
    },
    accept: {
      label: '审核通过',
      from: ['reported'],
      to: 'accepted',
      by: enforcers,
      asks: ['reviewOpinion'],
      stamps: { reviewedAt: 'now', reviewedBy: 'by' },
      refuse: (row, { by }) => (row.reportedBy === by ? '自查报告须由报送人以外的人员审核' : undefined),
    },
    giveBack: {
      label: '退回补正',
      from: ['reported'],
      to: 'due',
      by: enforcers,
      fills: ['reviewOpinion', 'supplementBy'],
      clears: ['reportedAt', 'reportedBy'],
      refuse: (row, { today }) => (owedOn(row) < today ? '补正期限不能早于今天，请重新填写' : undefined),
    },
    waive: { label: '免报', from: ['due', 'overdue'], to: 'waived', by: enforcers, fills: ['waiveReason'] },
  },
  deadlines: {
    report: {
      label: '自查自报',
      law: 'hazard.selfReport',
      owes: 'enterprise',
      due: (row) => (row.state === 'waived' ? null : owedOn(row)),
      metAt: (row) => row.reportedAt,
    },
    review: {
      label: '审核自查报告',
      law: 'hazard.selfReport',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.reportedAt === null
          ? null
          : addWorkdays(
              dayOf(row.reportedAt),
              reckoning.setting('hazard.selfReviewDays', dayOf(row.reportedAt)),
              reckoning.calendar,
            ),
      metAt: (row) => row.reviewedAt,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
  check: (row) => (isReportPeriod(row.period) ? undefined : { period: '报送期请写 2026-03 或 2026Q1' }),
});

/** By when a report is owed: what was given back has a term of its own. */
const owedOn = (row: { readonly dueOn: string; readonly supplementBy: string | null }) => row.supplementBy ?? row.dueOn;
const over = (fixed: number | null, found: number | null) => (fixed ?? 0) > (found ?? 0);

function isReportPeriod(code: string): boolean {
  return /^\d{4}(-\d{2}|Q[1-4])$/.test(code) && parsePeriod(code).code === code;
}
