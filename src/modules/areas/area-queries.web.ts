import { queryOptions } from '@tanstack/react-query';
import { api } from '../../web/api.ts';
import { areaHistory, areaShapes, listAreas } from './areas.endpoints.ts';

/** Every area the county has or had. */
export const allAreasQuery = queryOptions({ queryKey: ['areas', 'all'], queryFn: () => api.call(listAreas, {}) });

/** The changes of one area, the latest first. */
export const historyQuery = (code: string) =>
  queryOptions({ queryKey: ['areas', 'history', code], queryFn: () => api.call(areaHistory, { code }) });

/** The outlines within an area. */
export const shapesQuery = (within: string) =>
  queryOptions({ queryKey: ['areas', 'shapes', within], queryFn: () => api.call(areaShapes, { within }) });
