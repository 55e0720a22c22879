import { choice, count, type Field, instant, note, person, ref, text } from '../../kernel/field.ts';
import { addHours } from '../../kernel/calendar.ts';
import { type AnyLedger, ledger } from '../../kernel/ledger.ts';
import { colours } from '../../codes/colours.ts';
import { gaugeAlarm } from '../gauges/index.ts';
import { dutyRoom, readers, signers } from './warning-roles.ts';

/** The kinds of warning, each numbered for itself. */
export const warningKinds = {
  weather: '灾害天气预警',
  nowcast: '临灾预警',
  safetyPrevention: '安全生产预警与预防信息',
  tip: '应急提示',
  notice: '预警通知',
} as const;

/** What a warning warns of. */
export const warningHazards = {
  rainstorm: '暴雨',
  gale: '大风',
  coldWave: '寒潮',
  snow: '暴雪冰冻',
  heat: '高温',
  drought: '干旱',
  lightning: '雷电',
  hail: '冰雹',
  fog: '大雾',
  haze: '霾',
  flashFlood: '山洪',
  flood: '洪水',
  geological: '地质灾害',
  waterlogging: '城市内涝',
  forestFire: '森林火险',
  earthquake: '地震',
  safety: '安全生产',
  other: '其他',
} as const;

/** To whom in an area a warning goes. */
export const audiences = {
  posts: '区域内责任人',
  officials: '乡镇、村干部',
  enterprises: '企业负责人',
  public: '公众',
} as const;

/** The warning before, which ends when this one is issued: the target is looked up when it is first asked for. */
const before: Field<string, false> = {
  ...ref(undefined, { label: '更新自', hint: '发布时原预警同时终止', group: '预警' }),
  get target(): AnyLedger {
    return earlyWarning;
  },
};

const isUrgent = (colour: string | null) => colour === 'red' || colour === 'orange';

