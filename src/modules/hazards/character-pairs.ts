/** The pairs of neighbouring characters of a text: what two ways of saying the same thing share. */
export function pairsOf(text: string): readonly string[] {
  const characters = Array.from(text.replaceAll(/[\s，。、；：,.;:]/g, ''));
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}
