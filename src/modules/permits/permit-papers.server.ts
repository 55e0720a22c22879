import { z } from 'zod';
import { edition, template } from '../../server/documents/template.ts';
import { get } from '../../server/ledger/read.ts';
import { withSystem } from '../../server/jobs/system.ts';
import { take } from '../../server/ledger/write.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { FormPart } from '../../server/word/form.ts';
import { site } from '../sites/index.ts';
import { permitApplication } from './application.ledger.ts';
import { safetyCertificate } from './certificate.ledger.ts';
import { addMonths } from './months.ts';
import { permitKinds } from './permit-kinds.ts';
import { clerks } from './permit-roles.ts';
import { permit } from './permit.ledger.ts';
import { permitFault } from './permit.rules.ts';

const said = (words: string): FormPart => ({ kind: 'paragraph', runs: [words] });
const to = (name: string): FormPart => ({ kind: 'paragraph', place: 'margin', runs: [`${name}：`] });
const signed = (bureau: string, day: string): readonly FormPart[] => [
  { kind: 'paragraph', place: 'right', keep: true, runs: [`${bureau}（印章）`] },
  { kind: 'paragraph', place: 'right', runs: [chineseDay(day)] },
];
const receipt: FormPart = {
  kind: 'paragraph',
  place: 'margin',
  keep: true,
  runs: ['签收人（签名）：', { blank: 8 }, '　日期：', { blank: 8 }],
};

const permitFacts = z.object({
  kind: z.string(),
  permitNumber: z.string(),
  holder: z.string(),
  principal: z.string(),
  address: z.string(),
  scope: z.string(),
  storageLimit: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string(),
  issuedOn: z.string(),
});

/** 许可证: what the law wants stated on it (烟花爆竹安全管理条例 第十八条; 危险化学品安全法 第五十五条). */
export const permitPaper = template({
  name: 'permit-paper',
  label: '许可证',
  word: null,
  ledger: permit,
  by: clerks,
  toParty: true,
  refuse: async (ctx, row) => permitFault({ ...row, validFrom: row.issuedOn }, ctx.today),
  facts: async (ctx, row) => ({
    ...row,
    kind: permitKinds[row.kind],
    address: (await get(ctx, site, row.site)).address,
  }),
  editions: [
    edition(1, permitFacts, (data, paper) => ({
      title: data.kind,
      parts: [
        {
          kind: 'facts',
          rows: [
            [{ label: '证书编号', value: data.permitNumber }],
            [{ label: '单位名称', value: data.holder }],
            [{ label: '主要负责人', value: data.principal }],
            [{ label: '地　　址', value: data.address }],
            [{ label: '许可范围', value: data.scope }],
            ...(data.storageLimit === null ? [] : [[{ label: '限制存放量', value: data.storageLimit }] as const]),
            [{ label: '有效期限', value: `${chineseDay(data.validFrom)}至${chineseDay(data.validTo)}` }],
          ],
        },
        ...signed(paper.bureau, data.issuedOn),
      ],
    })),
  ],
});

const letter = z.object({ applicant: z.string(), kind: z.string(), on: z.string(), words: z.string() });

/** 许可受理通知书: when the term to decide began and when it ends (行政许可法 第三十二条). */
export const acceptancePaper = template({
  name: 'permit-acceptance',
  label: '许可申请受理通知书',
  word: '许受',
  ledger: permitApplication,
  by: clerks,
  toParty: true,
  refuse: async (_, row) => (row.acceptedOn === null ? '申请尚未受理，请先办理受理' : undefined),
  facts: async (_, row) => ({
    applicant: row.applicant,
    kind: permitKinds[row.kind],
    on: row.acceptedOn,
    words: row.receivedOn,
  }),
  editions: [
    edition(1, letter, (data, paper) => ({
      title: '行政许可申请受理通知书',
      parts: [
        to(data.applicant),
        said(
          `你单位关于${data.kind}的申请，本机关于${chineseDay(data.words)}收到，申请材料符合法定形式。依照《中华人民共和国行政许可法》第三十二条的规定，自${chineseDay(data.on)}起予以受理。`,
        ),
        said('本机关自受理之日起二十个工作日内作出决定；依法需要听证、检验、鉴定、专家评审的，所需时间不计算在内。'),
        ...signed(paper.bureau, paper.madeOn),
        receipt,
      ],
    })),
  ],
});

