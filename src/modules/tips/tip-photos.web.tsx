import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FileRef } from '../../kernel/field.ts';
import { api } from '../../web/api.ts';
import { shrunk } from '../../web/files/shrink.ts';
import { problemWords } from '../../web/words/problem.ts';
import { tipCalls } from './open-tip.ts';

const most = 3;

/** Up to three photographs; the server draws each anew, without the phone's place and owner in it. */
export function TipPhotos({
  county,
  photos,
  onChange,
}: {
  readonly county: string;
  readonly photos: readonly FileRef[];
  readonly onChange: (photos: FileRef[]) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const sent: FileRef[] = [...photos];
      for (const file of files.slice(0, most - photos.length)) {
        const stored = await api.openPicture(tipCalls.send.name, county, await shrunk(file));
        if (!sent.some(({ hash }) => hash === stored.hash)) sent.push(stored);
        onChange([...sent]); // one that is there stays, whatever becomes of the next
      }
    },
  });
  return (
    <div className="tip-line">
      <button
        type="button"
        disabled={photos.length >= most || send.isPending}
        onClick={() => picker.current?.click()}
        aria-describedby="tip-photos-how"
      >
        {send.isPending ? '正在上传照片' : '拍照或选照片'}
      </button>
      <p className="quiet" id="tip-photos-how">
        {photos.length === 0 ? '最多 3 张；照片里的拍摄位置等信息会被去掉' : `已附 ${photos.length} 张，最多 3 张`}
        {photos.length > 0 && (
          <button type="button" className="tip-plain" onClick={() => onChange([])}>
            全部去掉
          </button>
        )}
      </p>
      {send.error && <p role="alert">{problemWords(send.error)}</p>}
      <input
        ref={picker}
        hidden
        type="file"
        accept="image/*"
        multiple
        aria-label="选择照片"
        onChange={(event) => {
          send.mutate([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </div>
  );
}
