import { escapeXml } from './clean-text.ts';
import { fontAttributes, size, type Face } from './fonts.ts';

/** What the text of a document looks like unless it says otherwise: size in half-points, line and letter spacing in twips. */
export interface BodyStyle {
  readonly size: number;
  readonly line: number;
  readonly lineRule: 'exact' | 'atLeast';
  readonly letterSpacing: number;
}

const headingFaces: readonly Face[] = ['heiti', 'kaiti', 'fangsong', 'fangsong'];

/**
 * word/styles.xml: body, title and four levels of heading, nothing else. Paragraphs do not snap to the grid: their line and
 * letter spacing already are the grid's, and programs disagree on how to snap a letter wider than its cell.
 */
export function styleSheet(body: BodyStyle): string {
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
    `<w:docDefaults><w:rPrDefault>${bodyRun(body)}</w:rPrDefault><w:pPrDefault>${bodyParagraph(body)}</w:pPrDefault></w:docDefaults>`,
    style('Normal', 'Normal', 'w:default="1"', bodyParagraph(body) + bodyRun(body)),
    style(
      'Title',
      'Title',
      '',
      `<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr>${fonts('xiaobiaosong')}${sizes(size.二号)}</w:rPr>`,
    ),
    ...headingFaces.map((face, index) =>
      style(
        `Heading${index + 1}`,
        `heading ${index + 1}`,
        '',
        `<w:pPr><w:outlineLvl w:val="${index}"/></w:pPr><w:rPr>${fonts(face)}</w:rPr>`,
      ),
    ),
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>',
    '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
    '</w:styles>',
  ].join('');
}

function style(id: string, name: string, more: string, properties: string): string {
  const based = id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>';
  const start = `<w:style w:type="paragraph" ${more} w:styleId="${id}">`.replace('  ', ' ');
  return `${start}<w:name w:val="${name}"/>${based}<w:qFormat/>${properties}</w:style>`;
}

function bodyParagraph({ line, lineRule }: BodyStyle): string {
  const spacing = `<w:spacing w:line="${line}" w:lineRule="${lineRule}"/>`;
  return `<w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>${spacing}<w:jc w:val="both"/></w:pPr>`;
}

function bodyRun(body: BodyStyle): string {
  const spacing = body.letterSpacing === 0 ? '' : `<w:spacing w:val="${body.letterSpacing}"/>`;
  const language = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>';
  return `<w:rPr>${fonts('fangsong')}<w:snapToGrid w:val="0"/>${spacing}${sizes(body.size)}${language}</w:rPr>`;
}

function sizes(halfPoints: number): string {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
}

function fonts(face: Face): string {
  const attributes = Object.entries(fontAttributes(face)).map(([slot, name]) => `w:${slot}="${escapeXml(name)}"`);
  return `<w:rFonts ${attributes.join(' ')}/>`;
}
