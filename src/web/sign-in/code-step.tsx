import { useState } from 'react';
import { authCalls, type Next } from './auth-calls.ts';
import { Labelled } from './labelled.tsx';
import { TypedForm } from './typed-form.tsx';

interface Props {
  readonly onNext: (next: Next) => void;
  readonly onBack: () => void;
}

/** The second factor: the code an authenticator shows, or one of the codes kept for when it is lost. */
export function CodeStep({ onNext, onBack }: Props) {
  const [code, setCode] = useState('');
  const check = () => (code.trim() === '' ? '请填写动态口令' : undefined);
  const back = (
    <button type="button" className="typed-back" onClick={onBack}>
      换一个账号登录
    </button>
  );
  return (
    <TypedForm
      title="动态口令"
      lead="请打开手机上的验证器，填写安澜当前的 6 位口令。"
      submit="继续"
      check={check}
      send={async () => onNext(await authCalls.secondFactor(code.trim()))}
      foot={back}
    >
      <Labelled
        label="动态口令"
        value={code}
        onValue={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        autoFocus
        hint="手机不在身边时，可填写绑定时保存的备用码"
      />
    </TypedForm>
  );
}
