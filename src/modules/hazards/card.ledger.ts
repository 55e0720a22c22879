import { addDays, dayOf } from '../../kernel/calendar.ts';
import { choice, count, instant, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { sectors, site } from '../sites/index.ts';
import { deciders, enforcers, readers } from './hazard-roles.ts';

/** The colours of a card, with the words beside them. */
export const cardColours = { yellow: '黄牌', red: '红牌' } as const;

/** What can bring an enterprise a card; what each means in rows stands in card-triggers.ts. */
export const cardTriggers = {
  selfReportOverdue: '自查自报逾期未报',
  rectifyOverdue: '隐患整改逾期',
  majorOpen: '重大隐患未销号',
  repeated: '隐患重复发生',
  fileOverdue: '档案逾期未确认',
  yellowStanding: '黄牌未解除',
} as const;

/** What can bring an enterprise a card. */
export type CardTrigger = keyof typeof cardTriggers;

/** A rule by which cards are raised and lifted (红黄牌规则). What it asks is set only by those who have seen whom it would card. */
export const cardRule = ledger('cardRule', {
  label: '红黄牌规则',
  title: 'name',
  fields: {
    name: text({ label: '规则名称', required: true, key: true, max: 60 }),
    measures: note({ label: '警示措施', required: true, hint: '告知企业要做什么' }),
    colour: choice({ label: '颜色', options: cardColours }),
    trigger: choice({ label: '触发条件', options: cardTriggers }),
    days: count({ label: '天数', max: 1095 }),
    threshold: count({ label: '达到数量', min: 1, max: 1000 }),
    sector: choice({ label: '适用行业', options: sectors }),
    foreseen: count({ label: '启用时涉及家数', max: 1_000_000 }),
    enabledAt: instant({ label: '启用时间' }),
    enabledBy: person({ label: '启用人' }),
    stopReason: text({ label: '停用原因', max: 200 }),
  },
  states: { draft: '未启用', inForce: '使用中', stopped: '已停用' },
  initial: 'draft',
  steps: {
    enable: {
      label: '启用',
      from: ['draft', 'inForce', 'stopped'],
      to: 'inForce',
      by: ['system'],
      fills: ['colour', 'trigger', 'days', 'threshold', 'foreseen'],
      asks: ['sector'],
      stamps: { enabledAt: 'now', enabledBy: 'by' },
      clears: ['stopReason'],
    },
    stop: { label: '停用', from: ['inForce'], to: 'stopped', by: deciders, fills: ['stopReason'] },
  },
  may: { read: [...enforcers, 'leader', 'dutyOfficer', 'writer'], create: deciders, update: deciders },
});

/** A card an enterprise holds (红黄牌警告, L15): raised by its rule, lifted when the reason is gone. */
export const warningCard = ledger('warningCard', {
  label: '红黄牌',
  title: 'reason',
  fields: {
    site: ref(site, { label: '被警示单位', required: true, key: true, owner: true }),
    rule: ref(cardRule, { label: '依据规则', required: true, key: true }),
    colour: choice({ label: '颜色', required: true, options: cardColours }),
    reason: text({ label: '警示原因', required: true, max: 200 }),
    found: count({ label: '涉及数量', required: true, max: 1_000_000 }),
    measures: note({ label: '警示措施', required: true }),
    raisedAt: instant({ label: '亮牌时间', required: true, key: true }),
    answer: note({ label: '企业回复' }),
    acknowledgedAt: instant({ label: '签收时间' }),
    acknowledgedBy: person({ label: '签收人' }),
    advice: text({ label: '约谈建议', max: 200, hint: '约谈由安委办另行办理' }),
    advisedAt: instant({ label: '建议约谈时间' }),
    liftReason: text({ label: '解除原因', max: 200 }),
    liftedAt: instant({ label: '解除时间' }),
  },
  states: { raised: '已亮牌', acknowledged: '已签收', advised: '建议约谈', lifted: '已解除' },
  initial: 'raised',
  steps: {
    acknowledge: {
      label: '签收回复',
      from: ['raised', 'advised'],
      to: 'acknowledged',
      by: ['enterprise', 'township', ...enforcers],
      fills: ['answer'],
      stamps: { acknowledgedAt: 'now', acknowledgedBy: 'by' },
    },
    advise: {
      label: '建议约谈',
      from: ['raised', 'acknowledged'],
      to: 'advised',
      by: deciders,
      fills: ['advice'],
      stamps: { advisedAt: 'now' },
    },
    lift: {
      label: '自动解除',
      from: ['raised', 'acknowledged', 'advised'],
      to: 'lifted',
      by: ['system'],
      fills: ['liftReason'],
      stamps: { liftedAt: 'now' },
    },
    revoke: {
      label: '人工解除',
      from: ['raised', 'acknowledged', 'advised'],
      to: 'lifted',
      by: deciders,
      fills: ['liftReason'],
      stamps: { liftedAt: 'now' },
    },
  },
  deadlines: {
    acknowledge: {
      label: '签收红黄牌',
      law: 'hazard.card',
      owes: 'enterprise',
      due: (row, reckoning) =>
        addDays(dayOf(row.raisedAt), reckoning.setting('hazard.cardAnswerDays', dayOf(row.raisedAt))),
      metAt: (row) => row.acknowledgedAt ?? row.liftedAt,
      weight: (row) => (row.colour === 'red' ? 2 : 1),
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});

/** The month's word on cards and self-reports to towns and enterprises (月通报); its text is made from the rows. */
export const cardCircular = ledger('cardCircular', {
  label: '红黄牌月通报',
  title: 'name',
  number: '通报',
  fields: {
    name: text({ label: '通报标题', required: true, key: true }),
    month: text({ label: '通报月份', required: true, key: true, max: 7, hint: '如 2026-03' }),
    demands: note({ label: '工作要求', required: true }),
    issuedAt: instant({ label: '印发时间' }),
    issuedBy: person({ label: '签发人' }),
  },
  states: { draft: '拟稿', issued: '已印发' },
  initial: 'draft',
  steps: {
    issue: {
      label: '印发',
      from: ['draft'],
      to: 'issued',
      by: deciders,
      stamps: { issuedAt: 'now', issuedBy: 'by' },
      refuse: (row, { today }) => (row.month >= today.slice(0, 7) ? '这个月还没有结束，月底后再印发' : undefined),
    },
  },
  may: {
    read: [...enforcers, 'leader', 'dutyOfficer', 'writer', 'township'],
    create: enforcers,
    update: enforcers,
  },
  check: (row) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(row.month) ? undefined : { month: '月份请写 2026-03 这样的格式' }),
});
