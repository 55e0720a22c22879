import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { Segmented } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import type { SectionText } from '../text/report-text.ts';
import { chapterExtensions } from './chip-node.web.ts';
import { fromEditor, toEditor } from './editor-text.ts';
import { type KeyTaker, SlashMenu } from './slash-menu.web.tsx';

type Blocks = SectionText['blocks'];

/** A chapter's text under the cursor. `told` is what somebody else made of it: it takes the place of what stands here. */
export function SectionEditor({ blocks, told, label, isFixed, onChange }: SectionEditorProps) {
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);
  const keys = useRef<KeyTaker>(() => false);
  const takeKeys = useCallback((taker: KeyTaker) => {
    keys.current = taker;
  }, []);
  const editor = useEditor({
    extensions: chapterExtensions,
    content: toEditor(blocks),
    editable: !isFixed,
    editorProps: {
      handleKeyDown: (_view, event) => keys.current(event),
      attributes: { class: 'chapter-text', 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' },
    },
    onUpdate: ({ editor: changed }) => change.current(fromEditor(changed.getJSON())),
  });
  useEffect(() => {
    if (!told) return;
    const { from, to } = editor.state.selection;
    editor.commands.setContent(toEditor(told.blocks), { emitUpdate: false });
    const end = editor.state.doc.content.size;
    editor.commands.setTextSelection({ from: Math.min(from, end), to: Math.min(to, end) });
  }, [editor, told]);
  useEffect(() => editor.setEditable(!isFixed, false), [editor, isFixed]);
  return (
    <>
      {!isFixed && <Kinds editor={editor} />}
      <EditorContent editor={editor} />
      {!isFixed && <SlashMenu editor={editor} takeKeys={takeKeys} />}
    </>
  );
}

export interface SectionEditorProps {
  readonly blocks: Blocks;
  readonly told: { readonly blocks: Blocks } | undefined;
  readonly label: string;
  /** Whether it may only be read. */
  readonly isFixed: boolean;
  readonly onChange: (blocks: Blocks) => void;
}

const kinds = {
  paragraph: '正文',
  item: '一是（成段）',
  clause: '一是（段内）',
  2: '（一）标题',
  3: '1.标题',
} as const;

/** What the paragraph under the cursor is. */
function Kinds({ editor }: { readonly editor: Editor }) {
  const now = useEditorState({
    editor,
    selector: ({ editor: one }) =>
      one.isActive('heading')
        ? String(one.getAttributes('heading')['level'])
        : String(one.getAttributes('paragraph')['kind'] ?? 'paragraph'),
  });
  const choose = (kind: string) => {
    const chain = editor.chain().focus();
    if (kind === '2' || kind === '3') chain.setHeading({ level: kind === '2' ? 2 : 3 }).run();
    else chain.setNode('paragraph', { kind }).run();
  };
  return (
    <div className="chapter-tools">
      <Segmented
        size="small"
        aria-label="段落"
        value={now}
        onChange={choose}
        options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
      />
      <span className="quiet">键入“/”和几个字或拼音首字母，插入数字</span>
    </div>
  );
}
