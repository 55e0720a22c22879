import type { Hono } from 'hono';
import { modules } from '../../src/modules/index.ts';

/** A request that a route stands for: its names filled in, once for each ledger. */
export interface Call {
  readonly method: string;
  /** As the app has it, e.g. /api/ledgers/:ledger/:id. */
  readonly pattern: string;
  readonly path: string;
}

/** What stands for the names in a path unless something better is given. */
const someId = '01890000-0000-7000-8000-00000000abcd';
const common: Readonly<Record<string, string>> = { id: someId, hash: 'a'.repeat(64), step: 'nothing' };

/** Every route of the app, filled; `fill` gives other names for a ledger, e.g. the id of a row. */
export function callsOf(
  app: Hono,
  fill: (ledger: string) => Readonly<Record<string, string>> = () => ({}),
): readonly Call[] {
  const patterns = new Set(
    app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
  );
  return [...patterns].flatMap((line) => {
    const [method = '', pattern = ''] = line.split(' ');
    const ledgers = pattern.includes(':ledger') ? [...modules.ledgers.keys()] : [''];
    return ledgers.map((ledger) => ({
      method,
      pattern,
      path: filled(pattern, { ...common, ...fill(ledger), ledger }),
    }));
  });
}

/** Whether a call only reads. */
export const isReading = ({ method }: Call): boolean => method === 'GET';

function filled(pattern: string, names: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/:(\w+)/g, (_, name: string) => names[name] ?? name).replace('*', 'index.css');
}
