/** What the embedded server is for: 'serve' never loses a committed row, 'test' is fast and forgets all in a crash. */
export type Purpose = 'serve' | 'test';

const common = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_checkpoints: 'off',
  shared_preload_libraries: 'pg_stat_statements',
  random_page_cost: '1.1',
  jit: 'off',
};

const byPurpose: Readonly<Record<Purpose, Readonly<Record<string, string>>>> = {
  serve: {
    max_connections: '60',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '8MB',
    maintenance_work_mem: '128MB',
    synchronous_commit: 'on',
    wal_compression: 'on',
    max_wal_size: '2GB',
  },
  test: {
    max_connections: '200',
    shared_buffers: '128MB',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
    checkpoint_timeout: '1h',
    max_wal_size: '4GB',
  },
};

/** The server settings for a purpose, and more when told, as command-line words. */
export function serverSettings(
  purpose: Purpose,
  socketFolder: string,
  more: Readonly<Record<string, string>> = {},
): readonly string[] {
  const settings = { ...common, ...byPurpose[purpose], ...more, unix_socket_directories: quoted(socketFolder) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** The setting is a list, so that a comma in the path has to be quoted. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`;
}
