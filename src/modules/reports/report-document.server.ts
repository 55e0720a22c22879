import { dayOf } from '../../kernel/calendar.ts';
import { noteAccess } from '../../server/access/write-access.ts';
import type { Context } from '../../server/context.ts';
import { isUuid } from '../../server/ledger/read.ts';
import type { DocumentOf } from '../../server/module.ts';
import { officialPdf } from '../../server/pdf/official-pdf.ts';
import { officialDocument, type OfficialDocument } from '../../server/word/official.ts';
import { type Block, paragraph, type Run } from '../../server/word/outline.ts';
import { copiesWords, sendToLines } from './bulletins/foot-words.ts';
import { issueWords } from './bulletins/issue-words.ts';
import { compose } from './compose.server.ts';
import type { Composed, ComposedBlock, ComposedRun } from './composed.ts';
import { open } from './open-report.server.ts';
import { report } from './report.ledger.ts';
import { annexOf } from './report-annex.server.ts';
import { titleLines } from './title-lines.ts';

/** The report in the form of GB/T 9704-2012: a saved one by its id, or by the code of a period as the ledgers tell it now. */
export const reportDocument: DocumentOf = {
  ledger: report.name,
  name: 'report',
  label: '报告',
  render: async (ctx, id) => {
    const { content, signedAt } = await contentOf(ctx, id);
    return { fileName: fileNameOf(content), bytes: await wordOf(content, signedAt) };
  },
  sight: 'snapshot',
};

/** The same with every number of a figure as *, for a report that is published. */
export const maskedDocument: DocumentOf = {
  ledger: report.name,
  name: 'report-masked',
  label: '报告（隐去数字）',
  render: async (ctx, id) => {
    const { content, signedAt } = await contentOf(ctx, id);
    return { fileName: `隐去数字${fileNameOf(content)}`, bytes: await wordOf(masked(content), signedAt) };
  },
  sight: 'snapshot',
};

/** The report as a PDF on the grid of the Word file, to be read and archived anywhere. */
export const pdfDocument: DocumentOf = {
  ledger: report.name,
  name: 'report-pdf',
  label: '报告（PDF）',
  render: async (ctx, id, { typefaces }) => {
    const { content, signedAt } = await contentOf(ctx, id);
    return { fileName: pdfName(content), bytes: await officialPdf(modelOf(content, signedAt), typefaces) };
  },
  sight: 'snapshot',
};

/** The same with every number of a figure as *. */
export const maskedPdfDocument: DocumentOf = {
  ledger: report.name,
  name: 'report-masked-pdf',
  label: '报告（PDF，隐去数字）',
  render: async (ctx, id, { typefaces }) => {
    const { content, signedAt } = await contentOf(ctx, id);
    const model = modelOf(masked(content), signedAt);
    return { fileName: `隐去数字${pdfName(content)}`, bytes: await officialPdf(model, typefaces) };
  },
  sight: 'snapshot',
};

/** The figures of a report as a workbook: what each counts, by which filter, in which period, the year before, and its rows. */
export const annexDocument: DocumentOf = {
  ledger: report.name,
  name: 'report-figures',
  label: '数字附表',
  render: async (ctx, id, { address }) => {
    const { content, signedAt } = await contentOf(ctx, id);
    noteAccess(ctx, { event: 'exported', object: `${fileNameOf(content).replace(/\.docx$/, '')}数字附表及所计记录` });
    return {
      fileName: `${fileNameOf(content).replace(/\.docx$/, '')}数字附表.xlsx`,
      bytes: annexOf(ctx, {
        content,
        signed: signedAt === null ? null : id,
        page: `${address}/reports?${new URLSearchParams({ [isUuid(id) ? 'report' : 'period']: id }).toString()}`,
      }),
    };
  },
  sight: 'snapshot',
};

const masked = (content: Composed): Composed => ({
  ...content,
  blocks: content.blocks.map((block) => ({ ...block, runs: block.runs.map(maskedRun) })),
});

const maskedRun = (run: ComposedRun): ComposedRun =>
  typeof run === 'string' ? run : { ...run, text: run.text.replaceAll(/\d/g, '*') };

/** The name of a report's file: 《…》.docx. */
export const fileNameOf = ({ title }: Composed): string => `《${title.replaceAll(/[\\/:*?"<>|]/g, '')}》.docx`;

const pdfName = (content: Composed) => fileNameOf(content).replace(/\.docx$/, '.pdf');

/** A composed report as a Word file, a bookmark around each figure. */
export const wordOf = (content: Composed, signedAt: string | null): Promise<Uint8Array> =>
  officialDocument(modelOf(content, signedAt));

/** Signed, a report bears the bureau's name and the day of signing. */
function modelOf({ title, bureau, blocks, masthead, foot }: Composed, signedAt: string | null): OfficialDocument {
  // The day of a document is the day on which it was signed (党政机关公文处理工作条例 第九条第十二项).
  const signature = signedAt === null ? {} : { signature: bureau, date: dayOf(signedAt), createdAt: signedAt };
  const text = { title: titleLines(title).join('\n'), blocks: blocks.map(wordBlock) };
  if (!masthead) return { ...text, ...signature };
  // A bulletin says at its head who publishes it and when, at its foot who gets it.
  const { name, issuer, date } = masthead;
  const head = { name, issuer, issue: issueWords(masthead), date: date ?? '' };
  const end = foot && { foot: { sendTo: sendToLines(foot), copies: copiesWords(foot), date: head.date } };
  return { ...text, masthead: head, ...end, ...(signedAt === null ? {} : { createdAt: signedAt }) };
}

async function contentOf(
  ctx: Context,
  id: string,
): Promise<{ readonly content: Composed; readonly signedAt: string | null }> {
  if (!isUuid(id)) return { content: await compose(ctx, id), signedAt: null };
  const { row, content } = await open(ctx, id);
  return { content, signedAt: row.signedAt };
}

function wordBlock({ kind, level, number, text, runs }: ComposedBlock): Block {
  if (kind === 'heading') {
    const runIn = runs.length > 0 ? { runIn: runs.map(wordRun) } : {};
    return { kind, level: level === 1 ? 1 : level === 2 ? 2 : 3, text, number, ...runIn };
  }
  return paragraph(...[number + text].filter((words) => words !== ''), ...runs.map(wordRun));
}

const wordRun = (run: ComposedRun): Run => (typeof run === 'string' ? run : { text: run.text, figure: run.figure });
