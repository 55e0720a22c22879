import { creditCode } from '../../codes/credit-code.ts';
import { idNumber } from '../../codes/id-number.ts';
import { phone } from '../../codes/phone.ts';
import { addDays, addWorkdays } from '../../kernel/calendar.ts';
import { choice, code, count, day, flag, money, note, people, person, ref, sealed, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';
import { accident } from '../accidents/index.ts';
import { hazard } from '../hazards/index.ts';
import { visit } from '../inspections/index.ts';
import { sectors, site } from '../sites/index.ts';
import { caseSources, causes, grades, outcomes } from './case-words.ts';
import { courtWindow } from './term.rules.ts';

/**
 * An enforcement case (执法案件, L17) from its filing to its archive. Its steps are taken through `takeCaseStep` and by the service of its
 * documents, where case.guards.ts says what the law wants first; what happens beside them is an act (case-act.ledger.ts).
 */
export const enforcementCase = ledger('enforcementCase', {
  label: '执法案件',
  title: 'name',
  number: '立案',
  fields: {
    name: text({ label: '案件名称', required: true, max: 200, group: '案源' }),
    source: choice({ label: '案件来源', required: true, options: caseSources, group: '案源' }),
    visit: ref(visit, { label: '来自检查', group: '案源' }),
    hazard: ref(hazard, { label: '来自隐患', group: '案源' }),
    accident: ref(accident, { label: '来自事故', group: '案源' }),
    foundOn: day({ label: '发现日期', required: true, group: '案源' }),
    actEndedOn: day({ label: '违法行为终了日期', hint: '仍在继续的不填', group: '案源' }),
    site: ref(site, { label: '涉案单位', owner: true, group: '当事人' }),
    partyKind: choice({
      label: '当事人类型',
      required: true,
      options: { unit: '单位', individual: '个人' },
      group: '当事人',
    }),
    party: text({ label: '当事人', required: true, group: '当事人' }),
    partyCode: code({ label: '统一社会信用代码', of: creditCode, group: '当事人' }),
    partyIdNumber: sealed({ label: '身份证件号码', of: idNumber, group: '当事人' }),
    partyAddress: text({ label: '住所（地址）', required: true, max: 200, group: '当事人' }),
    partyHead: text({ label: '负责人或职务', max: 60, group: '当事人' }),
    partyPhone: sealed({ label: '当事人电话', of: phone, group: '当事人' }),
    sector: choice({ label: '行业领域', required: true, options: sectors, group: '违法行为' }),
    cause: choice({ label: '案由类别', required: true, options: causes, group: '违法行为' }),
    violation: text({ label: '违法行为代码', max: 20, group: '违法行为' }),
    act: note({ label: '违法事实', required: true, group: '违法行为' }),
    breached: text({ label: '违反的规定', required: true, max: 300, group: '违法行为' }),
    penaltyClause: text({ label: '处罚依据', required: true, max: 300, group: '违法行为' }),
    grave: flag({ label: '涉及生命健康安全且有危害后果', group: '违法行为' }),
    complex: flag({ label: '案情复杂或涉重大公共利益', group: '违法行为' }),
    procedure: choice({
      label: '处罚程序',
      required: true,
      options: { ordinary: '普通程序', simple: '简易程序' },
      group: '办理',
    }),
    unit: choice({
      label: '执法主体',
      required: true,
      options: { bureau: '本局', township: '乡镇（委托）' },
      group: '办理',
    }),
    mode: choice({
      label: '执法方式',
      required: true,
      options: { regular: '常规执法', cross: '异地互查', internet: '互联网+执法' },
      group: '办理',
    }),
    delegation: text({ label: '委托书文号', max: 60, group: '办理' }),
    handlers: people({ label: '办案人员', required: true, min: 2, group: '办理' }),
    section: text({ label: '承办股室', max: 50, group: '办理' }),
    typical: choice({
      label: '典型案例',
      options: { national: '应急管理部', provincial: '省级', municipal: '市级', county: '县级' },
      group: '办理',
    }),
    typicalOn: day({ label: '入选日期', group: '办理' }),
    extendedTo: day({ label: '办案延长至', group: '期限' }),
    publishedOn: day({ label: '公开日期', group: '期限' }),
    reportedOn: day({ label: '备案日期', group: '期限' }),
    deferredTo: day({ label: '缴款延期至', group: '期限' }),
    paid: money({ label: '已缴罚款', group: '期限' }),
    paidOn: day({ label: '缴清日期', group: '期限' }),
    courtAppliedOn: day({ label: '申请执行日期', group: '期限' }),
    filedOn: day({ label: '立案日期', group: '过程' }),
    filedBy: person({ label: '立案批准人', group: '过程' }),
    findings: note({ label: '调查结论', group: '过程' }),
    evidence: note({ label: '主要证据', group: '过程' }),
    concludedOn: day({ label: '调查终结日期', group: '过程' }),
    grade: choice({ label: '裁量档次', options: grades, group: '处罚' }),
    warning: flag({ label: '警告', group: '处罚' }),
    fine: money({ label: '罚款', hint: '不罚款的填 0', group: '处罚' }),
    confiscated: money({ label: '没收金额', group: '处罚' }),
    halt: flag({ label: '责令停产停业整顿', group: '处罚' }),
    revoke: flag({ label: '暂扣或吊销许可证件', group: '处罚' }),
    deviationReason: note({ label: '偏离裁量基准的理由', group: '处罚' }),
    noticedOn: day({ label: '告知书送达日期', group: '过程' }),
    noticedFine: money({ label: '告知的罚款', group: '过程' }),
    statementUntil: day({ label: '陈述申辩截止', group: '过程' }),
    hearingUntil: day({ label: '申请听证截止', group: '过程' }),
    decidedOn: day({ label: '决定日期', group: '过程' }),
    decidedBy: person({ label: '决定人', group: '过程' }),
    servedOn: day({ label: '决定书送达日期', group: '过程' }),
    payBy: day({ label: '缴款截止', group: '过程' }),
    onSpotFine: money({ label: '当场收缴', group: '过程' }),
    dropReason: note({ label: '不予立案或撤案原因', group: '结果' }),
    exemptReason: note({ label: '不予处罚理由', group: '结果' }),
    droppedOn: day({ label: '撤销日期', group: '结果' }),
    outcome: choice({ label: '执行结果', options: outcomes, group: '结果' }),
    closedOn: day({ label: '结案日期', group: '结果' }),
    archivedOn: day({ label: '归档日期', group: '结果' }),
    dossierScore: count({ label: '案卷评分', max: 100, group: '结果' }),
  },
  states: {
    proposed: '待立案审批',
    filed: '调查取证',
    concluded: '调查终结',
    noticed: '已告知',
    decided: '已决定',
    served: '待履行',
    exempted: '不予处罚',
    transferred: '已移送',
    closed: '已结案',
    archived: '已归档',
    dropped: '已撤销',
  },
  initial: 'proposed',
  steps: {
    file: {
      label: '批准立案',
      from: ['proposed'],
      to: 'filed',
      by: ['system'],
      stamps: { filedOn: 'today', filedBy: 'by' },
    },
    reject: {
      label: '不予立案',
      from: ['proposed'],
      to: 'dropped',
      by: ['system'],
      fills: ['dropReason'],
      stamps: { droppedOn: 'today' },
    },
    punishOnSpot: {
      label: '当场处罚',
      from: ['proposed'],
      to: 'served',
      by: ['system'],
      fills: ['payBy'],
      asks: ['warning', 'fine', 'onSpotFine'],
      stamps: { filedOn: 'today', filedBy: 'by', decidedOn: 'today', decidedBy: 'by', servedOn: 'today' },
    },
    conclude: {
      label: '调查终结',
      from: ['filed'],
      to: 'concluded',
      by: ['system'],
      fills: ['findings', 'evidence', 'grade'],
      asks: ['warning', 'fine', 'confiscated', 'halt', 'revoke', 'deviationReason'],
      stamps: { concludedOn: 'today' },
    },
    resume: {
      label: '退回补充调查',
      from: ['concluded', 'noticed'],
      to: 'filed',
      by: ['system'],
      clears: ['concludedOn', 'noticedOn', 'noticedFine', 'statementUntil', 'hearingUntil'],
    },
    notify: {
      label: '告知书送达',
      from: ['concluded'],
      to: 'noticed',
      by: ['system'],
      fills: ['noticedOn', 'statementUntil'],
      asks: ['hearingUntil', 'noticedFine'],
    },
    decide: {
      label: '作出处罚决定',
      from: ['noticed'],
      to: 'decided',
      by: ['system'],
      fills: ['grade', 'fine', 'halt'],
      asks: ['warning', 'confiscated', 'revoke', 'deviationReason'],
      stamps: { decidedOn: 'today', decidedBy: 'by' },
    },
    exempt: {
      label: '不予处罚',
      from: ['concluded', 'noticed'],
      to: 'exempted',
      by: ['system'],
      fills: ['exemptReason'],
      clears: ['warning', 'fine', 'confiscated', 'halt', 'revoke'],
      stamps: { decidedOn: 'today', decidedBy: 'by' },
    },
    withdraw: {
      label: '撤销案件',
      from: ['filed', 'concluded', 'noticed'],
      to: 'dropped',
      by: ['system'],
      fills: ['dropReason'],
      stamps: { droppedOn: 'today' },
    },
    handOver: {
      label: '移送',
      from: ['filed', 'concluded', 'noticed'],
      to: 'transferred',
      by: ['system'],
    },
    serve: {
      label: '决定书送达',
      from: ['decided'],
      to: 'served',
      by: ['system'],
      fills: ['servedOn', 'payBy'],
    },
    close: {
      label: '结案',
      from: ['served', 'exempted', 'transferred'],
      to: 'closed',
      by: ['system'],
      fills: ['outcome'],
      stamps: { closedOn: 'today' },
    },
    archive: {
      label: '归档',
      from: ['closed'],
      to: 'archived',
      by: ['system'],
      fills: ['dossierScore'],
      stamps: { archivedOn: 'today' },
    },
    commend: {
      label: '入选典型案例',
      from: ['archived'],
      to: 'archived',
      by: ['system'],
      fills: ['typical', 'typicalOn'],
    },
  },
  deadlines: {
    file: {
      label: '立案审批到期',
      law: 'enforcement.filing',
      owes: 'leader',
      due: (row, reckoning) => addWorkdays(row.foundOn, reckoning.setting('enforcement.fileDays'), reckoning.calendar),
      metAt: (row) => row.filedOn ?? row.droppedOn,
    },
    decide: {
      label: '处罚决定到期',
      law: 'enforcement.decision',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.filedOn === null || row.procedure === 'simple'
          ? null
          : (row.extendedTo ?? addDays(row.filedOn, reckoning.setting('enforcement.decisionDays'))),
      metAt: (row) => row.decidedOn ?? row.droppedOn ?? row.closedOn,
      weight: (row) => (row.grave === true ? 2 : 1),
    },
    publish: {
      label: '处罚决定公开到期',
      law: 'enforcement.publish',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.decidedOn === null || row.exemptReason !== null
          ? null
          : addWorkdays(row.decidedOn, reckoning.setting('enforcement.publishWorkdays'), reckoning.calendar),
      metAt: (row) => row.publishedOn,
    },
    report: {
      label: '当场处罚备案到期',
      law: 'enforcement.simpleReport',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.procedure === 'simple' && row.decidedOn !== null
          ? addWorkdays(row.decidedOn, reckoning.setting('enforcement.simpleReportWorkdays'), reckoning.calendar)
          : null,
      metAt: (row) => row.reportedOn,
    },
    pay: {
      label: '罚款缴纳到期',
      law: 'enforcement.pay',
      owes: 'inspector',
      due: (row) => ((row.fine ?? 0) > 0 ? (row.deferredTo ?? row.payBy) : null),
      metAt: (row) => row.paidOn ?? row.closedOn,
    },
    court: {
      label: '申请法院执行窗口届满',
      law: 'enforcement.court',
      owes: 'inspector',
      due: (row, reckoning) =>
        row.servedOn === null || (row.fine ?? 0) === 0
          ? null
          : courtWindow(row.servedOn, {
              litigationMonths: reckoning.setting('enforcement.litigationMonths'),
              courtMonths: reckoning.setting('enforcement.courtMonths'),
            }).until,
      metAt: (row) => row.courtAppliedOn ?? row.paidOn ?? row.closedOn,
      weight: () => 2,
    },
  },
  may: { read: [...bureau, 'township'], create: ['system'], update: [] },
});
