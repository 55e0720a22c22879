import { indicators } from '../../kernel/indicator.ts';
import { dutyAssessment } from './duty-assessment.ledger.ts';
import { mineGovernance } from './mine.ledger.ts';
import { riskCheck } from './risk-task.ledger.ts';
import { riskPoint } from './risk.ledger.ts';
import { preventionSystem } from './system.ledger.ts';
import { upgradeProject } from './upgrade.ledger.ts';
import { videoAccess } from './video.ledger.ts';

/** Risks graded at the cutoff; narrowed by colour they are the four colours. */
export const riskIndicators = indicators(riskPoint, {
  graded: { label: '已定级风险点', unit: '个', since: 'gradedOn', until: 'removedOn' },
  controlled: { label: '落实管控风险点', unit: '个', since: 'controlledOn', until: 'removedOn' },
});

/** Checks made by enterprises, and those that found something. */
export const riskCheckIndicators = indicators(riskCheck, {
  made: { label: '开展风险排查', unit: '次', at: 'checkedOn' },
  found: { label: '排查发现隐患', unit: '次', at: 'checkedOn', where: { result: 'found' } },
});

/** Enterprises with a system of dual prevention; narrowed by coverage they are the classes of a report. */
export const systemIndicators = indicators(preventionSystem, {
  built: { label: '开展双重预防体系建设企业', unit: '家', since: 'startedOn', distinct: 'site' },
  running: { label: '双重预防体系评估为运转企业', unit: '家', since: 'runningOn', distinct: 'site' },
});

/** Enterprises that assessed themselves, and what of it was checked. */
export const dutyIndicators = indicators(dutyAssessment, {
  assessed: { label: '开展五落实五到位自评企业', unit: '家', at: 'createdAt', distinct: 'site' },
  checked: { label: '核对五落实五到位自评', unit: '份', at: 'checkedOn' },
});

/** Upgrades; rates are built ÷ required and completed ÷ planned, narrowed by kind and {site: {sector}}. */
export const upgradeIndicators = indicators(upgradeProject, {
  planned: { label: '改造项目立项企业', unit: '家', at: 'plannedOn', distinct: 'site' },
  enterprises: { label: '实施改造企业', unit: '家', at: 'startedOn', distinct: 'site' },
  completed: { label: '完成改造企业', unit: '家', since: 'completedOn', distinct: 'site' },
  investment: { label: '改造投入资金', unit: '元', at: 'completedOn', sum: 'spent' },
  required: { label: '应建装置', unit: '台套', since: 'plannedOn', sum: 'required' },
  built: { label: '建成装置', unit: '台套', since: 'completedOn', sum: 'built' },
});

/** Enterprises and cameras connected at the cutoff. */
export const videoIndicators = indicators(videoAccess, {
  enterprises: { label: '视频接入企业', unit: '家', since: 'connectedOn', until: 'removedOn', distinct: 'site' },
  cameras: { label: '接入视频点位', unit: '路', since: 'connectedOn', until: 'removedOn' },
});

/** The governance of mines and ponds; narrowed by object and action they are the figures of a report. */
export const mineIndicators = indicators(mineGovernance, {
  started: { label: '启动矿山治理', unit: '座', at: 'startedOn', distinct: 'site' },
  underWay: { label: '正在治理矿山', unit: '座', since: 'startedOn', until: 'acceptedOn', distinct: 'site' },
  accepted: { label: '完成矿山治理', unit: '座', at: 'acceptedOn', distinct: 'site' },
  closed: { label: '关闭、销号', unit: '座', at: 'closedOn', distinct: 'site' },
  headcountBefore: { label: '措施前人数', unit: '人', at: 'acceptedOn', sum: 'headcountBefore' },
  headcountAfter: { label: '措施后人数', unit: '人', at: 'acceptedOn', sum: 'headcountAfter' },
});
