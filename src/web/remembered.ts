/** What this browser remembers under a name, or undefined; a browser that keeps nothing is no error. */
export function recall(name: string): unknown {
  try {
    const text = localStorage.getItem(`anlan.${name}`);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Remembers a JSON value under a name in this browser. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(`anlan.${name}`, JSON.stringify(value));
  } catch {
    // A full or forbidden storage: the page works without.
  }
}
