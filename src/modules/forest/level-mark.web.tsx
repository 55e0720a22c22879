import { fireLevels } from '../warnings/index.ts';
import './forest.css';

/** A grade of fire danger in the colour of its warning (二级蓝、三级黄、四级橙、五级红), always with its words. */
export const LevelMark = ({ level }: { readonly level: string }) => {
  const words: Readonly<Record<string, string>> = fireLevels;
  return (
    <span className="fire-level" data-level={level}>
      {words[level] ?? level}
    </span>
  );
};
