import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../words/problem.ts';
import { authCalls, type DemoAccount, demoAccounts } from './auth-calls.ts';

interface Props {
  /** Takes over where one click is not enough. */
  readonly onChoose: (username: string) => void;
  readonly onEntered: () => void;
}

/** The accounts of a demonstration, one click each; nothing elsewhere. */
export function DemoList({ onChoose, onEntered }: Props) {
  const { data = [] } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: demoAccounts,
    staleTime: Infinity,
    retry: false,
  });
  const [trouble, setTrouble] = useState<string>();
  if (data.length === 0) return null;
  const enter = async ({ username, password }: DemoAccount) => {
    setTrouble(undefined);
    if (password === undefined) return onChoose(username);
    try {
      const next = await authCalls.signIn(username, password);
      return next === 'home' ? onEntered() : onChoose(username);
    } catch (error) {
      return setTrouble(problemWords(error));
    }
  };
  return (
    <section className="demo" aria-label="演示账号">
      <h2>演示账号</h2>
      <p className="quiet">县情与人员均为虚构。点一个岗位，直接以其身份进入。</p>
      <p className="typed-trouble" role="alert">
        {trouble}
      </p>
      <ul>
        {data.map((account) => (
          <li key={account.username}>
            <button type="button" title={`用户名 ${account.username}`} onClick={() => void enter(account)}>
              <b>{account.role}</b>
              <span className="quiet">{account.note}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
