import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Problem } from '../../kernel/problem.ts';

const most = 20_000_000;

/**
 * The plain text of a file: .docx by its paragraphs, .txt and .md as they are, '-' is standard input. UTF-8, or GB 18030 where it is
 * no UTF-8. Throws Problem 'invalid' for what is no text and 'missing' for what is not there.
 */
export async function textOfFile(file: string): Promise<string> {
  return textOf(file === '-' ? 'text.txt' : file, file === '-' ? await standardInput() : await bytesOf(file));
}

/** The plain text of a file's bytes, by the ending of its name. */
export async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length > most) throw new Problem('invalid', '文件太大（超过 20 MB），请只送正文');
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (extname(name).toLowerCase() === '.docx' || isZip) return wordText(bytes);
  if (extname(name).toLowerCase() === '.doc') throw new Problem('invalid', '旧的 .doc 格式读不了，请另存为 .docx');
  if (!/^\.(?:txt|md|text)?$/i.test(extname(name) || '.')) throw new Problem('invalid', '只读 .docx、.txt 和 .md 文件');
  const text = decoded(bytes);
  return extname(name).toLowerCase() === '.md' ? withoutMarks(text) : text;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: unknown) => {
    throw new Problem('missing', `文件 ${file} 读不出来，请检查路径和权限（${String(error)}）`);
  });
}

async function standardInput(): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** One line a paragraph, empty paragraphs kept, as the writer counts them. */
async function wordText(bytes: Uint8Array): Promise<string> {
  const { extractRawText } = await import('mammoth');
  const { value } = await extractRawText({ buffer: Buffer.from(bytes) }).catch(() => {
    throw new Problem('invalid', '这个 Word 文件打不开，可能已损坏或加密，请另存为 .docx 后再试');
  });
  return value.replace(/\n\n$/, '').split('\n\n').join('\n');
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Markdown without the signs of headings and lists; each line stays where it is. */
const withoutMarks = (text: string) =>
  text.replaceAll(/^(?:#{1,6}|[-+>]) +/gm, '').replaceAll(/\*\*(?=[一-龥“《])([^*\n]+)\*\*/g, '$1');
