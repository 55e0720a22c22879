import { Button } from 'antd';
import { type DragEvent, useRef } from 'react';
import type { FileRef } from '../../kernel/field.ts';
import type { EditProps } from '../fields/field-ui.ts';
import { useIsPhone } from '../fields/use-phone.ts';
import { filesOf, Thumbnail } from './thumbnail.tsx';
import { useUploads } from './use-uploads.ts';

const most = 20;

/** Files by choosing, dragging or the camera; each is on its way, there, or refused with the reason. */
export function FilesEdit(p: EditProps) {
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
