import { addWorkdays } from '../../kernel/calendar.ts';
import { day, note, text } from '../../kernel/field.ts';
import type { Context } from '../../server/context.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { CaseData } from './case-facts.server.ts';
import { amountGuard, needsHearing, needsReview, sinceNotice, summonsGuard } from './case.guards.ts';
import type { WholeCase } from './case-file.server.ts';
import { decisionServed, noticeServed } from './case.server.ts';
import {
  answer,
  appeal,
  approvals,
  type CaseDocument,
  caseRows,
  dayWords,
  fact,
  facts,
  handlersSign,
  pair,
  partyRows,
  partySigns,
  said,
  sealed,
  signed,
  to,
} from './case-template.server.ts';

const serveBy = (ctx: Context, madeOn: string) =>
  addWorkdays(madeOn, ctx.setting('documents.serviceWorkdays'), ctx.calendar);

const proposed = (data: CaseData) => [
  to(data.party.name),
  said(`经查，你（单位）有下列违法行为：${data.findings ?? data.act}`),
  said(`上述事实有下列证据证明：${data.evidence ?? ''}`),
  said(
    `该行为违反了${data.breached}的规定，依据${data.clause}，按“${data.grade ?? '一般'}”档次裁量，拟给予下列行政处罚：${data.penalties.join('；')}。`,
  ),
];

