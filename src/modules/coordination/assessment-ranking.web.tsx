import { useState } from 'react';
import { Anchor } from '../../web/fields/anchor.tsx';
import { useAreaNames } from '../../web/names.ts';
import { deduction } from './assessment.ledger.ts';
import { pointsOf } from './assessment.rules.ts';
import type { AssessmentRanking } from './coordination.endpoints.ts';
import { LostRows } from './lost-rows.web.tsx';
import './coordination.css';

/** The towns in their order, the best first; a town opens what it lost. */
export function Ranking({ board }: { readonly board: AssessmentRanking }) {
  const areaName = useAreaNames();
  const [open, setOpen] = useState<string>();
  const { towns, full, period } = board;
  return (
    <section className="work-section ranking" aria-label="排名">
      <div className="ranking-head">
        <h2>{period}排名</h2>
        <p className="quiet">
          满分 {pointsOf(full)} 分。
          {board.state === 'published' ? '已通报，得分已固定。' : '按台账实时取数，通报后固定。'}
        </p>
      </div>
      <ol>
        {towns.map((town) => {
          const isOpen = open === town.town;
          const cost = full - town.score;
          return (
            <li key={town.town}>
              <button
                type="button"
                className="ranked"
                aria-expanded={isOpen}
                disabled={town.lost.length === 0}
                onClick={() => setOpen(isOpen ? undefined : town.town)}
              >
                <span className="rank">{town.rank}</span>
                <span className="town">{areaName(town.town)}</span>
                <span className="bar" aria-hidden>
                  <span style={{ width: `${full === 0 ? 0 : Math.max(0, (town.score / full) * 100)}%` }} />
                </span>
                <b className="score">{pointsOf(town.score)}</b>
                <span className="quiet cost">{cost === 0 ? '未扣分' : `扣 ${pointsOf(cost)} 分`}</span>
              </button>
              {isOpen && <Losses board={board} town={town} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

type Town = AssessmentRanking['towns'][number];

function Losses({ board, town }: { readonly board: AssessmentRanking; readonly town: Town }) {
  return (
    <ul className="losses">
      {town.lost.map((lost) => (
        <li key={lost.item}>
          <p>
            <b>{lost.name}</b> 扣 {pointsOf(lost.cost)} 分
            <span className="quiet">
              （{lost.found} 件{lost.struck > 0 ? `，核减 ${lost.struck} 件` : ''}，本项 {lost.points} 分）
            </span>
          </p>
          {lost.deduction !== null && (
            <Anchor href={`/l/${deduction.name}/${lost.deduction}`}>{stateWords(lost.state)}</Anchor>
          )}
          <LostRows assessment={board.id} item={lost.item} town={town.town} version={board.version} />
        </li>
      ))}
    </ul>
  );
}

const stateWords = (state: string | null): string => {
  if (state === 'standing') return '查看和申诉';
  const states: Readonly<Record<string, string>> = deduction.states;
  return states[state ?? ''] ?? '查看';
};
