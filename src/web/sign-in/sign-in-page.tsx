import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../names.ts';
import { recall, remember } from '../remembered.ts';
import { ownAddress } from '../session.ts';
import { Mark } from '../shell/brand.tsx';
import { LostBanner } from '../shell/lost-banner.tsx';
import { usePageTitle } from '../shell/page-title.ts';
import { bureauName } from './auth-calls.ts';
import { DemoList } from './demo-list.tsx';
import { SignInSteps } from './sign-in-steps.tsx';
import './sign-in.css';

/** The door: who one is, then back to where one wanted to go. */
export function SignInPage() {
  usePageTitle('登录');
  const { back } = useSearch({ strict: false });
  const { history } = useRouter();
  const queries = useQueryClient();
  const [username, setUsername] = useState('');
  const entered = async () => {
    queries.clear();
    const { county } = await queries.fetchQuery(meQuery);
    remember('bureau', county.bureau);
    history.replace(ownAddress(back));
  };
  const { data } = useQuery({ queryKey: ['bureau'], queryFn: async () => (await bureauName()) ?? null });
  const bureau = data ?? recall('bureau');
  return (
    <div className="door">
      <LostBanner />
      <main className="door-card">
        <div>
          <header className="door-head">
            <Mark size={40} />
            <div>
              <h1>安澜</h1>
              <p className="quiet">{typeof bureau === 'string' ? bureau : '县应急管理局工作系统'}</p>
            </div>
          </header>
          <SignInSteps key={username} username={username} onEntered={() => void entered()} />
        </div>
        <DemoList onChoose={setUsername} onEntered={() => void entered()} />
      </main>
    </div>
  );
}
