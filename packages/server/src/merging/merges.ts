import type { AnsweredRecord, MergePreviewAnswer, Module, MovingAnswer, Registry } from '@gejie/core';
import { z } from 'zod';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { hangingCounts } from '../database/merging/carriedRows.ts';
import { pointingCounts } from '../database/merging/pointingRows.ts';
import { endedSoon } from '../jobs/endedSoon.ts';
import type { JobService } from '../jobs/jobService.ts';
import { mayRead, type ReadContext, readContext } from '../reading/readContext.ts';
import { mostMerged } from '../records/mergeRecords.ts';
import type { RecordService } from '../records/recordService.ts';
import { pointersTo } from '../records/turnLinks.ts';

const id = z.int().positive();

export const mergeSchema = z.strictObject({
  into: id,
  from: z
    .array(id)
    .min(1)
    .max(mostMerged - 1),
  values: z.record(z.string().max(120), z.unknown()).default({}),
});

export const previewSchema = z.strictObject({ ids: z.array(id).min(2).max(mostMerged) });

export interface MergeDependencies {
  database: Database;
  records: RecordService;
  jobs: JobService;
  registry(): Registry;
  clock(): Date;
}

/** Of records that point at one, no more are counted. */
const mostCounted = 1000;

/** Several records of the same company, person or deal become one. PLT-09 */
export class Merges {
  private readonly needs: MergeDependencies;

  constructor(needs: MergeDependencies) {
    this.needs = needs;
  }

  /**
   * Merges as a job, once nothing stands against it; it has mostly ended when this returns.
   * @throws ProblemError notFound, forbidden, state, conflict, invalid
   */
  async start(session: Session, module: Module, wish: z.infer<typeof mergeSchema>): Promise<{ id: number }> {
    const { records, jobs, database } = this.needs;
    await records.checkMerge(session, module.name, wish);
    const job = await jobs.enqueue(session, {
      kind: 'merge',
      module: module.name,
      payload: wish,
      total: wish.from.length,
    });
    await endedSoon(database.kysely, job.id);
    return job;
  }

  /** The records side by side, and how much would go along from each. @throws ProblemError notFound */
  async preview(session: Session, module: Module, ids: readonly number[]): Promise<MergePreviewAnswer> {
    const records: AnsweredRecord[] = [];
    for (const one of new Set(ids)) records.push(await this.needs.records.get(session, module.name, one));
    const seen = records.map((record) => record.id);
    return { records, moving: await this.moving(session, module, seen) };
  }

  private async moving(session: Session, module: Module, ids: readonly number[]): Promise<MovingAnswer[]> {
    const { database, registry, clock } = this.needs;
    const context = readContext(session, registry(), clock());
    const links = new Map<number, MovingAnswer['links']>(ids.map((one) => [one, []]));
    for (const { source, field } of pointersSeen(module, context)) {
      const target = { module, ids };
      const visible = context.visible(source);
      const counts = await pointingCounts(
        database.kysely,
        source,
        field,
        target,
        visible,
        mostCounted,
        context,
      );
      for (const [one, count] of counts)
        if (count > 0) links.get(one)?.push({ module: source.path, field: field.name, count });
    }
    const hanging = await hangingCounts(database.kysely, ids, session.user?.id ?? null);
    return hanging.map(({ record, ...counts }) => ({
      id: record,
      ...counts,
      links: links.get(record) ?? [],
    }));
  }
}

/** The references to a module that the reader knows of. */
function pointersSeen(module: Module, { registry, session }: ReadContext) {
  return registry.modules.flatMap((source) =>
    source.keptBy === 'system' || rightsOf(session, source).see === 'none'
      ? []
      : pointersTo(source, module)
          .filter((field) => mayRead(session, source, field.name))
          .map((field) => ({ source, field })),
  );
}
