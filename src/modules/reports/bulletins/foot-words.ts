import type { BulletinEnd } from '../composed.ts';

/** Whom a bulletin goes to, line by line: what stands between the signs ；. */
export const sendToLines = ({ sendTo }: Pick<BulletinEnd, 'sendTo'>): readonly string[] =>
  sendTo
    .split('；')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** How many copies are printed, in words; nothing where it is not told. */
export const copiesWords = ({ copies }: Pick<BulletinEnd, 'copies'>): string =>
  copies === null ? '' : `共印${copies}份`;
