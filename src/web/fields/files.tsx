import { Image } from 'antd';
import { FilesEdit } from '../files/files-edit.tsx';
import { filesOf, Thumbnail } from '../files/thumbnail.tsx';
import type { FieldUi, ViewProps } from './field-ui.ts';

/** Pictures and documents: thumbnails that open, and sending by choosing, dragging or the camera. */
export const filesUi: FieldUi = { View: FilesView, Edit: FilesEdit };

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
