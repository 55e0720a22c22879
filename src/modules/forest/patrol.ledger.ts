import { count, day, instant, note, person, point, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { keepers, patrollers, readers } from './forest-roles.ts';

/** A leader's or patroller's visit to the front line (督导检查, L52): due on a day, proved by a scan with time and place. */
export const firePatrol = ledger('firePatrol', {
  label: '防火督导检查',
  title: 'leader',
  fields: {
    leader: text({ label: '督导领导', required: true, key: true, max: 60, hint: '姓名、职务' }),
    patroller: person({ label: '扫码人', hint: '有账号的填写，到场用本人手机扫码' }),
    block: text({ label: '包干片区', required: true, key: true, max: 100 }),
    checkpoint: ref(fireCheckpoint, { label: '到场卡口' }),
    dueOn: day({ label: '应到日期', required: true, key: true }),
    scannedAt: instant({ label: '扫码时间' }),
    scannedBy: person({ label: '实际扫码人' }),
    scannedPlace: point({ label: '扫码位置' }),
    metres: count({ label: '距卡口（米）', max: 1_000_000 }),
    doneAt: instant({ label: '检查时间' }),
    findings: note({ label: '检查情况' }),
    problems: note({ label: '发现问题' }),
    cancelReason: text({ label: '取消原因', max: 100 }),
  },
  states: { due: '应到', scanned: '已扫码', done: '已完成', cancelled: '已取消' },
  initial: 'due',
  steps: {
    record: {
      label: '登记检查情况',
      from: ['due', 'scanned'],
      to: 'done',
      by: patrollers,
      fills: ['findings'],
      asks: ['problems'],
      stamps: { doneAt: 'now' },
    },
    scan: {
      label: '到场扫码',
      from: ['due'],
      to: 'scanned',
      by: ['system'], // scanPatrol measures how far the phone stands from the checkpoint
      fills: ['checkpoint'],
      asks: ['scannedPlace', 'metres'],
      stamps: { scannedAt: 'now', scannedBy: 'by' },
    },
    cancel: { label: '取消', from: ['due'], to: 'cancelled', by: keepers, fills: ['cancelReason'] },
  },
  deadlines: {
    arrive: {
      label: '防火督导到场',
      law: 'forest.patrol',
      owes: 'township',
      owedBy: (row) => row.patroller,
      due: (row) => row.dueOn,
      metAt: (row) => row.scannedAt ?? row.doneAt,
    },
  },
  may: { read: readers, create: keepers, update: keepers },
});
