import { addWorkdays, dayOf } from '../../kernel/calendar.ts';
import { count, day, instant, note, people, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { planTarget } from './enforcement-plan.ledger.ts';
import { enforcers, planners, readers } from './inspection-roles.ts';

/**
 * A double-random draw (双随机抽查): which sites are visited, and by whom, is left to chance and can be reckoned again by anybody from the
 * seed and the list, both written down. A draw is never deleted: one that is void says why.
 */
export const draw = ledger('draw', {
  label: '双随机抽查',
  title: 'name',
  number: '抽查',
  fields: {
    name: text({ label: '抽查名称', required: true, key: true }),
    target: ref(planTarget, { label: '对应计划' }),
    scope: text({ label: '抽查范围', required: true, max: 300 }),
    sitesWanted: count({ label: '抽取家数', required: true, min: 1, max: 500 }),
    inspectorsEach: count({ label: '每组执法人员', required: true, min: 2, max: 6 }),
    visitBy: day({ label: '检查截止日期', required: true }),
    method: note({ label: '抽取规则', required: true }),
    candidates: count({ label: '待抽单位', required: true, max: 1_000_000 }),
    excluded: count({ label: '排除单位', required: true, max: 1_000_000 }),
    officers: count({ label: '待抽人员', required: true, max: 100_000 }),
    listHash: text({ label: '名单校验码', required: true, max: 64 }),
    seed: text({ label: '随机种子', required: true, max: 64 }),
    drawnAt: instant({ label: '抽取时间', required: true }),
    drawnBy: person({ label: '抽取人', required: true }),
    publishedAt: instant({ label: '公示时间' }),
    voidReason: note({ label: '作废原因' }),
    voidedAt: instant({ label: '作废时间' }),
  },
  states: { drawn: '已抽取', published: '已公示', voided: '已作废' },
  initial: 'drawn',
  steps: {
    publish: { label: '公示', from: ['drawn'], to: 'published', by: planners, stamps: { publishedAt: 'now' } },
    void: {
      label: '作废',
      from: ['drawn', 'published'],
      to: 'voided',
      by: planners,
      fills: ['voidReason'],
      stamps: { voidedAt: 'now' },
    },
  },
  deadlines: {
    publish: {
      label: '公示抽查结果',
      law: 'inspections.draw',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.state === 'voided'
          ? null
          : addWorkdays(
              dayOf(row.drawnAt),
              reckoning.setting('inspections.publishDays', dayOf(row.drawnAt)),
              reckoning.calendar,
            ),
      metAt: (row) => row.publishedAt,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});

/** A site that was drawn, with those who were drawn to visit it. */
export const drawPick = ledger('drawPick', {
  label: '抽中单位',
  title: 'name',
  fields: {
    name: text({ label: '单位名称', required: true, key: true }),
    draw: ref(draw, { label: '所属抽查', required: true, key: true }),
    site: ref(site, { label: '被检查单位', required: true, key: true, owner: true }),
    place: count({ label: '抽取次序', required: true, min: 1, max: 500 }),
    inspectors: people({ label: '抽中执法人员', required: true }),
    visitBy: day({ label: '检查截止日期', required: true }),
    visitedAt: instant({ label: '检查时间' }),
    excuse: text({ label: '未检查原因', max: 200, hint: '如停产、注销、查无下落' }),
  },
  states: { picked: '待检查', visited: '已检查', excused: '未检查' },
  initial: 'picked',
  steps: {
    visit: {
      label: '完成检查',
      from: ['picked', 'excused'],
      to: 'visited',
      by: ['system'],
      fills: ['visitedAt'],
      clears: ['excuse'],
    },
    release: { label: '改由另一次抽签认领', from: ['visited'], to: 'picked', by: ['system'], clears: ['visitedAt'] },
    excuse: { label: '说明未检查', from: ['picked'], to: 'excused', by: planners, fills: ['excuse'] },
  },
  deadlines: {
    visit: {
      label: '双随机检查',
      law: 'inspections.draw',
      owes: 'inspector',
      due: (row) => (row.state === 'excused' ? null : row.visitBy),
      metAt: (row) => row.visitedAt,
      owedBy: (row) => row.inspectors[0] ?? null,
    },
  },
  may: { read: [...enforcers, 'leader', 'dutyOfficer', 'writer', 'township'], create: ['system'], update: [] },
});
