import { choice, day, files, flag, instant, person, text } from '../../kernel/field.ts';
import { ledger } from '../../kernel/ledger.ts';
import { bureau } from '../../kernel/role.ts';

/** The ways of service (民事诉讼法 87–95, 行政处罚法 61). */
export const serviceWays = {
  direct: '直接送达',
  left: '留置送达',
  entrusted: '委托送达',
  posted: '邮寄送达',
  electronic: '电子送达',
  announced: '公告送达',
} as const;

/**
 * A legal document (执法文书, L13): made of a row of another ledger by a template, numbered, frozen, served and proved to be served. What
 * it says lies beside this ledger, where nobody may change it; the row tells what became of it.
 */
export const legalDocument = ledger('legalDocument', {
  label: '执法文书',
  title: 'name',
  number: '文书', // shown as a column; the number itself is of the series of the template's word
  fields: {
    name: text({ label: '文书名称', required: true, group: '文书' }),
    template: text({ label: '文书种类代码', required: true, max: 60, group: '文书' }),
    subject: text({ label: '所属事项编码', required: true, max: 40, group: '文书' }),
    subjectName: text({ label: '所属事项', required: true, max: 200, group: '文书' }),
    madeOn: day({ label: '制作日期', required: true, group: '文书' }),
    madeBy: person({ label: '制作人', required: true, group: '文书' }),
    signedCopy: files({ label: '签章件', hint: '盖章、签名后的扫描件或照片', group: '文书' }),
    toParty: flag({ label: '须送达当事人', required: true, group: '送达' }),
    serveBy: day({ label: '送达期限', group: '送达' }),
    servedHow: choice({ label: '送达方式', options: serviceWays, group: '送达' }),
    servedOn: day({ label: '送达日期', group: '送达' }),
    servedTo: text({ label: '受送达人', max: 60, group: '送达' }),
    proof: text({
      label: '送达凭据',
      max: 200,
      hint: '签收人；留置写见证人；邮寄写单号；公告写媒体和期次；电子写地址',
      group: '送达',
    }),
    announcedOn: day({ label: '公告日期', group: '送达' }),
    agreed: flag({ label: '已签电子送达确认书', group: '送达' }),
    receipt: files({ label: '送达回证', group: '送达' }),
    voidReason: text({ label: '作废原因', max: 200, group: '作废' }),
    voidedAt: instant({ label: '作废时间', group: '作废' }),
  },
  states: { made: '已制作', served: '已送达', void: '已作废' },
  initial: 'made',
  steps: {
    sign: {
      label: '上传签章件',
      from: ['made'],
      to: 'made',
      by: ['inspector', 'sectionChief', 'committeeOffice'],
      fills: ['signedCopy'],
    },
    serve: {
      label: '登记送达',
      from: ['made'],
      to: 'served',
      by: ['system'],
      fills: ['servedHow', 'servedOn', 'servedTo', 'proof'],
      asks: ['announcedOn', 'agreed', 'receipt'],
      refuse: (row, { today }) =>
        row.servedOn !== null && row.servedOn > today ? '送达日期不能晚于今天，请送达后再登记' : undefined,
    },
    void: {
      label: '作废',
      from: ['made'],
      to: 'void',
      by: ['inspector', 'sectionChief', 'committeeOffice', 'leader'],
      fills: ['voidReason'],
      stamps: { voidedAt: 'now' },
    },
  },
  deadlines: {
    serve: {
      label: '文书送达到期',
      law: 'documents.service',
      owes: 'inspector',
      due: (row) => (row.state === 'void' ? null : row.serveBy),
      metAt: (row) => row.servedOn,
      owedBy: (row) => row.madeBy,
    },
  },
  may: {
    read: [...bureau, 'township'],
    create: ['system'],
    update: [],
  },
});
