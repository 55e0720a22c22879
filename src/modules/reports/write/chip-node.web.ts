import { Node, ReactNodeViewRenderer } from '@tiptap/react';
import { Document } from '@tiptap/extension-document';
import { Heading } from '@tiptap/extension-heading';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import { ChipView } from './chip-view.web.tsx';

/** A generated piece of text: one thing to the cursor, its words made when it is shown. */
const ChipNode = Node.create({
  name: 'chip',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes: () => ({
    chip: {
      default: null,
      parseHTML: (element) => JSON.parse(element.getAttribute('data-chip') ?? 'null'),
      renderHTML: ({ chip }) => ({ 'data-chip': JSON.stringify(chip) }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-chip]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes],
  addNodeView: () => ReactNodeViewRenderer(ChipView),
});

const kinds = ['paragraph', 'item', 'clause'];

/** A paragraph that may be led by 一是, on a line of its own or within the one before. */
const OfficialParagraph = Paragraph.extend({
  addAttributes: () => ({
    kind: {
      default: 'paragraph',
      parseHTML: (element) => kinds.find((kind) => kind === element.getAttribute('data-kind')) ?? 'paragraph',
      renderHTML: ({ kind }) => ({ 'data-kind': kind }),
    },
  }),
});

/** What a chapter is made of: paragraphs, headings of the second and third level, generated pieces; nothing an official document has not. */
export const chapterExtensions = [
  Document,
  OfficialParagraph,
  Heading.configure({ levels: [2, 3] }),
  Text,
  UndoRedo,
  ChipNode,
];
