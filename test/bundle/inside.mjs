// Run by the bundle's own Node, in a network of its own where that can be had: starts the installed server, opens its pages as a browser
// would, and signs in with the account it has told. Says 'usable' when all of that worked.
import { spawn } from 'node:child_process';

const [program] = process.argv.slice(2);
const child = spawn(process.execPath, [`${program}/current/src/server/main.ts`], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let words = '';
child.stdout.on('data', (text) => (words += text));
const address = await new Promise((resolve, reject) => {
  child.stdout.on('data', () => {
    const found = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(words);
    if (found) resolve(found[0]);
  });
  child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
});
const ask = (path, init) => fetch(`${address}${path}`, init);
const page = await (await ask('/')).text();
const scripts = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
if (scripts.length === 0) throw new Error('the page has no scripts');
for (const path of scripts) if (!(await ask(path)).ok) throw new Error(`${path} is missing`);
const ready = await (await ask('/readyz')).json();
if (ready.ready !== true) throw new Error('not ready');
const signIn = await ask('/api/auth/sign-in', {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: address },
  body: JSON.stringify({ username: 'nobody', password: 'a wrong password' }),
});
if (signIn.status !== 401) throw new Error(`signing in answered ${signIn.status}`);
child.kill('SIGINT');
const code = await new Promise((resolve) => child.once('exit', resolve));
console.log(`usable, ended with ${code}`);
