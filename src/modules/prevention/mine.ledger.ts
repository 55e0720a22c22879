import { choice, count, day, files, money, note, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { site } from '../sites/index.ts';
import { judges, keepers, readers } from './prevention-roles.ts';

/** What is being done about one mine or tailings pond (矿山治理, L25): one plan for each, with its milestones, to its closing. */
export const mineGovernance = ledger('mineGovernance', {
  label: '矿山治理',
  title: 'name',
  fields: {
    name: text({ label: '治理任务', required: true, key: true, group: '方案' }),
    site: ref(site, { label: '矿山（尾矿库）', required: true, key: true, owner: true, group: '方案' }),
    object: choice({
      label: '对象',
      required: true,
      options: { underground: '地下矿山', openPit: '露天矿山', tailingsPond: '尾矿库' },
      group: '方案',
    }),
    action: choice({
      label: '治理措施',
      required: true,
      key: true,
      options: {
        policy: '一矿一策',
        checkup: '全面体检',
        closure: '关闭退出',
        merger: '整合重组',
        pondClosure: '闭库治理',
        deregistration: '尾矿库销号',
        removal: '尾砂外运',
        reclamation: '复垦复绿',
        vehicles: '新型矿用车辆配备',
        technicians: '技术人员配备',
        twoShifts: '两班制',
      },
      group: '方案',
    }),
    plan: note({ label: '方案要点', required: true, group: '方案' }),
    approval: text({ label: '批准文号', max: 60, group: '方案' }),
    worksDueOn: day({ label: '主体工程期限', group: '方案' }),
    dueOn: day({ label: '完成期限', required: true, group: '方案' }),
    subsidy: money({ label: '奖补资金', group: '方案' }),
    headcountBefore: count({ label: '措施前井下（场内）人数', max: 100_000, group: '方案' }),
    startedOn: day({ label: '启动日期', group: '实施' }),
    worksOn: day({ label: '主体工程完成日期', group: '实施' }),
    expertReview: note({ label: '专家评审、验收意见', group: '验收' }),
    headcountAfter: count({ label: '措施后井下（场内）人数', max: 100_000, group: '验收' }),
    acceptedOn: day({ label: '验收日期', group: '验收' }),
    closeBasis: text({ label: '关闭、销号文号', max: 100, group: '验收' }),
    closePapers: files({ label: '关闭、销号材料', group: '验收' }),
    closedOn: day({ label: '关闭、销号日期', group: '验收' }),
    dropReason: text({ label: '终止原因', max: 200, group: '验收' }),
    droppedOn: day({ label: '终止日期', group: '验收' }),
  },
  states: {
    planned: '已定方案',
    started: '已启动',
    works: '主体工程完成待验收',
    done: '已验收',
    closed: '已关闭销号',
    dropped: '已终止',
  },
  initial: 'planned',
  steps: {
    start: { label: '启动', from: ['planned'], to: 'started', by: keepers, stamps: { startedOn: 'today' } },
    finishWorks: {
      label: '主体工程完成',
      from: ['started'],
      to: 'works',
      by: keepers,
      stamps: { worksOn: 'today' },
    },
    accept: {
      label: '验收通过',
      from: ['works'],
      to: 'done',
      by: judges,
      fills: ['expertReview'],
      stamps: { acceptedOn: 'today' },
    },
    sendBack: {
      label: '验收不通过',
      from: ['works'],
      to: 'started',
      by: judges,
      fills: ['expertReview'],
      clears: ['worksOn'],
    },
    close: {
      label: '关闭、销号',
      from: ['done'],
      to: 'closed',
      by: ['sectionChief', 'leader'],
      fills: ['closeBasis'],
      asks: ['closePapers'],
      stamps: { closedOn: 'today' },
    },
    drop: {
      label: '终止',
      from: ['planned', 'started'],
      to: 'dropped',
      by: ['sectionChief', 'leader'],
      fills: ['dropReason'],
      stamps: { droppedOn: 'today' },
    },
  },
  deadlines: {
    works: {
      label: '主体工程',
      law: 'mine.policy',
      owes: 'enterprise',
      due: (row) => row.worksDueOn,
      metAt: (row) => row.worksOn ?? row.droppedOn,
    },
    finish: {
      label: '治理完成验收',
      law: 'mine.policy',
      owes: 'enterprise',
      due: (row) => row.dueOn,
      metAt: (row) => row.acceptedOn ?? row.droppedOn,
    },
  },
  may: { read: readers, create: judges, update: judges },
  check: (row) =>
    row.worksDueOn !== null && row.worksDueOn > row.dueOn
      ? { worksDueOn: '主体工程期限不能晚于完成期限，请核对' }
      : undefined,
});

/** One milestone of a plan for a mine (一矿一策节点). */
export const mineMilestone = ledger('mineMilestone', {
  label: '治理节点',
  title: 'name',
  fields: {
    name: text({ label: '节点', required: true, key: true }),
    site: ref(site, { label: '矿山（尾矿库）', required: true, key: true, owner: true }),
    governance: ref(mineGovernance, { label: '治理任务', required: true, key: true }),
    dueOn: day({ label: '节点期限', required: true }),
    result: note({ label: '完成情况' }),
    doneOn: day({ label: '完成日期' }),
  },
  states: { open: '未完成', done: '已完成' },
  initial: 'open',
  steps: {
    finish: {
      label: '完成节点',
      from: ['open'],
      to: 'done',
      by: keepers,
      fills: ['result'],
      stamps: { doneOn: 'today' },
    },
    reopen: { label: '退回', from: ['done'], to: 'open', by: judges, clears: ['doneOn'] },
  },
  deadlines: {
    finish: {
      label: '治理节点',
      law: 'mine.policy',
      owes: 'enterprise',
      due: (row) => row.dueOn,
      metAt: (row) => row.doneOn,
    },
  },
  may: { read: readers, create: judges, update: judges },
});
