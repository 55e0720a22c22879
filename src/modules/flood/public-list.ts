import { z } from 'zod';

/** The public list of who answers for what (防汛条例 第四条, 待核实): names, posts and office telephones, nothing else of anybody. */
export const publicList = {
  name: 'duty-holders',
  label: '公布防汛防火责任人',
  /** The county or one of its towns, by code. */
  token: /^\d{6}(\d{3})?$/,
  output: z.object({
    bureau: z.string(),
    towns: z.array(z.object({ code: z.string(), name: z.string() }).readonly()),
    sites: z.array(
      z
        .object({
          name: z.string(),
          kind: z.string(),
          area: z.string(),
          confirmedOn: z.string(),
          holders: z.array(
            z.object({ seat: z.string(), name: z.string(), post: z.string(), phone: z.string().nullable() }).readonly(),
          ),
        })
        .readonly(),
    ),
  }),
} as const;

/** What the public list says. */
export type PublicList = z.infer<typeof publicList.output>;
