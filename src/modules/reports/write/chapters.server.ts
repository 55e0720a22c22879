import type { Endpoint } from '../../../kernel/endpoint.ts';
import type { Context } from '../../../server/context.ts';
import { get } from '../../../server/ledger/read.ts';
import { tellChanged } from '../../../server/live/tell-changed.ts';
import { handle } from '../../../server/module.ts';
import { chaptersNow } from '../open-report.server.ts';
import { report } from '../report.ledger.ts';
import { requireWholeCounty } from '../whole-county.server.ts';
import { add, move, remove, removedOf, restore } from './arrange.server.ts';
import {
  addComment,
  addSection,
  answerComment,
  moveSection,
  readChapters,
  removeSection,
  resolveComment,
  restoreSection,
} from './chapter.endpoints.ts';
import { chaptersLine } from './chapters-line.ts';
import { answer, comment, commentsOf, resolve } from './comments.server.ts';
import { requireDraft, requireWriting } from './sections.server.ts';

const readHandler = handle(
  readChapters,
  async (ctx, { report: id }) => {
    requireWholeCounty(ctx);
    const row = await get(ctx, report, id);
    return {
      ...(await chaptersNow(ctx, row)),
      removed: await removedOf(ctx, id),
      comments: await commentsOf(ctx, id),
    };
  },
  'snapshot',
);

/** What answers those who arrange a report's chapters and say something of them. */
export const chapterHandlers = [
  readHandler,
  written(addSection, (ctx, { report: id, section, after, heading }) => add(ctx, id, section, after, heading)),
  written(moveSection, (ctx, { report: id, section, after }) => move(ctx, id, section, after)),
  written(removeSection, (ctx, { report: id, section, version }) => remove(ctx, id, section, version)),
  written(restoreSection, (ctx, { report: id, section }) => restore(ctx, id, section)),
  said(addComment, comment),
  said(answerComment, (ctx, { report: id, comment: about, id: own, words }) => answer(ctx, id, about, own, words)),
  said(resolveComment, (ctx, { report: id, comment: about, isResolved }) => resolve(ctx, id, about, isResolved)),
];

type Work<I> = (ctx: Context, input: I) => Promise<void>;
type Asked = { readonly report: string };

/** A change of a report's chapters, while it is written. */
function written<I extends Asked>(of: Endpoint<I, object>, work: Work<I>) {
  return handle(of, async (ctx, input) => {
    requireWholeCounty(ctx);
    requireWriting(await get(ctx, report, input.report));
    return told(ctx, input, work);
  });
}

/** Something said of a report, until it is signed. */
function said<I extends Asked>(of: Endpoint<I, object>, work: Work<I>) {
  return handle(of, async (ctx, input) => {
    requireWholeCounty(ctx);
    requireDraft(await get(ctx, report, input.report));
    return told(ctx, input, work);
  });
}

async function told<I extends Asked>(ctx: Context, input: I, work: Work<I>) {
  await work(ctx, input);
  tellChanged(ctx, chaptersLine, input.report);
  return {};
}
