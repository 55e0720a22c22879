import { useNow } from '../../web/clock.ts';
import { numberWords } from '../../web/words/amount.ts';
import { dayWords } from '../../web/words/moment.ts';
import type { Consequence } from './areas.endpoints.ts';

/** What a change comes to, in figures, before it is made. */
export function AreaConsequence({ consequence, on }: { readonly consequence: Consequence; readonly on: string }) {
  const { today } = useNow();
  const { ends, begins, heirs, rows, posts } = consequence;
  const codes = new Map(heirs.map(({ from, to }) => [from, to]));
  const renamed = begins.filter(({ code }) => ends.some((area) => area.code === code)).length;
  const founded = begins.filter(
    ({ code }) => ![...ends.map((area) => area.code), ...codes.values()].includes(code),
  ).length;
  return (
    <div className="area-consequence" role="status">
      <p>
        自{dayWords(on, today)}起：
        {renamed > 0 && `更名 ${renamed} 处；`}
        {founded > 0 && `新设 ${founded} 处；`}
        {heirs.length > 0 && `${heirs.length} 处归入新的区划和代码；`}
        {rows.length === 0
          ? '没有记录受影响。'
          : `${rows.map(({ label, count }) => `${label} ${numberWords(count)} 条`).join('、')}归入新的区划，登记时的区划仍保留。`}
        {posts > 0 && `有 ${posts} 人在此任职，岗位随之归入新的区划。`}
        以前各期的统计仍按当时的区划。
      </p>
      {heirs.length > 0 && (
        <ul>
          {ends
            .filter(({ code }) => codes.has(code))
            .slice(0, 12)
            .map(({ code, name }) => (
              <li key={code}>
                {name} <span className="quiet">{code}</span> → <span className="quiet">{codes.get(code)}</span>
              </li>
            ))}
          {codes.size > 12 && <li className="quiet">等 {codes.size} 处</li>}
        </ul>
      )}
    </div>
  );
}
