import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNow } from '../../../web/clock.ts';
import { useIsPhone } from '../../../web/fields/use-phone.ts';
import { Sheet } from '../../../web/ledger/sheet.tsx';
import { usePeopleNames } from '../../../web/names.ts';
import { momentWords } from '../../../web/words/moment.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { chipWords } from '../text/chip-words.ts';
import type { TextRun } from '../text/report-text.ts';
import type { Comment } from './chapter.endpoints.ts';
import { useCommenting, useSaying } from './commenting.web.ts';
import { usePlace } from './writing.web.ts';

/** What was said of a report, beside its text; on a phone a sheet over it, once a comment is touched or made. */
export function CommentsPart({ shown }: { readonly shown: readonly string[] }) {
  const { comments, chosen, asked, ask, choose } = useCommenting();
  const phone = useIsPhone();
  const open = comments.filter(({ resolved }) => !resolved);
  const done = comments.filter(({ resolved }) => resolved);
  if (phone && (asked || chosen !== undefined)) {
    const close = () => {
      ask(undefined);
      choose(undefined);
    };
    return (
      <Sheet title="批注" onClose={close}>
        <div className="comments">
          {asked ? <Making /> : <List comments={comments.filter(({ id }) => id === chosen)} shown={shown} />}
        </div>
      </Sheet>
    );
  }
  return (
    <section aria-label="批注" className="comments">
      <h2>批注{open.length > 0 && `（${open.length}）`}</h2>
      {asked && <Making />}
      {!asked && open.length === 0 && <p className="quiet">在正文中选中文字，即可批注。</p>}
      <List comments={open} shown={shown} />
      {done.length > 0 && (
        <details>
          <summary>已解决 {done.length} 条</summary>
          <List comments={done} shown={shown} />
        </details>
      )}
    </section>
  );
}

function List({ comments, shown }: { readonly comments: readonly Comment[]; readonly shown: readonly string[] }) {
  return (
    <ol>
      {comments.map((comment) => (
        <Thread key={comment.id} comment={comment} isShown={shown.includes(comment.section)} />
      ))}
    </ol>
  );
}

/** A comment with its answers; the words it is of lead to them. */
function Thread({ comment, isShown }: { readonly comment: Comment; readonly isShown: boolean }) {
  const { chosen, choose, isClosed } = useCommenting();
  const { answer, resolve } = useSaying();
  const { today } = useNow();
  const nameOf = usePeopleNames();
  const { id, said, stretch, quote, resolved } = comment;
  const [wanted, setWanted] = useState(false);
  const isAnswering = chosen === id && !isClosed && !resolved;
  const error = answer.error ?? resolve.error;
  return (
    <li className="comment" aria-current={chosen === id}>
      <button type="button" className="comment-quote" onClick={() => choose(id)}>
        <Quote runs={quote} />
      </button>
      {(!isShown || !stretch) && (
        <p className="quiet">{isShown ? '原文已删改，以上是批注时的文字' : '所在的章已删去，以上是批注时的文字'}</p>
      )}
      {said.map(({ id: word, words, by, at }) => (
        <p key={word}>
          <b>{nameOf(by)}</b> <time className="quiet">{momentWords(at, today)}</time>
          <span className="comment-words">{words}</span>
        </p>
      ))}
      {resolved && (
        <p className="quiet">
          {nameOf(resolved.by)} {momentWords(resolved.at, today)} 标为已解决
        </p>
      )}
      {isAnswering && (
        <Words
          label="回复"
          isWanted={wanted}
          isSending={answer.isPending}
          onSend={(words, clear) => answer.mutate({ comment: id, words }, { onSuccess: clear })}
        />
      )}
      {!isClosed && (
        <p className="comment-steps">
          {!isAnswering && !resolved && (
            <Button
              size="small"
              type="link"
              onClick={() => {
                setWanted(true);
                choose(id);
              }}
            >
              回复
            </Button>
          )}
          <Button
            size="small"
            type="link"
            loading={resolve.isPending}
            onClick={() => resolve.mutate({ comment: id, isResolved: !resolved })}
          >
            {resolved ? '重新打开' : '标为已解决'}
          </Button>
        </p>
      )}
      {error && <p role="alert">{problemWords(error)}</p>}
    </li>
  );
}

/** A comment that is being made. */
function Making() {
  const { asked, ask } = useCommenting();
  const { make } = useSaying();
  if (!asked) return null;
  return (
    <div className="comment" aria-current>
      <p className="comment-quote">
        <Quote runs={asked.quote} />
      </p>
      <Words
        label="批注"
        isWanted
        isSending={make.isPending}
        onSend={(words) => make.mutate({ asked, words })}
        onCancel={() => ask(undefined)}
      />
      {make.error && <p role="alert">{problemWords(make.error)}</p>}
    </div>
  );
}

interface WordsProps {
  readonly label: string;
  /** Whether it takes the cursor: not when somebody only touched the words it is about, who may be writing there. */
  readonly isWanted: boolean;
  readonly isSending: boolean;
  readonly onSend: (words: string, clear: () => void) => void;
  readonly onCancel?: () => void;
}

/** Where words are typed; Ctrl+Enter sends them, as in any form. */
function Words({ label, isWanted, isSending, onSend, onCancel }: WordsProps) {
  const [words, setWords] = useState('');
  const send = () => {
    if (words.trim() !== '' && !isSending) onSend(words.trim(), () => setWords(''));
  };
  return (
    <div className="comment-form">
      <Input.TextArea
        aria-label={label}
        autoFocus={isWanted}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={1000}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          if (event.key === 'Escape') onCancel?.();
        }}
      />
      <div className="comment-steps">
        <Button size="small" type="primary" loading={isSending} disabled={words.trim() === ''} onClick={send}>
          {label}
        </Button>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            取消
          </Button>
        )}
      </div>
    </div>
  );
}

/** The words that were commented on, their figures as they are now. */
function Quote({ runs }: { readonly runs: readonly TextRun[] }) {
  const { known } = usePlace();
  return <q>{runs.map((run) => (typeof run === 'string' ? run : chipWords(known, run))).join('')}</q>;
}
