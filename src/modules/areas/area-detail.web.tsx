import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNow } from '../../web/clock.ts';
import { useRoles } from '../../web/names.ts';
import { dayWords, momentWords } from '../../web/words/moment.ts';
import { type AreaChange, changeWords } from './area-change.ts';
import type { AreaLine } from './area-line.ts';
import { historyQuery } from './area-queries.web.ts';
import { changeAreas } from './areas.endpoints.ts';

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
  const mayChange = roles.some((role) => changeAreas.by.includes(role));
  const kinds: readonly AreaChange['kind'][] =
    area.code.length === 9 ? ['add', 'rename', 'merge'] : area.code.length === 12 ? ['rename', 'move', 'merge'] : [];
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
      <ol className="area-history">
        {history?.map(({ id, at, by, words }) => (
          <li key={id}>
            {words}
            <br />
            <small className="quiet">
              {by} {momentWords(at, today)}
            </small>
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
