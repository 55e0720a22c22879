import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { problemWords } from '../words/problem.ts';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  /** Says what is missing before anything is sent. */
  readonly check?: () => string | undefined;
  readonly send: () => Promise<void>;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
}

/** A short form that is sent at Enter, with what went wrong above its button. */
export function TypedForm({ title, lead, submit, check, send, children, foot }: Props) {
  const [trouble, setTrouble] = useState<string>();
  const [sending, setSending] = useState(false);
  const go = async () => {
    const missing = check?.();
    setTrouble(missing);
    if (missing || sending) return;
    setSending(true);
    try {
      await send();
    } catch (error) {
      setTrouble(problemWords(error));
    } finally {
      setSending(false);
    }
  };
  return (
    <form
      className="typed"
      aria-label={title}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <h2>{title}</h2>
      {lead && <p className="quiet">{lead}</p>}
      {children}
      <p className="typed-trouble" role="alert">
        {trouble}
      </p>
      <Button type="primary" htmlType="submit" size="large" block loading={sending}>
        {submit}
      </Button>
      {foot}
    </form>
  );
}
