import { TextRun, type IRunOptions } from 'docx';
import { cleanText, escapeXml } from './clean-text.ts';

/** The typefaces of official documents (GB/T 9704-2012): body, first and second level, title, page number. */
export type Face = 'fangsong' | 'heiti' | 'kaiti' | 'xiaobiaosong' | 'songti';

// The name that is asked for, then the names the same face bears on other systems, nearest first.
const faces: Record<Face, readonly [string, ...string[]]> = {
  fangsong: ['仿宋_GB2312', '仿宋', 'FangSong', 'STFangsong'],
  heiti: ['黑体', 'SimHei', 'STHeiti'],
  kaiti: ['楷体_GB2312', '楷体', 'KaiTi', 'STKaiti'],
  xiaobiaosong: ['方正小标宋简体', '方正小标宋_GBK', 'FZXiaoBiaoSong-B05S', '华文中宋', '宋体'],
  songti: ['宋体', 'SimSun', 'STSong'],
};

/** Sizes of type by their Chinese names, in half-points as Word counts them. */
export const size = { 二号: 44, 三号: 32, 小三: 30, 四号: 28, 小四: 24, 五号: 21 } as const;

/** One face for Chinese, Latin and digits alike; the hint keeps “”, — and … full width. */
export function fontAttributes(face: Face) {
  const [name] = faces[face];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}

/** A run of cleaned text in a face; `size` and the rest as docx takes them, body size unless told. */
export function textRun(text: string, face: Face, more: Omit<IRunOptions, 'text' | 'font' | 'children'> = {}): TextRun {
  return new TextRun({ size: size.三号, ...more, text: cleanText(text), font: fontAttributes(face) });
}

/** word/fontTable.xml: tells the reader which installed font to take when the named one is missing (ECMA-376 17.8.3.1). */
export const fontTable = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  ...Object.values(faces).map(
    ([name, ...others]) =>
      `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${escapeXml(others.join(','))}"/>` +
      '<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>',
  ),
  '</w:fonts>',
].join('');
