import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AnyWhere } from '../../kernel/where.ts';
import { api } from '../../web/api.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, newPath, rowPath } from '../../web/fields/paths.ts';
import { useAreaNames, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { numberWords } from '../../web/words/amount.ts';
import { site } from '../sites/index.ts';
import { type Colour, colours } from './grading.ts';
import { type RiskBoard, riskBoard } from './prevention.endpoints.ts';
import { riskTask } from './risk-task.ledger.ts';
import { riskPoint } from './risk.ledger.ts';
import '../../web/ledger/list.css';
import '../../web/around/work.css';
import './prevention.css';

type Line = RiskBoard['sites'][number] | RiskBoard['towns'][number];

const order = Object.keys(colours) as Colour[]; // Object.keys forgets the literal keys

/** The four colours of the county: town by town, and the gravest sites of all or of the town that was opened. */
export function RiskBoardPage() {
  usePageTitle(riskBoard.label);
  const router = useRouter();
  const areaName = useAreaNames();
  const town = new URLSearchParams(useLocation().searchStr).get('town');
  const mayCreate = useRoles().some((role) => riskPoint.may.create.includes(role));
  const { data } = useQuery({
    queryKey: [riskPoint.name, riskTask.name, 'board', town],
    queryFn: () => api.call(riskBoard, { town }),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const shown = town === null ? data.towns : data.towns.filter((line) => line.town === town);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{riskBoard.label}</h1>
          <p className="quiet">
            {numberWords(sumOf(data.towns, (line) => line.sites))} 家单位，
            {numberWords(sumOf(data.towns, all))} 个风险点；数字点开可看清单
          </p>
        </div>
        {mayCreate && (
          <Anchor className="begin screen-only" href={newPath(riskPoint)}>
            登记风险点
          </Anchor>
        )}
      </header>
      {data.towns.length === 0 && <p className="quiet">还没有风险点。登记或从 Excel 导入后，按评价取值自动定级。</p>}
      <Totals lines={shown} where={town === null ? {} : { area: { within: town } }} />
      {town === null && data.towns.length > 1 && (
        <section className="work-section" aria-label="按乡镇">
          <h2>按乡镇</h2>
          <Table
            first="乡镇"
            lines={data.towns}
            keyOf={(line) => line.town ?? ''}
            where={(line) => (line.town === null ? { town: null } : { area: { within: line.town } })}
            renderName={(line) =>
              line.town === null ? (
                '县本级'
              ) : (
                <Anchor href={`/risk-board?town=${line.town}`}>{areaName(line.town)}</Anchor>
              )
            }
          />
        </section>
      )}
      {data.sites.length > 0 && (
        <section className="work-section" aria-label="按单位">
          <h2>
            {town === null ? '风险最重的单位' : `${areaName(town)}的单位`}
            {town !== null && (
              <button type="button" className="link" onClick={() => router.history.push('/risk-board')}>
                看全县
              </button>
            )}
          </h2>
          <Table
            first="单位"
            lines={data.sites}
            keyOf={(line) => line.id}
            where={(line) => ({ site: line.id })}
            renderName={(line) => (
              <>
                <Anchor href={rowPath(site, line.id)}>{line.name}</Anchor>
                {line.late > 0 && (
                  <Anchor className="late-tasks" href={listPath(riskTask, { site: line.id, dueAt: { lt: '@now' } })}>
                    排查超期 {line.late}
                  </Anchor>
                )}
              </>
            )}
          />
        </section>
      )}
    </div>
  );
}

/** The four colours in four fields, each with its word and its number. */
function Totals({ lines, where }: { readonly lines: readonly Line[]; readonly where: AnyWhere }) {
  if (lines.length === 0) return null;
  return (
    <ul className="four-colours" aria-label="四色汇总">
      {order.map((colour) => (
        <li key={colour} className={`colour-${colour}`}>
          <Anchor href={listPath(riskPoint, { ...standing, ...where, colour })}>
            <b>{numberWords(sumOf(lines, (line) => line[colour]))}</b>
            <span>{colours[colour]}</span>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}

interface Listed<L extends Line> {
  readonly first: string;
  readonly lines: readonly L[];
  readonly keyOf: (line: L) => string;
  readonly where: (line: L) => AnyWhere;
  readonly renderName: (line: L) => ReactNode;
}

function Table<L extends Line>({ first, lines, keyOf, where, renderName }: Listed<L>) {
  return (
    <table className="work-table colour-table">
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {order.map((colour) => (
            <th key={colour} scope="col" className="number">
              {colours[colour].slice(0, 1)}
            </th>
          ))}
          <th scope="col" className="number">
            待定级
          </th>
          <th scope="col" className="number">
            待管控
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={keyOf(line)}>
            <th scope="row">{renderName(line)}</th>
            {order.map((colour) => (
              <td key={colour} className="number" data-label={colours[colour].slice(0, 1)}>
                <Count count={line[colour]} colour={colour} where={{ ...where(line), colour }} />
              </td>
            ))}
            <td className="number" data-label="待定级">
              <Count count={line.ungraded} where={{ ...where(line), state: 'assessed' }} />
            </td>
            <td className="number" data-label="待管控">
              <Count count={line.uncontrolled} where={{ ...where(line), state: 'graded' }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Count({
  count,
  colour,
  where,
}: {
  readonly count: number;
  readonly colour?: Colour;
  readonly where: AnyWhere;
}) {
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <Anchor
      className={colour ? `colour-chip colour-${colour}` : undefined}
      href={listPath(riskPoint, { ...standing, ...where })}
    >
      {numberWords(count)}
    </Anchor>
  );
}

const standing = { state: { not: 'removed' } } as const;
const all = (line: Line) => line.red + line.orange + line.yellow + line.blue + line.ungraded;
const sumOf = <L,>(lines: readonly L[], of: (line: L) => number) => lines.reduce((sum, line) => sum + of(line), 0);
