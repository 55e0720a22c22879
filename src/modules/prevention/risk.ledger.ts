import { addDays } from '../../kernel/calendar.ts';
import { choice, count, day, flag, note, point, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import {
  colours,
  consequences,
  controlLevels,
  exposures,
  gradingWords,
  isControlledHighEnough,
  likelihoods,
} from './grading.ts';
import { keepers, readers } from './prevention-roles.ts';

/**
 * A risk point (风险点, L23) with what it is judged by. The colour follows from that by the county's levels and is written by the clock,
 * so that no list of an enterprise colours itself.
 */
export const riskPoint = ledger('riskPoint', {
  label: '风险点',
  title: 'name',
  fields: {
    name: text({ label: '风险点名称', required: true, key: true, group: '风险点' }),
    site: ref(site, { label: '所属单位', required: true, key: true, owner: true, group: '风险点' }),
    kind: choice({
      label: '类型',
      required: true,
      options: { place: '场所区域', equipment: '设备设施', operation: '作业活动', chemical: '重大危险源' },
      group: '风险点',
    }),
    spot: text({ label: '具体部位', required: true, key: true, group: '风险点' }),
    place: point({ label: '位置', group: '风险点' }),
    accident: choice({
      label: '可能导致的事故',
      required: true,
      options: {
        fire: '火灾',
        explosion: '爆炸',
        poisoning: '中毒和窒息',
        mechanical: '机械伤害',
        fall: '高处坠落',
        collapse: '坍塌',
        electric: '触电',
        struck: '物体打击',
        vehicle: '车辆伤害',
        drowning: '淹溺',
        burn: '灼烫',
        roof: '冒顶片帮',
        dam: '溃坝',
        other: '其他伤害',
      },
      group: '风险点',
    }),
    method: choice({
      label: '评价方法',
      required: true,
      options: { lec: '作业条件危险性分析（LEC）', ls: '风险矩阵（LS）' },
      group: '评价',
    }),
    likelihood: choice({ label: '发生可能性 L', options: likelihoods, hint: 'LEC 法填写', group: '评价' }),
    exposure: choice({ label: '暴露频次 E', options: exposures, hint: 'LEC 法填写', group: '评价' }),
    consequence: choice({ label: '后果 C', options: consequences, hint: 'LEC 法填写', group: '评价' }),
    probability: count({ label: '可能性等级（1–5）', min: 1, max: 5, hint: 'LS 法填写', group: '评价' }),
    harm: count({ label: '严重性等级（1–5）', min: 1, max: 5, hint: 'LS 法填写', group: '评价' }),
    directRed: flag({ label: '直接判定为重大风险', hint: '重大危险源、涉及重大隐患的场所等', group: '评价' }),
    colour: choice({ label: '风险等级', options: colours, group: '评价' }),
    gradedAs: text({ label: '定级取值', max: 60, group: '评价' }),
    gradedOn: day({ label: '定级日期', group: '评价' }),
    reassessReason: note({ label: '重新评价原因', group: '评价' }),
    controlLevel: choice({ label: '管控层级', options: controlLevels, group: '管控' }),
    measures: note({ label: '管控措施', hint: '工程技术、管理、培训、防护、应急', group: '管控' }),
    responsible: text({ label: '管控责任人', max: 60, group: '管控' }),
    controlledOn: day({ label: '落实管控日期', group: '管控' }),
    removeReason: note({ label: '消除说明', group: '管控' }),
    removedOn: day({ label: '消除日期', group: '管控' }),
  },
  states: { assessed: '待定级', graded: '已定级待管控', controlled: '管控中', removed: '已消除' },
  initial: 'assessed',
  steps: {
    grade: {
      label: '定级',
      from: ['assessed'],
      to: 'graded',
      by: ['system'],
      fills: ['colour', 'gradedAs'],
      stamps: { gradedOn: 'today' },
    },
    control: {
      label: '落实管控',
      from: ['graded', 'controlled'],
      to: 'controlled',
      by: keepers,
      fills: ['controlLevel', 'measures', 'responsible'],
      stamps: { controlledOn: 'today' },
      refuse: (row) =>
        row.colour !== null && row.controlLevel !== null && !isControlledHighEnough(row.colour, row.controlLevel)
          ? '管控层级低于风险等级的要求：红由公司、橙至少由部门（车间）、黄至少由班组管控'
          : undefined,
    },
    reassess: {
      label: '重新评价',
      from: ['graded', 'controlled'],
      to: 'assessed',
      by: keepers,
      fills: ['reassessReason'],
      clears: ['colour', 'gradedAs', 'gradedOn', 'controlledOn'],
    },
    remove: {
      label: '消除风险',
      from: ['assessed', 'graded', 'controlled'],
      to: 'removed',
      by: keepers,
      fills: ['removeReason'],
      stamps: { removedOn: 'today' },
    },
  },
  deadlines: {
    control: {
      label: '落实风险管控',
      law: 'risk.control',
      owes: 'enterprise',
      due: (row, reckoning) =>
        row.gradedOn === null || row.removedOn !== null
          ? null
          : addDays(row.gradedOn, reckoning.setting('risk.controlDays', row.gradedOn)),
      metAt: (row) => row.controlledOn,
      weight: (row) => (row.colour === 'red' ? 2 : 1),
    },
    review: {
      label: '风险再评价',
      law: 'risk.control',
      owes: 'enterprise',
      due: (row, reckoning) =>
        row.state === 'controlled' && row.gradedOn !== null
          ? addDays(row.gradedOn, reckoning.setting('risk.reviewDays', row.gradedOn))
          : null,
      metAt: () => null,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
  check: (row): Readonly<Record<string, string>> | undefined => {
    const words = gradingWords(row);
    if (words === null)
      return row.method === 'lec'
        ? { likelihood: 'LEC 法须填写可能性、暴露频次和后果三项' }
        : { probability: 'LS 法须填写可能性等级和严重性等级' };
    return row.gradedAs !== null && row.gradedAs !== words
      ? { method: '已定级的风险点，请先办理“重新评价”再改评价取值' }
      : undefined;
  },
});
