import { indicators } from '../../kernel/indicator.ts';
import { callOut } from './callout.ledger.ts';
import { contact } from './contact.ledger.ts';
import { doorKnock } from './door-knock.ledger.ts';

/** Calling people in a period (C003-066 电话提醒; C004-007 预警提醒短信); what a call-out brought is counted when it ends. */
export const callOutIndicators = indicators(callOut, {
  begun: { label: '开展叫应', unit: '次', at: 'startedAt', where: { kind: { not: ['drill', 'test'] } } },
  called: { label: '叫应', unit: '人次', at: 'startedAt', sum: 'people', where: { kind: { not: ['drill', 'test'] } } },
  confirmed: {
    label: '叫应确认',
    unit: '人次',
    at: 'startedAt',
    sum: 'confirmed',
    where: { kind: { not: ['drill', 'test'] } },
  },
  phoneCalls: {
    label: '电话提醒',
    unit: '次',
    at: 'startedAt',
    sum: 'phoneCalls',
    where: { kind: { not: ['drill', 'test'] } },
  },
  warningTexts: { label: '预警提醒短信', unit: '条', at: 'startedAt', sum: 'texts', where: { kind: 'warning' } },
});

/** Whom the county can call at a day. */
export const contactIndicators = indicators(contact, {
  listed: { label: '通讯录人员', unit: '人次', since: 'startsOn', until: 'endsOn' },
});

/** Doors knocked on because nobody answered. */
export const doorIndicators = indicators(doorKnock, {
  ordered: { label: '派出上门叫醒', unit: '次', at: 'orderedAt' },
  woken: { label: '上门叫醒', unit: '人次', at: 'doneAt', where: { result: ['woken', 'moved'] } },
});
