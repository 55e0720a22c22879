import { handle, type ServerModule } from '../../server/module.ts';
import { countyRanking } from './province.endpoints.ts';
import { ranking } from './ranking.server.ts';
import { rollUp } from './roll-up.server.ts';

/** The server's half of what a province sees. */
export const provinceServer: ServerModule = {
  name: 'province',
  handlers: [handle(countyRanking, (ctx, { figure }) => ranking(ctx, figure))],
  jobs: [rollUp],
};
