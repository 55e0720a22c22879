import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../web/api.ts';
import { problemWords } from '../../web/words/problem.ts';
import { queryCode, tidyCode, tipCalls, type TipCourse } from './open-tip.ts';
import { tip } from './tip.ledger.ts';

/** Asks for the course of a tip by its query code. */
export function AskTip({ county }: { readonly county: string }) {
  const [typed, setTyped] = useState('');
  const code = tidyCode(typed);
  const ask = useMutation({ mutationFn: () => api.label<TipCourse>(tipCalls.ask.name, `${county}-${code}`) });
  return (
    <form
      className="tip-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (queryCode.test(code)) ask.mutate();
      }}
    >
      <label htmlFor="tip-code">查询码</label>
      <input
        id="tip-code"
        className="tip-code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        placeholder="提交后给您的 12 位"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed !== '' && !queryCode.test(code) && (
        <p className="quiet">查询码是 12 位字母和数字，已输入 {code.length} 位</p>
      )}
      <button type="submit" className="tip-main" disabled={!queryCode.test(code) || ask.isPending}>
        {ask.isPending ? '正在查询' : '查询'}
      </button>
      {ask.error && <p role="alert">{problemWords(ask.error)}</p>}
      {ask.data && <Course course={ask.data} />}
    </form>
  );
}

function Course({ course }: { readonly course: TipCourse }) {
  const lines: readonly (readonly [string, string | null])[] = [
    ['收到', course.receivedOn],
    ['受理', course.acceptedOn],
    ['不予受理', course.declineReason],
    ['已移送', course.transferredTo],
    ['核查完毕', course.verifiedOn],
    ['答复', course.repliedOn],
  ];
  return (
    <section className="tip-course" aria-label="办理情况" role="status">
      <p>
        {course.number} <b>{tip.states[course.state]}</b>
      </p>
      <dl>
        {lines.flatMap(([label, words]) =>
          words === null
            ? []
            : [
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>{words}</dd>
                </div>,
              ],
        )}
      </dl>
      {course.reply && <p className="tip-reply">{course.reply}</p>}
    </section>
  );
}
