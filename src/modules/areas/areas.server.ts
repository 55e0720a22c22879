import { settleTowns } from '../../server/areas/settle-towns.ts';
import { handle, type ServerModule } from '../../server/module.ts';
import { areaHistory as answerHistory } from './area-history.server.ts';
import {
  areaAt,
  areaHistory,
  areaShapes,
  changeAreas,
  importBoundaries,
  listAreas,
  previewAreas,
  townFigures,
  undoAreas,
} from './areas.endpoints.ts';
import { findAreaAt, takeBoundaries, shapesWithin } from './boundaries.server.ts';
import { byTown } from './by-town.server.ts';
import { changeAreas as change, previewChange } from './change-areas.server.ts';
import { readAreas } from './read-areas.server.ts';
import { undoChange } from './undo-change.server.ts';

/** The server's half of the county's areas. */
export const areasServer: ServerModule = {
  name: 'areas',
  handlers: [
    handle(listAreas, readAreas),
    handle(previewAreas, previewChange),
    handle(changeAreas, change),
    handle(undoAreas, undoChange),
    handle(areaHistory, answerHistory),
    handle(importBoundaries, takeBoundaries),
    handle(areaShapes, shapesWithin),
    handle(areaAt, findAreaAt),
    handle(townFigures, byTown, 'snapshot'),
  ],
  jobs: [settleTowns],
};
