import { Extension } from '@tiptap/react';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { comparedOnce, flatText, moveStretch, pieceSign, type Stretch } from '../text/flat-text.ts';
import { compareWords } from '../text/compare-words.ts';
import type { SectionText } from '../text/report-text.ts';
import { markClass } from './commenting.web.ts';

/** A comment in a chapter's text as it is saved. */
export interface Marked {
  readonly id: string;
  readonly stretch: Stretch;
}

/** What is to be marked: the comments of a text as it is saved, and which of them is looked at. */
export interface Marks {
  readonly saved: SectionText['blocks'];
  readonly marked: readonly Marked[];
  readonly chosen: string | undefined;
}

const key = new PluginKey<DecorationSet>('comments');

/** Marks what was commented on; while somebody types, a mark moves with its words. */
export const CommentMarks = Extension.create({
  name: 'comments',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (change, marks) => {
          const told: Marks | undefined = change.getMeta(key);
          return told ? marksIn(change.doc, told) : marks.map(change.mapping, change.doc);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

/** Tells an editor what is marked in it now. */
export function mark({ state, view }: { readonly state: EditorState; readonly view: View }, marks: Marks): void {
  view.dispatch(state.tr.setMeta(key, marks).setMeta('addToHistory', false));
}

type View = { dispatch: (change: EditorState['tr']) => void };

/** The comment at a place of an editor's text: of several the shortest. */
export function commentAt(state: EditorState, place: number): string | undefined {
  const found = key.getState(state)?.find(place, place) ?? [];
  const [first] = found.toSorted((a, b) => a.to - a.from - (b.to - b.from));
  const id: unknown = first?.spec['id'];
  return typeof id === 'string' ? id : undefined;
}

/** What is selected in an editor, as a stretch of the text as it is saved; nothing when its words are not saved yet. */
export function selectedStretch({ doc, selection }: EditorState, saved: SectionText['blocks']): Stretch | undefined {
  const lines = linesOf(doc);
  const stretch = { from: flatPlace(lines, selection.from), to: flatPlace(lines, selection.to) };
  const found = moveStretch(textOf(lines), flatText(saved), stretch, compareWords);
  return found && found.to > found.from ? found : undefined;
}

function marksIn(doc: Node, { saved, marked, chosen }: Marks): DecorationSet {
  const lines = linesOf(doc);
  const [before, now] = [flatText(saved), textOf(lines)];
  const once = comparedOnce(compareWords);
  const decorations = marked.flatMap(({ id, stretch }) => {
    const found = moveStretch(before, now, stretch, once);
    if (!found || found.to <= found.from) return [];
    const names = `commented ${markClass(id)}${id === chosen ? ' commented-chosen' : ''}`;
    const [from, to] = [docPlace(lines, found.from), docPlace(lines, found.to - 1) + 1];
    return [Decoration.inline(from, to, { class: names }, { id })];
  });
  return DecorationSet.create(doc, decorations);
}

/** A line of the flat text: its words, where they begin in it, and where in the editor's document. */
interface Line {
  readonly words: string;
  readonly flat: number;
  readonly place: number;
}

/** An empty paragraph is kept in the editor but not in the text. */
function linesOf(doc: Node): readonly Line[] {
  const lines: Line[] = [];
  doc.forEach((block, offset) => {
    if (block.content.size === 0) return;
    const last = lines.at(-1);
    const flat = last ? last.flat + last.words.length + 1 : 0;
    lines.push({ words: block.textBetween(0, block.content.size, undefined, pieceSign), flat, place: offset + 1 });
  });
  return lines;
}

const textOf = (lines: readonly Line[]) => lines.map(({ words }) => words).join('\n');

function docPlace(lines: readonly Line[], flat: number): number {
  const line = lines.findLast((one) => one.flat <= flat);
  return line ? line.place + Math.min(flat - line.flat, line.words.length) : 0;
}

function flatPlace(lines: readonly Line[], place: number): number {
  const line = lines.findLast((one) => one.place <= place);
  return line ? line.flat + Math.min(place - line.place, line.words.length) : 0;
}
