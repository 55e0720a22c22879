import { type ReactNode, useEffect, useRef } from 'react';
import './settings.css';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A dialog over a page of settings: closed by its button or Escape, after which the focus is where it was. */
export function Dialog({ title, onClose, wide = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={wide ? 'ask ask-wide' : 'ask'} aria-label={title} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="ask-close" aria-label="关闭" onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </dialog>
  );
}
