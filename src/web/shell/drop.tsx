import { Popover } from 'antd';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';

interface Props {
  readonly placement: 'bottomLeft' | 'bottomRight';
  /** The button it hangs from; it says whether it is open by `aria-expanded`. */
  readonly button: (open: boolean) => ReactElement;
  readonly children: ReactNode;
}

/** A panel that drops from a button: next to it for the keyboard too, gone at Escape and behind a link that leads away. */
export function Drop({ placement, button, children }: Props) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  return (
    <span
      className="hangs"
      ref={place}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        place.current?.querySelector('button')?.focus();
      }}
    >
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement={placement}
        arrow={false}
        getPopupContainer={() => place.current ?? document.body}
        content={<div onClick={(event) => isLink(event.target) && setOpen(false)}>{children}</div>}
        destroyOnHidden
      >
        {button(open)}
      </Popover>
    </span>
  );
}

const isLink = (target: EventTarget) => target instanceof Element && target.closest('a') !== null;
