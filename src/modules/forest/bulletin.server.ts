import { z } from 'zod';
import { ask } from '../../server/ask.ts';
import { makeDocument } from '../../server/documents/make-document.ts';
import { edition, template } from '../../server/documents/template.ts';
import { find } from '../../server/ledger/read.ts';
import { create } from '../../server/ledger/write.ts';
import { handle } from '../../server/module.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import { legalDocument } from '../documents/index.ts';
import { bulletinKinds, fireDangerBulletin, fireLevels, publishBulletin } from '../warnings/index.ts';
import { issueBulletin } from './forest.endpoints.ts';

const facts = z.object({
  number: z.string(),
  name: z.string(),
  kind: z.string(),
  level: z.string(),
  affected: z.string(),
  valid: z.string(),
  content: z.string(),
  measures: z.string(),
  publishedOn: z.string(),
});

/** A paper of the fire season as it is published: its number, level, where and how long it holds (L34; the levels of LY/T 1172, 待核实). */
export const bulletinPaper = template({
  name: 'fire-bulletin',
  label: '火险预报与研判文稿',
  word: null,
  ledger: fireDangerBulletin,
  by: fireDangerBulletin.may.create,
  toParty: false,
  refuse: async (_, row) => (row.state === 'published' ? undefined : '先编号发布，再制作文稿'),
  facts: async (_, row) => ({
    number: row.documentNumber ?? '',
    name: row.name,
    kind: bulletinKinds[row.kind],
    level: row.level === null ? '无' : fireLevels[row.level],
    affected: row.affected ?? '全县',
    valid:
      row.validUntil === null || row.validUntil === row.validFrom
        ? chineseDay(row.validFrom)
        : `${chineseDay(row.validFrom)}至${chineseDay(row.validUntil)}`,
    content: row.content,
    measures: row.measures ?? '无',
    publishedOn: chineseDay(row.publishedOn ?? row.validFrom),
  }),
  editions: [
    edition(1, facts, (data, paper) => ({
      title: data.name,
      parts: [
        { kind: 'paragraph', place: 'right', runs: [data.number] },
        {
          kind: 'facts',
          rows: [
            [
              { label: '种类', value: data.kind },
              { label: '火险等级', value: data.level },
            ],
            [
              { label: '适用区域', value: data.affected },
              { label: '适用日期', value: data.valid },
            ],
            [{ label: '内容', value: data.content }],
            [{ label: '防范要求', value: data.measures }],
          ],
        },
        { kind: 'paragraph', place: 'right', keep: true, runs: [paper.bureau] },
        { kind: 'paragraph', place: 'right', runs: [data.publishedOn] },
      ],
    })),
  ],
});

/** Answers the issuing of a paper: entered, numbered, published and printed, or nothing of it. Sent twice it is one. */
export const issueBulletinHandler = handle(issueBulletin, async (ctx, { id, ...draft }) => {
  const there = await find(ctx, fireDangerBulletin, id);
  if (there?.documentNumber) return { id, documentNumber: there.documentNumber };
  const row = there ?? (await create(ctx, fireDangerBulletin, draft, id));
  const { documentNumber } = await ask(ctx, publishBulletin, { id, version: row.version });
  await makeDocument(ctx, legalDocument, bulletinPaper, id);
  return { id, documentNumber };
});
