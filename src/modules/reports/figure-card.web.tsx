import { inUnit } from '../../codes/units.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { isRecord } from '../../kernel/where.ts';
import { useDesk } from '../../web/desk.ts';
import { Anchor } from '../../web/fields/anchor.tsx';
import { useSay } from '../../web/fields/use-say.ts';
import { whereWords } from '../../web/filter/chips.ts';
import { moneyWords, numberWords } from '../../web/words/amount.ts';
import { dayWords, momentWords } from '../../web/words/moment.ts';
import type { Composed, ComposedFigure } from './composed.ts';
import { isUnexplained } from './elsewhere.ts';
import type { FigureChange } from './report.endpoints.ts';
import { valueWords } from './value-words.ts';

/** What a printed figure is: its value, definition, period, cutoff and the year before; and, once signed, what it is now. */
export function FigureCard({ figure, of, change, href }: FigureCardProps) {
  const { today } = useSay({});
  const counted = useDesk().registry.indicators.get(figure.indicator);
  return (
    <div className="cited-card">
      <p>
        <b>{figure.label}</b>
      </p>
      <p className="cited-value">
        {valueWords(figure, figure.value)}
        {figure.printed.includes('余') && <small className="quiet">文中写作 {figure.printed}</small>}
      </p>
      {change && change.valueNow !== change.valueThen && (
        <p className="cited-now">签发后有变化，现为 {valueWords(figure, change.valueNow)}</p>
      )}
      <dl>
        <dt>口径</dt>
        <dd>
          <Definition figure={figure} of={of} />
        </dd>
        <dt>统计期</dt>
        <dd>
          <PeriodWords {...(figure.own ? parsePeriod(figure.own.period) : of.period)} />
        </dd>
        <dt>数据截止</dt>
        <dd>{momentWords(figure.own?.cutoff ?? of.cutoff, today)}</dd>
        <dt>上年同期</dt>
        <dd>
          {beforeWords(figure)}
          {figure.before?.origin !== undefined && <small className="quiet">（取自《{figure.before.origin}》）</small>}
        </dd>
        {figure.elsewhere && (
          <>
            <dt>与别处不同</dt>
            <dd>
              {figure.elsewhere.reports.map((told) => toldWords(figure, told, today)).join('；')}
              {figure.elsewhere.why && `。原因：${figure.elsewhere.why.reason}`}
              {isUnexplained(figure) && '，还没有说明原因'}
            </dd>
          </>
        )}
      </dl>
      <p>
        <Anchor href={href}>{openWords(figure, change, counted?.indicator.sum !== undefined)}</Anchor>
      </p>
    </div>
  );
}

export interface FigureCardProps {
  readonly figure: ComposedFigure;
  readonly of: Composed;
  readonly change: FigureChange | undefined;
  readonly href: string;
}

const PeriodWords = ({ label, from, to }: Composed['period']) =>
  `${label}（${dayWords(from, from)}至${dayWords(to, from)}）`;

function Definition({ figure, of }: Pick<FigureCardProps, 'figure' | 'of'>) {
  const desk = useDesk();
  const say = useSay({});
  if (figure.ratio) {
    const parts = [figure.ratio.part, figure.ratio.whole].map((key) => of.figures.find((one) => one.key === key));
    return parts.map((part) => (part ? `${part.label} ${valueWords(part, part.value)}` : '')).join(' ÷ ');
  }
  const counted = desk.registry.indicators.get(figure.indicator);
  if (!counted) return figure.indicatorLabel;
  const own = whereWords(counted.ledger, counted.indicator.where ?? {}, say);
  const { campaign, ...where } = figure.where;
  const words = [own, campaignWords(of, campaign), whereWords(counted.ledger, where, say)].filter(
    (part) => part !== '',
  );
  const different = figure.different === null ? [] : [`同一${figure.different}只计一次`];
  return [figure.indicatorLabel, ...words, ...different].join(' · ');
}

/** A campaign is asked for by its key; people know it by its name. */
function campaignWords({ campaigns }: Composed, asked: unknown): string {
  const key = isRecord(asked) ? asked['key'] : undefined;
  return typeof key === 'string' ? (campaigns[key] ?? `专项行动 ${key}`) : '';
}

/** What a click opens: rows, which for a figure of different values are more than the figure says. */
function openWords(
  { different, ratio, value }: ComposedFigure,
  change: FigureChange | undefined,
  isSum: boolean,
): string {
  if (ratio) return '查看分子所计的记录';
  if (change && change.added.count + change.gone.count > 0) return '查看现在符合的记录（增减见“签发后”）';
  if (different !== null) return `查看所依据的检查记录（按${different}去重为 ${numberWords(value ?? 0)}）`;
  if (isSum) return '查看合计所依据的记录';
  return value === 0 ? '查看（没有符合的记录）' : `查看所计的 ${numberWords(value ?? 0)} 条记录`;
}

/** What a signed report told of a figure, and the letter that corrected it since. */
export function toldWords(figure: ComposedFigure, { title, value, corrected }: ToldElsewhere, today: string): string {
  const letter = corrected ? `，${letterWords(figure, corrected, today)}` : '';
  return `《${title}》写的是 ${valueWords(figure, value)}${letter}`;
}

/** A letter that corrected a figure: '已于8月20日发函更正为 4 处（更正〔2026〕1号）'. */
export const letterWords = (figure: ComposedFigure, { number, on, value }: Corrected, today: string): string =>
  `已于${dayWords(on, today)}发函更正为 ${valueWords(figure, value)}（${number}）`;

type ToldElsewhere = NonNullable<ComposedFigure['elsewhere']>['reports'][number];
type Corrected = NonNullable<ToldElsewhere['corrected']>;

function beforeWords(figure: ComposedFigure): string {
  const { before, ratio } = figure;
  if (!before) return '当时没有台账，不作比较';
  const was = valueWords(figure, before.value);
  if (before.change === 0) return `${was}，持平`;
  const direction = before.change > 0 ? '增加' : '减少';
  const size = Math.abs(before.change);
  if (ratio) return `${was}，${direction} ${size} 个百分点`;
  const percent = before.percent === null ? '' : `（${before.percent > 0 ? '+' : ''}${before.percent}%）`;
  return `${was}，${direction} ${figure.unit === '元' ? moneyWords(size) : numberWords(inUnit(size, figure.unit))}${percent}`;
}
