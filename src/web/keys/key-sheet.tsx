import { useEffect, useState } from 'react';
import { Sheet } from '../ledger/sheet.tsx';
import './keys.css';

/** A key of a page, as it is written on the keyboard, and what it does. */
export type KeyLine = readonly [key: string, does: string];

/** The keys of a page: a button that names the sheet, opened by ? where nothing is typed and by F1 anywhere. */
export function KeySheet({ keys }: { readonly keys: readonly KeyLine[] }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target;
      const isTyping = target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]');
      const asks = event.key === 'F1' || ((event.key === '?' || event.key === '？') && !isTyping);
      if (!asks || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className="key-sheet-button screen-only" onClick={() => setOpen(true)}>
        <kbd>?</kbd> 按键
      </button>
      {open && (
        <Sheet title="本页按键" onClose={() => setOpen(false)}>
          <dl className="key-sheet">
            {[...keys, ['? 或 F1', '显示或收起本表'] as const].map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </Sheet>
      )}
    </>
  );
}
