import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../kernel/problem.ts';

/** Builds the pages when there are none, or when their sources are newer; does nothing where only the built pages are installed. */
export async function ensurePages(root: string, pages: string, say: (line: string) => void): Promise<void> {
  const built = join(pages, 'index.html');
  const tool = join(root, 'node_modules/.bin/vite');
  if (!existsSync(tool)) return;
  if (existsSync(built) && newest(join(root, 'src')) <= statSync(built).mtimeMs) return;
  say('正在构建页面……');
  await run(tool, root);
}

function newest(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Math.max(0, ...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

function run(tool: string, root: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let words = '';
  const child = spawn(process.execPath, [tool, 'build', '--logLevel', 'warn'], { cwd: root });
  child.stdout.on('data', (text: Buffer) => (words += text.toString()));
  child.stderr.on('data', (text: Buffer) => (words += text.toString()));
  child.once('error', reject);
  child.once('exit', (code) => {
    if (code === 0) resolve();
    else reject(new Problem('unavailable', `页面构建失败，请把下面的内容发给维护人员：\n${words}`));
  });
  return promise;
}
