/** A number, name or address of a known form: how it is written in one way, what may be wrong with it, and what of it anybody may see. */
export interface Code {
  /** What it is a number of; sealed values of one name are equal wherever they stand. */
  readonly name: string;
  /** The most letters anybody types for one. */
  readonly max: number;
  /** One value in one way of writing: without spaces, in half-width letters. What is masked stays recognisable. */
  readonly normalise: (typed: string) => string;
  /** Why a normalised value is none, in Chinese a person can correct it by; null when it is one. No value has a `*`. */
  readonly problem: (value: string, today?: string) => string | null;
  /** The value with `*` in place of what not everybody may see: at least one. */
  readonly mask: (value: string) => string;
}

/** Whether a text is a value with parts of it hidden, and no value. */
export const isMasked = (text: string): boolean => text.includes('*');
