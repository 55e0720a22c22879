import { Button, Image } from 'antd';
import { type DragEvent, useRef } from 'react';
import type { FileRef } from '../../kernel/field.ts';
import { isRecord } from '../../kernel/where.ts';
import { api } from '../api.ts';
import { sizeWords } from '../words/amount.ts';
import type { EditProps, FieldUi, Place, ViewProps } from './field-ui.ts';
import { useIsPhone } from './use-phone.ts';
import { sentPictures, useUploads } from '../files/use-uploads.ts';

/** Pictures and documents: thumbnails that open, and sending by choosing, dragging or the camera. */
export const filesUi: FieldUi = { View: FilesView, Edit: FilesEdit };

const most = 20;

function FilesView({ value, of }: ViewProps) {
  return (
    <Image.PreviewGroup>
      <ul className="files">
        {filesOf(value).map((file) => (
          <li key={file.hash}>
            <Thumbnail file={file} of={of} />
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  );
}

function FilesEdit(p: EditProps) {
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const isPhone = useIsPhone();
  const files = filesOf(p.value);
  // Several files may arrive between two renders: each is added to the list as it is then.
  const keep = (change: (now: readonly FileRef[]) => readonly FileRef[]) =>
    p.update((now) => {
      const next = change(filesOf(now));
      return next.length === 0 ? null : next;
    });
  const remove = (hash: string) => keep((now) => now.filter((file) => file.hash !== hash));
  const { uploads, send, drop } = useUploads((ref) => keep((now) => [...now.filter((f) => f.hash !== ref.hash), ref]));
  const room = most - files.length - uploads.length;
  const take = (list: FileList | null) => void send([...(list ?? [])].slice(0, room));
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer.files);
  };
  const input = {
    type: 'file',
    hidden: true,
    onChange: (e: { target: HTMLInputElement }) => take(e.target.files),
  } as const;
  return (
    <div className="drop" onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      <ul className="files">
        {files.map((file) => (
          <li key={file.hash}>
            <Thumbnail file={file} of={p.of} />
            <Button size="small" type="text" aria-label={`移除${file.name}`} onClick={() => remove(file.hash)}>
              移除
            </Button>
          </li>
        ))}
      </ul>
      {uploads.map(({ key, file, trouble }, at) => (
        <p key={key} role="status" className={trouble === null ? 'sending' : 'field-error'}>
          {trouble === null ? `${file.name} ${at === 0 ? '正在上传' : '等待上传'}` : `${file.name}：${trouble}`}
          {trouble !== null && (
            <Button size="small" type="link" onClick={() => drop(key)}>
              知道了
            </Button>
          )}
        </p>
      ))}
      <div className="row-of">
        {isPhone && (
          <Button disabled={room <= 0} onClick={() => camera.current?.click()}>
            拍照
          </Button>
        )}
        <Button id={p.id} disabled={room <= 0} aria-describedby={p.describedBy} onClick={() => picker.current?.click()}>
          选择文件
        </Button>
        <span className="quiet">
          {room <= 0 ? `已满 ${most} 个文件` : isPhone ? '' : `或拖到这里，最多 ${most} 个`}
        </span>
      </div>
      <input {...input} ref={picker} multiple aria-label={`${p.column.label}：选择文件`} />
      <input {...input} ref={camera} accept="image/*" capture="environment" aria-label={`${p.column.label}：拍照`} />
    </div>
  );
}

function Thumbnail({ file, of }: { readonly file: FileRef; readonly of: Place }) {
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
function filesOf(value: unknown): readonly FileRef[] {
  return Array.isArray(value)
    ? value.filter((file): file is FileRef => isRecord(file) && typeof file['hash'] === 'string')
    : [];
}
