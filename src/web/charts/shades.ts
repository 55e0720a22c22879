import { tokens } from '../tokens.ts';

/** Colours that can be told apart in grey print too: they differ in lightness, and lines in their dashes. */
export const shades = { dark: tokens.brand, light: '#A9C4D8', line: tokens.ink } as const;
