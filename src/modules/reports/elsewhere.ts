import type { ComposedFigure } from './composed.ts';

/**
 * Whether a figure is told otherwise in a signed report and nobody has said why: neither here, nor by a letter that gave the report it
 * differs from the value that stands here.
 */
export const isUnexplained = ({ value, elsewhere }: Pick<ComposedFigure, 'value' | 'elsewhere'>): boolean =>
  elsewhere?.why === null && elsewhere.reports.some(({ corrected }) => corrected?.value !== value);
