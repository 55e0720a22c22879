import { day, note, text } from '../../kernel/field.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import { enterAct } from './case.server.ts';
import { courtGuard, lastAct } from './case.guards.ts';
import {
  answer,
  approvals,
  appeal,
  type CaseDocument,
  caseRows,
  dayWords,
  fact,
  facts,
  pair,
  partyRows,
  partySigns,
  said,
  sealed,
  signed,
  to,
} from './case-template.server.ts';
import { yuan } from './money.rules.ts';

const owing = { law: 'enforcement.pay', reason: '罚款没有逾期未缴的金额' };

/** The documents of payment, enforcement and the end of a case (履行、强制执行、结案归档). */
export const executionDocuments: readonly CaseDocument[] = [
  {
    name: 'payment-demand',
    label: '罚款催缴通知书',
    word: '催缴',
    toParty: true,
    repeats: true,
    in: ['served'],
    refuse: ({ owed }) => (owed.overdue > 0 ? undefined : owing),
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `本机关${dayWords(data.decidedOn)}作出的行政处罚决定，罚款应于${dayWords(data.deferredTo ?? data.payBy)}前缴清，至今尚有${yuan(data.owed.unpaid)}未缴。自${dayWords(data.owed.from)}起每日按罚款数额的百分之三加处罚款，至今日为${yuan(data.owed.surcharge)}，加处总额不超出罚款数额。请立即缴纳。`,
      ),
      ...sealed(paper),
      partySigns('被催缴人'),
    ],
  },
  {
    name: 'surcharge-decision',
    label: '加处罚款决定书',
    word: '加罚',
    toParty: true,
    repeats: true,
    by: ['inspector', 'sectionChief', 'leader'],
    in: ['served'],
    refuse: ({ owed }) =>
      owed.surcharge > 0 ? undefined : { law: 'enforcement.surcharge', reason: '罚款没有逾期，不产生加处罚款' },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `你（单位）逾期未缴清罚款。依照《中华人民共和国行政处罚法》第七十二条第一款第（一）项的规定，自${dayWords(data.owed.from)}起每日按罚款数额的百分之三加处罚款，至${chineseDay(paper.madeOn)}计${yuan(data.owed.surcharge)}；加处罚款的数额不超出罚款的数额。请将罚款余额${yuan(data.owed.unpaid)}和加处罚款一并缴纳。`,
      ),
      appeal(paper, '决定'),
      ...sealed(paper),
    ],
  },
  {
    name: 'deferral-approval',
    label: '延期（分期）缴纳罚款审批表',
    word: null,
    repeats: true,
    in: ['served'],
    asks: {
      reason: note({ label: '当事人申请理由', required: true }),
      plan: note({ label: '延期或者分期方案', required: true }),
    },
    parts: (data) => [
      facts(
        ...caseRows(data),
        pair('罚款数额', yuan(data.fine), '缴款期限', dayWords(data.payBy)),
        fact('申请理由', answer(data, 'reason'), 3),
        fact('延期或者分期方案', answer(data, 'plan'), 3),
      ),
      approvals(null, '审核意见', '审批意见'),
    ],
  },
  {
    name: 'deferral-grant',
    label: '延期（分期）缴纳罚款批准书',
    word: '缓缴',
    toParty: true,
    repeats: true,
    in: ['served'],
    refuse: ({ file }) =>
      lastAct(file.acts, 'deferral')?.result === 'passed'
        ? undefined
        : { law: 'enforcement.deferral', reason: '延期（分期）缴纳尚未批准，请先记录审批' },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `你（单位）因经济困难申请延期（分期）缴纳罚款。依照《中华人民共和国行政处罚法》第六十六条的规定，同意将缴款期限延至${dayWords(data.deferredTo)}。${data.acts
          .filter(({ kind }) => kind === 'deferral')
          .map(({ opinion }) => opinion ?? '')
          .join('；')}`,
      ),
      said('逾期不缴纳的，依法加处罚款，并可以申请人民法院强制执行。'),
      ...sealed(paper),
    ],
  },
  {
    name: 'enforcement-demand',
    label: '行政强制执行事先催告书',
    word: '催告',
    toParty: true,
    in: ['served'],
    refuse: ({ owed }) => (owed.overdue > 0 ? undefined : owing),
    served: (ctx, row, { servedOn }) =>
      enterAct(ctx, row, { kind: 'urged', on: servedOn, result: 'done' }).then(() => undefined),
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `本机关${dayWords(data.decidedOn)}对你（单位）作出行政处罚决定，你（单位）至今未履行缴纳罚款${yuan(data.owed.unpaid)}、加处罚款${yuan(data.owed.surcharge)}的义务。依照《中华人民共和国行政强制法》第五十四条的规定，请自收到本催告书之日起十日内履行；逾期仍不履行的，本机关将申请人民法院强制执行。`,
      ),
      said('你（单位）有权向本机关进行陈述和申辩。'),
      ...sealed(paper),
      partySigns('被催告人'),
    ],
  },
  {
    name: 'court-application',
    label: '强制执行申请书',
    word: '强执',
    toParty: true,
    by: ['inspector', 'sectionChief', 'leader'],
    in: ['served'],
    refuse: ({ file }) => courtGuard(file, file.today),
    parts: (data, paper) => [
      to(paper.court),
      facts(pair('申请人', paper.bureau, '被申请人', data.party.name), ...partyRows(data)),
      said(`申请执行事项：罚款${yuan(data.owed.unpaid)}、加处罚款${yuan(data.owed.surcharge)}。`),
      said(
        `事实和理由：申请人${dayWords(data.decidedOn)}作出行政处罚决定，${dayWords(data.servedOn)}送达。被申请人在法定期限内未申请行政复议、未提起行政诉讼，又未履行，经催告仍不履行。依照《中华人民共和国行政强制法》第五十三条、第五十五条的规定，申请强制执行。`,
      ),
      said('附：行政处罚决定书及依据、当事人意见及催告情况、执行标的情况。'),
      signed('申请人负责人（签名）：', { blank: 8 }),
      ...sealed(paper),
    ],
  },
  {
    name: 'service-return',
    label: '文书送达回执',
    word: null,
    repeats: true,
    asks: {
      paper: text({ label: '送达文书名称和编号', required: true, max: 200 }),
      person: text({ label: '受送达人', required: true }),
      place: text({ label: '送达地点', required: true, max: 200 }),
      on: day({ label: '送达日期' }),
    },
    suggest: (row, { papers }) => {
      const last = papers.filter(({ toParty, state }) => toParty && state === 'made').at(-1);
      return {
        paper: last ? `${last.name} ${last.number ?? ''}`.trim() : null,
        person: row.party,
        place: row.partyAddress,
      };
    },
    parts: (data) => [
      facts(
        fact('送达文书', answer(data, 'paper')),
        pair(
          '受送达人',
          answer(data, 'person'),
          '送达日期',
          answer(data, 'on') ? chineseDay(answer(data, 'on')) : null,
        ),
        fact('送达地点', answer(data, 'place')),
        fact('送达方式', '□直接　□留置　□委托　□邮寄　□电子　□公告'),
        fact('受送达人（签名或盖章）', null, 2),
        fact('代收人、见证人及拒收情况', null, 2),
        fact('送达人（两人以上签名）', null, 2),
      ),
    ],
  },
  {
    name: 'case-withdrawal',
    label: '案件撤销记录单',
    word: null,
    in: ['dropped'],
    parts: (data) => [
      facts(
        ...caseRows(data),
        pair('立案日期', dayWords(data.filedOn), '承办人', data.handlers.map(({ name }) => name).join('、')),
        fact('撤销原因', data.dropReason, 4),
      ),
      approvals(null, '审核意见', '审批意见'),
    ],
  },
  {
    name: 'matter-handover',
    label: '非职责范围安全问题移交单',
    word: '移交',
    toParty: true,
    repeats: true,
    asks: {
      recipient: text({ label: '接收部门', required: true }),
      problem: note({ label: '安全问题', required: true }),
    },
    parts: (data, paper) => [
      to(answer(data, 'recipient')),
      said(
        `本机关在执法中发现下列安全问题不属本机关职责范围，现移交你部门依法处理，并请将结果函告：${answer(data, 'problem')}`,
      ),
      ...sealed(paper),
    ],
  },
  {
    name: 'case-closing',
    label: '结案审批表',
    word: null,
    in: ['served', 'exempted', 'transferred'],
    asks: { how: note({ label: '执行情况', required: true }) },
    suggest: (row, { owed }) => ({
      how: owed.unpaid === 0 && (row.fine ?? 0) > 0 ? `罚款${yuan(owed.paid)}已缴清。` : null,
    }),
    parts: (data) => [
      facts(
        ...caseRows(data),
        pair('立案日期', dayWords(data.filedOn), '决定日期', dayWords(data.decidedOn)),
        fact('处理结果', data.penalties.length > 0 ? data.penalties : (data.exemptReason ?? null), 2),
        fact('执行情况', answer(data, 'how'), 3),
      ),
      approvals('建议结案。', '审核意见', '审批意见'),
    ],
  },
  {
    name: 'dossier-cover',
    label: '案卷（首页）',
    word: null,
    in: ['closed'],
    parts: (data, paper) => [
      facts(
        ...caseRows(data),
        pair('案由', data.act.slice(0, 60), '处理结果', data.penalties.join('；') || '不予处罚'),
        pair('立案日期', dayWords(data.filedOn), '结案日期', dayWords(data.closedOn)),
        pair('承办人', data.handlers.map(({ name }) => name).join('、'), '归档日期', dayWords(null)),
        pair('保存期限', null, '卷内件数', String(data.papers.length)),
      ),
      said(`立卷单位：${paper.bureau}`),
    ],
  },
  {
    name: 'dossier-index',
    label: '卷内目录',
    word: null,
    in: ['closed'],
    parts: (data) => [
      {
        kind: 'grid',
        columns: [
          { label: '序号', width: 8, align: 'center' },
          { label: '文书名称', width: 40 },
          { label: '编号', width: 30 },
          { label: '日期', width: 22, align: 'center' },
        ],
        rows: data.papers.map(({ name, number, madeOn }, at) => [`${at + 1}`, name, number ?? '', chineseDay(madeOn)]),
      },
      signed('立卷人（签名）：', { blank: 8 }),
    ],
  },
];
