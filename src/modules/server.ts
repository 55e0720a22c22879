import type { ServerModule } from '../server/module.ts';
import { areasServer } from './areas/areas.server.ts';
import { accountsServer } from './accounts/accounts.server.ts';
import { calloutsServer } from './callouts/callouts.server.ts';
import { coordinationServer } from './coordination/coordination.server.ts';
import { buildingsServer } from './buildings/buildings.server.ts';
import { documentsServer } from './documents/documents.server.ts';
import { dutyServer } from './duty/duty.server.ts';
import { enforcementServer } from './enforcement/enforcement.server.ts';
import { floodServer } from './flood/flood.server.ts';
import { forestServer } from './forest/forest.server.ts';
import { gaugesServer } from './gauges/gauges.server.ts';
import { hazardsServer } from './hazards/hazards.server.ts';
import { incidentsServer } from './incidents/incidents.server.ts';
import { inspectionsServer } from './inspections/inspections.server.ts';
import { numbersServer } from './numbers/numbers.server.ts';
import { permitsServer } from './permits/permits.server.ts';
import { preventionServer } from './prevention/prevention.server.ts';
import { accidentsServer } from './accidents/accidents.server.ts';
import { provinceServer } from './province/province.server.ts';
import { reportsServer } from './reports/reports.server.ts';
import { resourcesServer } from './resources/resources.server.ts';
import { tipsServer } from './tips/tips.server.ts';
import { upkeepServer } from './upkeep/upkeep.server.ts';
import { warningsServer } from './warnings/warnings.server.ts';

/** The server's half of the modules. */
export const serverModules: readonly ServerModule[] = [
  dutyServer,
  incidentsServer,
  gaugesServer,
  warningsServer,
  floodServer,
  forestServer,
  inspectionsServer,
  hazardsServer,
  documentsServer,
  permitsServer,
  tipsServer,
  buildingsServer,
  enforcementServer,
  preventionServer,
  accidentsServer,
  calloutsServer,
  coordinationServer,
  resourcesServer,
  reportsServer,
  areasServer,
  accountsServer,
  provinceServer,
  upkeepServer,
  numbersServer,
];
