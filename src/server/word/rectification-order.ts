import { Problem } from '../../kernel/problem.ts';
import { chineseDay } from './chinese-number.ts';
import type { FormDocument, FormPart } from './form.ts';
import { blankDay, officerSignatures, requireTwo, type InspectedUnit, type Inspector } from './inspection-record.ts';

/** One thing to put right: what, the clause it breaks if the officer named one, and by which day ('YYYY-MM-DD') or at once. */
export interface OrderedItem {
  readonly text: string;
  readonly basis?: string | null;
  readonly due: 'immediately' | (string & {});
}

/** What an order says: days are 'YYYY-MM-DD'; `review` and `court` are the full names of who hears an appeal. */
export interface RectificationOrderData {
  readonly bureau: string;
  readonly number: string;
  readonly unit: InspectedUnit;
  readonly visitedOn: string;
  readonly recordNumber?: string | null;
  readonly items: readonly OrderedItem[];
  readonly inspectors: readonly Inspector[];
  readonly issuedOn: string;
  readonly review: string;
  readonly court: string;
  readonly createdAt?: string;
}

/**
 * 责令限期整改指令书 (安全生产法 65): each item with its term, what follows under 安全生产法 102, and the way to appeal:
 * 复议 within 60 days (行政复议法 20) or 诉讼 within six months (行政诉讼法 46).
 */
export function rectificationOrder(order: RectificationOrderData): FormDocument {
  const { bureau, number, unit, items, inspectors, createdAt } = order;
  requireTwo(inspectors);
  if (items.length === 0) throw new Problem('invalid', '指令书至少要有一项整改内容，请先登记问题隐患');
  const record = order.recordNumber ? `（见${order.recordNumber}现场检查记录）` : '';
  return {
    bureau,
    title: '责令限期整改指令书',
    number,
    parts: [
      { kind: 'paragraph', place: 'margin', runs: [`${unit.name}：`] },
      said(
        `${chineseDay(order.visitedOn)}，本机关执法人员对你单位进行安全生产检查，发现下列${items.length}项问题${record}：`,
      ),
      {
        kind: 'grid',
        columns: [
          { label: '序号', width: 10, align: 'center' },
          { label: '存在的问题', width: 57 },
          { label: '整改期限', width: 33, align: 'center' },
        ],
        rows: items.map((item, index) => [`${index + 1}`, withBasis(item), term(item.due)]),
      },
      said(
        '依照《中华人民共和国安全生产法》第六十五条的规定，现责令你单位按照上表所列期限整改完毕，达到有关法律、法规、规章和标准的要求。整改期间应当采取措施保证安全。',
      ),
      said('整改完成后，请将整改情况书面报告本机关并申请复查；整改期限届满，本机关将进行复查。'),
      said(
        '逾期不整改或者整改后仍不符合要求的，本机关将依法处理。其中，未采取措施消除事故隐患的，依照《中华人民共和国安全生产法》第一百零二条，责令立即消除或者限期消除，处五万元以下的罚款；拒不执行的，责令停产停业整顿，对直接负责的主管人员和其他直接责任人员处五万元以上十万元以下的罚款；构成犯罪的，依法追究刑事责任。',
      ),
      {
        kind: 'paragraph',
        keep: true,
        runs: [
          `如不服本指令，可以自收到本指令书之日起六十日内向${order.review}申请行政复议，也可以自收到之日起六个月内直接向${order.court}提起行政诉讼。复议、诉讼期间，除法律另有规定外，本指令不停止执行。`,
        ],
      },
      { kind: 'paragraph', place: 'right', keep: true, runs: [`${bureau}（印章）`] },
      { kind: 'paragraph', place: 'right', runs: [chineseDay(order.issuedOn)] },
      ...officerSignatures(inspectors),
      {
        kind: 'paragraph',
        place: 'margin',
        keep: true,
        runs: ['被责令单位签收人（签名）：', { blank: 7 }, '　职务：', { blank: 6 }, '　'],
      },
      { kind: 'paragraph', place: 'right', runs: [blankDay] },
      said(`注：本指令书一式两份，一份由${bureau}存档，一份交被责令单位。`),
    ],
    ...(createdAt ? { createdAt } : {}),
  };
}

function said(text: string): FormPart {
  return { kind: 'paragraph', runs: [text] };
}

function withBasis({ text, basis }: OrderedItem): string {
  return basis ? `${text}\n（依据：${basis}）` : text;
}

function term(due: OrderedItem['due']): string {
  return due === 'immediately' ? '立即整改' : `${chineseDay(due)}前\n（含当日）`;
}
