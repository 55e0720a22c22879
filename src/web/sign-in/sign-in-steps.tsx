import { lazy, Suspense, useState } from 'react';
import { PageSkeleton } from '../shell/page-skeleton.tsx';
import type { Next } from './auth-calls.ts';
import { CodeStep } from './code-step.tsx';
import { NewPasswordStep } from './new-password-step.tsx';
import { PasswordStep } from './password-step.tsx';

// Binding an authenticator draws a code to scan: few need it, so only they fetch it.
const EnrolStep = lazy(() => import('./enrol-step.tsx').then((m) => ({ default: m.EnrolStep })));

interface Props {
  readonly username: string;
  readonly lead?: string;
  readonly onEntered: () => void;
}

/** Signing in from the password to the desk, by way of whatever the account must do first. */
export function SignInSteps({ username, lead, onEntered }: Props) {
  const [step, setStep] = useState<Exclude<Next, 'home'> | 'password'>('password');
  const [password, setPassword] = useState('');
  const go = (next: Next, typed = password) => {
    setPassword(typed);
    if (next === 'home') onEntered();
    else setStep(next);
  };
  if (step === 'password') return <PasswordStep username={username} lead={lead} onNext={go} />;
  if (step === 'second-factor') return <CodeStep onNext={go} onBack={() => setStep('password')} />;
  if (step === 'change-password') {
    return <NewPasswordStep current={password} lead="首次登录，或密码已用满期限，请先换一个新密码。" onNext={go} />;
  }
  return (
    <Suspense fallback={<PageSkeleton />}>
      <EnrolStep password={password} lead="您的岗位须启用动态口令，绑定后即可使用。" onNext={go} />
    </Suspense>
  );
}
