import type { Composed } from './composed.ts';

/** A composed report as plain text, one line a block: what is proof-read. */
export function composedWords({ title, blocks }: Pick<Composed, 'title' | 'blocks'>): string {
  const lines = blocks.map(({ kind, level, number, text, runs }) => {
    const words = runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
    const isRunIn = kind === 'heading' && level > 1 && words !== '';
    return `${number}${text}${isRunIn ? '。' : ''}${words}`;
  });
  return [title.replaceAll('\n', ''), ...lines].join('\n');
}
