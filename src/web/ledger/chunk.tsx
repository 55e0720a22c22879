import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react';

/** Some rows of a long table: drawn when they are near the window or on paper, else a blank of the same height. */
export function Chunk({
  height,
  span,
  children,
}: {
  readonly height: number;
  readonly span: number;
  readonly children: ReactNode;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [isNear, setIsNear] = useState(true);
  const isPrinting = useSyncExternalStore(watchPrinting, () => printing);
  useEffect(() => {
    const at = body.current;
    if (!at) return undefined;
    const root = at.closest('.table-scroll');
    const watcher = new IntersectionObserver((seen) => setIsNear(seen.at(-1)?.isIntersecting ?? true), {
      root,
      rootMargin: '800px 0px',
    });
    watcher.observe(at);
    return () => watcher.disconnect();
  }, []);
  const blank = (
    <tr aria-hidden style={{ height }}>
      <td colSpan={span} />
    </tr>
  );
  return <tbody ref={body}>{isNear || isPrinting ? children : blank}</tbody>;
}

let printing = false;
function watchPrinting(tell: () => void): () => void {
  const turn = (event: Event) => {
    printing = event.type === 'beforeprint';
    tell();
  };
  window.addEventListener('beforeprint', turn);
  window.addEventListener('afterprint', turn);
  return () => {
    window.removeEventListener('beforeprint', turn);
    window.removeEventListener('afterprint', turn);
  };
}
