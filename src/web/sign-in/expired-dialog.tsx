import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { meQuery, useMe } from '../names.ts';
import { session } from '../session.ts';
import { useStore } from '../store.ts';
import { SignInSteps } from './sign-in-steps.tsx';
import './sign-in.css';

/** Signing in again over a page whose session ended: what was typed there stays as it is. */
export function ExpiredDialog() {
  const ended = useStore(session) === 'ended';
  return ended ? <Expired /> : null;
}

function Expired() {
  const dialog = useRef<HTMLDialogElement>(null);
  const before = useMe();
  const queries = useQueryClient();
  const { history } = useRouter();
  useEffect(() => dialog.current?.showModal(), []);
  const entered = async () => {
    const me = await queries.fetchQuery({ ...meQuery, staleTime: 0 });
    session.set('standing');
    if (me.id === before.id) return queries.invalidateQueries();
    history.replace('/'); // somebody else: nothing of the person before may stay on the page
    return location.reload();
  };
  return (
    <dialog ref={dialog} className="expired" aria-label="重新登录" onCancel={(event) => event.preventDefault()}>
      <SignInSteps
        username=""
        lead={`登录已过期。${before.name}，请重新登录；已填写的内容仍在本页，登录后再提交一次即可。`}
        onEntered={() => void entered()}
      />
    </dialog>
  );
}
