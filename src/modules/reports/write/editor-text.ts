import { z } from 'zod';
import { sectionText, type SectionText, type TextBlock, type TextRun } from '../text/report-text.ts';

/** What the editor works on: ProseMirror's own JSON, as far as a chapter needs it. */
export interface EditorNode {
  readonly type?: string;
  readonly text?: string;
  readonly attrs?: Record<string, unknown>;
  readonly content?: EditorNode[];
}

type Blocks = SectionText['blocks'];

/** A chapter's blocks for the editor; an empty chapter is one empty paragraph. */
export function toEditor(blocks: Blocks): EditorNode {
  const content = blocks.map(nodeOf);
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

/** The blocks of what stands in the editor; a paragraph without words is left out. */
export function fromEditor(doc: EditorNode): Blocks {
  const blocks = (doc.content ?? []).flatMap(blockOf);
  return sectionText.shape.blocks.parse(blocks);
}

function nodeOf(block: TextBlock): EditorNode {
  if (block.kind === 'heading') {
    return {
      type: 'heading',
      attrs: { level: block.level },
      ...(block.text === '' ? {} : { content: [textNode(block.text)] }),
    };
  }
  const content = block.runs
    .filter((run) => run !== '')
    .map((run) => (typeof run === 'string' ? textNode(run) : { type: 'chip', attrs: { chip: run } }));
  return { type: 'paragraph', attrs: { kind: block.kind }, content };
}

const kind = z.enum(['paragraph', 'item', 'clause']).catch('paragraph');

function blockOf({ type, attrs = {}, content = [] }: EditorNode): readonly unknown[] {
  if (type === 'heading') {
    const text = content
      .map((node) => node.text ?? '')
      .join('')
      .trim()
      .slice(0, 60);
    return text === '' ? [] : [{ kind: 'heading', level: attrs['level'] === 3 ? 3 : 2, text }];
  }
  const runs = content.flatMap((node) => (node.type === 'chip' ? [node.attrs?.['chip']] : piecesOf(node.text ?? '')));
  return runs.length === 0 ? [] : [{ kind: kind.parse(attrs['kind']), runs }];
}

/** Words in pieces as long as a run may be: nothing typed is refused for being long. */
const piecesOf = (text: string) => text.match(/[\s\S]{1,5000}/g) ?? [];

const textNode = (text: string): EditorNode => ({ type: 'text', text });

/** A block in plain words, a chip as what `print` makes of it: for versions to be compared by. */
export function plainBlock(block: TextBlock, print: (run: Exclude<TextRun, string>) => string): string {
  if (block.kind === 'heading') return block.text;
  return block.runs.map((run) => (typeof run === 'string' ? run : print(run))).join('');
}
