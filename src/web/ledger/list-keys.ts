import { useEffect, useEffectEvent } from 'react';

/** The keys of a list while nothing is being typed: j and k walk its rows, x chooses one, the rest is as named. */
export function useListKeys(keys: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const act = { j: () => walk(1), k: () => walk(-1), x: mark, ...keys }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

const typing = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=dialog] *';
const isTyping = (target: EventTarget | null) => target instanceof Element && target.matches(typing);

/** Moves from the row one is at to the next or the one before; from nowhere, to the first in sight. */
function walk(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('.ledger-page .row-link')];
  const row = rowAt(document.activeElement);
  const here = links.findIndex((link) => row?.contains(link));
  const next = here < 0 ? links.find((link) => link.getBoundingClientRect().top > 0) : links[here + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function mark(): void {
  rowAt(document.activeElement)?.querySelector<HTMLElement>('input[type=checkbox]')?.click();
}

const rowAt = (at: Element | null) => at?.closest('tr, .card');
