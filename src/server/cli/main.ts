import about from '../../../package.json' with { type: 'json' };
import { demoCountyCode } from '../../demo/county-code.ts';
import { Problem } from '../../kernel/problem.ts';
import { modules } from '../../modules/index.ts';
import { reportCommand } from '../../modules/reports/report-command.server.ts';
import { readSettings } from '../settings.ts';
import { type Commands, runCommand } from './command.ts';
import { backupCommand } from './backup-command.ts';
import { distributeCommand } from './distribute-command.ts';
import { ddlCommand } from './ddl-command.ts';
import { verifyCommand } from '../proof/verify-command.ts';
import { rotateKeysCommand } from '../sealed/rotate-command.ts';
import { initCommand } from './init-command.ts';
import { withMachine } from './open-machine.ts';
import { resetPasswordCommand } from './reset-password-command.ts';
import { restoreCommand } from './restore-command.ts';

const clock = () => new Date().toISOString();
const installation = { settings: () => readSettings(), clock, program: about.version };

/** The commands of `anlan`, in the order of the help. */
const commands: Commands = {
  init: initCommand(installation, demoCountyCode),
  report: reportCommand,
  backup: backupCommand(installation),
  restore: restoreCommand(installation),
  verify: verifyCommand,
  'rotate-keys': rotateKeysCommand,
  distribute: distributeCommand(installation, modules),
  'reset-password': resetPasswordCommand,
  ddl: ddlCommand(modules),
};

try {
  await runCommand(commands, process.argv.slice(2), {
    withMachine: (work) => withMachine(readSettings(), { registry: modules, clock }, work),
    keysDir: readSettings().keysDir,
    print: (text) => console.log(text),
    tell: (text) => console.error(text),
  });
} catch (error) {
  console.error(error instanceof Problem ? error.message : error);
  process.exitCode = error instanceof Problem && error.code === 'invalid' ? 2 : 1;
}
