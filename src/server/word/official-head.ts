import { AlignmentType, BorderStyle, LineRuleType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { cleanLines, cleanText } from './clean-text.ts';
import { fontAttributes, size, textRun } from './fonts.ts';
import { characters, lineHeight, measure, mm, onGrid } from './page.ts';

/** The red head: the issuer's mark as it is to stand (…文件), the document's number, and who signs what goes to a superior. */
export interface RedHeading {
  readonly issuer: string;
  readonly number: string;
  readonly signer?: string;
}

const red = 'FF0000';

/** 发文机关标志, 发文字号 (with 签发人 on the same line) and the red line 4 mm below (GB/T 9704-2012 7.2.4–7.2.7). */
export function redHeading({ issuer, number, signer }: RedHeading): readonly Paragraph[] {
  const words = cleanText(issuer);
  const points = Math.max(26, Math.min(48, Math.floor(measure.width / 20 / (words.length + 1))));
  const line = points * 24;
  const mark = new Paragraph({
    alignment: AlignmentType.CENTER,
    // The mark's upper edge is 35 mm below the top of the text area; the line is a fifth taller than the letters.
    spacing: { before: mm(35) - points * 2, line, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: words, font: fontAttributes('xiaobiaosong'), size: points * 2, color: red })],
  });
  const rule = new Paragraph({
    // The letters above end about 1 mm over the foot of their line, so that 3 mm here make the 4 mm of 7.2.7.
    spacing: { line: mm(3), lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, color: red, size: 12, space: 0 } },
  });
  return [mark, signer ? numberAndSigner(number, signer) : numberAlone(number), rule];
}

/** The title in 二号小标宋, centred; a line break in it breaks the line (GB/T 9704-2012 7.3.1). */
export function titleParagraph(title: string, emptyLinesBefore: number): Paragraph {
  return new Paragraph({
    style: 'Title',
    alignment: AlignmentType.CENTER,
    spacing: onGrid(emptyLinesBefore),
    children: cleanLines(title).map((line, index) =>
      textRun(line, 'xiaobiaosong', { size: size.二号, ...(index > 0 ? { break: 1 } : {}) }),
    ),
  });
}

/** 主送机关: one empty line below the title, from the margin, closed by a full-width colon (GB/T 9704-2012 7.3.2). */
export function addresseeParagraph(addressee: string): Paragraph {
  return new Paragraph({
    spacing: onGrid(1),
    children: [textRun(`${cleanText(addressee).replace(/[:：]$/, '')}：`, 'fangsong')],
  });
}

function numberAlone(number: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: onGrid(2),
    children: [textRun(number, 'fangsong')],
  });
}

// To a superior the number stands one character in from the left, the signer one in from the right.
function numberAndSigner(number: string, signer: string): Paragraph {
  return new Paragraph({
    indent: { left: characters(1) },
    tabStops: [{ type: TabStopType.RIGHT, position: measure.width - characters(1) }],
    spacing: { ...onGrid(), before: 2 * lineHeight },
    children: [
      textRun(number, 'fangsong'),
      new TextRun({ children: [new Tab()] }),
      textRun('签发人：', 'fangsong'),
      textRun(signer, 'kaiti'),
    ],
  });
}
