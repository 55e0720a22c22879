import { Paragraph } from 'docx';
import { cleanLines } from './clean-text.ts';
import { figureMarker, type FigureMarker } from './figure-mark.ts';
import { textRun } from './fonts.ts';
import { imprintTable, type Imprint } from './imprint.ts';
import { type BulletinFoot, bulletinFootTable } from './bulletin-foot.ts';
import { bodyParagraphs } from './official-body.ts';
import { attachmentList, attachmentName, noteParagraph, signatureParagraphs } from './official-close.ts';
import { type Masthead, mastheadParagraphs } from './masthead.ts';
import { addresseeParagraph, redHeading, titleParagraph, type RedHeading } from './official-head.ts';
import type { Block } from './outline.ts';
import { packDocument } from './pack.ts';
import { officialBody, officialFooters, officialSection, onGrid } from './page.ts';

/** An attachment by its name; with blocks it is printed too, on a page of its own. */
export interface Attachment {
  readonly name: string;
  readonly blocks?: readonly Block[];
}

/** An official document as plain data. Days are 'YYYY-MM-DD', `createdAt` an instant; numbers of headings and attachments are made here. */
export interface OfficialDocument {
  readonly heading?: RedHeading;
  /** A bulletin has this in place of the red head. */
  readonly masthead?: Masthead;
  /** And this in place of the imprint. */
  readonly foot?: BulletinFoot;
  /** A line break in the title breaks the line. */
  readonly title: string;
  readonly addressee?: string;
  readonly blocks: readonly Block[];
  readonly attachments?: readonly Attachment[];
  /** Needs `date`; `sealed` unless told, as a seal goes over it. */
  readonly signature?: string;
  readonly date?: string;
  readonly seal?: 'sealed' | 'unsealed';
  readonly note?: string;
  readonly imprint?: Imprint;
  readonly createdAt?: string;
}

/** A Word file in the form of GB/T 9704-2012. The same model gives the same bytes; a day that is no day throws Problem('invalid'). */
export function officialDocument(model: OfficialDocument): Promise<Uint8Array> {
  const {
    heading,
    masthead,
    foot,
    addressee,
    blocks,
    attachments = [],
    signature,
    date,
    seal = 'sealed',
    note,
    imprint,
  } = model;
  const mark = figureMarker();
  const signed =
    signature !== undefined && date !== undefined ? signatureParagraphs({ name: signature, date, seal }) : [];
  const children = [
    ...(heading ? redHeading(heading) : []),
    ...(masthead ? mastheadParagraphs(masthead) : []),
    titleParagraph(model.title, heading ? 2 : masthead ? 1 : 0),
    addressee ? addresseeParagraph(addressee) : new Paragraph({ spacing: onGrid() }),
    ...bodyParagraphs(blocks, mark, { keepWithNext: signed.length > 0 && attachments.length === 0 }),
    ...attachmentList(attachments.map(({ name }) => name)),
    ...signed,
    ...(note ? [noteParagraph(note)] : []),
    ...attachments.flatMap((attachment, index) =>
      attachmentPages(attachment, attachments.length > 1 ? `${index + 1}` : '', mark),
    ),
    ...(imprint ? imprintTable(imprint) : []),
    ...(foot ? bulletinFootTable(foot) : []),
  ];
  const title = cleanLines(model.title).join('');
  const facts = {
    title,
    body: officialBody,
    ...(signature ? { creator: signature } : {}),
    ...(model.createdAt ? { createdAt: model.createdAt } : {}),
  };
  return packDocument([{ properties: officialSection, footers: officialFooters, children }], facts);
}

// GB/T 9704-2012 7.3.7: on a new page, 附件 and its number in 黑体 from the margin, the title centred in the third line.
function attachmentPages({ name, blocks }: Attachment, number: string, mark: FigureMarker): readonly Paragraph[] {
  if (!blocks) return [];
  return [
    new Paragraph({ pageBreakBefore: true, spacing: onGrid(), children: [textRun(`附件${number}`, 'heiti')] }),
    titleParagraph(attachmentName(name), 1),
    new Paragraph({ spacing: onGrid() }),
    ...bodyParagraphs(blocks, mark),
  ];
}
