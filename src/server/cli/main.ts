import about from '../../../package.json' with { type: 'json' };
import { Problem } from '../../kernel/problem.ts';
import { checkCommand } from '../../modules/reports/check-command.server.ts';
import { readCommand } from '../../modules/reports/read-command.server.ts';
import { readSettings } from '../settings.ts';
import { type Commands, runCommand, type Surroundings } from './command.ts';

const clock = () => new Date().toISOString();
const installation = { settings: () => readSettings(), clock, program: about.version };

/** Commands on texts: they load neither the ledgers nor the database. */
const textCommands: Commands = { check: checkCommand, read: readCommand };

/** The commands of `anlan`, in the order of the help. */
async function allCommands(): Promise<Commands> {
  const [demo, { modules }, report, backup, distribute, ddl, verify, rotate, init, password, restore] =
    await Promise.all([
      import('../../demo/county-code.ts'),
      import('../../modules/index.ts'),
      import('../../modules/reports/report-command.server.ts'),
      import('./backup-command.ts'),
      import('./distribute-command.ts'),
      import('./ddl-command.ts'),
      import('../proof/verify-command.ts'),
      import('../sealed/rotate-command.ts'),
      import('./init-command.ts'),
      import('./reset-password-command.ts'),
      import('./restore-command.ts'),
    ]);
  return {
    init: init.initCommand(installation, demo.demoCountyCode),
    report: report.reportCommand,
    ...textCommands,
    backup: backup.backupCommand(installation),
    restore: restore.restoreCommand(installation),
    verify: verify.verifyCommand,
    'rotate-keys': rotate.rotateKeysCommand,
    distribute: distribute.distributeCommand(installation, modules),
    'reset-password': password.resetPasswordCommand,
    ddl: ddl.ddlCommand(modules),
  };
}

const surroundings: Surroundings = {
  withMachine: async (work) => {
    const [{ withMachine }, { modules }] = await Promise.all([
      import('./open-machine.ts'),
      import('../../modules/index.ts'),
    ]);
    return withMachine(readSettings(), { registry: modules, clock }, work);
  },
  keysDir: readSettings().keysDir,
  print: (text) => console.log(text),
  tell: (text) => console.error(text),
};

try {
  const words = process.argv.slice(2);
  const isText = Object.hasOwn(textCommands, words[0] ?? '');
  await runCommand(isText ? textCommands : await allCommands(), words, surroundings);
} catch (error) {
  console.error(error instanceof Problem ? error.message : error);
  process.exitCode = error instanceof Problem && error.code === 'invalid' ? 2 : 1;
}
