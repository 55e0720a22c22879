import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { authCalls, type Next } from './auth-calls.ts';
import { Labelled } from './labelled.tsx';
import { TypedForm } from './typed-form.tsx';

interface Props {
  /** The present password where it was typed a moment ago; it is not asked for again. */
  readonly current?: string;
  readonly lead?: string;
  readonly onNext: (next: Next, password: string) => void;
}

/** A new password, typed twice, with the county's own rule for it. */
export function NewPasswordStep({ current: known, lead, onNext }: Props) {
  const { data: rule = '正在读取本县的密码要求' } = useQuery({
    queryKey: ['password-rule'],
    queryFn: authCalls.passwordRule,
  });
  const [current, setCurrent] = useState(known ?? '');
  const [wanted, setWanted] = useState('');
  const [again, setAgain] = useState('');
  const check = () => {
    if (current === '') return '请填写当前密码';
    if (wanted === '') return '请填写新密码';
    return wanted === again ? undefined : '两次填写的新密码不一致';
  };
  const send = async () => {
    const next = await authCalls.changePassword(current, wanted);
    setCurrent('');
    setWanted('');
    setAgain('');
    onNext(next, wanted);
  };
  return (
    <TypedForm title="修改密码" lead={lead} submit="修改密码" check={check} send={send}>
      {known === undefined && (
        <Labelled label="当前密码" value={current} onValue={setCurrent} hidden autoComplete="current-password" />
      )}
      <Labelled
        label="新密码"
        value={wanted}
        onValue={setWanted}
        hidden
        autoComplete="new-password"
        autoFocus={known !== undefined}
        hint={rule}
      />
      <Labelled label="再填一次新密码" value={again} onValue={setAgain} hidden autoComplete="new-password" />
    </TypedForm>
  );
}
