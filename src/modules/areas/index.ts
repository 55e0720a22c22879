import { module } from '../../kernel/module.ts';
import {
  areaAt,
  areaHistory,
  areaShapes,
  changeAreas,
  importBoundaries,
  listAreas,
  previewAreas,
  townFigures,
} from './areas.endpoints.ts';

export { areaAt, areaShapes, importBoundaries, listAreas, townFigures } from './areas.endpoints.ts';

/** The county's towns and villages, valid in time, with their boundaries. */
export const areas = module('areas', {
  label: '行政区划',
  endpoints: [listAreas, previewAreas, changeAreas, areaHistory, importBoundaries, areaShapes, areaAt, townFigures],
});
