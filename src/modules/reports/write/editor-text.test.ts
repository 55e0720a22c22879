import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { flatText } from '../text/flat-text.ts';
import { fromEditor, toEditor } from './editor-text.ts';

test('a paragraph of any length is taken as it was typed, and shown again as one', () => {
  const words = '一段很长的文字。'.repeat(2000);
  const blocks = fromEditor({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  });
  equal(flatText(blocks), words);
  const again = toEditor(blocks)
    .content?.[0]?.content?.map(({ text }) => text)
    .join('');
  equal(again, words);
});

test('an empty paragraph is not kept, nor a heading without words', () => {
  const content = [{ type: 'paragraph' }, { type: 'heading', attrs: { level: 2 } }];
  deepEqual(fromEditor({ type: 'doc', content }), []);
});
