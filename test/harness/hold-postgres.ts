import { Problem } from '../../src/kernel/problem.ts';
import { startPostgres } from '../../src/server/db/embedded.ts';

// A process to be killed: starts the database of the given folder, says how in one line of JSON, and holds it until it is ended.
const folder = process.argv[2];
if (folder === undefined) throw new Error('which folder?');
try {
  const { url, mode } = await startPostgres(folder);
  console.log(JSON.stringify({ url, mode }));
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  console.log(JSON.stringify({ problem: error.message }));
}
