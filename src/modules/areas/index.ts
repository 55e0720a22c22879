import { module } from '../../kernel/module.ts';

export { areaAt, areaShapes, importBoundaries, listAreas, townFigures } from './areas.endpoints.ts';

/** Who finds the page of areas in the menu: those who change them and those who answer for them. */
export const areaKeepers = ['administrator', 'auditor', 'leader', 'committeeOffice'] as const;

/** The county's towns and villages, valid in time, with their boundaries. */
export const areas = module('areas', {
  label: '行政区划',
});
