import { QRCode } from 'antd';
import { useState } from 'react';
import { authCalls, type Enrolment, type Next } from './auth-calls.ts';
import { Labelled } from './labelled.tsx';
import { TypedForm } from './typed-form.tsx';

interface Props {
  /** The password where it was typed a moment ago; it is not asked for again. */
  readonly password?: string;
  readonly lead?: string;
  readonly onNext: (next: Next) => void;
}

/** Binds an authenticator: the password, a code to scan, the codes to keep, and a first code as proof. */
export function EnrolStep({ password: known, lead, onNext }: Props) {
  const [password, setPassword] = useState(known ?? '');
  const [enrolment, setEnrolment] = useState<Enrolment>();
  if (enrolment) return <ConfirmEnrolment enrolment={enrolment} onNext={onNext} />;
  return (
    <TypedForm
      title="绑定动态口令"
      lead={lead ?? '登录时除密码外，再填一次手机验证器上的 6 位口令。'}
      submit="开始绑定"
      check={() => (password === '' ? '请填写密码' : undefined)}
      send={async () => setEnrolment(await authCalls.enrol(password))}
    >
      {known === undefined && (
        <Labelled label="密码" value={password} onValue={setPassword} hidden autoComplete="current-password" />
      )}
    </TypedForm>
  );
}

interface ConfirmProps {
  readonly enrolment: Enrolment;
  readonly onNext: (next: Next) => void;
}

/** What an authenticator needs to be bound, and its first code as proof that it was. */
export function ConfirmEnrolment({ enrolment, onNext }: ConfirmProps) {
  const [code, setCode] = useState('');
  const secret = new URL(enrolment.uri).searchParams.get('secret');
  return (
    <TypedForm
      title="绑定动态口令"
      submit="完成绑定"
      check={() => (code.trim() === '' ? '请填写动态口令' : undefined)}
      send={async () => onNext(await authCalls.confirm(code.trim()))}
    >
      <ol className="enrol">
        <li>
          用手机验证器扫描：
          <QRCode value={enrolment.uri} type="svg" errorLevel="L" size={176} aria-label="动态口令二维码" />
          {secret && (
            <p className="quiet">
              不能扫描时手工填写密钥：<code>{secret}</code>
            </p>
          )}
        </li>
        <li>
          抄下备用码。手机丢失时每个可用一次，此处只显示这一次：
          <p className="enrol-codes">
            {enrolment.backupCodes.map((backup) => (
              <code key={backup}>{backup}</code>
            ))}
          </p>
        </li>
        <li>填写验证器显示的 6 位口令：</li>
      </ol>
      <Labelled
        label="动态口令"
        value={code}
        onValue={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
      />
    </TypedForm>
  );
}
