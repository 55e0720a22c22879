import { pinyin } from 'pinyin-pro';

/** What a row can be found by: its title and number as written, and the pinyin and initials of its title, in lower case. */
export function searchWords(title: string, number: string | null): string {
  const short = title.slice(0, 80);
  const syllables = pinyin(short, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  return [title, number ?? '', initials, syllables.join('')].join(' ').toLowerCase();
}
