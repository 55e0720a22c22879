import { day, instant, note, text } from '../../kernel/field.ts';
import { chineseDay, chineseMoment } from '../../server/word/chinese-number.ts';
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
  partySigns,
  said,
  sealed,
  to,
} from './case-template.server.ts';
import { approvedTransfer, transferServed } from './hand-over.server.ts';
import { itemsGrid } from './filing-documents.server.ts';

const open = ['filed', 'concluded', 'noticed'] as const;
const items = note({ label: '场所、设施或者财物', required: true, hint: '一行一件：名称、规格、数量' });
const approved =
  (name: string) =>
  ({ papers }: { papers: readonly { template: string; state: string }[] }) =>
    papers.some(({ template, state }) => template === name && state !== 'void')
      ? undefined
      : { law: 'enforcement.seizure', reason: '实施前须经机关负责人批准，请先制作行政强制审批表' };

/** The documents of orders on the site and of coercive measures (现场处理、行政强制). */
export const coercionDocuments: readonly CaseDocument[] = [
  {
    name: 'on-site-measures',
    label: '现场处理措施决定书',
    word: '现决',
    toParty: true,
    repeats: true,
    in: open,
    asks: {
      found: note({ label: '发现的违法行为和事故隐患', required: true }),
      measures: note({ label: '现场处理措施', required: true, hint: '如：撤出作业人员、暂时停止使用某设备' }),
    },
    suggest: (row) => ({ found: row.act }),
    parts: (data, paper) => [
      to(data.party.name),
      said(`本机关检查发现你（单位）存在下列情形：${answer(data, 'found')}`),
      said(
        `依照《中华人民共和国安全生产法》第六十五条的规定，现作出下列现场处理决定：${answer(data, 'measures')}重大事故隐患排除后，经本机关审查同意，方可恢复生产经营和使用。`,
      ),
      appeal(paper, '决定'),
      ...sealed(paper),
      ...handlersSign(data, '执法人员'),
      partySigns('被检查单位负责人'),
    ],
  },
  {
    name: 'coercion-approval',
    label: '行政强制审批表',
    word: null,
    repeats: true,
    in: open,
    asks: {
      reason: note({ label: '理由', required: true }),
      measure: text({ label: '拟采取的措施', required: true, max: 200 }),
    },
    parts: (data) => [
      facts(...caseRows(data), fact('拟采取的措施', answer(data, 'measure'), 2)),
      approvals(answer(data, 'reason'), '审核意见', '负责人审批意见'),
    ],
  },
  {
    name: 'seizure-decision',
    label: '查封扣押决定书',
    word: '查扣',
    toParty: true,
    repeats: true,
    in: open,
    refuse: approved('coercion-approval'),
    asks: {
      reason: note({ label: '理由', required: true }),
      from: day({ label: '起始日期', required: true }),
      until: day({ label: '截止日期', required: true, hint: '不超过三十日' }),
      items,
    },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `因${answer(data, 'reason')}，依照《中华人民共和国安全生产法》第六十五条、《中华人民共和国行政强制法》第二十四条的规定，决定对清单所列场所、设施、财物予以查封（扣押），期限自${chineseDay(answer(data, 'from'))}至${chineseDay(answer(data, 'until'))}。你（单位）有权进行陈述和申辩。`,
      ),
      itemsGrid(answer(data, 'items')),
      appeal(paper, '决定'),
      ...sealed(paper),
    ],
  },
  {
    name: 'seizure-list',
    label: '查封扣押（场所、设施、财物）清单',
    word: null,
    toParty: true,
    repeats: true,
    in: open,
    asks: { place: text({ label: '保管地点', required: true }), items },
    parts: (data, paper) => [
      facts(...caseRows(data), fact('保管地点', answer(data, 'place'))),
      itemsGrid(answer(data, 'items')),
      said('以上物品经当场清点无误，一式两份，由当事人和本机关分别保存。'),
      partySigns(),
      ...handlersSign(data, '执法人员'),
      ...sealed(paper),
    ],
  },
  {
    name: 'seizure-extension',
    label: '延长查封扣押期限决定书',
    word: '延扣',
    toParty: true,
    repeats: true,
    in: open,
    refuse: ({ papers }) => served(papers, 'seizure-decision', 'enforcement.seizure', '没有已送达的查封扣押决定书'),
    asks: { reason: note({ label: '延长理由', required: true }), until: day({ label: '延长至', required: true }) },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `因${answer(data, 'reason')}，依照《中华人民共和国行政强制法》第二十五条的规定，决定将查封（扣押）期限延长至${chineseDay(answer(data, 'until'))}。`,
      ),
      appeal(paper, '决定'),
      ...sealed(paper),
    ],
  },
  {
    name: 'seizure-disposal',
    label: '查封扣押处理决定书',
    word: '扣处',
    toParty: true,
    repeats: true,
    in: [...open, 'decided', 'served', 'exempted'],
    refuse: ({ papers }) => served(papers, 'seizure-decision', 'enforcement.seizure', '没有已送达的查封扣押决定书'),
    asks: { handling: note({ label: '处理决定', required: true, hint: '逐件写明：解除、没收、销毁、移送' }) },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `对本机关查封（扣押）的场所、设施、财物，依照《中华人民共和国行政强制法》第二十七条、第二十八条的规定，决定处理如下：${answer(data, 'handling')}`,
      ),
      appeal(paper, '决定'),
      ...sealed(paper),
    ],
  },
  {
    name: 'power-cut-decision',
    label: '停止供电（供应民用爆炸物品）决定书',
    word: '停供',
    toParty: true,
    repeats: true,
    refuse: approved('coercion-approval'),
    asks: {
      order: text({ label: '拒不执行的决定', required: true, max: 200 }),
      from: instant({ label: '停止供应时间', required: true, hint: '须提前二十四小时通知，情况紧急的除外' }),
    },
    parts: (data, paper) => [
      to(data.party.name),
      said(
        `你单位存在重大事故隐患，拒不执行${answer(data, 'order')}，有发生生产安全事故的现实危险。依照《中华人民共和国安全生产法》第七十条的规定，决定自${chineseMoment(answer(data, 'from'))}起通知有关单位停止供电（供应民用爆炸物品），直至你单位履行决定、消除隐患。`,
      ),
      appeal(paper, '决定'),
      ...sealed(paper),
    ],
  },
  {
    name: 'power-cut-notice',
    label: '停止供电（供应民用爆炸物品）通知书',
    word: '停通',
    toParty: true,
    repeats: true,
    asks: {
      supplier: text({ label: '供应单位', required: true }),
      from: instant({ label: '停止供应时间', required: true }),
    },
    refuse: ({ papers }) =>
      made(papers, 'power-cut-decision', 'enforcement.power', '请先制作停止供电（供应民用爆炸物品）决定书'),
    parts: (data, paper) => [
      to(answer(data, 'supplier')),
      said(
        `依照《中华人民共和国安全生产法》第七十条的规定，请自${chineseMoment(answer(data, 'from'))}起停止向${data.party.name}供电（供应民用爆炸物品），未经本机关通知不得恢复。`,
      ),
      ...sealed(paper),
    ],
  },
  {
    name: 'power-restore-notice',
    label: '恢复供电（供应民用爆炸物品）通知书',
    word: '复供',
    toParty: true,
    repeats: true,
    asks: { supplier: text({ label: '供应单位', required: true }), on: day({ label: '恢复日期', required: true }) },
    refuse: ({ papers }) => made(papers, 'power-cut-notice', 'enforcement.power', '没有停止供应的通知，无需恢复'),
    parts: (data, paper) => [
      to(answer(data, 'supplier')),
      said(
        `${data.party.name}已履行决定、采取措施消除事故隐患，请自${chineseDay(answer(data, 'on'))}起恢复供电（供应民用爆炸物品）。`,
      ),
      ...sealed(paper),
    ],
  },
  {
    name: 'transfer-approval',
    label: '案件移送审批表',
    word: null,
    in: open,
    asks: {
      recipient: text({ label: '移送机关', required: true }),
      reason: note({ label: '移送理由', required: true }),
    },
    parts: (data) => [
      facts(
        ...caseRows(data),
        fact('违法事实', data.findings ?? data.act, 4),
        pair('移送机关', answer(data, 'recipient'), '立案日期', dayWords(data.filedOn)),
      ),
      approvals(answer(data, 'reason'), '审核意见', '正职负责人或者主持工作的负责人审批意见'),
    ],
  },
  {
    name: 'case-transfer',
    label: '案件移送书',
    word: '移送',
    toParty: true,
    in: open,
    refuse: async ({ papers, file }, ctx) =>
      made(papers, 'transfer-approval', 'enforcement.transferDecide', '请先制作案件移送审批表') ??
      ((await approvedTransfer(ctx, file.row))
        ? undefined
        : { law: 'enforcement.transferDecide', reason: '移送尚未批准，请先登记案件移送并由局领导批准' }),
    served: transferServed,
    asks: {
      recipient: text({ label: '移送机关', required: true }),
      basis: note({ label: '移送依据', required: true }),
      annex: note({ label: '附件', hint: '一行一件：调查报告、物品清单、鉴定意见等' }),
    },
    suggest: async (row, _, ctx) => ({
      recipient: (await approvedTransfer(ctx, row))?.recipientName ?? null,
      basis: '《中华人民共和国行政处罚法》第二十七条、《行政执法机关移送涉嫌犯罪案件的规定》第五条',
    }),
    parts: (data, paper) => [
      to(answer(data, 'recipient')),
      said(`本机关在办理${data.name}中发现：${data.findings ?? data.act}`),
      said(`依照${answer(data, 'basis')}，现将该案移送你机关处理，请依法审查，并将结果书面告知本机关。`),
      ...(answer(data, 'annex') ? [itemsGrid(answer(data, 'annex'))] : []),
      ...sealed(paper),
    ],
  },
];

type Papers = readonly { readonly template: string; readonly state: string }[];
const made = (papers: Papers, name: string, law: string, reason: string) =>
  papers.some(({ template, state }) => template === name && state !== 'void') ? undefined : { law, reason };
const served = (papers: Papers, name: string, law: string, reason: string) =>
  papers.some(({ template, state }) => template === name && state === 'served') ? undefined : { law, reason };
