import { totalmem } from 'node:os';

const mebibyte = 1024 * 1024;

/** The memory PostgreSQL may count on, in bytes: that of the container when there is a limit. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < totalmem() ? limit : totalmem();
}

/**
 * Server settings for one company’s CRM on a machine shared with the application, by the rules of thumb of
 * https://wiki.postgresql.org/wiki/Tuning_Your_PostgreSQL_Server.
 *
 * @param available bytes of memory on the machine
 */
export function tuning(available = memory()): Record<string, string> {
  const share = (part: number, least: number, most: number) =>
    `${Math.round(Math.min(Math.max((available * part) / mebibyte, least), most))}MB`;
  return {
    shared_buffers: share(1 / 4, 64, 4096),
    effective_cache_size: share(6 / 10, 128, 65_536),
    work_mem: share(1 / 512, 8, 48),
    maintenance_work_mem: share(1 / 16, 64, 1024),
    max_connections: '100',
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    checkpoint_timeout: '15min',
    // Solid-state disks: reading here and there costs hardly more than reading in a row.
    random_page_cost: '1.1',
    // Compiling a query takes longer than our short ones run.
    jit: 'off',
    // A table of a million rows should not wait for 200,000 changes before it is looked after.
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_analyze_scale_factor: '0.02',
    timezone: 'UTC',
    // Its own log, one file a weekday, each overwritten a week later.
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_timezone: 'UTC',
  };
}
