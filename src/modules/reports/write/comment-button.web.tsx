import type { Editor } from '@tiptap/react';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { runsWithin } from '../text/flat-text.ts';
import { selectedStretch } from './comment-marks.web.ts';
import { useCommenting } from './commenting.web.ts';
import type { Writing as Chapter } from './use-chapter.web.ts';

/** Beside a selection: the way to say something of it. What was typed is saved first, so that the comment stands on words that are there. */
export function CommentButton({ editor, section, onSettle }: CommentButtonProps) {
  const { ask } = useCommenting();
  const [at, setAt] = useState<{ readonly left: number; readonly top: number }>();
  useEffect(() => {
    const look = () => {
      const { empty, to } = editor.state.selection;
      if (empty) return setAt(undefined);
      const { left, bottom } = editor.view.coordsAtPos(to);
      setAt({ left: Math.max(8, Math.min(left, innerWidth - 80)), top: bottom + 6 });
    };
    const leave = () => setAt(undefined);
    editor.on('selectionUpdate', look);
    editor.on('update', leave);
    document.addEventListener('scroll', leave, { passive: true });
    return () => {
      editor.off('selectionUpdate', look);
      editor.off('update', leave);
      document.removeEventListener('scroll', leave);
    };
  }, [editor]);
  if (!at) return null;
  const begin = async () => {
    const { version, text } = await onSettle();
    const stretch = selectedStretch(editor.state, text.blocks);
    setAt(undefined);
    if (stretch) ask({ section, version, ...stretch, quote: runsWithin(text.blocks, stretch) });
  };
  return (
    // The selection stays while the button is pressed.
    <span className="comment-button" style={at} onPointerDown={(event) => event.preventDefault()}>
      <Button size="small" type="primary" onClick={() => void begin()}>
        批注
      </Button>
    </span>
  );
}

export interface CommentButtonProps {
  readonly editor: Editor;
  readonly section: string;
  readonly onSettle: Chapter['settle'];
}
