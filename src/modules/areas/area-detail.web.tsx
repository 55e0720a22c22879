import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api } from '../../web/api.ts';
import { useNow } from '../../web/clock.ts';
import { useRoles } from '../../web/names.ts';
import { dayWords, momentWords } from '../../web/words/moment.ts';
import { problemWords } from '../../web/words/problem.ts';
import { type AreaChange, changeWords } from './area-change.ts';
import type { AreaLine } from './area-line.ts';
import { historyQuery } from './area-queries.web.ts';
import { changeAreas, undoAreas } from './areas.endpoints.ts';

const byLevel: Readonly<Record<number, readonly AreaChange['kind'][]>> = {
  6: ['found'],
  9: ['add', 'rename', 'merge'],
  12: ['rename', 'move', 'merge'],
};

/** What there is to say of one area, what can be done with it, and what happened to it. */
export function AreaDetail({
  area,
  lines,
  onBegin,
}: {
  readonly area: AreaLine;
  readonly lines: readonly AreaLine[];
  readonly onBegin: (kind: AreaChange['kind']) => void;
}) {
  const { today } = useNow();
  const roles = useRoles();
  const { data: history } = useQuery(historyQuery(area.code));
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: (entry: string) => api.call(undoAreas, { code: area.code, entry }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['areas'] }),
  });
  const mayChange = roles.some((role) => changeAreas.by.includes(role));
  const kinds: readonly AreaChange['kind'][] = byLevel[area.code.length] ?? [];
  const own = lines.filter((line) => line.code === area.code);
  const heir = lines.find(({ code }) => code === area.heir);
  const isOver = area.until !== null && area.until <= today;
  return (
    <section aria-label={area.name}>
      <h2>{area.name}</h2>
      <p className="quiet">
        代码 {area.code}
        {area.until !== null && `，${isOver ? '已于' : '将于'} ${dayWords(area.until, today)}撤销`}
        {heir && `，归入${heir.name}`}
        {area.drawn ? '' : '，未导入界线'}
      </p>
      {mayChange && area.until === null && kinds.length > 0 && (
        <div className="area-actions screen-only">
          {kinds.map((kind) => (
            <Button key={kind} onClick={() => onBegin(kind)}>
              {changeWords[kind]}
            </Button>
          ))}
        </div>
      )}
      <h3>沿革</h3>
      {undo.error && <p role="alert">{problemWords(undo.error)}</p>}
      <ol className="area-history">
        {history?.map(({ id, at, by, words, isLast }) => (
          <li key={id}>
            {words}
            <br />
            <small className="quiet">
              {by} {momentWords(at, today)}
            </small>
            {mayChange && isLast && (
              <Popconfirm
                title="撤销这次变更？"
                description="恢复到变更之前；履历中会记下这次撤销。"
                okText="撤销变更"
                cancelText="不撤销"
                onConfirm={() => undo.mutate(id)}
              >
                <Button size="small" type="link" className="screen-only" loading={undo.isPending}>
                  撤销这次变更
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
        {own.slice(0, 1).map(({ name, since }) => (
          <li key={since}>
            {since <= '2020-01-01' ? '建库时已有' : `${dayWords(since, today)}设立`}
            {name === area.name ? '' : `，时称 ${name}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
