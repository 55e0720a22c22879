import { indicators } from '../../kernel/indicator.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { forestEntry } from './entry.ledger.ts';
import { firePatrol } from './patrol.ledger.ts';

/** Checkpoints open at the cutoff. */
export const checkpointIndicators = indicators(fireCheckpoint, {
  count: { label: '防火码卡口', unit: '个', since: 'openedOn', until: 'closedOn' },
});

/** People who registered on their way in. */
export const entryIndicators = indicators(forestEntry, {
  count: { label: '进山登记', unit: '次', at: 'enteredAt' },
  persons: { label: '进山登记人次', unit: '人次', at: 'enteredAt', sum: 'persons' },
});

/** Patrols made; those due and those proved by a scan give the scan rate (扫码督导率 = 扫码 ÷ 应到). */
export const patrolIndicators = indicators(firePatrol, {
  count: { label: '森林防火督导检查', unit: '次', at: 'doneAt' },
  due: { label: '应到督导', unit: '次', at: 'dueOn', where: { state: { not: 'cancelled' } } },
  scanned: { label: '扫码督导', unit: '次', at: 'dueOn', where: { scannedAt: { set: true } } },
});
