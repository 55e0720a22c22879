import { useState } from 'react';
import { authCalls, type Next } from './auth-calls.ts';
import { Labelled } from './labelled.tsx';
import { TypedForm } from './typed-form.tsx';

interface Props {
  readonly username: string;
  readonly lead?: string;
  readonly onNext: (next: Next, password: string) => void;
}

/** Username and password. */
export function PasswordStep({ username: known, lead, onNext }: Props) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const check = () => {
    if (username.trim() === '') return '请填写用户名';
    return password === '' ? '请填写密码' : undefined;
  };
  const send = async () => onNext(await authCalls.signIn(username.trim(), password), password);
  return (
    <TypedForm title="登录" lead={lead} submit="登录" check={check} send={send}>
      <Labelled
        label="用户名"
        value={username}
        onValue={setUsername}
        autoComplete="username"
        autoFocus={known === ''}
      />
      <Labelled
        label="密码"
        value={password}
        onValue={setPassword}
        hidden
        autoComplete="current-password"
        autoFocus={known !== ''}
      />
    </TypedForm>
  );
}
