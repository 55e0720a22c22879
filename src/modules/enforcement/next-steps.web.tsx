import { Button } from 'antd';
import { useNow } from '../../web/clock.ts';
import { dayWords } from '../../web/words/moment.ts';
import type { Opening } from './case-page.web.tsx';
import type { CaseState } from './case-queries.web.ts';

/** Steps off the way from filing to archive: they are there, and never the thing to do first. */
const aside = ['resume', 'reject', 'withdraw', 'exempt'];
const isAside = ({ name }: { readonly name: string }) => aside.includes(name);

type Refused = CaseState['steps'][number]['refused'];

/** What can be done with a case now; what cannot, with the reason, the clause and the first lawful day. */
export function NextSteps({ state, onOpen }: { readonly state: CaseState; readonly onOpen: (what: Opening) => void }) {
  const mine = state.steps.filter(({ isMine }) => isMine).toSorted((a, b) => Number(isAside(a)) - Number(isAside(b)));
  const others = state.steps.filter(({ isMine }) => !isMine);
  const acts = state.acts.filter(({ isMine, refused }) => isMine && refused === null);
  const first = mine.find((step) => step.refused === null && !isAside(step))?.name;
  if (state.steps.length === 0 && acts.length === 0) return null;
  return (
    <section className="case-card" aria-label="下一步">
      <h2>下一步</h2>
      <ul className="case-steps">
        {mine.map(({ name, label, refused }) => (
          <li key={name}>
            <Button
              type={name === first ? 'primary' : 'default'}
              disabled={refused !== null}
              aria-describedby={refused === null ? undefined : `why-${name}`}
              onClick={() => onOpen({ what: 'step', name })}
            >
              {label}
            </Button>
            {refused !== null && <Why id={`why-${name}`} refused={refused} />}
          </li>
        ))}
      </ul>
      {others.map(({ name, label, who, refused }) => (
        <div key={name} className="case-others">
          <p>
            {label}：须由{who}办理
          </p>
          {refused !== null && <Why id={`why-${name}`} refused={refused} />}
        </div>
      ))}
      {acts.length > 0 && (
        <div className="case-acts screen-only">
          <span className="quiet">记录程序</span>
          {acts.map(({ kind, label }) => (
            <Button key={kind} size="small" onClick={() => onOpen({ what: 'act', kind })}>
              {label}
            </Button>
          ))}
        </div>
      )}
      <Needs needs={state.needs} />
    </section>
  );
}

function Why({ id, refused }: { readonly id: string; readonly refused: NonNullable<Refused> }) {
  const { today } = useNow();
  return (
    <p className="case-why" id={id}>
      {refused.earliest !== null && <b>最早 {dayWords(refused.earliest, today)} 可以办理。</b>}
      {refused.reason}。<span className="quiet">依据{refused.law}</span>
    </p>
  );
}

function Needs({ needs }: { readonly needs: CaseState['needs'] }) {
  const words = [
    needs.hearing ? '告知听证权利' : '',
    needs.review ? '法制审核' : '',
    needs.discussion ? '集体讨论' : '',
  ].filter(Boolean);
  return words.length === 0 ? null : <p className="quiet">本案作出决定前须：{words.join('、')}</p>;
}
