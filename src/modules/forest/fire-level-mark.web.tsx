import type { Colour } from '../../codes/colours.ts';
import { LevelMark } from '../../web/levels/level-mark.tsx';
import { fireLevels } from '../warnings/index.ts';

const colourOf: Readonly<Record<string, Colour>> = { two: 'blue', three: 'yellow', four: 'orange', five: 'red' };
const words: Readonly<Record<string, string>> = fireLevels;

/** A grade of fire danger in the colour of its warning (二级蓝、三级黄、四级橙、五级红), always with its words. */
export const FireLevelMark = ({ level }: { readonly level: string }) => (
  <LevelMark level={colourOf[level] ?? null} words={words[level] ?? level} />
);
