import { choice, day, files, note, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { dutyRoom, readers } from './warning-roles.ts';

/** The papers of the fire season, each numbered for itself. */
export const bulletinKinds = {
  forecast: '火险气象等级预报',
  assessment: '森林火险预警研判结论',
  order: '森林草原防火命令',
} as const;

/** The grades of forest fire danger (LY/T 1172), the lowest first. */
export const fireLevels = {
  one: '一级（低）',
  two: '二级（较低）',
  three: '三级（较高）',
  four: '四级（高）',
  five: '五级（极高）',
} as const;

/** A paper of the fire season (火险预报、研判结论、防火命令; L34, A084): drafted, then published with the next number of its kind and year. */
export const fireDangerBulletin = ledger('fireDangerBulletin', {
  label: '火险预报与研判',
  title: 'name',
  fields: {
    name: text({ label: '名称', required: true, key: true, max: 100, group: '内容' }),
    kind: choice({ label: '种类', required: true, key: true, options: bulletinKinds, group: '内容' }),
    level: choice({ label: '火险等级', options: fireLevels, group: '内容' }),
    affected: text({ label: '适用区域', max: 200, group: '内容' }),
    validFrom: day({ label: '适用日期', required: true, key: true, group: '内容' }),
    validUntil: day({ label: '截止日期', group: '内容' }),
    content: note({ label: '内容', required: true, group: '内容' }),
    measures: note({ label: '防范要求', group: '内容' }),
    document: files({ label: '正式文件', group: '内容' }),
    documentNumber: text({ label: '编号', max: 60, group: '发布' }),
    publishedOn: day({ label: '发布日期', group: '发布' }),
    withdrawReason: text({ label: '作废原因', max: 200, group: '发布' }),
  },
  states: { drafted: '已编制', published: '已发布', withdrawn: '已作废' },
  initial: 'drafted',
  steps: {
    publish: {
      label: '编号发布',
      from: ['drafted'],
      to: 'published',
      by: ['system'],
      fills: ['documentNumber'],
      stamps: { publishedOn: 'today' },
    },
    withdraw: { label: '作废', from: ['drafted'], to: 'withdrawn', by: dutyRoom, fills: ['withdrawReason'] },
  },
  may: { read: readers, create: dutyRoom, update: dutyRoom },
  check: (row): Readonly<Record<string, string>> | undefined => {
    if (row.kind !== 'order' && row.level === null) return { level: '火险预报和研判结论要写明火险等级' };
    if (row.kind === 'order' && row.validUntil === null) return { validUntil: '防火命令要写明截止日期' };
    return row.validUntil !== null && row.validUntil < row.validFrom
      ? { validUntil: '截止日期不能早于适用日期，请核对' }
      : undefined;
  },
});
