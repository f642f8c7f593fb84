import { inLanguage, type JobAnswer, type Language, type Registry } from '@gejie/core';
import type { JobRow } from '../database/jobs/jobRows.ts';

/** A job as the API answers it. */
export function jobAnswer(row: JobRow, registry: Registry, language: Language): JobAnswer {
  const { failedRows: file } = row;
  return {
    id: row.id,
    kind: row.kind,
    module: row.module && registry.module(row.module).path,
    state: row.state,
    done: row.done,
    total: row.total,
    created: row.created,
    updated: row.updated,
    skipped: row.skipped,
    failed: row.failed,
    failedRows: file && `/api/files/${file.id}/${encodeURIComponent(file.name)}`,
    result: row.result,
    error: row.error && inLanguage(row.error, language),
    createdAt: row.createdAt,
    finishedAt: row.finishedAt,
  };
}
