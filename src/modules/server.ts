import type { ServerModule } from '../server/module.ts';
import { hazardsServer } from './hazards/hazards.server.ts';

/** The server's half of the modules. */
export const serverModules: readonly ServerModule[] = [hazardsServer];
