// The first character of each initial in the order of pinyin; i, u and v begin no syllable.
const firsts = Array.from('阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀');
const letters = 'abcdefghjklmnopqrstwxyz';
const order = new Intl.Collator('zh-u-co-pinyin');
/** Characters whose reading at work is not the one they are sorted by. */
const known: Readonly<Record<string, string>> = {
  重: 'z',
  行: 'x',
  县: 'x',
  调: 'd',
  长: 'z',
  会: 'h',
  参: 'c',
  解: 'j',
};

/** The pinyin initials of a short text, '事故隐患' → 'sgyh'; what is not Chinese stays as it is, in lower case. */
export function initialsOf(text: string): string {
  return Array.from(text, initialOf).join('').toLowerCase();
}

const found = new Map<string, string>(Object.entries(known));

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character;
  const letter = found.get(character) ?? sortedLetter(character);
  found.set(character, letter);
  return letter;
}

function sortedLetter(character: string): string {
  const at = firsts.findLastIndex((first) => order.compare(first, character) <= 0);
  return letters[at] ?? character;
}
