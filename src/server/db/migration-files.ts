import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A migration as it stands in its folder. */
export type Migration = { readonly name: string; readonly text: string; readonly sha256: string };

/** A statement and the line of the file it begins on. */
export type Statement = { readonly text: string; readonly line: number };

/** Reads the migrations of a folder (NNNN-name.sql) in order; throws when a name is malformed or a number is taken twice. */
export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
  const odd = names.find((name) => !/^\d{4}-[a-z0-9-]+\.sql$/.test(name));
  if (odd !== undefined) throw new Error(`${odd}: a migration is named NNNN-name.sql`);
  const twice = names.find((name, at) => at > 0 && name.slice(0, 4) === names[at - 1]?.slice(0, 4));
  if (twice !== undefined) throw new Error(`${twice}: its number is taken`);
  return names.map((name) => readMigration(folder, name));
}

function readMigration(folder: string, name: string): Migration {
  // A checkout under Windows may have changed the line ends; that is no change of the migration.
  const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
}

/**
 * Cuts a migration into statements, which a distributed database takes one at a time. A statement ends with a ';' at the end of a line
 * outside of $$. Throws at a DO block, which a distributed database does not take.
 */
export function splitStatements({ name, text }: Migration): readonly Statement[] {
  const statements: Statement[] = [];
  let lines: string[] = [];
  let quoted = false;
  for (const [at, line] of [...text.split('\n'), ';'].entries()) {
    const code = codeIn(line);
    if (code.split('$$').length % 2 === 0) quoted = !quoted;
    lines.push(line);
    if (quoted || !code.endsWith(';')) continue;
    const statement = statementFrom(lines, at);
    if (/^do\b/i.test(statement.text)) throw new Error(`${name}:${statement.line}: DO blocks cannot be distributed`);
    if (statement.text !== ';' && statement.text !== '') statements.push(statement);
    lines = [];
  }
  return statements;
}

function statementFrom(lines: readonly string[], lastLine: number): Statement {
  const blank = lines.findIndex((line) => codeIn(line) !== '');
  const text = lines.slice(blank).join('\n').trim();
  return { text, line: lastLine - lines.length + blank + 2 };
}

/** The line without its comment; two hyphens within quotes begin none. */
function codeIn(line: string): string {
  return line.replace(/^((?:[^'-]|'[^']*'|-(?!-))*)--.*$/, '$1').trimEnd();
}
