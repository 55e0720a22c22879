import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { Select } from 'antd';
import { api } from '../../web/api.ts';
import { Tiles } from '../../web/board/tiles.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { listPath, newPath, rowPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { sectors } from '../sites/index.ts';
import { enforcementPlan, planTarget } from './enforcement-plan.ledger.ts';
import { planBoard, type PlanBoard } from './plan.endpoints.ts';
import { visit } from './visit.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/list.css';

type Target = PlanBoard['targets'][number];

/** How far the year's plan has come, section by section and sector by sector; every number opens its rows. */
export function PlanPage() {
  usePageTitle('执法计划完成情况');
  const { today } = useNow();
  const router = useRouter();
  const thisYear = Number(today.slice(0, 4));
  const year = Number(new URLSearchParams(useLocation().searchStr).get('year') ?? thisYear);
  const mayPlan = useRoles().some((role) => planTarget.may.create.includes(role));
  const { data } = useQuery({
    queryKey: [visit.name, 'plan-board', year],
    queryFn: () => api.call(planBoard, { year }),
    placeholderData: keepPreviousData,
    throwOnError: true,
  });
  if (!data) return <PageSkeleton />;
  const { plan, targets } = data;
  const total = sumOf(targets, ({ target }) => target);
  const done = sumOf(targets, (each) => each.done);
  const sections = Map.groupBy(targets, ({ section }) => section);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>执法计划完成情况</h1>
          {plan && (
            <p className="row-marks">
              <Anchor href={rowPath(enforcementPlan, plan.id)}>{plan.name}</Anchor>{' '}
              <StateMark ledger={enforcementPlan} state={plan.state} />
            </p>
          )}
        </div>
        <Select
          className="screen-only"
          aria-label="年度"
          value={year}
          onChange={(next: number) => router.history.replace(`/plan-board?year=${next}`)}
          options={[-1, 0, 1].map((step) => ({ value: thisYear + step, label: `${thisYear + step} 年` }))}
        />
      </header>
      {!plan && (
        <p className="quiet">
          {year} 年还没有执法计划。{mayPlan && <Anchor href={newPath(enforcementPlan, { year })}>编制计划</Anchor>}
        </p>
      )}
      {plan && (
        <>
          <Tiles
            tiles={[
              { words: '计划检查', count: total, unit: '家', href: listPath(planTarget, { plan: plan.id }) },
              {
                words: '已完成',
                count: done,
                unit: '家',
                href: listPath(visit, { target: targets.map(({ id }) => id) }),
                more: total === 0 ? '' : `完成率 ${rate(done, total)}`,
              },
            ]}
          />
          {plan.approvedVisits !== null && plan.approvedVisits !== total && (
            <p className="board-warning">
              批复 {plan.approvedVisits} 家，分解合计 {total} 家，两者不一致，请核对分解
            </p>
          )}
          {[...sections].map(([section, mine]) => (
            <section key={section} className="board-section" aria-label={section}>
              <div className="board-head">
                <h2>{section}</h2>
                <span className="quiet">
                  {rate(
                    sumOf(mine, (each) => each.done),
                    sumOf(mine, ({ target }) => target),
                  )}
                </span>
              </div>
              <Targets targets={mine} />
            </section>
          ))}
          {mayPlan && plan.state === 'approved' && (
            <p className="quiet">
              分解事项随批复固定；确需变动，请先在计划上办理“{enforcementPlan.steps.adjust.label}”。
            </p>
          )}
          {mayPlan && plan.state === 'draft' && (
            <Anchor href={newPath(planTarget, { plan: plan.id, startsOn: `${year}-01-01`, endsOn: `${year}-12-31` })}>
              增加分解事项
            </Anchor>
          )}
        </>
      )}
    </div>
  );
}

function Targets({ targets }: { readonly targets: readonly Target[] }) {
  const names: Readonly<Record<string, string>> = sectors;
  const kinds: Readonly<Record<string, string>> = planTarget.fields.kind.options;
  return (
    <div className="board-scroll">
      <table className="board-table">
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">行业与类别</th>
            <th scope="col" className="number">
              计划家数
            </th>
            <th scope="col" className="number">
              已完成
            </th>
            <th scope="col" className="number">
              家次
            </th>
            <th scope="col">完成率</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((each) => (
            <tr key={each.id}>
              <th scope="row">
                <Anchor href={rowPath(planTarget, each.id)}>{each.name}</Anchor>
              </th>
              <td>
                {names[each.sector]} · {kinds[each.kind]}
              </td>
              <td className="number">{each.target}</td>
              <td className="number">
                <Anchor href={listPath(visit, { target: each.id })}>{each.done}</Anchor>
              </td>
              <td className="number">{each.visits}</td>
              <td>
                <span className="board-bar" aria-hidden>
                  <i style={{ width: `${Math.min(100, (each.done / each.target) * 100)}%` }} />
                </span>{' '}
                {rate(each.done, each.target)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const sumOf = (all: readonly Target[], of: (one: Target) => number) => all.reduce((sum, one) => sum + of(one), 0);
const rate = (done: number, target: number) => (target === 0 ? '—' : `${((done / target) * 100).toFixed(1)}%`);
