import { inUnit } from '../../../codes/units.ts';
import { moneyWords, numberWords } from '../../../web/words/amount.ts';
import type { FigureLook } from './section.endpoints.ts';

const [width, height, gap] = [296, 44, 6];

/** How a figure went over periods of one kind, as small bars with the words of the first, the last and the highest. */
export function Trend({ points, unit }: { readonly points: FigureLook['trend']; readonly unit: string }) {
  const worth = (value: number) => (unit === '元' ? moneyWords(value) : numberWords(inUnit(value, unit)));
  const highest = Math.max(1, ...points.map(({ value }) => value));
  const bar = (width - gap * (points.length - 1)) / points.length;
  const said = points.map(({ label, value }) => `${label} ${worth(value)}`).join('，');
  return (
    <figure className="chip-trend">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`走势：${said}`}>
        {points.map(({ period, label, value }, at) => {
          const tall = Math.max(1, (value / highest) * height);
          return (
            <rect
              key={period}
              x={at * (bar + gap)}
              y={height - tall}
              width={bar}
              height={tall}
              data-now={at === points.length - 1}
            >
              <title>{`${label}：${worth(value)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption className="quiet">
        {points[0]?.label} 至 {points.at(-1)?.label}
      </figcaption>
    </figure>
  );
}
