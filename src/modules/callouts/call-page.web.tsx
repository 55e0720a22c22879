import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Problem } from '../../kernel/problem.ts';
import { api, ask } from '../../web/api.ts';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { clockWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { callName, type CallPage as Page, deeds, type Said } from './answer.ts';
import './callouts.css';

/** What somebody called opens from a text: the words, and one big button. No sign-in; read in the dark with one thumb. */
export function CallPage() {
  usePageTitle('叫应确认');
  const { code = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: ['open', callName, code],
    queryFn: () => api.label<Page>(callName, code),
    retry: (times, problem) => times < 2 && !(problem instanceof Problem),
  });
  const say = useMutation({
    mutationFn: (said: Said) => ask('POST', `/api/open/${callName}/${encodeURIComponent(code)}`, said),
    onSuccess: () => refetch(),
  });
  return (
    <main className="call-page">
      {error && <p role="alert">{problemWords(error)}</p>}
      {!data && !error && <p className="quiet">正在打开</p>}
      {data && <Words page={data} />}
      {say.error && <p role="alert">{problemWords(say.error)}</p>}
      {data?.ended === true && <p className="quiet">这次叫应已经结束，不需要再确认。</p>}
      {data?.ended === false && <Answer page={data} isBusy={say.isPending} say={(said) => say.mutate(said)} />}
    </main>
  );
}

function Words({ page }: { readonly page: Page }) {
  return (
    <>
      <header>
        <h1>{page.subject}</h1>
        <p className="quiet">
          {page.bureau}，{clockWords(page.startedAt)} 发出
        </p>
      </header>
      {page.instead !== null && <p className="call-instead">{page.instead} 没有应答，请您代为落实</p>}
      <p className="call-words">{page.message}</p>
    </>
  );
}

/** One thing after the other: first that one has heard, then what has been done. */
function Answer({
  page,
  isBusy,
  say,
}: {
  readonly page: Page;
  readonly isBusy: boolean;
  readonly say: (said: Said) => void;
}) {
  if (page.reachedAt === null)
    return (
      <button type="button" className="call-main" disabled={isBusy} onClick={() => say({ did: 'confirm' })}>
        {deeds.confirm}
      </button>
    );
  return (
    <>
      <p className="call-done">{clockWords(page.reachedAt)} 已确认收到</p>
      {page.inPositionAt === null ? (
        <button type="button" className="call-main" disabled={isBusy} onClick={() => say({ did: 'inPosition' })}>
          {deeds.inPosition}
        </button>
      ) : (
        <p className="call-done">{clockWords(page.inPositionAt)} 已到岗</p>
      )}
      {page.inCharge > 0 && (
        <Typed
          label={`已转移人数（应转移 ${page.inCharge} 人）`}
          said={page.moved === null ? null : `已报 ${page.moved} 人`}
          button={deeds.moved}
          isBusy={isBusy}
          send={(typed) => say({ did: 'moved', moved: Number(typed) })}
        >
          {(value, set) => (
            <input
              type="text"
              inputMode="numeric"
              pattern="[0-9]*"
              maxLength={6}
              value={value}
              aria-label="已转移人数"
              onChange={(event) => set(event.target.value.replaceAll(/\D/g, ''))}
            />
          )}
        </Typed>
      )}
      <Typed
        label="现场情况"
        said={page.report}
        button={deeds.report}
        isBusy={isBusy}
        send={(typed) => say({ did: 'report', report: typed })}
      >
        {(value, set) => (
          <textarea
            rows={3}
            maxLength={300}
            value={value}
            aria-label="现场情况"
            placeholder="如：路已断，需要冲锋舟"
            onChange={(event) => set(event.target.value)}
          />
        )}
      </Typed>
    </>
  );
}

function Typed({
  label,
  said,
  button,
  isBusy,
  send,
  children,
}: {
  readonly label: string;
  readonly said: string | null;
  readonly button: string;
  readonly isBusy: boolean;
  readonly send: (typed: string) => void;
  readonly children: (value: string, set: (typed: string) => void) => ReactNode;
}) {
  const [typed, setTyped] = useState('');
  return (
    <form
      className="call-typed"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') send(typed.trim());
      }}
    >
      <b>{label}</b>
      {said !== null && <p className="quiet">{said}</p>}
      {children(typed, setTyped)}
      <button type="submit" disabled={isBusy || typed.trim() === ''}>
        {button}
      </button>
    </form>
  );
}
