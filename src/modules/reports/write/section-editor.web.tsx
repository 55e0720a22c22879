import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { Segmented } from 'antd';
import { useCallback, useEffect, useRef } from 'react';
import type { SectionText } from '../text/report-text.ts';
import { chapterExtensions } from './chip-node.web.ts';
import { CommentButton } from './comment-button.web.tsx';
import { commentAt, CommentMarks, mark } from './comment-marks.web.ts';
import { useCommenting } from './commenting.web.ts';
import { fromEditor, toEditor } from './editor-text.ts';
import type { Section } from './section.endpoints.ts';
import { showBlocks } from './show-blocks.web.ts';
import { type KeyTaker, SlashMenu } from './slash-menu.web.tsx';
import type { Writing as Chapter } from './use-chapter.web.ts';

type Blocks = SectionText['blocks'];
const extensions = [...chapterExtensions, CommentMarks];

/** A chapter's text under the cursor. `told` is what somebody else made of it: it takes the place of what stands here. */
export function SectionEditor(props: SectionEditorProps) {
  const { blocks, told, label, section, isFixed, onChange, onCompose, onSettle } = props;
  const { comments, chosen, choose, isClosed } = useCommenting();
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);
  const keys = useRef<KeyTaker>(() => false);
  const takeKeys = useCallback((taker: KeyTaker) => {
    keys.current = taker;
  }, []);
  const editor = useEditor({
    extensions,
    content: toEditor(blocks),
    editable: !isFixed,
    editorProps: {
      handleKeyDown: (_view, event) => keys.current(event),
      handleClick: (view, place) => {
        const touched = commentAt(view.state, place);
        if (touched !== undefined) choose(touched);
        return false;
      },
      handleDOMEvents: {
        compositionstart: () => onCompose(true),
        // The editor takes the finished word in a moment later.
        compositionend: () => void setTimeout(() => onCompose(false), afterWordMs),
      },
      attributes: { class: 'chapter-text', 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' },
    },
    onUpdate: ({ editor: changed }) => change.current(fromEditor(changed.getJSON())),
  });
  useEffect(() => {
    if (told) showBlocks(editor, told.blocks);
  }, [editor, told]);
  useEffect(() => {
    const marked = comments.flatMap(({ id, section: of, stretch, resolved }) =>
      of === section.id && stretch && (!resolved || id === chosen) ? [{ id, stretch }] : [],
    );
    mark(editor, { saved: section.text.blocks, marked, chosen });
  }, [editor, comments, chosen, section]);
  useEffect(() => editor.setEditable(!isFixed, false), [editor, isFixed]);
  return (
    <>
      {!isFixed && <Kinds editor={editor} />}
      <EditorContent editor={editor} />
      {!isFixed && <SlashMenu editor={editor} takeKeys={takeKeys} />}
      {!isClosed && <CommentButton editor={editor} section={section.id} onSettle={onSettle} />}
    </>
  );
}

export interface SectionEditorProps {
  readonly blocks: Blocks;
  readonly told: { readonly blocks: Blocks } | undefined;
  readonly label: string;
  /** The chapter as it is saved: where its comments stand is said of this text. */
  readonly section: Section;
  /** Whether it may only be read. */
  readonly isFixed: boolean;
  readonly onChange: (blocks: Blocks) => void;
  readonly onCompose: (isComposing: boolean) => void;
  readonly onSettle: Chapter['settle'];
}

const afterWordMs = 60;

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
