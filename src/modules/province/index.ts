import { module } from '../../kernel/module.ts';

export { countyRanking } from './province.endpoints.ts';

/** Counties side by side, for the province or the city above them. */
export const province = module('province', { label: '省市' });
