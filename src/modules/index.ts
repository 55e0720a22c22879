import { registry } from '../kernel/module.ts';
import { areas } from './areas/index.ts';
import { accounts } from './accounts/index.ts';
import { audit } from './audit/index.ts';
import { callouts } from './callouts/index.ts';
import { coordination } from './coordination/index.ts';
import { buildings } from './buildings/index.ts';
import { duty } from './duty/index.ts';
import { documents } from './documents/index.ts';
import { enforcement } from './enforcement/index.ts';
import { flood } from './flood/index.ts';
import { forest } from './forest/index.ts';
import { gauges } from './gauges/index.ts';
import { hazards } from './hazards/index.ts';
import { incidents } from './incidents/index.ts';
import { inspections } from './inspections/index.ts';
import { numbers } from './numbers/index.ts';
import { oversight } from './oversight/index.ts';
import { permits } from './permits/index.ts';
import { prevention } from './prevention/index.ts';
import { accidents } from './accidents/index.ts';
import { province } from './province/index.ts';
import { reports } from './reports/index.ts';
import { resources } from './resources/index.ts';
import { tips } from './tips/index.ts';
import { sites } from './sites/index.ts';
import { upkeep } from './upkeep/index.ts';
import { warnings } from './warnings/index.ts';

/** Every duty that Anlan knows, in the order of the menu. */
export const modules = registry([
  duty,
  incidents,
  sites,
  oversight,
  inspections,
  hazards,
  documents,
  permits,
  tips,
  buildings,
  enforcement,
  prevention,
  accidents,
  callouts,
  coordination,
  resources,
  gauges,
  warnings,
  flood,
  forest,
  reports,
  areas,
  accounts,
  audit,
  upkeep,
  numbers,
  province,
]);
