import { addDays, addWorkdays } from '../../kernel/calendar.ts';
import { choice, day, files, instant, note, person, ref, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { hazard } from '../hazards/index.ts';
import { answerers, office, readers } from './coordination-roles.ts';

/** The kinds of letter (A026–A029), which go to units one by one and mostly want an answer. */
export const letterKinds = {
  supervisionOrder: '督办函',
  safetyNotice: '安全提示函',
  reminder: '提醒函',
  circular: '通报',
  urging: '敦促提醒函',
  suggestion: '建议书',
  warning: '警示书',
} as const;

/** The kinds of other documents (L03). */
const documentKinds = {
  notice: '通知',
  plan: '方案',
  keyPoints: '要点',
  order: '命令',
  list: '清单',
  rules: '规则',
  bulletin: '工作动态',
} as const;

/**
 * A document that goes out with a number and to named units (L03, L07). Letters and other documents are one ledger: drafted, reviewed,
 * signed, issued. What becomes of each unit's copy stands in documentCopy.
 */
export const issuedDocument = ledger('issuedDocument', {
  label: '发文与函件',
  title: 'name',
  fields: {
    name: text({ label: '标题', required: true, key: true, max: 200 }),
    kind: choice({ label: '文种', required: true, key: true, options: { ...letterKinds, ...documentKinds } }),
    issuer: choice({
      label: '发文机关',
      required: true,
      options: {
        safetyCommittee: '安委会',
        committeeOffice: '安委办',
        bureau: '应急管理局',
        floodOffice: '防汛抗旱指挥部办公室',
        fireOffice: '森林草原防灭火指挥部办公室',
        reliefOffice: '减灾委员会办公室',
      },
    }),
    topic: text({ label: '行业、领域或主题', max: 60, hint: '如交通运输、建筑施工、动火作业；按此统计' }),
    content: note({ label: '正文', required: true }),
    replyBy: day({ label: '要求反馈日期', hint: '不要求反馈的不填' }),
    hazard: ref(hazard, { label: '督办的隐患', hint: '督办函填写' }),
    opinion: note({ label: '审核意见' }),
    signedBy: person({ label: '签发人' }),
    signedAt: instant({ label: '签发时间' }),
    documentNumber: text({ label: '文号', max: 60 }),
    issuedOn: day({ label: '印发日期' }),
    endReason: text({ label: '废止原因', max: 200, hint: '修订的写新文号' }),
    endedOn: day({ label: '废止日期' }),
  },
  states: { drafted: '拟稿', reviewed: '已审核', signed: '已签发', issued: '已印发', ended: '已废止' },
  initial: 'drafted',
  steps: {
    review: { label: '审核', from: ['drafted'], to: 'reviewed', by: ['sectionChief', 'leader'], fills: ['opinion'] },
    sign: {
      label: '签发',
      from: ['reviewed'],
      to: 'signed',
      by: ['leader'],
      stamps: { signedBy: 'by', signedAt: 'now' },
    },
    return: {
      label: '退回修改',
      from: ['reviewed', 'signed'],
      to: 'drafted',
      by: ['leader'],
      fills: ['opinion'],
      clears: ['signedBy', 'signedAt'],
    },
    issue: {
      label: '编号印发',
      from: ['signed'],
      to: 'issued',
      by: ['system'],
      fills: ['documentNumber'],
      stamps: { issuedOn: 'today' },
    },
    end: {
      label: '废止',
      from: ['issued'],
      to: 'ended',
      by: office,
      fills: ['endReason'],
      stamps: { endedOn: 'today' },
    },
  },
  may: {
    read: readers,
    create: [...office, 'writer', 'inspector'],
    update: [...office, 'writer', 'inspector'],
    locked: ['signed', 'issued'],
  },
  check: (row) =>
    row.kind === 'supervisionOrder' && row.replyBy === null ? { replyBy: '督办函必须写明反馈日期' } : undefined,
});

/** One unit's copy of a document: delivered, signed for, answered, hurried, closed. It lies in the town that it goes to. */
export const documentCopy = ledger('documentCopy', {
  label: '收文与反馈',
  title: 'unit',
  fields: {
    document: ref(issuedDocument, { label: '文件', required: true }),
    unit: text({ label: '收文单位', required: true, max: 60 }),
    sentOn: day({ label: '送达日期', required: true }),
    replyBy: day({ label: '反馈期限' }),
    receivedBy: text({ label: '签收人', max: 30 }),
    receivedAt: instant({ label: '签收时间' }),
    chaseNote: text({ label: '催办内容', max: 200 }),
    chasedAt: instant({ label: '催办时间' }),
    reply: note({ label: '反馈内容' }),
    replyFiles: files({ label: '反馈材料' }),
    repliedAt: instant({ label: '反馈时间' }),
    returnReason: text({ label: '退回原因', max: 200 }),
    closeOpinion: text({ label: '销号意见', max: 200 }),
    closedOn: day({ label: '销号日期' }),
  },
  states: { sent: '待签收', received: '已签收', chased: '已催办', replied: '已反馈', closed: '已销号' },
  initial: 'sent',
  steps: {
    receive: {
      label: '签收',
      from: ['sent'],
      to: 'received',
      by: answerers,
      fills: ['receivedBy'],
      stamps: { receivedAt: 'now' },
    },
    reply: {
      label: '反馈',
      from: ['received', 'chased'],
      to: 'replied',
      by: answerers,
      fills: ['reply'],
      asks: ['replyFiles'],
      stamps: { repliedAt: 'now' },
      refuse: (row) => (row.replyBy === null ? '这份文件不要求反馈，签收即可' : undefined),
    },
    chase: {
      label: '催办',
      from: ['sent', 'received', 'chased'],
      to: 'chased',
      by: office,
      fills: ['chaseNote'],
      stamps: { chasedAt: 'now' },
      refuse: (row) =>
        row.replyBy === null && row.receivedAt !== null ? '这份文件已签收，不要求反馈，不必催办' : undefined,
    },
    receiveLate: {
      label: '催办后签收',
      from: ['chased'],
      to: 'received',
      by: answerers,
      fills: ['receivedBy'],
      stamps: { receivedAt: 'now' },
      refuse: (_, { before }) => (before.receivedAt !== null ? '这份文件已经签收' : undefined),
    },
    close: {
      label: '销号',
      from: ['replied'],
      to: 'closed',
      by: office,
      fills: ['closeOpinion'],
      stamps: { closedOn: 'today' },
    },
    return: {
      label: '退回重报',
      from: ['replied'],
      to: 'received',
      by: office,
      fills: ['returnReason'],
      clears: ['reply', 'replyFiles', 'repliedAt'],
    },
  },
  deadlines: {
    receive: {
      label: '签收到期',
      law: 'coordination.receipt',
      owes: 'township',
      due: (row, reckoning) =>
        addWorkdays(row.sentOn, reckoning.setting('coordination.receiptDays'), reckoning.calendar),
      metAt: (row) => row.receivedAt ?? row.repliedAt,
    },
    reply: {
      label: '反馈到期',
      law: 'coordination.reply',
      owes: 'township',
      due: (row) => row.replyBy,
      metAt: (row) => row.repliedAt,
    },
    chase: {
      label: '逾期催办',
      law: 'coordination.reply',
      owes: 'committeeOffice',
      due: (row, reckoning) =>
        row.replyBy === null ? null : addDays(row.replyBy, reckoning.setting('coordination.chaseDays')),
      metAt: (row) => row.repliedAt ?? row.chasedAt,
    },
  },
  may: { read: readers, create: ['system'], update: [] },
});
