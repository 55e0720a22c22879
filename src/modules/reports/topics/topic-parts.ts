import type { AnyWhere } from '../../../kernel/where.ts';

/**
 * A figure in words, `~` for the number with its unit, of some rows when told; a share of one figure in another; or a claim, that all of a
 * whole is done or that there was none, and the words that lead to the number where it is not so.
 */
export type Phrase =
  | readonly [indicator: string, words: string, where?: AnyWhere]
  | { readonly share: string; readonly whole: string; readonly words: string }
  | { readonly none: string; readonly claim: string; readonly otherwise: string }
  | { readonly done: string; readonly whole: string; readonly all: string; readonly otherwise: string };

/** A chapter of the catalogue as a report on a topic tells it. */
export interface TopicPart {
  /** What it tells: how things stand at the cutoff, what befell, what was done in the period, what is wanting. */
  readonly tells: 'base' | 'event' | 'work' | 'want';
  /** Its heading, or the sentence that leads to what is wanting. */
  readonly lead: string;
  readonly phrases: readonly Phrase[];
  /** Of what is wanting: what is to be done about it. */
  readonly plan?: string;
}

const base = (...phrases: readonly Phrase[]): TopicPart => ({ tells: 'base', lead: '', phrases });
const event = (...phrases: readonly Phrase[]): TopicPart => ({ tells: 'event', lead: '', phrases });
const work = (lead: string, ...phrases: readonly Phrase[]): TopicPart => ({ tells: 'work', lead, phrases });
const want = (lead: string, plan: string, ...phrases: readonly Phrase[]): TopicPart => ({
  tells: 'want',
  lead,
  phrases,
  plan,
});
const all = (done: string, whole: string, claim: string, otherwise: string): Phrase => ({
  done,
  whole,
  all: claim,
  otherwise,
});

