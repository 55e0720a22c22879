import { ledgerNamed, type Registry } from '../../kernel/module.ts';
import { createTable } from '../db/ddl.ts';
import type { Command } from './command.ts';

/** `anlan ddl`: the first draft of a ledger's migration, for a person to read and complete. */
export function ddlCommand(registry: Registry): Command {
  return {
    summary: '打印一本台账的建表语句初稿（供开发者补索引后存为迁移）',
    options: { ledger: { words: '台账的名字，如 hazard', value: '名字', required: true } },
    run: async ({ ledger = '' }, { print }) => print(createTable(ledgerNamed(registry, ledger))),
  };
}
