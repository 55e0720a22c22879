import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A Chromium ready to be started, and the environment it needs. */
export type Chromium = { readonly executable: string; readonly environment: Record<string, string> };

/** Unpacks Chromium once per version into the project's cache; safe when several processes do so at once. */
export async function prepareChromium(): Promise<Chromium> {
  const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
  const folder = join(cache, `chromium-${packedVersion()}`);
  if (!existsSync(folder)) await unpack(cache, folder);
  const environment = { FONTCONFIG_FILE: writeFontSettings(folder), LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  return { executable: join(folder, 'chromium'), environment: { ...inherited(), ...environment } };
}

function packageFolder(name: string): string {
  return join(dirname(fileURLToPath(import.meta.resolve(name))), '..');
}

function packedVersion(): string {
  const text = readFileSync(join(packageFolder('@sparticuz/chromium'), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** The package unpacks to a fixed place below TMPDIR and takes a half-written file there for whole: so each process uses a place of its own. */
async function unpack(cache: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'chromium-draft-'));
  try {
    const script = `(await import(${JSON.stringify(import.meta.resolve('@sparticuz/chromium'))})).default.executablePath()`;
    // Under the name of this platform the package also unpacks the system libraries that a bare machine lacks.
    const env = { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', `await ${script}`], { env });
    renameSync(draft, folder);
  } catch (error) {
    // Another process was first: a folder in place is always whole.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Shows the browser one family of Chinese fonts and none of the machine's own, so that pages look alike everywhere. */
function writeFontSettings(folder: string): string {
  const fonts = join(packageFolder('@embedpdf/fonts-sc'), 'fonts');
  const path = join(folder, 'fonts.conf');
  const draft = `${path}.${process.pid}`;
  writeFileSync(
    draft,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  renameSync(draft, path);
  return path;
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