/** The documents of notice, hearing, review and decision. */
export const penaltyDocuments: readonly CaseDocument[] = [
  {
    name: 'notice-approval',
    label: '案件告知审批表',
    word: null,
    repeats: true,
    in: ['concluded'],
    parts: (data) => [
      facts(...caseRows(data), fact('查明的事实', data.findings, 4), fact('拟处罚内容', data.penalties, 2)),
      approvals('建议按上述内容告知当事人。', '审核意见', '审批意见'),
    ],
  },
  {
    name: 'penalty-notice',
    label: '行政处罚告知书',
    word: '罚告',
    toParty: true,
    repeats: true,
    in: ['concluded'],
    refuse: (whole) =>
      needsHearing(whole.file)
        ? { law: 'enforcement.hearing', reason: '拟处罚达到听证标准，应告知听证权利，请制作听证告知书' }
        : (waitingNotice(whole) ?? amountGuard(whole.file)),
    served: (ctx, row, service) => noticeServed(ctx, row, service, false),
    parts: (data, paper) => [
      ...proposed(data),
      said(
        '依照《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述和申辩。请自收到本告知书之日起三个工作日内向本机关提出；逾期未提出的，视为放弃。本机关不因陈述、申辩给予更重的处罚。',
      ),
      ...sealed(paper),
      partySigns('被告知人'),
    ],
  },
  {
    name: 'hearing-notice',
    label: '行政处罚听证告知书',
    word: '听告',
    toParty: true,
    repeats: true,
    in: ['concluded'],
    refuse: (whole) =>
      needsHearing(whole.file)
        ? (waitingNotice(whole) ?? amountGuard(whole.file))
        : { law: 'enforcement.hearingAmount', reason: '拟处罚未达到听证标准，请制作行政处罚告知书' },
    served: (ctx, row, service) => noticeServed(ctx, row, service, true),
    parts: (data, paper) => [
      ...proposed(data),
      said(
        '依照《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述和申辩，请自收到本告知书之日起三个工作日内提出。',
      ),
      said(
        '依照《中华人民共和国行政处罚法》第六十三条、第六十四条的规定，你（单位）有要求听证的权利。要求听证的，请自收到本告知书之日起五个工作日内向本机关提出；逾期未提出的，视为放弃。听证不收取费用。',
      ),
      ...sealed(paper),
      partySigns('被告知人'),
    ],
  },
  {
    name: 'statement-record',
    label: '当事人陈述申辩笔录',
    word: null,
    repeats: true,
    in: ['noticed'],
    asks: {
      person: text({ label: '陈述申辩人', required: true, max: 60 }),
      content: note({ label: '陈述申辩内容', required: true }),
    },
    suggest: (row) => ({ person: row.partyHead ?? row.party }),
    parts: (data) => [
      facts(
        ...caseRows(data),
        fact('陈述申辩人', answer(data, 'person')),
        fact('陈述申辩内容', answer(data, 'content'), 10),
      ),
      said('以上记录已阅，与所述一致。'),
      partySigns('陈述申辩人'),
      ...handlersSign(data, '记录人'),
    ],
  },
  {
    name: 'hearing-summons',
    label: '听证会通知书',
    word: '听通',
    toParty: true,
    repeats: true,
    in: ['noticed'],
    asks: {
      on: day({ label: '听证日期', required: true, hint: '通知须在七个工作日前送达' }),
      time: text({ label: '听证时间', required: true, max: 20 }),
      place: text({ label: '听证地点', required: true }),
      host: text({ label: '主持人', required: true, max: 40, hint: '不得是本案调查人员' }),
      clerk: text({ label: '记录人', required: true, max: 40 }),
    },
    suggest: () => ({ time: '上午9时' }),
    judge: (answers, { file }) => summonsGuard(String(answers['on']), file),
    refuse: ({ file }) =>
      sinceNotice(file).some(({ kind, result }) => kind === 'hearingAsked' && result === 'done')
        ? undefined
        : { law: 'enforcement.hearingAsk', reason: '当事人没有申请听证，请先记录听证申请' },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `根据你（单位）的申请，定于${chineseDay(answer(data, 'on'))}${answer(data, 'time')}在${answer(data, 'place')}就${data.name}公开举行听证会。主持人：${answer(data, 'host')}；记录人：${answer(data, 'clerk')}。`,
      ),
      said(
        '你（单位）可以亲自参加，也可以委托一至二人代理；认为主持人与本案有直接利害关系的，有权申请回避。无正当理由拒不出席或者未经许可中途退出的，视为放弃听证权利。',
      ),
      ...sealed(paper),
      partySigns('被通知人'),
    ],
  },
  {
    name: 'hearing-record',
    label: '听证笔录',
    word: null,
    repeats: true,
    in: ['noticed'],
    asks: {
      on: day({ label: '听证日期', required: true }),
      host: text({ label: '主持人', required: true, max: 40 }),
      present: text({ label: '到场人员', required: true, max: 200 }),
      content: note({ label: '听证情况', required: true }),
    },
    parts: (data) => [
      facts(
        ...caseRows(data),
        pair('听证日期', dayWords(answer(data, 'on')), '主持人', answer(data, 'host')),
        fact('到场人员', answer(data, 'present')),
        fact('听证情况', answer(data, 'content'), 12),
      ),
      partySigns('当事人（代理人）'),
      signed('主持人（签名）：', { blank: 6 }, '　记录人（签名）：', { blank: 6 }),
      ...handlersSign(data, '案件调查人员'),
    ],
  },
  {
    name: 'hearing-report',
    label: '听证会报告书',
    word: null,
    repeats: true,
    in: ['noticed'],
    asks: {
      summary: note({ label: '听证会基本情况', required: true }),
      opinion: note({ label: '主持人意见', required: true }),
    },
    refuse: ({ file }) =>
      sinceNotice(file).some(({ kind }) => kind === 'hearingHeld')
        ? undefined
        : { law: 'enforcement.hearing', reason: '听证会尚未举行，请先记录听证' },
    parts: (data) => [
      facts(
        ...caseRows(data),
        fact('基本情况', answer(data, 'summary'), 6),
        fact('主持人意见', answer(data, 'opinion'), 4),
        fact('负责人审批意见', null, 3),
      ),
      signed('主持人（签名）：', { blank: 8 }),
    ],
  },
  {
    name: 'legal-review',
    label: '行政处罚法制审核意见书',
    word: '法审',
    by: ['sectionChief', 'committeeOffice', 'leader'],
    in: ['concluded', 'noticed'],
    repeats: true,
    refuse: ({ file }) =>
      needsReview(file) || file.acts.some(({ kind }) => kind === 'legalReview')
        ? undefined
        : {
            law: 'enforcement.review',
            reason: '本案未经听证且不属疑难复杂，依法不是必须法制审核；仍要审核的请先记录法制审核',
          },
    asks: { opinion: note({ label: '审核意见', required: true }) },
    suggest: () => ({ opinion: '主体合法，管辖正确，事实清楚，证据充分，依据适用正确，程序合法，裁量适当，同意。' }),
    parts: (data, paper) => [
      facts(
        ...caseRows(data),
        fact('拟处罚内容', data.penalties, 2),
        fact('审核要点', ['主体与管辖', '事实与证据', '适用依据与裁量', '程序', '是否涉嫌犯罪应当移送']),
        fact('审核意见', answer(data, 'opinion'), 4),
      ),
      signed('审核人（签名）：', { blank: 8 }),
      ...sealed(paper),
    ],
  },
  {
    name: 'case-approval',
    label: '案件处理呈批表',
    word: null,
    repeats: true,
    in: ['noticed'],
    parts: (data) => [
      facts(
        ...caseRows(data),
        fact('查明的事实', data.findings, 4),
        pair('告知送达', dayWords(data.noticedOn), '陈述申辩截止', dayWords(data.statementUntil)),
        fact(
          '陈述申辩和听证',
          data.acts
            .filter(({ kind }) => ['statement', 'hearingHeld'].includes(kind))
            .map(({ name, on, result, opinion }) =>
              [`${chineseDay(on)} ${name}：${result}`, opinion].filter(Boolean).join('，'),
            ),
          2,
        ),
        fact('拟处罚内容', data.penalties, 2),
      ),
      approvals('建议按拟处罚内容作出决定。', '审核意见', '审批意见'),
    ],
  },
  {
    name: 'discussion-record',
    label: '行政处罚集体讨论记录',
    word: null,
    by: ['inspector', 'sectionChief', 'committeeOffice', 'leader'],
    repeats: true,
    in: ['concluded', 'noticed'],
    asks: {
      on: day({ label: '讨论日期', required: true }),
      host: text({ label: '主持人', required: true, max: 40 }),
      present: text({ label: '出席人员', required: true, max: 200 }),
      content: note({ label: '讨论内容', required: true }),
      conclusion: note({ label: '结论性意见', required: true }),
    },
    parts: (data) => [
      facts(
        ...caseRows(data),
        pair('讨论日期', dayWords(answer(data, 'on')), '主持人', answer(data, 'host')),
        fact('出席人员', answer(data, 'present')),
        fact('讨论内容', answer(data, 'content'), 8),
        fact('结论性意见', answer(data, 'conclusion'), 3),
      ),
      signed('出席人员（签名）：', { blank: 18 }),
    ],
  },
  ...(['unit', 'person'] as const).map((who): CaseDocument => ({
    name: `penalty-decision-${who}`,
    label: who === 'unit' ? '行政处罚决定书（单位）' : '行政处罚决定书（个人）',
    word: '罚',
    toParty: true,
    by: ['inspector', 'sectionChief', 'township', 'leader'],
    in: ['decided'],
    refuse: ({ file }) => wrongParty(file.row.partyKind === 'unit', who),
    serveBy,
    served: (ctx, row, { servedOn }) => decisionServed(ctx, row, servedOn),
    parts: (data, paper) => [
      facts(...partyRows(data)),
      said(`违法事实和证据：${data.findings ?? data.act}以上事实有${data.evidence ?? ''}为证。`),
      said(heard(data)),
      said(
        `上述行为违反了${data.breached}的规定，依据${data.clause}，决定给予下列行政处罚：${data.penalties.join('；')}。`,
      ),
      ...howToPay(data),
      appeal(paper, '决定'),
      said('逾期不申请行政复议、不提起行政诉讼又不履行的，本机关将依法申请人民法院强制执行。'),
      ...sealed(paper),
      said('注：本决定书一式两份，一份由本机关存档，一份交当事人。'),
    ],
  })),
  ...(['unit', 'person'] as const).map((who): CaseDocument => ({
    name: `on-spot-decision-${who}`,
    label: who === 'unit' ? '当场行政处罚决定书（单位）' : '当场行政处罚决定书（个人）',
    word: '当罚',
    toParty: true,
    in: ['served'],
    asks: { place: text({ label: '处罚地点', required: true, max: 100 }) },
    suggest: (row) => ({ place: row.partyAddress }),
    refuse: ({ file }) =>
      file.row.procedure === 'simple'
        ? wrongParty(file.row.partyKind === 'unit', who)
        : { law: 'enforcement.simple', reason: '本案按普通程序办理，请制作行政处罚决定书' },
    parts: (data, paper) => [
      facts(...partyRows(data), pair('处罚时间', dayWords(data.decidedOn), '处罚地点', answer(data, 'place'))),
      said(`违法行为：${data.act}`),
      said(
        `该行为违反了${data.breached}的规定，依据${data.clause}，当场给予下列行政处罚：${data.penalties.join('；')}。`,
      ),
      ...howToPay(data),
      appeal(paper, '决定', true),
      ...sealed(paper),
      ...handlersSign(data, '执法人员'),
      partySigns(),
    ],
  })),
  {
    name: 'no-penalty-decision',
    label: '不予行政处罚决定书',
    word: '不罚',
    toParty: true,
    by: ['inspector', 'sectionChief', 'township', 'leader'],
    in: ['exempted'],
    serveBy,
    parts: (data, paper) => [
      facts(...partyRows(data)),
      said(`经查，${data.findings ?? data.act}`),
      said(
        `依照《中华人民共和国行政处罚法》第三十三条、第五十七条的规定，${data.exemptReason ?? ''}，决定不予行政处罚。请引以为戒，落实安全生产责任。`,
      ),
      appeal(paper, '决定'),
      ...sealed(paper),
    ],
  },
];

