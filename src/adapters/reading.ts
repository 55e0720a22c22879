/** The objects of a JSON list, or undefined when a text is none. */
export function readList(body: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  let found: unknown;
  try {
    found = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!Array.isArray(found)) return undefined;
  const rows: readonly unknown[] = found;
  return rows.filter((row): row is Readonly<Record<string, unknown>> => typeof row === 'object' && row !== null);
}

/** Throws when nobody answers at an address; what is answered does not matter. */
export async function reach(address: string): Promise<void> {
  const answer = await fetch(new URL(address).origin, { method: 'HEAD', signal: AbortSignal.timeout(4000) });
  await answer.body?.cancel();
}
