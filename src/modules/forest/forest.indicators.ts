import { indicators } from '../../kernel/indicator.ts';
import { firebreak } from './firebreak.ledger.ts';
import { fireCheckpoint } from './checkpoint.ledger.ts';
import { forestEntry } from './entry.ledger.ts';
import { forestFire } from './forest-fire.ledger.ts';
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

/** Fires by the day they were seen; what turned out to be none is not counted. */
export const fireIndicators = indicators(forestFire, {
  count: { label: '森林火灾', unit: '起', at: 'foundAt', where: { state: { not: 'void' } } },
  burnt: {
    label: '受害森林面积',
    unit: '平方米',
    at: 'foundAt',
    sum: 'burnt',
    where: { state: { not: 'void' } },
  },
});

/** Firebreaks by the day they were finished; entered in metres and told in kilometres. */
export const breakIndicators = indicators(firebreak, {
  length: { label: '防火隔离带长度', unit: '公里', at: 'doneOn', sum: 'length' },
  area: { label: '防火隔离带面积', unit: '亩', at: 'doneOn', sum: 'surface' },
});
