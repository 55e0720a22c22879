import { addDays } from '../../kernel/calendar.ts';
import { choice, count, day, files, flag, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { accident } from './accident.ledger.ts';
import { investigating, readers } from './accident-roles.ts';
import { grades, investigators, yearAfter } from './accident.rules.ts';

const notAhead = (day: string | null, today: string) =>
  day !== null && day > today ? '日期不能晚于今天，请核对' : undefined;

/** The investigation of an accident (事故调查, L27): team, report, reply, penalties, disclosure, and its evaluation after a year. */
export const accidentInvestigation = ledger('accidentInvestigation', {
  label: '事故调查',
  title: 'name',
  number: '事故调',
  fields: {
    name: text({ label: '调查名称', required: true, max: 240, group: '调查组' }),
    accident: ref(accident, { label: '事故', required: true, group: '调查组' }),
    grade: choice({ label: '成立时等级', required: true, options: grades, group: '调查组' }),
    occurredOn: day({ label: '事故发生日期', required: true, group: '调查组' }),
    level: choice({ label: '组织调查', required: true, options: investigators, group: '调查组' }),
    leader: text({ label: '调查组组长', required: true, max: 60, group: '调查组' }),
    members: note({
      label: '成员单位及人员',
      required: true,
      hint: '政府、应急、行业主管、监察、公安、工会等',
      group: '调查组',
    }),
    procuratorate: flag({ label: '已邀请检察院', required: true, hint: '条例第二十二条：应当邀请', group: '调查组' }),
    formedOn: day({ label: '成立日期', required: true, group: '调查组' }),
    extensionDays: count({ label: '批准延长', min: 1, max: 60, group: '期限' }),
    extensionReason: note({ label: '延长理由', group: '期限' }),
    appraisalDays: count({ label: '技术鉴定用时（日）', min: 1, max: 400, group: '期限' }),
    cause: note({ label: '事故原因和性质', group: '调查报告' }),
    liability: note({ label: '责任认定和处理建议', group: '调查报告' }),
    prevention: note({ label: '防范和整改措施', group: '调查报告' }),
    report: files({ label: '调查报告', hint: '全体成员签名', group: '调查报告' }),
    submittedOn: day({ label: '提交报告日期', group: '调查报告' }),
    returnReason: note({ label: '退回补充调查理由', group: '调查报告' }),
    replyNumber: text({ label: '批复文号', max: 60, group: '批复' }),
    repliedOn: day({ label: '批复日期', group: '批复' }),
    penaltyOn: day({ label: '进入处罚程序日期', group: '落实' }),
    penaltySummary: note({ label: '处罚和处理情况', group: '落实' }),
    disclosedOn: day({ label: '公开日期', group: '落实' }),
    disclosure: text({ label: '公开渠道', max: 200, group: '落实' }),
    evaluation: note({ label: '整改评估（回头看）情况', group: '评估' }),
    evaluatedOn: day({ label: '评估日期', group: '评估' }),
    transferReason: note({ label: '移交上级调查说明', group: '评估' }),
    transferredOn: day({ label: '移交日期', group: '评估' }),
  },
  states: {
    investigating: '调查中',
    submitted: '已提交报告待批复',
    replied: '已批复待落实',
    penalising: '处罚程序中',
    disclosed: '已公开待评估',
    evaluated: '已评估办结',
    transferred: '上级提级调查',
  },
  initial: 'investigating',
  steps: {
    extend: {
      label: '批准延长',
      from: ['investigating'],
      to: 'investigating',
      by: ['leader'],
      fills: ['extensionDays', 'extensionReason'],
      refuse: (_, { before }) =>
        before.extensionDays === null ? undefined : '调查期限只能延长一次，最长六十日（条例第二十九条）',
    },
    appraise: {
      label: '扣除技术鉴定时间',
      from: ['investigating'],
      to: 'investigating',
      by: investigating,
      fills: ['appraisalDays'],
    },
    submit: {
      label: '提交调查报告',
      from: ['investigating'],
      to: 'submitted',
      by: investigating,
      fills: ['cause', 'liability', 'prevention'],
      asks: ['report'],
      stamps: { submittedOn: 'today' },
    },
    reply: {
      label: '登记批复',
      from: ['submitted'],
      to: 'replied',
      by: [...investigating, 'leader'],
      fills: ['replyNumber', 'repliedOn'],
      refuse: (row, { today }) =>
        row.repliedOn !== null && row.submittedOn !== null && row.repliedOn < row.submittedOn
          ? '批复日期不能早于提交报告日期，请核对'
          : notAhead(row.repliedOn, today),
    },
    sendBack: {
      label: '退回补充调查',
      from: ['submitted'],
      to: 'investigating',
      by: ['leader'],
      fills: ['returnReason'],
      clears: ['submittedOn'],
    },
    penalise: {
      label: '进入处罚程序',
      from: ['replied'],
      to: 'penalising',
      by: [...investigating, 'system'],
      stamps: { penaltyOn: 'today' },
    },
    disclose: {
      label: '登记公开',
      from: ['replied', 'penalising'],
      to: 'disclosed',
      by: investigating,
      fills: ['disclosure', 'disclosedOn', 'penaltySummary'],
      refuse: (row, { today }) => notAhead(row.disclosedOn, today),
    },
    evaluate: {
      label: '登记整改评估',
      from: ['disclosed'],
      to: 'evaluated',
      by: [...investigating, 'leader'],
      fills: ['evaluation', 'evaluatedOn'],
      refuse: (row, { today }) => notAhead(row.evaluatedOn, today),
    },
    transfer: {
      label: '移交上级调查',
      from: ['investigating', 'submitted'],
      to: 'transferred',
      by: ['leader', 'sectionChief'],
      fills: ['transferReason'],
      stamps: { transferredOn: 'today' },
    },
  },
  deadlines: {
    submit: {
      label: '提交调查报告',
      law: 'accidents.investigation',
      owes: 'sectionChief',
      due: (row, reckoning) => {
        const days = reckoning.setting('accidents.investigationDays', row.occurredOn);
        return row.state === 'transferred'
          ? null
          : addDays(row.occurredOn, days + (row.extensionDays ?? 0) + (row.appraisalDays ?? 0));
      },
      metAt: (row) => row.submittedOn,
    },
    reply: {
      label: '人民政府批复',
      law: 'accidents.reply',
      owes: 'leader',
      due: (row, reckoning) => {
        const key = row.grade === 'extraordinary' ? 'accidents.graveReplyDays' : 'accidents.replyDays';
        return row.submittedOn === null || row.state === 'transferred'
          ? null
          : addDays(row.submittedOn, reckoning.setting(key, row.submittedOn));
      },
      metAt: (row) => row.repliedOn,
    },
    disclose: {
      label: '公开调查报告',
      law: 'accidents.disclosure',
      owes: 'sectionChief',
      due: (row, reckoning) =>
        row.repliedOn === null
          ? null
          : addDays(row.repliedOn, reckoning.setting('accidents.disclosureDays', row.repliedOn)),
      metAt: (row) => row.disclosedOn,
    },
    evaluate: {
      label: '整改措施落实评估',
      law: 'accidents.evaluation',
      owes: 'sectionChief',
      due: (row) => (row.repliedOn === null ? null : yearAfter(row.repliedOn)),
      metAt: (row) => row.evaluatedOn,
    },
  },
  may: { read: readers, create: ['system'], update: investigating },
});
