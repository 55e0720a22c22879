import { day, instant, note, text } from '../../kernel/field.ts';
import { chineseDay, chineseMoment } from '../../server/word/chinese-number.ts';
import {
  answer,
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

const open = ['filed', 'concluded', 'noticed'] as const;
const record = (label: string) => note({ label, required: true });

/** The documents of filing and investigation (立案、调查取证). */
export const filingDocuments: readonly CaseDocument[] = [
  {
    name: 'case-filing',
    label: '立案审批表',
    word: '立审',
    in: ['proposed'],
    refuse: ({ file }) =>
      file.row.procedure === 'simple' ? { law: 'enforcement.simple', reason: '简易程序不需立案审批' } : undefined,
    parts: (data) => [
      facts(
        ...caseRows(data),
        pair('案件来源', data.source, '发现日期', dayWords(data.foundOn)),
        fact('涉嫌违法事实', data.act, 4),
        fact('涉嫌违反', data.breached, 2),
        fact('处罚依据', data.clause, 2),
      ),
      approvals('经初步核查，涉嫌违法事实存在，属于本机关管辖，建议立案调查。', '审核意见', '审批意见'),
    ],
  },
  {
    name: 'inquiry-notice',
    label: '询问通知书',
    word: '询',
    toParty: true,
    repeats: true,
    in: ['filed'],
    asks: {
      person: text({ label: '被询问人', required: true, max: 60 }),
      at: instant({ label: '询问时间', required: true }),
      place: text({ label: '询问地点', required: true }),
      bring: text({ label: '应携带的材料', max: 200 }),
    },
    suggest: (row) => ({ person: row.partyHead ?? row.party }),
    parts: (data, paper) => [
      to(answer(data, 'person')),
      said(
        `因${data.name}需要向你了解情况，请于${chineseMoment(answer(data, 'at'))}到${answer(data, 'place')}接受询问。`,
      ),
      said(`请携带：身份证件${answer(data, 'bring') ? `；${answer(data, 'bring')}` : ''}。`),
      said(
        '依照《中华人民共和国行政处罚法》第五十五条的规定，当事人或者有关人员应当如实回答询问，并协助调查，不得拒绝或者阻挠。',
      ),
      ...sealed(paper),
      partySigns('被通知人'),
    ],
  },
  {
    name: 'inquiry-record',
    label: '询问笔录',
    word: null,
    repeats: true,
    in: ['filed'],
    asks: {
      person: text({ label: '被询问人', required: true, max: 60 }),
      post: text({ label: '工作单位和职务', max: 100 }),
      from: instant({ label: '开始时间', required: true }),
      until: instant({ label: '结束时间', required: true }),
      place: text({ label: '询问地点', required: true }),
      content: record('问答内容'),
    },
    suggest: (row) => ({
      person: row.partyHead ?? row.party,
      content:
        '问：我们是执法人员，这是我们的证件。依法向你询问有关情况，你应当如实回答，也有权申请回避。是否听清？\n答：',
    }),
    parts: (data) => [
      facts(
        pair('被询问人', answer(data, 'person'), '单位和职务', answer(data, 'post')),
        pair('开始时间', chineseMoment(answer(data, 'from')), '结束时间', chineseMoment(answer(data, 'until'))),
        fact('询问地点', answer(data, 'place')),
        fact('询问事由', data.name),
      ),
      ...answer(data, 'content')
        .split('\n')
        .map((line) => said(line)),
      said('以上笔录我已看过（已向我宣读），与我所说相符。'),
      partySigns('被询问人'),
      ...handlersSign(data, '询问人'),
    ],
  },
  {
    name: 'scene-record',
    label: '勘验笔录',
    word: null,
    repeats: true,
    in: ['filed'],
    asks: {
      from: instant({ label: '开始时间', required: true }),
      until: instant({ label: '结束时间', required: true }),
      place: text({ label: '勘验场所', required: true, max: 200 }),
      weather: text({ label: '天气情况', max: 40 }),
      content: record('勘验情况'),
    },
    suggest: (row) => ({ place: row.partyAddress }),
    parts: (data) => [
      facts(
        pair('开始时间', chineseMoment(answer(data, 'from')), '结束时间', chineseMoment(answer(data, 'until'))),
        pair('勘验场所', answer(data, 'place'), '天气情况', answer(data, 'weather')),
        ...partyRows(data),
        fact('勘验情况', answer(data, 'content'), 10),
      ),
      partySigns('当事人'),
      signed('见证人（签名）：', { blank: 9 }),
      ...handlersSign(data, '勘验人'),
    ],
  },
  {
    name: 'sampling',
    label: '抽样取证凭证',
    word: '抽',
    toParty: true,
    repeats: true,
    in: ['filed'],
    asks: {
      place: text({ label: '抽样地点', required: true }),
      items: note({ label: '样品', required: true, hint: '一行一件：名称、规格批号、数量' }),
    },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `因${data.name}，依照《中华人民共和国行政处罚法》第五十六条，对你（单位）下列物品抽样取证，抽样地点：${answer(data, 'place')}。`,
      ),
      itemsGrid(answer(data, 'items')),
      ...handlersSign(data, '执法人员'),
      partySigns('被抽样取证人'),
      ...sealed(paper),
    ],
  },
  {
    name: 'preservation-approval',
    label: '先行登记保存证据审批表',
    word: null,
    repeats: true,
    in: ['filed'],
    asks: {
      reason: note({ label: '提请理由', required: true }),
      items: note({ label: '证据', required: true, hint: '一行一件：名称、规格、数量' }),
    },
    suggest: () => ({ reason: '证据可能灭失或者以后难以取得。' }),
    parts: (data) => [
      facts(...caseRows(data), fact('登记保存的证据', answer(data, 'items').split('\n'), 3)),
      approvals(answer(data, 'reason'), '审核意见', '负责人审批意见'),
    ],
  },
  {
    name: 'preservation-notice',
    label: '先行登记保存证据通知书',
    word: '登存',
    toParty: true,
    repeats: true,
    in: ['filed'],
    asks: {
      place: text({ label: '保存地点', required: true }),
      items: note({ label: '证据', required: true, hint: '一行一件：名称、规格、数量' }),
    },
    refuse: ({ papers }) =>
      papers.some(({ template, state }) => template === 'preservation-approval' && state !== 'void')
        ? undefined
        : { law: 'enforcement.preservation', reason: '先行登记保存须经机关负责人批准，请先制作审批表' },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `因${data.name}，证据可能灭失或者以后难以取得，依照《中华人民共和国行政处罚法》第五十六条，对下列证据先行登记保存于${answer(data, 'place')}。本机关在七个工作日内作出处理决定，在此期间不得销毁或者转移。`,
      ),
      itemsGrid(answer(data, 'items')),
      ...handlersSign(data, '执法人员'),
      partySigns(),
      ...sealed(paper),
    ],
  },
  {
    name: 'preservation-decision',
    label: '先行登记保存证据处理决定书',
    word: '存处',
    toParty: true,
    repeats: true,
    in: open,
    asks: { handling: note({ label: '处理决定', required: true, hint: '逐件写明：解除、随案移送、查封扣押等' }) },
    refuse: ({ papers }) =>
      papers.some(({ template, state }) => template === 'preservation-notice' && state === 'served')
        ? undefined
        : { law: 'enforcement.preservation', reason: '没有已送达的先行登记保存通知书，无需处理' },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `本机关对你（单位）先行登记保存的证据，依照《中华人民共和国行政处罚法》第五十六条的规定，现决定处理如下：${answer(data, 'handling')}`,
      ),
      ...sealed(paper),
      partySigns(),
    ],
  },
  {
    name: 'appraisal',
    label: '鉴定委托书',
    word: '鉴',
    repeats: true,
    in: ['filed'],
    asks: {
      agency: text({ label: '受委托机构', required: true }),
      matter: note({ label: '鉴定事项与要求', required: true }),
      by: day({ label: '要求完成日期', required: true }),
    },
    parts: (data, paper) => [
      to(answer(data, 'agency')),
      said(
        `因调查${data.name}需要，现委托你单位对下列事项进行鉴定，请于${chineseDay(answer(data, 'by'))}前提交书面鉴定意见，并由鉴定人签名、加盖单位印章。`,
      ),
      said(`鉴定事项与要求：${answer(data, 'matter')}`),
      ...sealed(paper),
    ],
  },
  {
    name: 'extension-approval',
    label: '案件延期审批表',
    word: null,
    repeats: true,
    in: open,
    asks: { reason: note({ label: '延期理由', required: true }), until: day({ label: '拟延至', required: true }) },
    parts: (data) => [
      facts(...caseRows(data), pair('立案日期', dayWords(data.filedOn), '拟延至', dayWords(answer(data, 'until')))),
      approvals(answer(data, 'reason'), '审核意见', '审批意见'),
    ],
  },
  {
    name: 'investigation-report',
    label: '行政处罚案件调查报告',
    word: null,
    in: ['concluded'],
    parts: (data) => [
      facts(...caseRows(data), pair('立案日期', dayWords(data.filedOn), '调查终结', dayWords(data.concludedOn))),
      said('一、案件来源和调查经过'),
      said(
        `${chineseDay(data.foundOn)}，在${data.source}中发现当事人涉嫌${data.act}${data.visit?.number ? `（见${data.visit.number}现场检查记录）` : ''}，${dayWords(data.filedOn)}立案，由${data.handlers.map(({ name }) => name).join('、')}承办。`,
      ),
      said('二、查明的事实和证据'),
      said(data.findings ?? ''),
      said(`主要证据：${data.evidence ?? ''}`),
      said('三、法律依据和处理建议'),
      said(
        `上述行为违反了${data.breached}的规定，依据${data.clause}，按“${data.grade ?? ''}”档次裁量，建议给予：${data.penalties.join('；') || '不予处罚'}。`,
      ),
      ...(data.deviation ? [said(`偏离裁量基准的理由：${data.deviation}`)] : []),
      ...handlersSign(data),
    ],
  },
];

/** What is listed one to a line, numbered. */
export const itemsGrid = (lines: string) =>
  ({
    kind: 'grid',
    columns: [
      { label: '序号', width: 10, align: 'center' },
      { label: '名称、规格、数量', width: 66 },
      { label: '备注', width: 24 },
    ],
    rows: lines.split('\n').map((line, at) => [`${at + 1}`, line, '']),
  }) as const;
