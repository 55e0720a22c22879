import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { api } from '../../web/api.ts';
import { Tiles } from '../../web/board/tiles.tsx';
import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { textOf } from '../../web/fields/field-ui.ts';
import { listPath, newPath, rowPath } from '../../web/fields/paths.ts';
import { StateMark } from '../../web/ledger/cell.tsx';
import { Clocks } from '../../web/ledger/clocks.tsx';
import { Steps } from '../../web/ledger/steps.tsx';
import { useMe, usePeopleNames, useRoles } from '../../web/names.ts';
import { PageSkeleton } from '../../web/shell/page-skeleton.tsx';
import { usePageTitle } from '../../web/shell/page-title.ts';
import { momentWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { site } from '../sites/index.ts';
import { CandidateTable } from './candidate-table.web.tsx';
import { DrawPublished } from './draw-published.web.tsx';
import { openDraw, verifyDraw } from './draw.endpoints.ts';
import { draw, drawPick } from './draw.ledger.ts';
import { visit } from './visit.ledger.ts';
import '../../web/board/board.css';
import '../../web/ledger/list.css';
import '../../web/ledger/row.css';

/** A draw: its rule, seed and list, the lots, what came of them, and a button that reckons it all again. */
export function DrawPage() {
  const { id = '' } = useParams({ strict: false });
  const { today } = useNow();
  const personName = usePeopleNames();
  const county = useMe().county.code;
  const mayRecord = useRoles().some((role) => visit.may.create.includes(role));
  const { data: answer } = useQuery({
    queryKey: [draw.name, 'row', id],
    queryFn: () => api.row(draw, id),
    throwOnError: true,
  });
  const { data: open } = useQuery({
    queryKey: [drawPick.name, 'draw', id],
    queryFn: () => api.call(openDraw, { id }),
    throwOnError: true,
  });
  const name = textOf(answer?.row['name']);
  usePageTitle(name || draw.label);
  if (!answer || !open) return <PageSkeleton />;
  const { row } = answer;
  const done = open.picks.filter(({ state }) => state === 'visited').length;
  const states: Readonly<Record<string, string>> = drawPick.states;
  return (
    <div className="page row-page">
      <nav className="quiet screen-only" aria-label="所在位置">
        <Anchor href={listPath(draw)}>{draw.label}</Anchor>
      </nav>
      <header className="page-head">
        <div>
          <h1>{name}</h1>
          <p className="row-marks">
            <StateMark ledger={draw} state={row.state} />
            <span className="quiet">{row.number}</span>
          </p>
        </div>
        <Button className="print screen-only" onClick={() => window.print()}>
          打印
        </Button>
      </header>
      <Tiles
        tiles={[
          { words: '抽中单位', count: open.picks.length, unit: '家', href: listPath(drawPick, { draw: id }) },
          { words: '已检查', count: done, unit: '家', href: listPath(drawPick, { draw: id, state: 'visited' }) },
          { words: '待抽名单', count: Number(row['candidates']), unit: '家' },
          { words: '排除', count: Number(row['excluded']), unit: '家' },
          { words: '可派人员', count: Number(row['officers']), unit: '人' },
        ]}
      />
      <div className="row-columns">
        <div>
          <section className="board-section" aria-label="抽取结果">
            <h2>抽取结果</h2>
            <div className="board-scroll">
              <table className="board-table">
                <thead>
                  <tr>
                    <th scope="col" className="number">
                      次序
                    </th>
                    <th scope="col">被检查单位</th>
                    <th scope="col">执法人员</th>
                    <th scope="col">检查情况</th>
                  </tr>
                </thead>
                <tbody>
                  {open.picks.map((pick) => (
                    <tr key={pick.id}>
                      <td className="number">{pick.place}</td>
                      <th scope="row">
                        <Anchor href={rowPath(site, pick.site)}>{pick.name}</Anchor>
                      </th>
                      <td>{pick.inspectors.map((one) => one.name).join('、')}</td>
                      <td>
                        {pick.visit === null ? (
                          (states[pick.state] ?? '') + (pick.excuse === null ? '' : `：${pick.excuse}`)
                        ) : (
                          <>
                            <Anchor href={rowPath(visit, pick.visit)}>已检查</Anchor>
                            {pick.isOpen && mayRecord && row.state !== 'voided' && (
                              <Anchor className="screen-only" href={`${rowPath(visit, pick.visit)}?edit=1`}>
                                {' '}
                                对应错了，改选
                              </Anchor>
                            )}
                          </>
                        )}
                        {pick.state === 'picked' && mayRecord && row.state !== 'voided' && (
                          <Anchor
                            className="screen-only"
                            href={`/record-visit${newPath(visit, {
                              site: pick.site,
                              pick: pick.id,
                              method: 'doubleRandom',
                              inspectors: pick.inspectors.map((one) => one.id),
                            }).replace(/^[^?]*/, '')}`}
                          >
                            {' '}
                            录入检查
                          </Anchor>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
          <section className="board-section" aria-label="抽取依据">
            <h2>怎样抽的</h2>
            <p>
              {momentWords(textOf(row['drawnAt']), today)} 由 {personName(textOf(row['drawnBy']))} 抽取；范围：
              {textOf(row['scope'])}。
            </p>
            <p style={{ whiteSpace: 'pre-line' }}>{textOf(row['method'])}</p>
            <p>
              随机种子 <span className="board-code">{textOf(row['seed'])}</span>
            </p>
            <p>
              名单校验码 <span className="board-code">{textOf(row['listHash'])}</span>
            </p>
            <Verify id={id} />
          </section>
          {textOf(row['publishedAt']) !== '' && <DrawPublished id={id} county={county} />}
          <section className="board-section screen-only" aria-label="待抽名单">
            <h2>待抽名单</h2>
            <CandidateTable label="单位" rows={open.sites} />
            <CandidateTable label="执法人员" rows={open.inspectors} />
          </section>
        </div>
        <aside className="screen-only">
          <Steps ledger={draw} answer={answer} />
          <Clocks ledger={draw} answer={answer} />
        </aside>
      </div>
    </div>
  );
}

function Verify({ id }: { readonly id: string }) {
  const checking = useMutation({ mutationFn: () => api.call(verifyDraw, { id }) });
  const { data: found, error } = checking;
  return (
    <>
      <Button className="screen-only" onClick={() => checking.mutate()} loading={checking.isPending}>
        重算验证
      </Button>
      {error && (
        <p className="notice" role="alert">
          {problemWords(error)}
        </p>
      )}
      {found && (
        <div className={found.isListSame && found.isOutcomeSame ? 'board-good' : 'board-warning'} role="status">
          {found.isListSame && found.isOutcomeSame
            ? '已重算：名单未变，抽取结果与记录一致。'
            : '重算结果与记录不一致，请核查：'}
          {!found.isListSame && <p>名单或权重被改动，现校验码 {found.listHash}</p>}
          {found.differences.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
    </>
  );
}
