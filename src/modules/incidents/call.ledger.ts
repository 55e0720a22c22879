import { addHours } from '../../kernel/calendar.ts';
import { phone } from '../../codes/phone.ts';
import { area, choice, count, instant, note, point, ref, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { incident } from './incident.ledger.ts';
import { incidentKinds, readers, reporters } from './incident-words.ts';

/**
 * A call to the duty room (来电记录): begun with the first word, kept at every pause, so that a caller who hangs up leaves what was heard.
 * It becomes an incident, joins one that is known, or is an ordinary call.
 */
export const incidentCall = ledger('incidentCall', {
  label: '来电记录',
  title: 'heard',
  fields: {
    heard: text({ label: '什么事', required: true, key: true, max: 300, group: '事情' }),
    kind: choice({ label: '类别', options: incidentKinds, group: '事情' }),
    district: area({ label: '乡镇（村）', group: '地点' }),
    placeWords: text({ label: '地点', max: 200, hint: '听到什么写什么；不清楚可以先空着', group: '地点' }),
    place: point({ label: '位置', group: '地点' }),
    occurredAt: instant({ label: '发生时间', group: '事情' }),
    dead: count({ label: '死亡人数', max: 100_000, hint: '不清楚就空着，没有填 0', group: '伤亡' }),
    missing: count({ label: '失联人数', max: 100_000, group: '伤亡' }),
    injured: count({ label: '受伤人数', max: 100_000, group: '伤亡' }),
    trapped: count({ label: '被困人数', max: 100_000, group: '伤亡' }),
    measures: note({ label: '已采取的措施', group: '事情' }),
    caller: text({ label: '来电人', max: 60, hint: '姓名、职务', group: '来电' }),
    callerUnit: text({ label: '来电单位', max: 100, group: '来电' }),
    callerPhone: sealed({ label: '来电号码', of: phone, group: '来电' }),
    callerTold: text({ label: '来电人已报告给', max: 200, group: '来电' }),
    receivedAt: instant({ label: '接报时间', required: true, key: true, group: '来电' }),
    incident: ref(incident, { label: '所属事件', group: '处理' }),
    outcome: text({ label: '处理情况', max: 300, group: '处理' }),
    settledAt: instant({ label: '处理时间', group: '处理' }),
  },
  states: { taking: '接报中', raised: '已立事件', joined: '并入已有事件', noted: '一般来电' },
  initial: 'taking',
  steps: {
    raise: {
      label: '立为事件',
      from: ['taking'],
      to: 'raised',
      by: ['system'],
      fills: ['incident'],
      stamps: { settledAt: 'now' },
    },
    join: {
      label: '并入已有事件',
      from: ['taking'],
      to: 'joined',
      by: reporters,
      fills: ['incident'],
      stamps: { settledAt: 'now' },
    },
    settle: {
      label: '作为一般来电',
      from: ['taking'],
      to: 'noted',
      by: reporters,
      fills: ['outcome'],
      stamps: { settledAt: 'now' },
    },
  },
  deadlines: {
    settle: {
      label: '处理来电',
      law: 'incidents.elements',
      owes: 'dutyOfficer',
      due: (row, reckoning) => addHours(row.receivedAt, reckoning.setting('incidents.callMinutes') / 60),
      metAt: (row) => row.settledAt,
      weight: () => 2,
    },
  },
  may: { read: readers, create: reporters, update: reporters },
});
