import { z } from 'zod';
import { dayOf } from '../../kernel/calendar.ts';
import { edition, type Template, template } from '../../server/documents/template.ts';
import { get } from '../../server/ledger/read.ts';
import { chineseDay } from '../../server/word/chinese-number.ts';
import type { FormPart } from '../../server/word/form.ts';
import { committee } from './committee.ledger.ts';
import { accountabilityInterview } from './interview.ledger.ts';
import { issuedDocument, letterKinds } from './issued-document.ledger.ts';
import { meeting } from './meeting.ledger.ts';

const said = (text: string): FormPart => ({ kind: 'paragraph', runs: [text] });
const plain = (text: string): FormPart => ({ kind: 'paragraph', place: 'margin', runs: [text] });
const right = (text: string): FormPart => ({ kind: 'paragraph', place: 'right', runs: [text] });
/** The lines of a text as paragraphs. */
const lines = (text: string): readonly FormPart[] => text.split('\n').filter(Boolean).map(said);

/** A letter (督办函、提示函、敦促提醒函…) as it was issued: the words of the row, the day of reply, the issuer. */
const letter = template<typeof issuedDocument>({
  name: 'official-letter',
  label: '函件',
  word: null, // the number is that of the row, given when it was issued
  ledger: issuedDocument,
  by: ['committeeOffice', 'sectionChief', 'writer'],
  toParty: false,
  refuse: async (_, row) => {
    if (!(row.kind in letterKinds)) return '只有函件可以套打，其他文件请用正式公文格式制作';
    return row.documentNumber === null ? '这份函件还没有编号印发' : undefined;
  },
  facts: async (_, row) => ({
    kind: issuedDocument.fields.kind.options[row.kind] ?? '',
    name: row.name,
    number: row.documentNumber ?? '',
    issuer: issuedDocument.fields.issuer.options[row.issuer] ?? '',
    content: row.content,
    replyBy: row.replyBy,
    issuedOn: row.issuedOn ?? dayOf(row.createdAt),
  }),
  editions: [
    edition(
      1,
      z.object({
        kind: z.string(),
        name: z.string(),
        number: z.string(),
        issuer: z.string(),
        content: z.string(),
        replyBy: z.string().nullable(),
        issuedOn: z.string(),
      }),
      (data) => ({
        title: data.kind,
        parts: [
          right(data.number),
          plain('收函单位：'),
          said(data.name),
          ...lines(data.content),
          ...(data.replyBy === null
            ? []
            : [said(`请于${chineseDay(data.replyBy)}前将办理情况书面反馈。逾期未反馈的将予催办并计入考核。`)]),
          right(data.issuer),
          right(chineseDay(data.issuedOn)),
        ],
      }),
    ),
  ],
});

/** The record of an interview (约谈记录), to be signed by both sides. */
const interviewRecord = template<typeof accountabilityInterview>({
  name: 'interview-record',
  label: '约谈记录',
  word: null,
  ledger: accountabilityInterview,
  by: ['committeeOffice', 'sectionChief'],
  toParty: false,
  refuse: async (_, row) => (row.heldOn === null ? '还没有登记约谈，登记后才能制作记录' : undefined),
  facts: async (_, row) => ({
    number: row.number ?? '',
    interviewee: row.interviewee,
    heldOn: row.heldOn ?? row.plannedOn,
    interviewers: row.interviewers ?? '',
    reason: row.reason,
    statement: row.statement,
    requirements: row.requirements ?? '',
    followUpBy: row.followUpBy,
  }),
  editions: [
    edition(
      1,
      z.object({
        number: z.string(),
        interviewee: z.string(),
        heldOn: z.string(),
        interviewers: z.string(),
        reason: z.string(),
        statement: z.string().nullable(),
        requirements: z.string(),
        followUpBy: z.string().nullable(),
      }),
      (data) => ({
        title: '约谈记录',
        parts: [
          right(data.number),
          {
            kind: 'facts',
            rows: [
              [
                { label: '被约谈对象', value: data.interviewee },
                { label: '约谈日期', value: chineseDay(data.heldOn) },
              ],
              [{ label: '约谈人', value: data.interviewers }],
              [{ label: '约谈事由', value: data.reason }],
              [{ label: '被约谈方陈述', value: data.statement }],
              [{ label: '约谈要求', value: data.requirements }],
              [{ label: '反馈期限', value: data.followUpBy === null ? null : chineseDay(data.followUpBy) }],
            ],
          },
          plain('约谈人（签名）：　　　　　　　　被约谈人（签名）：'),
        ],
      }),
    ),
  ],
});

/** The minutes of a meeting (会议纪要). */
const minutes = template<typeof meeting>({
  name: 'meeting-minutes',
  label: '会议纪要',
  word: '纪要',
  ledger: meeting,
  by: ['committeeOffice', 'sectionChief', 'writer'],
  toParty: false,
  refuse: async (_, row) => (row.decisions === null ? '还没有登记议定事项，印发纪要时填写' : undefined),
  facts: async (ctx, row) => ({
    name: row.name,
    body: (await get(ctx, committee, row.committee)).name,
    heldOn: row.heldOn,
    present: row.present,
    topics: row.topics,
    decisions: row.decisions ?? '',
  }),
  editions: [
    edition(
      1,
      z.object({
        name: z.string(),
        body: z.string(),
        heldOn: z.string(),
        present: z.number().nullable(),
        topics: z.string(),
        decisions: z.string(),
      }),
      (data) => ({
        title: '会议纪要',
        parts: [
          said(
            `${chineseDay(data.heldOn)}，${data.body}召开${data.name}${data.present === null ? '' : `，${data.present}人到会`}。`,
          ),
          said('会议议题：'),
          ...lines(data.topics),
          said('会议议定：'),
          ...lines(data.decisions),
        ],
      }),
    ),
  ],
});

/** The papers of the committee's office. */
export const coordinationTemplates: readonly Template[] = [letter, interviewRecord, minutes];
