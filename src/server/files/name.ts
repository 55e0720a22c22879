/** A file's name as people may see it: without folders, control or direction marks and signs that a system refuses; at most 120 characters, ending kept in lower case. */
export function cleanName(name: string): string {
  const last = name.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/[:*?"<>|]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const ending = extensionOf(clean);
  const dotted = ending === '' ? '' : `.${ending}`;
  const letters = Array.from(clean.slice(0, clean.length - dotted.length));
  return `${letters.slice(0, 120 - dotted.length).join('')}${dotted}` || '未命名';
}

/** The ending of a name in lower case without its dot, '' when it has none: 'a.JPG' → 'jpg', 'v1.2' → ''. */
export function extensionOf(name: string): string {
  return /[^.]\.([0-9]*[a-z][0-9a-z]*)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}
