import { addDays, addWorkdays, dayOf } from '../../kernel/calendar.ts';
import {
  choice,
  day,
  files,
  flag,
  instant,
  money,
  note,
  person,
  point,
  ref,
  sealed,
  text,
} from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { visit } from '../inspections/index.ts';
import { site } from '../sites/index.ts';
import { informantName, informantOpeners, informantPhone } from './informant.ts';

/** What tips are about. */
export const tipMatters = {
  hazard: '事故隐患',
  violation: '非法违法生产经营',
  accident: '瞒报、谎报、迟报事故',
  other: '其他安全问题',
} as const;

const keepers = ['tipKeeper', 'sectionChief'] as const;
const checkers = ['inspector', ...keepers] as const;

/** A tip of the public (举报投诉, L28) from its coming in to its reply and reward. Who informed is sealed from all but two. */
export const tip = ledger('tip', {
  label: '举报投诉',
  title: 'about',
  number: '举',
  fields: {
    about: text({ label: '事由', required: true, key: true, max: 60, group: '举报' }),
    matter: choice({ label: '举报事项', required: true, options: tipMatters, group: '举报' }),
    channel: choice({
      label: '来源',
      required: true,
      options: { page: '网页', phone: '电话', letter: '来信', visit: '来访', transferred: '上级或部门转办' },
      group: '举报',
    }),
    receivedAt: instant({ label: '收到时间', required: true, key: true, group: '举报' }),
    content: note({ label: '举报内容', required: true, hint: '不要写举报人的姓名和电话', group: '举报' }),
    respondent: text({ label: '被举报单位或地点', required: true, max: 100, group: '举报' }),
    site: ref(site, { label: '对应监管单位', group: '举报' }),
    place: point({ label: '位置', group: '举报' }),
    photos: files({ label: '照片', group: '举报' }),
    informant: sealed({ label: '举报人', of: informantName, by: informantOpeners, group: '举报人' }),
    informantPhone: sealed({ label: '举报人电话', of: informantPhone, by: informantOpeners, group: '举报人' }),
    wantsReward: flag({ label: '申请奖励', group: '举报人' }),
    handler: person({ label: '核查人', group: '受理' }),
    acceptedAt: instant({ label: '受理时间', group: '受理' }),
    declineReason: text({ label: '不予受理理由', max: 200, group: '受理' }),
    declinedAt: instant({ label: '不予受理时间', group: '受理' }),
    transferredTo: text({ label: '移送单位', max: 60, group: '受理' }),
    transferredAt: instant({ label: '移送时间', group: '受理' }),
    firstFindings: note({ label: '初步查证情况', group: '核查' }),
    firstCheckedAt: instant({ label: '初步查证时间', group: '核查' }),
    extendedTo: day({ label: '核查延长至', group: '核查' }),
    extendReason: text({ label: '延长理由', max: 200, group: '核查' }),
    verdict: choice({
      label: '核查结论',
      options: { true: '属实', partly: '部分属实', untrue: '不属实' },
      group: '核查',
    }),
    visit: ref(visit, { label: '核查检查', group: '核查' }),
    findings: note({ label: '核查情况', group: '核查' }),
    verifiedAt: instant({ label: '核查时间', group: '核查' }),
    handling: note({ label: '处理情况', group: '处理与答复' }),
    handledAt: instant({ label: '处理时间', group: '处理与答复' }),
    reply: note({ label: '答复内容', hint: '举报人凭查询码看到这段话', group: '处理与答复' }),
    repliedAt: instant({ label: '答复时间', group: '处理与答复' }),
    reward: money({ label: '奖励金额', group: '奖励' }),
    rewardedAt: instant({ label: '奖励时间', group: '奖励' }),
    closedAt: instant({ label: '办结时间', group: '奖励' }),
  },
  states: {
    received: '待受理',
    accepted: '核查中',
    verified: '待处理',
    handled: '待答复',
    replied: '已答复',
    closed: '已办结',
    rewarded: '已奖励',
    declined: '不予受理',
    transferred: '已移送',
  },
  initial: 'received',
  steps: {
    accept: {
      label: '受理',
      from: ['received'],
      to: 'accepted',
      by: keepers,
      fills: ['handler'],
      stamps: { acceptedAt: 'now' },
    },
    decline: {
      label: '不予受理',
      from: ['received'],
      to: 'declined',
      by: keepers,
      fills: ['declineReason'],
      stamps: { declinedAt: 'now' },
    },
    transfer: {
      label: '移送',
      from: ['received', 'accepted'],
      to: 'transferred',
      by: keepers,
      fills: ['transferredTo'],
      stamps: { transferredAt: 'now' },
    },
    firstCheck: {
      label: '初步查证',
      from: ['accepted'],
      to: 'accepted',
      by: checkers,
      fills: ['firstFindings'],
      stamps: { firstCheckedAt: 'now' },
    },
    extend: {
      label: '延长核查',
      from: ['accepted'],
      to: 'accepted',
      by: ['leader', 'sectionChief'],
      fills: ['extendedTo', 'extendReason'],
      refuse: (row, { today }) =>
        row.extendedTo !== null && row.extendedTo <= today ? '延长后的日期应晚于今天' : undefined,
    },
    verify: {
      label: '核查完毕',
      from: ['accepted'],
      to: 'verified',
      by: checkers,
      fills: ['verdict', 'findings'],
      asks: ['visit'],
      stamps: { verifiedAt: 'now' },
    },
    handle: {
      label: '处理完毕',
      from: ['verified'],
      to: 'handled',
      by: checkers,
      fills: ['handling'],
      stamps: { handledAt: 'now' },
    },
    reply: {
      label: '答复举报人',
      from: ['handled'],
      to: 'replied',
      by: keepers,
      fills: ['reply'],
      stamps: { repliedAt: 'now' },
    },
    reward: {
      label: '发放奖励',
      from: ['replied'],
      to: 'rewarded',
      by: ['tipKeeper'],
      fills: ['reward'],
      stamps: { rewardedAt: 'now', closedAt: 'now' },
      refuse: (row) => (row.verdict === 'untrue' ? '核查不属实的举报不发放奖励' : undefined),
    },
    close: {
      label: '办结',
      from: ['replied'],
      to: 'closed',
      by: keepers,
      stamps: { closedAt: 'now' },
    },
  },
  deadlines: {
    accept: {
      label: '举报受理',
      law: 'tips.receive',
      owes: 'tipKeeper',
      due: (row, by) =>
        addWorkdays(dayOf(row.receivedAt), by.setting('tips.acceptDays', dayOf(row.receivedAt)), by.calendar),
      metAt: (row) => row.acceptedAt ?? row.declinedAt ?? row.transferredAt,
    },
    firstCheck: {
      label: '事故举报初步查证',
      law: 'tips.accident',
      owes: 'inspector',
      owedBy: (row) => row.handler,
      due: (row, by) =>
        row.matter === 'accident' && row.acceptedAt !== null
          ? addDays(dayOf(row.receivedAt), by.setting('tips.firstCheckDays', dayOf(row.receivedAt)))
          : null,
      metAt: (row) => row.firstCheckedAt ?? row.verifiedAt ?? row.transferredAt,
      weight: () => 2,
    },
    verify: {
      label: '举报核查',
      law: 'tips.accident',
      owes: 'inspector',
      owedBy: (row) => row.handler,
      due: (row, by) =>
        row.acceptedAt === null
          ? null
          : (row.extendedTo ?? addDays(dayOf(row.receivedAt), by.setting('tips.verifyDays', dayOf(row.receivedAt)))),
      metAt: (row) => row.verifiedAt ?? row.transferredAt,
    },
    reply: {
      label: '答复举报人',
      law: 'tips.receive',
      owes: 'tipKeeper',
      due: (row, by) =>
        row.handledAt === null
          ? null
          : addWorkdays(dayOf(row.handledAt), by.setting('tips.replyDays', dayOf(row.handledAt)), by.calendar),
      metAt: (row) => row.repliedAt,
    },
    reward: {
      label: '奖励发放',
      law: 'tips.reward',
      owes: 'tipKeeper',
      due: (row, by) =>
        row.repliedAt !== null && row.wantsReward === true && row.verdict !== 'untrue'
          ? addDays(dayOf(row.repliedAt), by.setting('tips.rewardDays', dayOf(row.repliedAt)))
          : null,
      metAt: (row) => row.closedAt,
    },
  },
  may: {
    read: ['tipKeeper', 'leader', 'committeeOffice', 'sectionChief', 'inspector', 'dutyOfficer'],
    create: ['tipKeeper', 'sectionChief', 'dutyOfficer'],
    update: ['tipKeeper'],
  },
});
