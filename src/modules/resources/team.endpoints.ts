import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { readers } from './resource-roles.ts';

const id = z.uuid();

/** Who is on call, which teams there are, and how the last call-outs went. */
export const teamBoard = endpoint({
  method: 'get',
  path: '/resources/team-board',
  label: '队伍值守',
  by: readers,
  input: z.strictObject({}),
  output: z.object({
    onCall: z
      .array(
        z.object({
          id,
          name: z.string(),
          duty: z.string(),
          phone: z.string(),
          skills: z.string().nullable(),
          team: id,
          teamName: z.string(),
          area: z.string(),
        }),
      )
      .readonly(),
    levels: z.array(z.object({ level: z.string(), teams: z.int(), people: z.int() })).readonly(),
    musters: z
      .array(
        z.object({
          id,
          teamName: z.string(),
          calledAt: z.string(),
          present: z.int(),
          expected: z.int(),
          minutes: z.int(),
        }),
      )
      .readonly(),
  }),
});

/** What a board of teams holds. */
export type TeamBoard = z.infer<typeof teamBoard.output>;
