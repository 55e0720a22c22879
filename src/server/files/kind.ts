import { fileTypeFromFile } from 'file-type';
import sharp from 'sharp';
import { Problem } from '../../kernel/problem.ts';
import { errno } from './disk.ts';
import { cleanName, extensionOf } from './name.ts';
import { isPlainText } from './plain-text.ts';

type Kind = {
  readonly label: string;
  readonly type: string;
  /** Endings a name may have; the first is the proper one. */
  readonly names: readonly string[];
  /** What the content is found to be. */
  readonly found: readonly string[];
  /** For pictures that get thumbnails: the most pixels they may unpack to. */
  readonly maxPixels?: number;
};

// A baseline JPEG is shrunk while it is read; a progressive one and the other formats are unpacked whole (about 120 MB; half the pixels when they have 16 bits).
const shrunkPixels = 120_000_000;
const wholePixels = 30_000_000;

const kinds: readonly Kind[] = [
  { label: 'JPEG图片', type: 'image/jpeg', names: ['jpg', 'jpeg', 'jfif'], found: ['jpg'], maxPixels: shrunkPixels },
  { label: 'PNG图片', type: 'image/png', names: ['png'], found: ['png', 'apng'], maxPixels: wholePixels },
  { label: 'WebP图片', type: 'image/webp', names: ['webp'], found: ['webp'], maxPixels: wholePixels },
  { label: 'HEIC图片', type: 'image/heic', names: ['heic', 'heif'], found: ['heic', 'heif'] },
  { label: 'PDF文档', type: 'application/pdf', names: ['pdf'], found: ['pdf'] },
  {
    label: 'Word文档（docx）',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    names: ['docx'],
    found: ['docx'],
  },
  {
    label: 'Excel表格（xlsx）',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    names: ['xlsx'],
    found: ['xlsx'],
  },
  { label: 'MP4视频', type: 'video/mp4', names: ['mp4', 'm4v'], found: ['mp4', 'm4v'] },
  { label: 'M4A录音', type: 'audio/mp4', names: ['m4a'], found: ['m4a', 'mp4'] },
  { label: 'WAV录音', type: 'audio/wav', names: ['wav'], found: ['wav'] },
  { label: 'MP3录音', type: 'audio/mpeg', names: ['mp3'], found: ['mp3'] },
  { label: 'CSV表格', type: 'text/csv', names: ['csv'], found: [] },
  { label: '文本文件', type: 'text/plain', names: ['txt'], found: [] },
];
const accepted = '可上传：图片（jpg、png、webp、heic）、pdf、docx、xlsx、mp4、wav、m4a、mp3、csv、txt';

/**
 * The media type of a file by its content, and its name with a fitting ending. Throws Problem unsupported for kinds that are not taken
 * (web pages, SVG, programs, archives, documents with macros …), Problem invalid when the name says another kind than the content
 * or a picture is damaged, and Problem tooLarge when a picture unpacks to more pixels than a thumbnail may be made from.
 */
export async function decideKind(path: string, rawName: string): Promise<{ type: string; name: string }> {
  const name = cleanName(rawName);
  const ending = extensionOf(name);
  const named = kinds.find((kind) => kind.names.includes(ending));
  if (ending !== '' && named === undefined) throw new Problem('unsupported', `不支持 .${ending} 文件。${accepted}`);
  const found = await foundIn(path, named);
  if (found === undefined) throw unrecognised(named);
  if (named !== undefined && named !== found) {
    throw new Problem('invalid', `文件名是 .${ending}，内容却是${found.label}，请核对后重新选择文件`);
  }
  if (found.maxPixels !== undefined) await checkPicture(path, found.maxPixels);
  return { type: found.type, name: ending === '' ? `${name}.${found.names[0] ?? ''}` : name };
}

/** The most pixels a stored picture may unpack to; undefined when the file is no picture that gets thumbnails. */
export async function pixelLimit(path: string): Promise<number | undefined> {
  return (await foundIn(path, undefined))?.maxPixels;
}

async function foundIn(path: string, named: Kind | undefined): Promise<Kind | undefined> {
  const content = await fileTypeFromFile(path).catch(passDiskErrors);
  const fits = (kind: Kind) => content !== undefined && kind.found.includes(content.ext);
  if (named !== undefined && fits(named)) return named;
  const other = kinds.find(fits);
  if (other !== undefined) return other;
  // A short mark such as 'BM' at the start of a list is no bitmap: a file named as text is judged as text.
  const asText = named === undefined ? 'text/plain' : named.type;
  if (!asText.startsWith('text/') || (named === undefined && content !== undefined)) return undefined;
  return (await isPlainText(path)) ? kinds.find((kind) => kind.type === asText) : undefined;
}

/** Broken content may upset the detector: then it is of no known kind. A disk that cannot be read is another matter. */
function passDiskErrors(error: unknown): undefined {
  if (errno(error) !== undefined) throw error;
}

function unrecognised(named: Kind | undefined): Problem {
  if (named === undefined) return new Problem('unsupported', `无法识别或不支持这种文件。${accepted}`);
  if (!named.type.startsWith('text/'))
    return new Problem('invalid', `这不是有效的${named.label}，文件可能已损坏或被改名，请重新选择`);
  return new Problem('invalid', '不是 UTF-8 或 GBK 编码的纯文本（网页和图形代码也不收），请另存为 UTF-8 文本后再传');
}

async function checkPicture(path: string, maxPixels: number): Promise<void> {
  const picture = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
  if (picture === undefined) throw new Problem('invalid', '图片已损坏，打不开，请重新拍摄或选择');
  const { width, height, isProgressive, depth } = picture;
  const limit = (isProgressive ? Math.min(wholePixels, maxPixels) : maxPixels) / (depth === 'uchar' ? 1 : 2);
  if (width * height <= limit) return;
  throw new Problem('tooLarge', `图片尺寸 ${width}×${height} 超过 ${limit / 10_000} 万像素的上限，请缩小后再传`, {
    maxPixels: limit,
  });
}
