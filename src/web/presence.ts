/** The header by which a page says that nobody has touched it lately; such a request keeps no session alive. */
export const presenceHeader = 'x-anlan-presence';

const awayAfterMs = 60_000;
const tellEveryMs = 5 * 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
let touchedAt = performance.now();
let toldAt = performance.now();

/** The headers of a call: nothing while somebody is at the page. */
export function presence(): Readonly<Record<string, string>> {
  if (performance.now() - touchedAt > awayAfterMs) return { [presenceHeader]: 'away' };
  toldAt = performance.now();
  return {};
}

/**
 * Follows whether somebody is at the page. Who works for long without the page asking for anything (a long text, a long list) is told
 * to the server now and then by `tell`, so that the session goes on. Returns what ends it.
 */
export function followPresence(tell: () => void): () => void {
  const touched = () => {
    touchedAt = performance.now();
    if (touchedAt - toldAt < tellEveryMs) return;
    toldAt = touchedAt;
    tell();
  };
  for (const sign of signs) window.addEventListener(sign, touched, { passive: true, capture: true });
  return () => {
    for (const sign of signs) window.removeEventListener(sign, touched, { capture: true });
  };
}
