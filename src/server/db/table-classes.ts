import type { Registry } from '../../kernel/module.ts';
import { columnName } from '../ledger/columns.ts';

/**
 * What a table is to a distributed database: a tenant table is cut by county, a dictionary stands whole on every node,
 * a local one belongs to the installation itself. docs/architecture says what each class may and may not have.
 */
export type TableClass = 'tenant' | 'dictionary' | 'local';

/** The tables that are no ledger's own; those of ledgers are tenant tables, every one. */
const others: Readonly<Record<string, TableClass>> = {
  county: 'dictionary',
  area: 'dictionary',
  area_succession: 'tenant',
  account: 'dictionary',
  credential: 'dictionary',
  two_factor: 'dictionary',
  post: 'dictionary',
  password_past: 'dictionary',
  security_setting: 'dictionary',
  section: 'tenant',
  number_series: 'tenant',
  setting_value: 'tenant',
  usual_post: 'tenant',
  entry: 'tenant',
  access_log: 'tenant',
  seal_link: 'tenant',
  deadline: 'tenant',
  file: 'tenant',
  search_line: 'tenant',
  balance_card: 'tenant',
  call_plan: 'tenant',
  call_person: 'tenant',
  call_attempt: 'tenant',
  channel_state: 'tenant',
  public_label: 'tenant',
  legal_document_content: 'tenant',
  draw_candidate: 'tenant',
  building_apart: 'tenant',
  deduction_row: 'tenant',
  import_batch: 'tenant',
  import_row: 'tenant',
  withdrawn_row: 'tenant',
  bulletin_series: 'tenant',
  bulletin_issue: 'tenant',
  report_text: 'tenant',
  report_figure: 'tenant',
  report_explanation: 'tenant',
  report_template: 'tenant',
  report_promise: 'tenant',
  report_section: 'tenant',
  report_section_past: 'tenant',
  report_comment: 'tenant',
  report_comment_word: 'tenant',
  county_figure: 'tenant',
  figure_day: 'tenant',
  figure_kept: 'tenant',
  gauge_reading: 'tenant',
  gauge_memory: 'tenant',
  gauge_aside: 'tenant',
  outbox: 'local',
  outbox_cursor: 'local',
  session: 'local',
  verification: 'local',
  sign_in_attempt: 'local',
  sealing_key: 'local',
  retired_month: 'local',
  migration: 'local',
  backup_run: 'local',
  alarm: 'local',
};

/** Every table of the schema with its class, by its name in SQL without quotes. */
export function tableClasses(registry: Registry): Readonly<Record<string, TableClass>> {
  const own = [...registry.ledgers.values()].map((l) => [columnName(l.name).replaceAll('"', ''), 'tenant'] as const);
  return { ...others, ...Object.fromEntries(own) };
}

/** The tables of one class, quoted for SQL. */
export function tablesOf(registry: Registry, wanted: TableClass): readonly string[] {
  const all = Object.entries(tableClasses(registry));
  return all.filter(([, found]) => found === wanted).map(([name]) => `"${name}"`);
}