/** A warning (预警信息, L32): taken in or drafted, judged, signed, issued to areas and posts, stood down. */
export const earlyWarning = ledger('earlyWarning', {
  label: '预警信息',
  title: 'headline',
  fields: {
    headline: text({ label: '标题', required: true, key: true, max: 200, group: '预警' }),
    kind: choice({ label: '种类', required: true, key: true, options: warningKinds, group: '预警' }),
    hazard: choice({ label: '灾种', required: true, options: warningHazards, group: '预警' }),
    colour: choice({ label: '级别', options: colours, group: '预警' }),
    source: choice({
      label: '来源',
      required: true,
      options: { own: '本局拟发', feed: '预警网接入', department: '部门来文', higher: '上级通知', gauge: '监测报警' },
      group: '预警',
    }),
    issuer: text({ label: '发布单位', max: 100, hint: '本局拟发的不填', group: '预警' }),
    receivedAt: instant({ label: '接收或拟稿时间', required: true, key: true, group: '预警' }),
    affected: text({ label: '发布范围', max: 1000, hint: '乡镇、村名称，用顿号隔开；全县写“全县”', group: '预警' }),
    audience: choice({ label: '发布对象', options: audiences, group: '预警' }),
    content: note({ label: '预警内容', required: true, group: '预警' }),
    measures: note({ label: '防御指引', group: '预警' }),
    validFrom: instant({ label: '生效时间', group: '预警' }),
    validUntil: instant({ label: '有效期至', group: '预警' }),
    replaces: before,
    alarm: ref(gaugeAlarm, { label: '来自监测报警', group: '预警' }),
    message: text({ label: '预警网报文号', max: 300, group: '报文' }),
    lineage: text({ label: '报文沿革', max: 300, hint: '同一次预警的首条报文号', group: '报文' }),
    opinion: note({ label: '研判意见', group: '研判审签' }),
    judgedAt: instant({ label: '研判时间', group: '研判审签' }),
    judgedBy: person({ label: '研判人', group: '研判审签' }),
    signOpinion: note({ label: '审签意见', group: '研判审签' }),
    signedAt: instant({ label: '审签时间', group: '研判审签' }),
    signedBy: person({ label: '审签人', group: '研判审签' }),
    dismissReason: text({ label: '不转发原因', max: 200, group: '研判审签' }),
    dismissedAt: instant({ label: '办结时间', group: '研判审签' }),
    documentNumber: text({ label: '发布编号', max: 60, group: '发布' }),
    issuedAt: instant({ label: '发布时间', group: '发布' }),
    smsSent: count({ label: '发送短信（条）', max: 10_000_000, group: '发布' }),
    otherChannels: text({ label: '其他渠道', max: 200, hint: '微信群、大喇叭、电视', group: '发布' }),
    standDownReason: text({ label: '解除原因', max: 200, group: '解除' }),
    endedAt: instant({ label: '解除或更新时间', group: '解除' }),
  },
  states: {
    received: '待研判',
    judged: '待审签',
    signed: '待发布',
    issued: '已发布',
    delivered: '已发布、已登记发送',
    stoodDown: '已解除',
    superseded: '已被更新',
    dismissed: '不转发',
  },
  initial: 'received',
  steps: {
    judge: {
      label: '研判转审签',
      from: ['received'],
      to: 'judged',
      by: ['system'], // by submitWarning, for the person who judges
      fills: ['opinion'],
      stamps: { judgedAt: 'now', judgedBy: 'by' },
    },
    sign: {
      label: '审签',
      from: ['judged'],
      to: 'signed',
      by: signers,
      asks: ['signOpinion'],
      stamps: { signedAt: 'now', signedBy: 'by' },
      refuse: (row, { by }) => (row.judgedBy === by ? '研判人不能审签自己研判的预警，请由他人审签' : undefined),
    },
    issue: {
      label: '发布',
      from: ['signed'],
      to: 'issued',
      by: ['system'],
      fills: ['documentNumber'],
      stamps: { issuedAt: 'now' },
    },
    sendBack: {
      label: '退回修改',
      from: ['judged', 'signed'],
      to: 'received',
      by: signers,
      fills: ['signOpinion'],
      clears: ['judgedAt', 'judgedBy', 'signedAt', 'signedBy'],
    },
    dismiss: {
      label: '不转发',
      from: ['received', 'judged'],
      to: 'dismissed',
      by: dutyRoom,
      fills: ['dismissReason'],
      stamps: { dismissedAt: 'now' },
    },
    countSent: {
      label: '登记发送情况',
      from: ['issued', 'delivered'],
      to: 'delivered',
      by: dutyRoom,
      fills: ['smsSent'],
      asks: ['otherChannels'],
    },
    standDown: {
      label: '解除',
      from: ['issued', 'delivered'],
      to: 'stoodDown',
      by: dutyRoom,
      fills: ['standDownReason'],
      stamps: { endedAt: 'now' },
    },
    cancel: {
      label: '发布单位解除',
      from: ['received', 'judged', 'signed', 'issued', 'delivered'],
      to: 'stoodDown',
      by: ['system'],
      fills: ['standDownReason'],
      stamps: { endedAt: 'now' },
    },
    supersede: {
      label: '被更新',
      from: ['received', 'judged', 'signed', 'issued', 'delivered'],
      to: 'superseded',
      by: ['system'],
      stamps: { endedAt: 'now' },
    },
  },
  deadlines: {
    issue: {
      label: '预警研判发布',
      law: 'warnings.issue',
      owes: 'dutyOfficer',
      due: (row, by) =>
        addHours(
          row.receivedAt,
          by.setting(isUrgent(row.colour) ? 'warnings.urgentMinutes' : 'warnings.judgeMinutes') / 60,
        ),
      metAt: (row) => row.issuedAt ?? row.dismissedAt ?? row.endedAt,
      weight: (row) => (isUrgent(row.colour) ? 2 : 1),
    },
    standDown: {
      label: '预警到期处置',
      law: 'warnings.stand',
      owes: 'dutyOfficer',
      due: (row) => (row.issuedAt === null ? null : row.validUntil),
      metAt: (row) => row.endedAt,
    },
  },
  may: { read: readers, create: dutyRoom, update: dutyRoom },
  check: (row): Readonly<Record<string, string>> | undefined =>
    row.validUntil !== null && row.validUntil < (row.validFrom ?? row.receivedAt)
      ? { validUntil: '有效期不能早于生效或接收时间，请核对' }
      : undefined,
});