/** One notice at a time: the next is made when the case was resumed after the last was served. */
function waitingNotice({ papers }: WholeCase) {
  const waiting = papers.find(({ template, state }) => notices.includes(template) && state === 'made');
  if (!waiting) return undefined;
  return {
    law: 'enforcement.notice',
    reason: `${waiting.name}${waiting.number ?? ''}已制作、尚未送达，请送达；内容有变的先作废再重新制作`,
  };
}
const notices = ['penalty-notice', 'hearing-notice'];

function wrongParty(isUnit: boolean, who: 'unit' | 'person') {
  if (isUnit === (who === 'unit')) return undefined;
  return { law: 'enforcement.archive', reason: `当事人是${isUnit ? '单位' : '个人'}，请制作相应的决定书` };
}

function heard(data: CaseData): string {
  const acts = data.acts.filter(({ kind }) => ['statement', 'hearingHeld', 'hearingAsked'].includes(kind));
  const told = `本机关于${dayWords(data.noticedOn)}送达告知书，告知了拟处罚的内容、事实、理由、依据和依法享有的权利。`;
  if (acts.length === 0)
    return `${told}当事人在期限内未提出陈述、申辩${data.hearingUntil === null ? '' : '和听证要求'}。`;
  return `${told}${acts.map(({ name, on, result, opinion }) => `${chineseDay(on)}${name}：${result}${opinion ? `，${opinion}` : ''}`).join('；')}。`;
}

function howToPay({ fine }: CaseData) {
  if (fine === 0) return [];
  return [
    said(
      '罚款自收到本决定书之日起十五日内缴至指定银行或者通过电子支付系统缴纳。逾期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超出罚款本数。',
    ),
  ];
}
