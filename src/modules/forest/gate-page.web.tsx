import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { Problem } from '../../kernel/problem.ts';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { clockWords } from '../../web/words/moment.ts';
import { fieldProblems, problemWords } from '../../web/words/problem.ts';
import { entryPurposes } from './entry.ledger.ts';
import { type Gate, gateCalls, type SentEntry, type takenEntry } from './open-gate.ts';
import '../../web/open/open-page.css';

type Taken = z.infer<typeof takenEntry>;
const blank = { purpose: null as SentEntry['purpose'] | null, persons: '1', phone: '', promised: false };

/** What whoever scans a checkpoint's code sees: the danger told today, a short form to go in, and the key to say one is out again. */
export function GatePage() {
  usePageTitle('进山登记');
  const { code = '' } = useParams({ strict: false });
  const { data, error } = useQuery({
    queryKey: ['open', gateCalls.read.name, code],
    queryFn: () => api.label<Gate>(gateCalls.read.name, code),
    retry: (times, problem) => times < 2 && !(problem instanceof Problem),
  });
  return (
    <main className="open-page">
      <h1>{data ? data.name : '进山登记'}</h1>
      {error && <p role="alert">{problemWords(error)}</p>}
      {!data && !error && <p className="quiet">正在查询</p>}
      {data && !data.isOpen && <p className="open-note">这个卡口已停用，请到就近的卡口登记。</p>}
      {data?.isOpen && (
        <>
          <p className="quiet">{data.bureau}</p>
          {data.danger && (
            <p className="open-note">
              今日森林火险 <b>{data.danger.level}</b>
              {data.danger.measures && `。${data.danger.measures}`}
            </p>
          )}
          <Entry code={code} keepDays={data.keepDays} />
          <p>
            <Anchor href={`/patrol-scan/${code}`}>防火督导人员：登录后到场扫码</Anchor>
          </p>
        </>
      )}
    </main>
  );
}

/** The entry of whoever stands here; its id stays in the address, so that the page says the same when it is opened again on the way out. */
function Entry({ code, keepDays }: { readonly code: string; readonly keepDays: number }) {
  const router = useRouter();
  const [county, token] = [code.slice(0, 6), code.slice(7)];
  const [id, setId] = useState(() => entryIn(location.hash) ?? uuidv7());
  const [typed, setTyped] = useState(blank);
  const enter = useMutation({
    mutationFn: () => {
      const { purpose, persons, phone, promised } = typed;
      const sent = { id, token, purpose, persons: Number(persons), phone, promised };
      return api.openDeed<Taken>(gateCalls.enter.name, county, sent);
    },
    onSuccess: () => router.history.replace(`${location.pathname}#in=${id}`),
  });
  const leave = useMutation({
    mutationFn: () => api.openDeed<Taken>(gateCalls.leave.name, county, { id, token }),
  });
  const again = () => {
    setId(uuidv7());
    setTyped(blank);
    enter.reset();
    leave.reset();
    router.history.replace(location.pathname);
  };
  if (leave.data?.leftAt)
    return (
      <section className="open-note" role="status" aria-label="已出山">
        <p>{clockWords(leave.data.leftAt)} 已登记出山，谢谢配合。</p>
        <button type="button" onClick={again}>
          再次进山
        </button>
      </section>
    );
  if (enter.data || entryIn(location.hash) !== undefined)
    return (
      <section className="open-line" role="status" aria-label="已登记">
        <p className="open-note">
          {enter.data ? `${clockWords(enter.data.enteredAt)} 已登记进山。` : '您已登记进山。'}
          火种留在卡口，出山时请再点下面的按钮；发现烟火请拨 12119 或 119。
        </p>
        {leave.error && <p role="alert">{problemWords(leave.error)}</p>}
        <button type="button" className="open-main" disabled={leave.isPending} onClick={() => leave.mutate()}>
          我已出山
        </button>
        <button type="button" onClick={again}>
          另一批人登记
        </button>
      </section>
    );
  const faults = fieldProblems(enter.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  return (
    <form onSubmit={submit} noValidate aria-label="进山登记">
      <fieldset>
        <legend>事由</legend>
        {Object.entries(entryPurposes).map(([key, words]) => (
          <label key={key} className="open-tick">
            <input
              type="radio"
              name="purpose"
              checked={typed.purpose === key}
              onChange={() => setTyped({ ...typed, purpose: key as SentEntry['purpose'] })} // a key of the very list
            />
            {words}
          </label>
        ))}
        {faults['purpose'] && <p role="alert">{faults['purpose']}</p>}
      </fieldset>
      <div className="open-line">
        <label htmlFor="gate-persons">人数</label>
        <input
          id="gate-persons"
          inputMode="numeric"
          maxLength={4}
          value={typed.persons}
          onChange={(event) => setTyped({ ...typed, persons: event.target.value })}
        />
        {faults['persons'] && <p role="alert">{faults['persons']}</p>}
      </div>
      <div className="open-line">
        <label htmlFor="gate-phone">联系电话</label>
        <input
          id="gate-phone"
          type="tel"
          autoComplete="tel"
          maxLength={40}
          value={typed.phone}
          onChange={(event) => setTyped({ ...typed, phone: event.target.value })}
        />
        {faults['phone'] && <p role="alert">{faults['phone']}</p>}
        <p className="quiet">只用于山火时通知您下山，加密保存，{keepDays} 天后自动清除。不登记姓名。</p>
      </div>
      <label className="open-tick">
        <input
          type="checkbox"
          checked={typed.promised}
          onChange={(event) => setTyped({ ...typed, promised: event.target.checked })}
        />
        我承诺不带火种进山，不在野外用火
      </label>
      {faults['promised'] && <p role="alert">{faults['promised']}</p>}
      {enter.error && Object.keys(faults).length === 0 && <p role="alert">{problemWords(enter.error)}</p>}
      <button type="submit" className="open-main" disabled={enter.isPending}>
        {enter.isPending ? '正在登记' : '登记进山'}
      </button>
    </form>
  );
}

const entryIn = (hash: string) => /^#in=([0-9a-f-]{36})$/.exec(hash)?.[1];
