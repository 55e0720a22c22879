import { endOfDay, startOfDay } from '../../kernel/calendar.ts';
import { parsePeriod } from '../../kernel/period.ts';
import type { AnyWhere } from '../../kernel/where.ts';
import type { AnalysisAsked } from './analysis.endpoints.ts';

/** A part of an analysis, by what makes it one. */
export interface Narrow {
  readonly month?: string;
  readonly sector?: string;
  readonly town?: string;
  readonly category?: string;
  readonly site?: string;
}

/** The filters of exactly the rows that the figures of a part count. */
export interface RowsBehind {
  readonly visits: (part: Narrow) => AnyWhere;
  readonly found: (part: Narrow) => AnyWhere;
  readonly rectified: (part: Narrow) => AnyWhere;
  readonly major: (part: Narrow) => AnyWhere;
  readonly repeated: (part: Narrow) => AnyWhere;
}

/** The rows behind the figures of an analysis. */
export function rowsBehind(asked: AnalysisAsked): RowsBehind {
  const found = (part: Narrow): AnyWhere => ({
    ...whereOf('foundAt', asked, part),
    state: { not: 'withdrawn' },
    ...(part.category ? { category: part.category } : {}),
  });
  return {
    visits: (part) => whereOf('startedAt', asked, part),
    found,
    rectified: (part) => ({ ...found(part), closedAt: { set: true } }),
    major: (part) => ({ ...found(part), level: 'major' }),
    repeated: (part) => ({ ...found(part), repeated: true }),
  };
}

function whereOf(at: string, asked: AnalysisAsked, part: Narrow): AnyWhere {
  const month = part.month ? parsePeriod(part.month) : undefined;
  const from = month && month.from > asked.from ? month.from : asked.from;
  const to = month && month.to < asked.to ? month.to : asked.to;
  const [sector, town] = [part.sector ?? asked.sector, part.town ?? asked.town];
  return {
    [at]: { gte: startOfDay(from), lte: endOfDay(to) },
    ...(part.site ? { site: part.site } : sector ? { site: { sector } } : {}),
    ...(town ? { area: { within: town } } : {}),
  };
}