/** 补正材料告知书: once, and everything at once (行政许可法 第三十二条). */
export const correctionPaper = template({
  name: 'permit-correction',
  label: '补正材料告知书',
  word: '许补',
  ledger: permitApplication,
  by: clerks,
  toParty: true,
  refuse: async (_, row) => (row.missing === null ? '没有需要补正的材料，请先办理“一次告知补正”' : undefined),
  facts: async (_, row) => ({
    applicant: row.applicant,
    kind: permitKinds[row.kind],
    on: row.correctionAskedOn,
    words: row.missing,
  }),
  editions: [
    edition(1, letter, (data, paper) => ({
      title: '行政许可申请材料补正告知书',
      parts: [
        to(data.applicant),
        said(`你单位关于${data.kind}的申请材料不齐全或者不符合法定形式，需要补正的全部内容如下：`),
        ...data.words.split('\n').map(said),
        said('请补正后一并提交。依照《中华人民共和国行政许可法》第三十二条的规定，自收到全部补正材料之日起受理。'),
        ...signed(paper.bureau, data.on),
        receipt,
      ],
    })),
  ],
});

/** 不予行政许可决定书: with its reason and the ways to appeal (行政许可法 第三十八条); its service ends the application. */
export const refusalPaper = template({
  name: 'permit-refusal',
  label: '不予行政许可决定书',
  word: '不许决',
  ledger: permitApplication,
  by: clerks,
  toParty: true,
  refuse: async (_, row) => (row.refuseReason === null ? '没有不予许可的决定，请先由局领导作出决定' : undefined),
  facts: async (_, row) => ({
    applicant: row.applicant,
    kind: permitKinds[row.kind],
    on: row.decidedOn,
    words: row.refuseReason,
  }),
  served: async (ctx, row, { servedOn }) => {
    if (row.state === 'refused')
      await take(withSystem(ctx), permitApplication, row.id, 'serve', { servedOn }, row.version);
  },
  editions: [
    edition(1, letter, (data, paper) => ({
      title: '不予行政许可决定书',
      parts: [
        to(data.applicant),
        said(`你单位关于${data.kind}的申请，经审查，不符合法定条件，理由如下：`),
        ...data.words.split('\n').map(said),
        said('依照《中华人民共和国行政许可法》第三十八条的规定，决定不予行政许可。'),
        said(
          `如不服本决定，可以自收到本决定书之日起六十日内向${paper.review}申请行政复议，也可以自收到之日起六个月内直接向${paper.court}提起行政诉讼。`,
        ),
        ...signed(paper.bureau, data.on),
        receipt,
      ],
    })),
  ],
});

const warning = z.object({
  unit: z.string(),
  name: z.string(),
  duty: z.string(),
  lapsedOn: z.string().nullable(),
  warnedOn: z.string(),
  until: z.string(),
});

/** 警告通知书: who holds no certificate and by when he must (安全生产法 第二十七条). */
export const warningPaper = template({
  name: 'certificate-warning',
  label: '限期取证警告通知书',
  word: '证警',
  ledger: safetyCertificate,
  by: clerks,
  toParty: true,
  repeats: true,
  refuse: async (_, row) => (row.state === 'warned' ? undefined : '该人员未在限期取证，请先办理“警告并限期取证”'),
  facts: async (ctx, row) => ({
    unit: (await get(ctx, site, row.site)).name,
    name: row.name,
    duty: safetyCertificate.fields.duty.options[row.duty],
    lapsedOn: row.validTo,
    warnedOn: row.warnedOn,
    until:
      row.warnedOn === null ? null : addMonths(row.warnedOn, ctx.setting('certificates.graceMonths', row.warnedOn)),
  }),
  editions: [
    edition(1, warning, (data, paper) => ({
      title: '限期取得合格证警告通知书',
      parts: [
        to(data.unit),
        said(
          `经普查，你单位${data.duty}${data.name}${data.lapsedOn === null ? '未取得安全生产知识和管理能力合格证' : `所持安全生产知识和管理能力合格证已于${chineseDay(data.lapsedOn)}到期`}，不符合《中华人民共和国安全生产法》第二十七条的规定，现予警告。`,
        ),
        said(`请组织其参加培训并于${chineseDay(data.until)}前取得合格证，书面报告本机关。逾期未取得的，依法处理。`),
        ...signed(paper.bureau, data.warnedOn),
        receipt,
      ],
    })),
  ],
});

/** The documents of permits and certificates. */
export const permitPapers = [permitPaper, acceptancePaper, correctionPaper, refusalPaper, warningPaper] as const;
