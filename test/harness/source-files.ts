import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

/** A file of the project: its path from the root with '/', its text, and what it imports. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** Files by their path from the root, packages by their name. */
  readonly imports: readonly string[];
  /** A test, or what tests of the folder stand on: a rig, a fake. */
  readonly isTest: boolean;
}

const root = join(import.meta.dirname, '../..');

/** The files that match a pattern from the root, in order. */
export function sourceFiles(...patterns: readonly string[]): readonly SourceFile[] {
  return globSync([...patterns], { cwd: root })
    .toSorted()
    .map(sourceFile);
}

/** The text without its comments, so that words in them are not taken for code. Strings stay as they are. */
export function codeOf({ text }: SourceFile): string {
  return text.replaceAll(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g, '$1');
}

function sourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  const named = path.split(sep).join('/');
  return {
    path: named,
    text,
    lines: text.split('\n').length - 1,
    imports: importsIn(text).map((to) => (to.startsWith('.') ? from(path, to) : to)),
    isTest: /\.test\.tsx?$|\/(rig|fake-[a-z-]+)\.ts$/.test(named),
  };
}

const statement = /^\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*'([^']+)'/gm;
const call = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsIn(text: string): readonly string[] {
  return [...text.matchAll(statement), ...text.matchAll(call)].flatMap(([, to]) => to ?? []);
}

const from = (path: string, to: string) =>
  relative(root, join(root, normalize(join(dirname(path), to))))
    .split(sep)
    .join('/');
