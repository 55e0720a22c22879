import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const figure = z.object({ code: z.string(), label: z.string(), unit: z.string() });

const line = z.object({
  county: z.string(),
  name: z.string(),
  /** 1 is the largest; equal values share a place. Null without a figure. */
  place: z.int().nullable(),
  value: z.number().nullable(),
  /** The same a year earlier, when it was kept. */
  before: z.number().nullable(),
  /** The last twelve months, the oldest first: of a flow what each month brought, of a stock how it stood at its end. */
  months: z.array(z.number().nullable()).readonly(),
});

/** An indicator county by county, as of a day: of a flow what the year has brought so far, of a stock how it stood. */
export const countyRanking = endpoint({
  method: 'get',
  path: '/province/ranking',
  label: '县区排名',
  by: ['superior'],
  input: z.strictObject({ figure: z.string().max(80).optional() }),
  output: z.object({
    figure,
    day: z.string(),
    /** The months of `months`, as 'YYYY-MM'. */
    months: z.array(z.string()).readonly(),
    figures: z.array(figure.readonly()).readonly(),
    lines: z.array(line.readonly()).readonly(),
  }),
});

/** What a ranking answers. */
export type Ranking = z.infer<typeof countyRanking.output>;
/** A county in it. */
export type RankingLine = Ranking['lines'][number];
