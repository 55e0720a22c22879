import { Image } from 'antd';
import type { FileRef } from '../../kernel/field.ts';
import { isRecord } from '../../kernel/where.ts';
import { api } from '../api.ts';
import type { Place } from '../fields/field-ui.ts';
import { sizeWords } from '../words/amount.ts';
import { sentPictures } from './use-uploads.ts';

/** A picture as a small one that opens; any other file as a link with its size. */
export function Thumbnail({ file, of }: { readonly file: FileRef; readonly of: Place }) {
  const sent = sentPictures.get(file.hash);
  const whole = sent ?? api.fileUrl(of.ledger, of.id, file.hash);
  if (file.type.startsWith('image/') && file.type !== 'image/heic') {
    const small = sent ?? api.fileUrl(of.ledger, of.id, file.hash, 240);
    return <Image src={small} preview={{ src: whole }} alt={file.name} width={96} height={96} />;
  }
  return (
    <a href={whole} target="_blank" rel="noreferrer" className="document">
      {file.name} <small>{sizeWords(file.size)}</small>
    </a>
  );
}

/** The files a value holds; the schema has seen to their shape. */
export function filesOf(value: unknown): readonly FileRef[] {
  return Array.isArray(value)
    ? value.filter((file): file is FileRef => isRecord(file) && typeof file['hash'] === 'string')
    : [];
}
