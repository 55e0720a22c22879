import { useNow } from '../../web/clock.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { newPath, rowPath } from '../../web/fields/paths.ts';
import { Due } from '../../web/ledger/due.tsx';
import { recentWords } from '../../web/words/moment.ts';
import { WorkTable } from '../../web/around/work-table.tsx';
import { forestFire } from './forest-fire.ledger.ts';
import type { FireBoard } from './forest.endpoints.ts';

/** What burns now, first of all: since when, to whom it was reported or until when it is to be. */
export function Fires({ fires, mayEnter }: { readonly fires: FireBoard['fires']; readonly mayEnter: boolean }) {
  const { today } = useNow();
  return (
    <section className="work-section" aria-label="森林火灾">
      <div className="board-head">
        <h2>森林火灾</h2>
        {mayEnter && <Anchor href={newPath(forestFire)}>登记火灾</Anchor>}
      </div>
      {fires.length === 0 && <p className="quiet">没有未扑灭的火灾。</p>}
      {fires.length > 0 && (
        <WorkTable heads={['起火地点', '进展', '发现', '报告']}>
          {fires.map(({ id, name, state, foundAt, reportedTo, dueAt }) => (
            <tr key={id}>
              <th scope="row">
                <Anchor href={rowPath(forestFire, id)}>{name}</Anchor>
              </th>
              <td data-label="进展">{forestFire.states[state]}</td>
              <td data-label="发现">{recentWords(foundAt, today)}</td>
              <td data-label="报告">{dueAt === null ? `已报 ${reportedTo ?? ''}` : <Due at={dueAt} />}</td>
            </tr>
          ))}
        </WorkTable>
      )}
    </section>
  );
}