/** The chapters of the catalogue that topics are made of, each with the figures of its ledgers in our own words. */
export const topicParts = {
  sites: base(['site.listed', '在册单位~']),
  siteChanges: work('摸清单位底数', ['site.confirmed', '复核登记单位~'], ['site.closed', '关闭退出~']),
  visits: work(
    '开展监督检查',
    ['visit.visits', '检查~'],
    ['visit.sites', '到过的单位~'],
    ['visit.planned', '按年度计划检查单位~'],
    ['visit.covered', '全覆盖检查单位~'],
    ['drawPick.visited', '双随机抽查单位~'],
  ),
  jointVisits: work(
    '规范入企检查',
    ['draw.drawn', '组织双随机抽取~'],
    ['jointInspection.held', '部门联合检查~'],
    ['visitFiling.filed', '入企检查备案~'],
    ['visitFiling.joined', '合并检查事项~'],
  ),
  hazards: work(
    '治理事故隐患',
    ['hazard.found', '排查隐患~'],
    ['hazard.found', '其中重大隐患~', { level: 'major' }],
    all('hazard.rectified', 'hazard.found', '均已整改', '已整改'),
    { share: 'hazard.rectified', whole: 'hazard.found', words: '整改率' },
    ['hazard.underControl', '落实临时管控~'],
    ['hazard.deferred', '批准延期整改~'],
    ['hazard.stopped', '责令停产停用~'],
    ['hazard.transferred', '移交其他部门~'],
    ['rectificationOrder.issued', '下达整改文书~'],
    ['hazard.spent', '投入整改资金~'],
  ),
  listings: work(
    '督办重大隐患',
    ['listedSupervision.listed', '挂牌督办~'],
    ['listedSupervision.delisted', '整改摘牌~'],
    ['listedSupervision.letters', '发督办函~'],
  ),
  selfChecks: work(
    '推动企业自查',
    ['selfInspection.reported', '收到自查报告~'],
    ['selfInspection.generalFound', '自查一般隐患~'],
    ['selfInspection.generalFixed', '自行整改一般隐患~'],
    ['selfInspection.majorFound', '自查重大隐患~'],
    ['selfInspection.majorFixed', '自行整改重大隐患~'],
  ),
  exposure: work(
    '曝光警示约谈',
    ['exposureIssue.films', '制作曝光片~'],
    ['exposure.sites', '曝光点位~'],
    ['accountabilityInterview.held', '约谈~'],
    ['warningCard.yellow', '亮黄牌~'],
    ['warningCard.red', '亮红牌~'],
    ['warningCard.lifted', '解除牌证~'],
  ),
  cases: work(
    '查处违法行为',
    ['enforcementCase.filed', '立案~'],
    ['enforcementCase.penalised', '作出行政处罚~'],
    ['enforcementCase.imposed', '罚款~'],
    ['enforcementCase.halted', '责令停产整顿~'],
    ['enforcementCase.closed', '结案~'],
  ),
  money: work(
    '落实处罚决定',
    ['finePayment.collected', '收缴罚款~'],
    ['legalDocument.made', '制作执法文书~'],
    ['legalDocument.served', '送达~'],
    ['caseTransfer.acts', '移送违法线索~'],
  ),
  sanctions: work('实施联合惩戒', ['jointSanction.listed', '列入~'], ['jointSanction.lifted', '移出~']),
  seizedFireworks: work('打击非法经营', ['seizure.fireworks', '收缴非法烟花爆竹~']),
  seizedFuel: work(
    '取缔非法加油',
    ['seizure.fuelPointsClosed', '取缔加油点~'],
    ['seizure.fuelTrucks', '查扣流动加油车~'],
    ['seizure.diesel', '查扣柴油~'],
    ['seizure.gasoline', '查扣汽油~'],
  ),
  stocks: base(['fireworksStock.sites', '申报库存的经营单位~'], ['fireworksStock.boxes', '库存~']),
  permitsHeld: base(['permit.inForce', '有效许可证~']),
  permits: work(
    '严把安全准入',
    ['permitApplication.received', '收到许可申请~'],
    ['permitApplication.granted', '办结~'],
    ['permitApplication.refused', '不予许可~'],
    ['permit.cancelled', '注销许可证~'],
    ['constructionProject.approved', '通过安全设施设计审查的项目~'],
    ['constructionProject.accepted', '通过安全设施竣工验收的项目~'],
  ),
  certificates: work(
    '核查人员持证',
    ['safetyCertificate.qualified', '核定持证~'],
    ['safetyCertificate.warned', '责令限期取证~'],
  ),
  prevention: base(
    ['preventionSystem.built', '建设双重预防体系的企业~'],
    ['preventionSystem.running', '经评估运转正常~'],
    ['riskPoint.graded', '已定级风险点~'],
    ['riskPoint.controlled', '落实管控的风险点~'],
    ['videoAccess.enterprises', '接入监控视频的企业~'],
    ['videoAccess.cameras', '视频点位~'],
  ),
  riskChecks: work(
    '推动风险管控',
    ['riskCheck.made', '开展风险排查~'],
    ['riskCheck.found', '查出隐患~'],
    ['dutyAssessment.assessed', '完成责任落实自评的企业~'],
    ['dutyAssessment.checked', '核对自评~'],
  ),
  upgrades: work(
    '实施安全改造',
    ['upgradeProject.planned', '立项企业~'],
    ['upgradeProject.enterprises', '实施改造的企业~'],
    ['upgradeProject.investment', '投入资金~'],
  ),
  mines: work(
    '推进矿山治理',
    ['mineGovernance.started', '启动治理~'],
    ['mineGovernance.accepted', '完成治理~'],
    ['mineGovernance.closed', '关闭销号~'],
  ),
  accidents: event(
    { none: 'accident.count', claim: '未发生生产安全事故', otherwise: '发生生产安全事故' },
    ['accident.deaths', '死亡~'],
    ['accident.injured', '受伤~'],
  ),
  tips: work(
    '办理举报投诉',
    ['tip.received', '收到举报投诉~'],
    all('tip.handled', 'tip.received', '均已处理', '处理'),
    ['tip.valid', '核查属实~'],
    ['tip.rewarded', '奖励举报~'],
    ['tip.reward', '兑现奖金~'],
  ),
  buildings: base(
    ['building.surveyed', '累计排查房屋~'],
    ['building.flagged', '初判有隐患~'],
    ['building.appraised', '完成鉴定~'],
    ['building.rectified', '整治销号~'],
  ),
  rechecks: work('抽查复核结果', ['recheckItem.rechecked', '抽查复核房屋~'], ['recheckItem.wrong', '纠正误判~']),
  forestPosts: base(['fireCheckpoint.count', '防火卡口~'], ['floodSite.listed', '林区责任片块~']),
  forestFires: event({ none: 'forestFire.count', claim: '未发生森林火灾', otherwise: '发生森林火灾' }, [
    'forestFire.burnt',
    '受害森林面积~',
  ]),
  forestWatch: work(
    '管住野外火源',
    ['firePatrol.count', '督导检查~'],
    ['firePatrol.scanned', '扫码督导~'],
    ['forestEntry.count', '登记进山~'],
    ['forestEntry.persons', '进山人员~'],
  ),
  forestForecast: work(
    '发布火险信息',
    ['fireDangerBulletin.forecasts', '发布火险等级预报~'],
    ['fireDangerBulletin.assessments', '形成火险研判结论~'],
  ),
  hotspots: work(
    '处置火情热点',
    ['hotspot.received', '接收卫星热点~'],
    ['hotspot.reported', '核查反馈~'],
    ['hotspot.fires', '核实为火情~'],
  ),
  firebreaks: work('建设阻隔设施', ['firebreak.length', '新建隔离带~'], ['firebreak.area', '面积~']),
  floodSites: base(['floodSite.listed', '防汛责任点~'], ['chainStanding.covered', '责任人到位的责任点~']),
  floodWork: work(
    '抢险排涝',
    ['floodOperation.persons', '发动人员~'],
    ['floodOperation.vehicles', '动用车辆装备~'],
    ['floodOperation.drained', '排水~'],
  ),
  warned: event({ none: 'earlyWarning.received', claim: '未接收到预警信息', otherwise: '接收预警信息' }),
  warnings: work('发布预警信息', ['earlyWarning.issued', '发布预警~'], ['earlyWarning.sms', '发送提醒短信~']),
  callOuts: work(
    '叫应到岗到人',
    ['callOut.begun', '开展叫应~'],
    ['callOut.called', '叫应~'],
    ['callOut.confirmed', '得到确认~'],
    ['doorKnock.woken', '上门叫醒~'],
    ['warningTarget.sent', '送达单位~'],
    ['warningTarget.received', '签收~'],
  ),
  teams: base(
    ['rescueTeam.count', '应急救援队伍~'],
    ['rescueTeam.headcount', '编制人数~'],
    ['teamMember.listed', '登记队员~'],
  ),
  musters: work(
    '组织拉练点验',
    ['teamMuster.held', '集结拉动~'],
    ['teamMuster.present', '参加~'],
    ['rescueTeam.inspected', '点验队伍~'],
  ),
  supplies: base(
    ['stockMovement.held', '在储物资~'],
    ['equipment.count', '应急装备~'],
    ['resourceAgreement.inForce', '储备与合作协议~'],
  ),
  supplyWork: work(
    '补充调拨物资',
    ['stockMovement.received', '新入库~'],
    ['dispatchLine.dispatched', '调拨~'],
    ['supplyPurchase.requested', '提请采购~'],
    ['supplyPurchase.accepted', '验收入库~'],
    ['equipment.maintained', '维修装备~'],
  ),
  duty: work(
    '坚持值班带班',
    ['dutyShift.persons', '安排值班~'],
    ['dutyShift.leaders', '领导带班~'],
    ['rollCall.checks', '点名查岗~'],
    ['dispatchCall.dispatches', '视频调度~'],
  ),
  incidents: event({ none: 'incident.reports', claim: '未收到突发事件信息', otherwise: '收到突发事件信息' }),
  incidentWork: work('核实报送信息', ['incidentCall.calls', '接听来电~'], ['incidentReport.sent', '报送突发事件信息~']),
  meetings: work(
    '部署调度推动',
    ['meeting.held', '召开会议~'],
    ['riskReview.meetings', '会商研判~'],
    ['issuedDocument.issued', '印发文件~'],
    ['documentCopy.sent', '发出函件~'],
    ['assignedTask.assigned', '交办事项~'],
    ['assignedTask.closed', '办结~'],
  ),
  supervision: work(
    '督导检查责任落实',
    ['supervisionRound.rounds', '开展督查~'],
    ['responsibilityLetter.signed', '签订责任书~'],
    ['accountabilityInterview.held', '约谈~'],
  ),
  support: work(
    '一线帮扶指导',
    ['fieldSupport.units', '帮扶企业~'],
    ['fieldSupport.problems', '发现问题~'],
    ['fieldSupport.solved', '帮助解决~'],
    ['expertEngagement.guidance', '邀请专家指导~'],
  ),

  openHazards: want(
    '隐患治理仍有欠账。',
    '盯住未销号隐患，逐项明确责任人、资金和完成期限，到期复查。',
    ['hazard.open', '未销号隐患~'],
    ['hazard.repeated', '期内重复发生~'],
  ),
  heldCards: want('部分单位整改不够主动。', '对被亮牌单位加密检查频次，改好一家解除一家。', [
    'warningCard.held',
    '尚未解除的警示牌~',
  ]),
  lateSelfChecks: want('企业自查报告不够及时。', '提醒并上门指导未按期自查的企业，补齐报告。', [
    'selfInspection.late',
    '逾期的自查报告~',
  ]),
  openCases: want('案件办理进度需要加快。', '倒排办案时限，对仍在调查的案件逐件会商。', [
    'enforcementCase.investigating',
    '期内立案仍在调查~',
  ]),
  standingSanctions: want('失信主体修复任务仍重。', '跟踪惩戒对象整改情况，符合条件的及时移出。', [
    'jointSanction.standing',
    '仍在惩戒期的单位~',
  ]),
  lackingCertificates: want('持证管理存在薄弱环节。', '督促缺证人员按期培训取证，逾期依法处理。', [
    'safetyCertificate.lacking',
    '查出缺证或证书过期~',
  ]),
  openBuildings: want(
    '房屋整治任务尚未清零。',
    '对未整治房屋逐栋定措施，先管住人员进出再消除隐患。',
    ['building.pending', '未整治的隐患房屋~'],
    ['building.appraisalNeeded', '需专业鉴定的房屋~'],
    ['building.unsurveyed', '待排查房屋~'],
  ),
  lackingHolders: want('责任链条还有断点。', '补齐缺位责任人，开展履职提醒和抽查。', [
    'chainStanding.lacking',
    '责任人有缺位的责任点~',
  ]),
  missedReports: want(
    '信息报送时效有待提高。',
    '严格执行报送时限，对漏报迟报逐次通报。',
    ['reportSlot.missed', '逾期未报~'],
    ['rollCall.failed', '查岗不合格~'],
  ),
  mineWork: want('矿山治理任务尚未收尾。', '按方案节点推进治理，完成一座验收一座。', [
    'mineGovernance.underWay',
    '正在治理的矿山~',
  ]),
} as const satisfies Readonly<Record<string, TopicPart>>;
