import { isAll, isZero } from './claims.ts';
import type { ComposedFigure, ComposedNote, ComposedRun } from './composed.ts';
import type { AllClaim, NoneClaim, Piece, Sentence } from './report.template.ts';
import { arriving } from './text/chip-words.ts';

/** What a text is written from: the figures counted so far by key, the words of slots, the names of campaigns by key. */
export interface Facts {
  readonly figures: ReadonlyMap<string, ComposedFigure>;
  readonly words: Readonly<Record<string, string>>;
  readonly campaigns: Readonly<Record<string, string>>;
}

/** A piece of text, and what is to be said beside it: claims made and not made, sentences left out. */
export interface Written {
  readonly runs: readonly ComposedRun[];
  readonly notes: readonly ComposedNote[];
}

/** A sentence with its figures in place; nothing but a note when the ledgers hold nothing to write it from. */
export function writeSentence(facts: Facts, s: Sentence): Written {
  const name = s.campaign === undefined ? undefined : facts.campaigns[s.campaign];
  if (s.campaign !== undefined && name === undefined) return leftOut(s, '本期台账中没有这项专项行动');
  if (s.needs?.every((key) => !isThere(facts, key))) return leftOut(s, '本期台账中没有记录');
  const words = name === undefined ? facts.words : { ...facts.words, campaign: name };
  return writePieces({ ...facts, words }, s.pieces);
}

/** A text with its slots filled: words as they are, figures as numbers bound to their key, each followed by its unit. */
export function fillSlots(facts: Facts, text: string): readonly ComposedRun[] {
  const parts = text.split(/(\{[^}]+\})/).filter((part) => part !== '');
  return parts.flatMap((part) => {
    const slot = /^\{(.+)\}$/.exec(part)?.[1];
    return slot === undefined ? [part] : slotRuns(facts, slot);
  });
}

/** Several pieces of text behind one another. */
export function join(parts: readonly Written[]): Written {
  return { runs: parts.flatMap(({ runs }) => runs).reduce(merge, []), notes: parts.flatMap(({ notes }) => notes) };
}

const writePieces = (facts: Facts, pieces: readonly Piece[]) => join(pieces.map((piece) => writePiece(facts, piece)));

function writePiece(facts: Facts, piece: Piece): Written {
  if (typeof piece === 'string') return plain(fillSlots(facts, piece));
  if (piece.kind === 'all') return writeAll(facts, piece);
  if (piece.kind === 'none') return writeNone(facts, piece);
  if (piece.kind === 'some') return plain(isThere(facts, piece.figure) ? fillSlots(facts, piece.words) : []);
  const there = piece.of.filter(({ figure }) => isThere(facts, figure));
  return plain(there.flatMap(({ words }, index) => [...(index > 0 ? ['、'] : []), ...fillSlots(facts, words)]));
}

function writeAll(facts: Facts, { done, whole, words, otherwise }: AllClaim): Written {
  const figures = [done, whole];
  const holds = figures.every((key) => facts.figures.has(key)) && isAll(valueOf(facts, done), valueOf(facts, whole));
  const counts = [done, whole].map((key) => `${labelOf(facts, key)} ${valueOf(facts, key)}`).join('，');
  if (!holds) {
    const note = { rule: 'R16', kind: 'unclaimed', words: `没有写“${words}”：${counts}`, figures } as const;
    return { runs: fillSlots(facts, otherwise), notes: [note] };
  }
  const note = { rule: 'R16', kind: 'agrees', words: `“${words}”：${counts}`, figures } as const;
  return { runs: [{ text: words, figure: done, kind: 'claim' }], notes: [note] };
}

function writeNone(facts: Facts, { figure, words, otherwise }: NoneClaim): Written {
  if (isThere(facts, figure)) return writePieces(facts, otherwise);
  const counts = `“${words}”：${labelOf(facts, figure)} 0`;
  const note = { rule: 'R16', kind: 'agrees', words: counts, figures: [figure] } as const;
  return { runs: [{ text: words, figure, kind: 'claim' }], notes: [note] };
}

function slotRuns(facts: Facts, slot: string): readonly ComposedRun[] {
  const word = facts.words[slot];
  if (word !== undefined) return [word];
  const figure = facts.figures.get(slot);
  if (!figure) return [arriving(slot)];
  const number: ComposedRun = { text: figure.printed, figure: slot, kind: 'number' };
  return figure.ratio === null ? [number, figure.unit] : [number];
}

function leftOut(s: Sentence, why: string): Written {
  return {
    runs: [],
    notes: [{ rule: 'omitted', kind: 'omitted', words: `${s.about}：${why}`, figures: s.needs ?? [] }],
  };
}

const plain = (runs: readonly ComposedRun[]): Written => ({ runs, notes: [] });
const valueOf = (facts: Facts, key: string) => facts.figures.get(key)?.value ?? 0;
const labelOf = (facts: Facts, key: string) => facts.figures.get(key)?.label ?? key;
/** Whether there is something to tell; of a figure on its way there may be, so that its words hold the place they will stand in. */
const isThere = (facts: Facts, key: string) => !facts.figures.has(key) || !isZero(valueOf(facts, key));

function merge(done: readonly ComposedRun[], run: ComposedRun): readonly ComposedRun[] {
  const last = done.at(-1);
  return typeof last === 'string' && typeof run === 'string' ? [...done.slice(0, -1), last + run] : [...done, run];
}
