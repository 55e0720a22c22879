import type pg from 'pg';
import { parseArgs } from 'node:util';
import { Problem } from '../../kernel/problem.ts';
import type { Machine } from '../db/transact.ts';

/** An option of a command: `value` names what follows it (none for a switch), `words` says what it is for. */
export interface CommandOption {
  readonly words: string;
  readonly value?: string;
  readonly required?: boolean;
}

/** The options a user gave: a text for those with a value, '' for a switch that is set. */
export type Given = Readonly<Record<string, string | undefined>>;

/** What a command may use of the installation. */
export interface Surroundings {
  /** Opens the database for the while of some work. */
  readonly withMachine: <T>(work: (machine: Machine, owner: pg.Pool) => Promise<T>) => Promise<T>;
  /** The folder of the keys that seal. */
  readonly keysDir: string;
  /** Writes to standard output what was asked for, and nothing else. */
  readonly print: (text: string) => void;
  /** Tells the user something, on standard error. */
  readonly tell: (text: string) => void;
}

/** A command of `anlan`. */
export interface Command {
  readonly summary: string;
  readonly options: Readonly<Record<string, CommandOption>>;
  /** The one word a command takes without a sign before it; it is given under its `name` and required. */
  readonly operand?: { readonly name: string; readonly value: string; readonly words: string };
  readonly run: (given: Given, around: Surroundings) => Promise<void>;
}

/** All commands, by name. */
export type Commands = Readonly<Record<string, Command>>;

/** Runs the command the words name; without words, or asked for help, prints help. Throws Problem 'invalid' for wrong words. */
export async function runCommand(commands: Commands, words: readonly string[], around: Surroundings): Promise<void> {
  const [name, ...rest] = words;
  if (name === undefined || isHelp(name)) return around.print(helpOf(commands));
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw wrong(`没有“${name}”这个命令`);
  if (rest.some(isHelp)) return around.print(helpOn(name, command));
  await command.run(givenIn(name, command, rest), around);
}

/** The help on all commands. */
export function helpOf(commands: Commands): string {
  const widest = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(widest + 2)}${summary}`);
  return [
    '安澜命令行工具',
    '',
    '用法：npx anlan <命令> [选项]',
    '',
    '命令：',
    ...lines,
    '',
    '某个命令的选项：npx anlan <命令> --help',
    '数据库：有 DATABASE_URL 用它；否则用 DATA_DIR（默认 ./data）里自带的数据库，安澜正在运行也可以。',
  ].join('\n');
}

function helpOn(name: string, command: Command): string {
  const { summary, options, operand } = command;
  const first = operand === undefined ? [] : [`  ${padded(`<${operand.value}>`, 26)}${operand.words}`];
  const lines = Object.entries(options).map(([option, { words, required }]) => {
    const left = `  ${signOf(option, options[option])}`;
    return `${padded(left, 26)}${words}${required ? '（必填）' : ''}`;
  });
  return [`${name}：${summary}`, '', `用法：${usageOf(name, command)}`, '', ...first, '选项：', ...lines].join('\n');
}

function usageOf(name: string, { options, operand }: Command): string {
  const parts = Object.entries(options).map(([option, about]) => {
    const sign = signOf(option, about);
    return about.required ? sign : `[${sign}]`;
  });
  return ['npx anlan', name, ...(operand === undefined ? [] : [`<${operand.value}>`]), ...parts].join(' ');
}

/** Filled up to a width at which a Chinese character takes two places. */
function padded(text: string, width: number): string {
  const wide = text.match(/[^ -~]/g)?.length ?? 0;
  return text.padEnd(width - wide);
}

const signOf = (option: string, about: CommandOption | undefined) =>
  about?.value ? `--${option} <${about.value}>` : `--${option}`;

const isHelp = (word: string) => word === '--help' || word === '-h' || word === 'help';

function givenIn(name: string, command: Command, words: readonly string[]): Given {
  const given = parsed(name, command, words);
  const missing = Object.entries(command.options).find(([option, { required }]) => required && !given[option]);
  if (missing) throw wrong(`缺少 ${signOf(...missing)}（${missing[1].words}）`, name);
  const { operand } = command;
  if (operand !== undefined && !given[operand.name]) throw wrong(`缺少 <${operand.value}>（${operand.words}）`, name);
  return given;
}

function parsed(name: string, { options, operand }: Command, words: readonly string[]): Given {
  const types = Object.entries(options).map(
    ([option, { value }]) => [option, { type: value ? 'string' : 'boolean' }] as const,
  );
  try {
    const about = { args: [...words], options: Object.fromEntries(types), strict: true };
    const { values, positionals } = parseArgs({ ...about, allowPositionals: operand !== undefined });
    if (positionals.length > 1) throw new Error(`'${positionals[1]}'`);
    const pairs = Object.entries(values).map(
      ([option, value]) => [option, value === true ? '' : String(value)] as const,
    );
    const first = operand === undefined ? [] : [[operand.name, positionals[0]] as const];
    return Object.fromEntries([...pairs, ...first]);
  } catch (error) {
    throw wrong(reasonOf(error), name);
  }
}

function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  const option = /'(-[^' ]*)/.exec(said)?.[1];
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有 ${option ?? '这个'} 选项`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `选项 ${option ?? ''} 的写法不对，或缺少它的值`;
  return `参数“${/'([^']*)'/.exec(said)?.[1] ?? ''}”放错了地方，选项都要写成 --名称 值`;
}

const wrong = (reason: string, name?: string) =>
  new Problem('invalid', `${reason}。查看用法：npx anlan ${name === undefined ? '' : `${name} `}--help`);
