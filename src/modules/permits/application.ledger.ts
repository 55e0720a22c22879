import { addWorkdays } from '../../kernel/calendar.ts';
import { choice, count, day, files, note, people, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { applicationFaults, decisionDue, grantable } from './application.rules.ts';
import { hazchemClasses, permitKinds } from './permit-kinds.ts';
import { clerks, readers } from './permit-roles.ts';
import { permit } from './permit.ledger.ts';

const notAhead = (day: string | null, today: string) =>
  day !== null && day > today ? '日期不能晚于今天，请核对' : undefined;

/**
 * An application for a permit (许可申请, L21) from the window to the paper. What a rule of other rows may forbid (a kind not issued
 * for now, a permit past its date, a certificate missing) is taken by calls of this module; the plain steps are here.
 */
export const permitApplication = ledger('permitApplication', {
  label: '许可申请',
  title: 'applicant',
  number: '许申',
  fields: {
    applicant: text({ label: '申请人', required: true, key: true, group: '申请' }),
    site: ref(site, { label: '单位档案', required: true, key: true, owner: true, group: '申请' }),
    kind: choice({ label: '许可种类', required: true, key: true, options: permitKinds, group: '申请' }),
    matter: choice({
      label: '办理事项',
      required: true,
      key: true,
      options: { new: '新办', extension: '延期', change: '变更' },
      group: '申请',
    }),
    permit: ref(permit, { label: '原许可证', hint: '延期、变更时选择', group: '申请' }),
    hazchemClass: choice({
      label: '危化品经营类别',
      options: hazchemClasses,
      hint: '危险化学品经营许可填写',
      group: '申请',
    }),
    principal: text({ label: '主要负责人', required: true, max: 30, group: '申请' }),
    scope: note({ label: '申请许可范围', required: true, hint: '品种、方式；变更事项写明变更内容', group: '申请' }),
    storageLimit: text({ label: '申请限制存放量', max: 60, hint: '烟花爆竹零售填写', group: '申请' }),
    receivedOn: day({ label: '收到申请日期', required: true, key: true, group: '申请' }),
    materials: files({ label: '申请材料', group: '申请' }),
    missing: note({ label: '需补正的材料', hint: '一次列全', group: '受理' }),
    correctionAskedOn: day({ label: '告知补正日期', group: '受理' }),
    correctedOn: day({ label: '补正收到日期', group: '受理' }),
    supplements: files({ label: '补正材料', group: '受理' }),
    acceptedOn: day({ label: '受理日期', group: '受理' }),
    acceptedBy: person({ label: '受理人', group: '受理' }),
    environment: choice({
      label: '环保条件',
      options: { met: '达标', notMet: '不达标', notNeeded: '不涉及' },
      group: '审查',
    }),
    reviewOpinion: note({ label: '初审意见', group: '审查' }),
    reviewedOn: day({ label: '初审日期', group: '审查' }),
    reviewedBy: person({ label: '初审人', group: '审查' }),
    checkedOn: day({ label: '现场核查日期', group: '审查' }),
    checkers: people({ label: '核查人员', min: 2, group: '审查' }),
    checkResult: choice({ label: '核查结论', options: { pass: '合格', fail: '不合格' }, group: '审查' }),
    checkFindings: note({ label: '核查情况', group: '审查' }),
    checkPhotos: files({ label: '核查照片', group: '审查' }),
    excludedDays: count({ label: '不计入期限的工作日', min: 1, max: 250, group: '期限' }),
    excludedFor: choice({
      label: '扣除事由',
      options: { hearing: '听证', test: '检验检测', appraisal: '鉴定', expert: '专家评审' },
      group: '期限',
    }),
    extendReason: note({ label: '延长理由', hint: '须告知申请人', group: '期限' }),
    extendedOn: day({ label: '批准延长日期', group: '期限' }),
    forwardedOn: day({ label: '上报日期', group: '决定' }),
    decisionOpinion: note({ label: '决定意见', group: '决定' }),
    decidedOn: day({ label: '决定日期', group: '决定' }),
    decider: person({ label: '决定人', group: '决定' }),
    refuseReason: note({ label: '不予许可理由', group: '决定' }),
    issuedPermit: ref(permit, { label: '核发的许可证', group: '决定' }),
    issuedOn: day({ label: '发证日期', group: '决定' }),
    servedOn: day({ label: '不予决定送达日期', group: '决定' }),
    endReason: note({ label: '不予受理或撤回原因', group: '决定' }),
    endedOn: day({ label: '终结日期', group: '决定' }),
  },
  states: {
    submitted: '待受理',
    correcting: '待补正',
    accepted: '已受理',
    reviewed: '已初审',
    forwarded: '已上报上级',
    approved: '准予许可待发证',
    issued: '已发证',
    refused: '不予许可待送达',
    served: '不予许可已送达',
    rejected: '不予受理',
    withdrawn: '已撤回',
  },
  initial: 'submitted',
  steps: {
    accept: {
      label: '受理',
      from: ['submitted'],
      to: 'accepted',
      by: ['system'],
      fills: ['acceptedOn'],
      stamps: { acceptedBy: 'by' },
      refuse: (row, { today }) =>
        row.acceptedOn !== null && row.acceptedOn < row.receivedOn
          ? '受理日期不能早于收到申请日期，请核对'
          : notAhead(row.acceptedOn, today),
    },
    askCorrection: {
      label: '一次告知补正',
      from: ['submitted'],
      to: 'correcting',
      by: clerks,
      fills: ['missing'],
      stamps: { correctionAskedOn: 'today' },
      refuse: (_, { before }) =>
        before.correctionAskedOn === null
          ? undefined
          : '补正只能告知一次，请受理；材料仍不齐的依法不予受理（行政许可法第三十二条）',
    },
    correct: {
      label: '收到补正',
      from: ['correcting'],
      to: 'submitted',
      by: [...clerks, 'enterprise'],
      fills: ['correctedOn'],
      asks: ['supplements'],
      refuse: (row, { today }) => notAhead(row.correctedOn, today),
    },
    turnAway: {
      label: '不予受理',
      from: ['submitted', 'correcting'],
      to: 'rejected',
      by: clerks,
      fills: ['endReason'],
      stamps: { endedOn: 'today' },
    },
    review: {
      label: '初审',
      from: ['accepted'],
      to: 'reviewed',
      by: clerks,
      fills: ['environment', 'reviewOpinion'],
      stamps: { reviewedOn: 'today', reviewedBy: 'by' },
    },
    checkSite: {
      label: '登记现场核查',
      from: ['reviewed'],
      to: 'reviewed',
      by: clerks,
      fills: ['checkedOn', 'checkers', 'checkResult', 'checkFindings'],
      asks: ['checkPhotos'],
      refuse: (row, { today }) => notAhead(row.checkedOn, today),
    },
    exclude: {
      label: '扣除听证鉴定时间',
      from: ['reviewed'],
      to: 'reviewed',
      by: clerks,
      fills: ['excludedDays', 'excludedFor'],
    },
    extend: {
      label: '延长决定期限',
      from: ['reviewed'],
      to: 'reviewed',
      by: ['leader'],
      fills: ['extendReason'],
      stamps: { extendedOn: 'today' },
      refuse: (_, { before }) =>
        before.extendedOn === null ? undefined : '决定期限只能延长一次（行政许可法第四十二条）',
    },
    forward: {
      label: '上报初审意见',
      from: ['reviewed'],
      to: 'forwarded',
      by: clerks,
      stamps: { forwardedOn: 'today' },
      refuse: (row) =>
        row.kind === 'fireworksRetail'
          ? '烟花爆竹零售许可由县级应急管理部门决定，不需要上报（烟花爆竹安全管理条例第十九条）'
          : undefined,
    },
    approve: {
      label: '准予许可',
      from: ['reviewed'],
      to: 'approved',
      by: ['system'],
      fills: ['decisionOpinion'],
      stamps: { decidedOn: 'today', decider: 'by' },
      refuse: (row, { by }) => grantable(row, by),
    },
    refuse: {
      label: '不予许可',
      from: ['reviewed'],
      to: 'refused',
      by: ['leader'],
      fills: ['refuseReason'],
      stamps: { decidedOn: 'today', decider: 'by' },
    },
    recordApproval: {
      label: '登记上级准予',
      from: ['forwarded'],
      to: 'approved',
      by: clerks,
      fills: ['decidedOn'],
      refuse: (row, { today }) => notAhead(row.decidedOn, today),
    },
    recordRefusal: {
      label: '登记上级不予许可',
      from: ['forwarded'],
      to: 'refused',
      by: clerks,
      fills: ['decidedOn', 'refuseReason'],
      refuse: (row, { today }) => notAhead(row.decidedOn, today),
    },
    issue: {
      label: '发证',
      from: ['approved'],
      to: 'issued',
      by: ['system'],
      fills: ['issuedPermit'],
      stamps: { issuedOn: 'today' },
    },
    serve: {
      label: '送达不予许可决定',
      from: ['refused'],
      to: 'served',
      by: clerks,
      fills: ['servedOn'],
      refuse: (row, { today }) => notAhead(row.servedOn, today),
    },
    withdraw: {
      label: '申请人撤回',
      from: ['submitted', 'correcting', 'accepted', 'reviewed'],
      to: 'withdrawn',
      by: [...clerks, 'enterprise'],
      fills: ['endReason'],
      stamps: { endedOn: 'today' },
    },
  },
  deadlines: {
    accept: {
      label: '受理或告知补正',
      law: 'permits.acceptance',
      owes: 'inspector',
      due: (row, reckoning) => {
        const from = row.correctedOn ?? row.receivedOn;
        return row.state === 'correcting'
          ? null
          : addWorkdays(from, reckoning.setting('permits.acceptDays', from), reckoning.calendar);
      },
      metAt: (row) => row.acceptedOn ?? row.endedOn,
    },
    decide: {
      label: '决定或上报初审意见',
      law: 'permits.decision',
      owes: 'leader',
      due: decisionDue,
      metAt: (row) => row.forwardedOn ?? row.decidedOn ?? row.endedOn,
    },
    deliver: {
      label: '颁发或送达',
      law: 'permits.delivery',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.decidedOn === null
          ? null
          : addWorkdays(row.decidedOn, reckoning.setting('permits.deliverDays', row.decidedOn), reckoning.calendar),
      metAt: (row) => row.issuedOn ?? row.servedOn,
    },
  },
  may: { read: readers, create: [...clerks, 'enterprise'], update: clerks },
  check: applicationFaults,
});
