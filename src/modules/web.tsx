import type { ModulePages } from '../web/pages.ts';
import { accountPages } from './accounts/pages.web.tsx';
import { areaPages } from './areas/pages.web.tsx';
import { callOutPages } from './callouts/pages.web.tsx';
import { coordinationPages } from './coordination/pages.web.tsx';
import { buildingPages } from './buildings/pages.web.tsx';
import { dutyPages } from './duty/pages.web.tsx';
import { enforcementPages } from './enforcement/pages.web.tsx';
import { floodPages } from './flood/pages.web.tsx';
import { forestPages } from './forest/pages.web.tsx';
import { gaugePages } from './gauges/pages.web.tsx';
import { hazardPages } from './hazards/pages.web.tsx';
import { incidentPages } from './incidents/pages.web.tsx';
import { inspectionPages } from './inspections/pages.web.tsx';
import { numberPages } from './numbers/pages.web.tsx';
import { oversightPages } from './oversight/pages.web.tsx';
import { permitPages } from './permits/pages.web.tsx';
import { preventionPages } from './prevention/pages.web.tsx';
import { accidentPages } from './accidents/pages.web.tsx';
import { provincePages } from './province/pages.web.tsx';
import { reportPages } from './reports/pages.web.tsx';
import { resourcePages } from './resources/pages.web.tsx';
import { sitePages } from './sites/pages.web.tsx';
import { tipPages } from './tips/pages.web.tsx';
import { upkeepPages } from './upkeep/pages.web.tsx';
import { warningPages } from './warnings/pages.web.tsx';

/** What every module shows, in the order of the menu. */
export const modulePages: readonly ModulePages[] = [
  dutyPages,
  incidentPages,
  warningPages,
  gaugePages,
  floodPages,
  forestPages,
  sitePages,
  inspectionPages,
  hazardPages,
  permitPages,
  tipPages,
  buildingPages,
  enforcementPages,
  preventionPages,
  accidentPages,
  ...resourcePages,
  oversightPages,
  callOutPages,
  ...coordinationPages,
  reportPages,
  provincePages,
  accountPages,
  areaPages,
  numberPages,
  upkeepPages,
];
