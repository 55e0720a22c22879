import sql from 'sql-template-tag';
import { z } from 'zod';
import { endOfDay, startOfDay } from '../../kernel/calendar.ts';
import { parsePeriod } from '../../kernel/period.ts';
import { edition, template } from '../../server/documents/template.ts';
import { tally } from '../../server/figures/tally.ts';
import { visibleSql } from '../../server/ledger/read.ts';
import { cardCircular, cardColours, warningCard } from './card.ledger.ts';
import { deciders, enforcers } from './hazard-roles.ts';
import { line, signed } from './listing-documents.server.ts';

const mostNamed = 100;
const figures = ['owed', 'reported', 'late'] as const;

const data = z.object({
  number: z.string(),
  month: z.string(),
  owed: z.int(),
  reported: z.int(),
  late: z.int(),
  yellow: z.int(),
  red: z.int(),
  lifted: z.int(),
  cards: z.array(z.object({ site: z.string(), colour: z.string(), reason: z.string() })),
  demands: z.string(),
});

/** The month's circular: how many reports were owed and came, which cards were raised and lifted, what is demanded. */
export const circularDocument = template({
  name: 'card-circular',
  label: '红黄牌月通报',
  word: null,
  ledger: cardCircular,
  by: [...enforcers, ...deciders],
  toParty: false,
  refuse: async (_, row) => (row.state === 'issued' ? undefined : '通报还没有印发，请先由负责人印发'),
  facts: async (ctx, row) => {
    const period = parsePeriod(row.month);
    const inMonth = { gte: startOfDay(period.from), lte: endOfDay(period.to) };
    const asks = [
      ...figures.map((name) => ({ indicator: `selfInspection.${name}` })),
      ...['yellow', 'red', 'lifted'].map((name) => ({ indicator: `warningCard.${name}` })),
    ];
    const [owed = 0, reported = 0, late = 0, yellow = 0, red = 0, lifted = 0] = await tally(ctx, asks, period);
    const cards = await ctx.tx.rows<{ site: string; colour: 'yellow' | 'red'; reason: string }>(sql`
      select s.name as site, t.colour, t.reason from warning_card t join site s on s.county = t.county and s.id = t.site
      where ${visibleSql(ctx, warningCard, { raisedAt: inMonth })} order by t.colour, t.raised_at limit ${mostNamed}`);
    return {
      number: row.number ?? '',
      month: period.label,
      owed,
      reported,
      late,
      yellow,
      red,
      lifted,
      cards: cards.map((card) => ({ ...card, colour: cardColours[card.colour] })),
      demands: row.demands,
    };
  },
  editions: [
    edition(1, data, (told, paper) => ({
      title: `关于${told.month}隐患自查自报和红黄牌警示情况的通报`,
      parts: [
        line(told.number, 'right'),
        line(
          `${told.month}应报自查报告 ${told.owed} 份，已报 ${told.reported} 份，逾期 ${told.late} 份；亮黄牌 ${told.yellow} 张、红牌 ${told.red} 张，解除 ${told.lifted} 张。`,
        ),
        ...(told.cards.length === 0
          ? [line('本月没有单位被亮牌。')]
          : [
              {
                kind: 'grid' as const,
                columns: [
                  { label: '单位', width: 4 },
                  { label: '牌', width: 1 },
                  { label: '原因', width: 5 },
                ],
                rows: told.cards.map(({ site, colour, reason }) => [site, colour, reason]),
              },
            ]),
        line(`工作要求：${told.demands}`),
        ...signed(paper),
      ],
    })),
  ],
});
