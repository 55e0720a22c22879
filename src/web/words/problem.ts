import { Problem } from '../../kernel/problem.ts';

/** What to tell the user of something that went wrong: a Problem's own words, or what to do about a fault of ours. */
export function problemWords(error: unknown): string {
  if (error instanceof Problem) return error.message || spoken(error.details['detail']) || '没有办成，请稍后重试';
  if (isOutdated(error)) return '系统已更新或网络中断，这一页没有取到。请刷新页面';
  return '这里出了问题，没有完成。请重试；仍不行时请联系系统管理员';
}

/** The message of each field that a Problem names, or none. */
export function fieldProblems(error: unknown): Readonly<Record<string, string>> {
  const fields = error instanceof Problem ? error.details['fields'] : undefined;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return {};
  return Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, spoken(words)]));
}

/** Whether a part of the pages could not be fetched: the server has another version, or cannot be reached. */
export function isOutdated(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|importing a module|preload CSS/i.test(error.message);
}

const spoken = (words: unknown): string => (typeof words === 'string' ? words : '');
