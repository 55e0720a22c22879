/** A text as one writes a number: half-width capitals without spaces, dots or strokes. A full-width star stays a star. */
export function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[\s\-‐-―.·]/gu, '')
    .toUpperCase();
}

/** So many stars. */
export const stars = (count: number): string => '*'.repeat(Math.max(count, 1));

/** The sum of the signs of a text, each by its place in the alphabet and its weight. */
export function weighted(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * alphabet.indexOf(text.charAt(at)), 0);
}
