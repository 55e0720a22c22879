import type { Editor } from '@tiptap/react';
import type { SectionText } from '../text/report-text.ts';
import { toEditor } from './editor-text.ts';

/** Shows blocks in an editor by changing only what is different, so that the cursor and the marks of the rest stay where they are. */
export function showBlocks({ state, schema, view }: Editor, blocks: SectionText['blocks']): void {
  const next = schema.nodeFromJSON(toEditor(blocks)).content;
  const now = state.doc.content;
  const from = now.findDiffStart(next);
  const ends = now.findDiffEnd(next);
  if (from === null || ends === null) return;
  // What is alike at both ends may overlap in the shorter of the two.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  const slice = schema.topNodeType.create(null, next).slice(from, ends.b + overlap);
  const change = state.tr.replace(from, ends.a + overlap, slice);
  view.dispatch(change.setMeta('addToHistory', false).setMeta('preventUpdate', true));
}
