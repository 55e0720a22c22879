import { type Law, type Setting, setting, unverified } from '../../kernel/law.ts';

/** The rules behind the clocks of supplies and teams; none has been checked against an official text, so all are shown as such. */
export const resourceLaws: Readonly<Record<string, Law>> = {
  'supplies.expiry': unverified('救灾物资储备管理规定', '（效期管理）', '各地办法天数不一，按本地规定设置'),
  'supplies.threshold': unverified('应急物资储备定额', '（低于下限补足）', '各地办法天数不一，按本地规定设置'),
  'supplies.dispatch': unverified('救灾物资调拨管理规定', '（调拨时限）', '各地办法时限不一，按本地规定设置'),
  'supplies.loan': unverified('救灾物资储备管理规定', '（借用归还）', '以借用单约定日期为准'),
  'supplies.purchase': unverified('应急物资采购合同', '（到货日期）', '以合同约定日期为准'),
  'supplies.agreement': unverified('应急物资代储协议', '（续签提醒）', '提前天数按本地规定设置'),
  'teams.inspection': unverified('应急救援队伍管理规定', '（定期点验）', '各地办法周期不一，按本地规定设置'),
  'equipment.check': unverified('应急装备管理规定', '（定期检查）', '各地办法周期不一，按本地规定设置'),
};

/** The numbers of these clocks that a county may replace. */
export const resourceSettings: Readonly<Record<string, Setting>> = {
  'supplies.firstNoticeDays': setting('效期首次提醒', '日前', 90, 'supplies.expiry', 730),
  'supplies.secondNoticeDays': setting('临期处置安排期限', '日前', 30, 'supplies.expiry', 365, 0),
  'supplies.disposalDays': setting('过期物资报废期限', '日内', 0, 'supplies.expiry', 365, 0),
  'supplies.replenishDays': setting('低于下限补足期限', '日内', 30, 'supplies.threshold', 365),
  'supplies.urgentHours': setting('紧急调拨审批时限', '小时', 1, 'supplies.dispatch', 72),
  'supplies.approvalHours': setting('一般调拨审批时限', '小时', 24, 'supplies.dispatch', 240),
  'supplies.receiptDays': setting('调拨签收期限', '日内', 2, 'supplies.dispatch', 30),
  'supplies.renewalDays': setting('协议续签提醒', '日前', 30, 'supplies.agreement', 365),
  'teams.inspectionDays': setting('队伍点验周期', '日', 365, 'teams.inspection', 1095),
  'equipment.checkDays': setting('装备检查周期', '日', 180, 'equipment.check', 1095),
};
