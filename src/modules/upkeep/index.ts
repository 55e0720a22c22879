import { module } from '../../kernel/module.ts';

export { upkeepState } from './upkeep.endpoints.ts';

/** Keeping the installation itself running: alarms and backups. */
export const upkeep = module('upkeep', { label: '运行维护' });
