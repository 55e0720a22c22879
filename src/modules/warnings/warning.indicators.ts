import { indicators } from '../../kernel/indicator.ts';
import { fireDangerBulletin } from './fire-bulletin.ledger.ts';
import { hotspot } from './hotspot.ledger.ts';
import { warningTarget } from './warning-target.ledger.ts';
import { earlyWarning } from './warning.ledger.ts';

/** Warnings taken in and warnings issued are counted apart; narrowed by kind they are the figures of a report. */
export const warningIndicators = indicators(earlyWarning, {
  received: { label: '接收预警信息', unit: '次', at: 'receivedAt', where: { source: { not: 'own' } } },
  issued: { label: '发布预警信息', unit: '次', at: 'issuedAt' },
  sms: { label: '预警提醒短信', unit: '条', at: 'issuedAt', sum: 'smsSent' },
});

/** What became of warnings on the ground. */
export const targetIndicators = indicators(warningTarget, {
  sent: { label: '预警送达单位', unit: '个次', at: 'createdAt' },
  received: { label: '预警签收', unit: '个次', at: 'receivedAt' },
});

/** Papers of the fire season as published. */
export const bulletinIndicators = indicators(fireDangerBulletin, {
  forecasts: { label: '火险气象等级预报', unit: '期', at: 'publishedOn', where: { kind: 'forecast' } },
  assessments: { label: '森林火险预警研判结论', unit: '期', at: 'publishedOn', where: { kind: 'assessment' } },
});

/** Hot spots as they came in, and those that were fires. */
export const hotspotIndicators = indicators(hotspot, {
  received: { label: '接收卫星热点', unit: '个', at: 'createdAt' },
  reported: { label: '核查反馈热点', unit: '个', at: 'reportedAt' },
  fires: { label: '核实为火情的热点', unit: '个', at: 'reportedAt', where: { result: 'fire' } },
});
