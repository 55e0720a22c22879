import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { authCalls, type Enrolment } from './auth-calls.ts';
import { Labelled } from './labelled.tsx';
import { TypedForm } from './typed-form.tsx';

const EnrolStep = lazy(() => import('./enrol-step.tsx').then((m) => ({ default: m.EnrolStep })));
const ConfirmEnrolment = lazy(() => import('./enrol-step.tsx').then((m) => ({ default: m.ConfirmEnrolment })));

type At = 'closed' | 'enrol' | 'renew' | 'remove' | Enrolment;

/** My second factor: bound, put on another telephone, or given up where my posts do not ask for one. */
export function SecondFactorPart() {
  const queries = useQueryClient();
  const { data: state } = useQuery({ queryKey: ['second-factor'], queryFn: authCalls.secondFactorState });
  const [at, setAt] = useState<At>('closed');
  const [said, setSaid] = useState('');
  const go = (next: At) => {
    setSaid('');
    setAt(next);
  };
  const finish = async (words: string) => {
    setAt('closed');
    setSaid(words);
    await queries.invalidateQueries({ queryKey: ['second-factor'] });
  };
  const enrolled = () => finish('动态口令已启用，下次登录时使用。');
  return (
    <section aria-label="动态口令">
      <h2>动态口令</h2>
      <div>
        {state && at === 'closed' && (
          <>
            <p className="account-lead">{leadOf(state)}</p>
            <div className="account-acts">
              {!state.on && <Button onClick={() => go('enrol')}>绑定动态口令</Button>}
              {state.on && <Button onClick={() => go('renew')}>更换手机</Button>}
              {state.on && !state.required && <Button onClick={() => go('remove')}>停用动态口令</Button>}
            </div>
          </>
        )}
        <Suspense fallback={<p className="quiet">正在打开</p>}>
          {at === 'enrol' && <EnrolStep onNext={enrolled} />}
          {typeof at === 'object' && <ConfirmEnrolment enrolment={at} onNext={enrolled} />}
        </Suspense>
        {at === 'renew' && (
          <Proof
            title="更换手机"
            lead="继续后，原手机上的口令和原备用码不再有效，别处的登录全部退出；请随即在新手机上完成绑定。"
            submit="继续"
            send={async (password, code) => setAt(await authCalls.renew(password, code))}
          />
        )}
        {at === 'remove' && (
          <Proof
            title="停用动态口令"
            lead="停用后只凭密码登录，别处的登录全部退出。"
            submit="停用动态口令"
            send={async (password, code) => {
              await authCalls.remove(password, code);
              await finish('动态口令已停用。');
            }}
          />
        )}
        {at !== 'closed' && (
          <Button type="text" onClick={() => void finish('')}>
            暂不办理
          </Button>
        )}
        <p role="status">{said}</p>
      </div>
    </section>
  );
}

const leadOf = ({ on, required }: { readonly on: boolean; readonly required: boolean }): string => {
  if (!on)
    return required
      ? '未启用。您的岗位须启用动态口令，请现在绑定。'
      : '未启用。启用后，登录时除密码外再填一次 6 位口令。';
  return required ? '已启用。您的岗位须启用动态口令，不能停用。' : '已启用。';
};

interface ProofProps {
  readonly title: string;
  readonly lead: string;
  readonly submit: string;
  readonly send: (password: string, code: string) => Promise<void>;
}

/** The proof that the second factor is mine: the password, and a code. */
function Proof({ title, lead, submit, send }: ProofProps) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const check = () => {
    if (password === '') return '请填写密码';
    return code.trim() === '' ? '请填写动态口令' : undefined;
  };
  return (
    <TypedForm title={title} lead={lead} submit={submit} check={check} send={() => send(password, code.trim())}>
      <Labelled label="密码" value={password} onValue={setPassword} hidden autoComplete="current-password" />
      <Labelled
        label="动态口令"
        value={code}
        onValue={setCode}
        autoComplete="one-time-code"
        hint="手机不在身边时，可填写绑定时保存的备用码"
      />
    </TypedForm>
  );
}
