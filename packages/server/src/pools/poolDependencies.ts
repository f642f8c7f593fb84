import type { Registry } from '@gejie/core';
import type { Database } from '../database/connection.ts';
import type { RecordService } from '../records/recordService.ts';
import type { PoolBook } from './poolBook.ts';

/** What the verbs of pools are built from. */
export interface PoolDependencies {
  database: Database;
  records: RecordService;
  book: PoolBook;
  registry(): Registry;
  clock(): Date;
}
