import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from '../../../kernel/problem.ts';
import { api } from '../../../web/api.ts';
import { useMe } from '../../../web/names.ts';
import { problemWords } from '../../../web/words/problem.ts';
import { report } from '../report.ledger.ts';
import { canonical } from '../text/ask-key.ts';
import type { SectionText } from '../text/report-text.ts';
import { chaptersLine } from './chapters-line.ts';
import { useChapterShelf } from './chapter-shelf.web.ts';
import { mergeText } from './merge-text.ts';
import { saveSection, type Section } from './section.endpoints.ts';

const bothWords = '别人同时改了同一处，两种写法都留下了，请选定其中一种';
const idleMs = 1200;
const retryMs = 5000;

/** A chapter under somebody's hands. */
export interface Writing {
  readonly text: SectionText;
  /** What the editor is to show instead of what was typed: words of somebody else have come in. */
  readonly told: { readonly blocks: SectionText['blocks'] } | undefined;
  readonly status: string;
  readonly note: string | undefined;
  /** Takes what was typed; 'restored' also shows it. */
  readonly write: (text: SectionText, how?: 'restored') => void;
  /** While a word is being composed (pinyin) nothing else is shown; what came in meanwhile is, right after it. */
  readonly compose: (isComposing: boolean) => void;
  /** Saves what was typed, and tells what is saved then. */
  readonly settle: () => Promise<{ readonly version: number; readonly text: SectionText }>;
}

/**
 * Keeps a chapter: what is typed is kept in the browser at once and saved when the hand rests; what others saved meanwhile is put
 * together with it, so that no word of anybody is lost.
 */
export function useChapter(reportId: string, section: Section): Writing {
  const queries = useQueryClient();
  const me = useMe();
  const shelf = useChapterShelf(`${me.id}:${section.id}`);
  const [text, setText] = useState(section.text);
  const [told, setTold] = useState<Writing['told']>();
  const [status, setStatus] = useState('已保存');
  const [note, setNote] = useState<string>();
  // What is saved and what is typed, as the timer finds them; state would be that of an earlier moment.
  const hand = useRef({ base: section.text, version: section.version, typed: section.text, isSaving: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // What somebody else saved last, and whether it has to wait for a word that is being composed.
  const others = useRef({ latest: section, isComposing: false });

  const takeIn = useCallback((theirs: Section) => {
    others.current.latest = theirs;
    if (others.current.isComposing) return;
    const { base, typed } = hand.current;
    const { text: merged, both } = mergeText(base, typed, theirs.text);
    hand.current = { ...hand.current, base: theirs.text, version: theirs.version, typed: merged };
    setText(merged);
    setTold({ blocks: merged.blocks });
    if (both) setNote(bothWords);
  }, []);
  const catchUp = useCallback(() => {
    const { latest } = others.current;
    if (latest.version > hand.current.version && !hand.current.isSaving) takeIn(latest);
  }, [takeIn]);
  const compose = useCallback(
    (isComposing: boolean) => {
      others.current.isComposing = isComposing;
      if (!isComposing) catchUp();
    },
    [catchUp],
  );

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const { typed, base, version, isSaving } = hand.current;
    if (isSaving) return;
    if (canonical(typed) === canonical(base)) {
      setStatus('已保存');
      return;
    }
    hand.current.isSaving = true;
    setStatus('正在保存');
    try {
      const saved = await api.call(saveSection, { report: reportId, section: section.id, version, text: typed });
      hand.current = { ...hand.current, base: typed, version: saved.version };
      if (hand.current.typed === typed) shelf.drop();
      setStatus('已保存');
      setNote((told) => (told === bothWords ? told : undefined));
      for (const about of ['writing', chaptersLine])
        void queries.invalidateQueries({ queryKey: [report.name, about, reportId] });
    } catch (error) {
      const theirs = theirsIn(error);
      if (theirs) takeIn(theirs);
      else setNote(problemWords(error));
      setStatus(theirs ? '已合并' : '还没有保存，文字留在本机');
    } finally {
      hand.current.isSaving = false;
    }
    catchUp();
    const isDone = canonical(hand.current.typed) === canonical(hand.current.base);
    if (!isDone) timer.current = setTimeout(() => void save(), hand.current.version === version ? retryMs : idleMs);
  }, [catchUp, queries, reportId, section.id, shelf, takeIn]);

  const write = useCallback(
    (typed: SectionText, how?: 'restored') => {
      hand.current.typed = typed;
      setText(typed);
      if (how === 'restored') setTold({ blocks: typed.blocks });
      setStatus('正在写');
      shelf.keep({ base: hand.current.base, version: hand.current.version, text: typed });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), idleMs);
    },
    [save, shelf],
  );

  useEffect(() => {
    others.current.latest = section;
    catchUp();
  }, [section, catchUp]);
  useEffect(() => {
    const left = shelf.load();
    if (!left || canonical(left.text) === canonical(section.text)) return;
    const { text: merged } = mergeText(left.base, left.text, section.text);
    if (canonical(merged) !== canonical(section.text)) write(merged, 'restored');
    // What was left unsaved is looked for once, when the chapter is opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => () => void save(), [save]);
  const settle = useCallback(async () => {
    await save();
    return { version: hand.current.version, text: hand.current.base };
  }, [save]);
  return { text, told, status, note, write, compose, settle };
}

/** The chapter as somebody else saved it, when that is why it was not saved. */
function theirsIn(error: unknown): Section | undefined {
  if (!(error instanceof Problem) || error.code !== 'stale') return undefined;
  const parsed = saveSection.output.safeParse(error.details['section']);
  return parsed.success ? parsed.data : undefined;
}
