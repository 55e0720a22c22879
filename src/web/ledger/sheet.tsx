import { Drawer, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useIsPhone } from '../fields/use-phone.ts';

/** A dialog over the page; on a phone, a drawer from below. It is there for as long as it is drawn. */
export function Sheet({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  if (useIsPhone()) {
    return (
      <Drawer open title={title} onClose={onClose} placement="bottom" styles={fitting}>
        {children}
      </Drawer>
    );
  }
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={600} mask={{ closable: false }}>
      {children}
    </Modal>
  );
}

const fitting = { wrapper: { height: 'auto', maxHeight: '92dvh' }, body: { maxHeight: 'calc(92dvh - 64px)' } };
