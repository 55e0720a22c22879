import { Problem } from '../../kernel/problem.ts';

/** Where a page ended: the value of the column it is ordered by, and the id. */
export type Cursor = readonly [value: string | number | null, id: string];

/** The cursor as it travels in a URL. */
export function encodeCursor([value, id]: readonly [unknown, string]): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** The cursor that came with a request, or Problem 'invalid' when it was not one of ours. */
export function decodeCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const found = parsed(text);
  if (isCursor(found)) return found;
  throw new Problem('invalid', '翻页位置无效，请回到列表第一页');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}

function isCursor(found: unknown): found is Cursor {
  if (!Array.isArray(found) || found.length !== 2) return false;
  const [value, id] = found;
  const plain = value === null || typeof value === 'string' || typeof value === 'number';
  return plain && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
}
