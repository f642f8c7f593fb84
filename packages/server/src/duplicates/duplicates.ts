import {
  type DuplicateGroupAnswer,
  type DuplicatesAnswer,
  duplicateRules,
  type Module,
  type Registry,
} from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { type GroupRow, groupsFor, lastSearch, notePairs } from '../database/duplicates/groupRows.ts';
import type { JobService } from '../jobs/jobService.ts';
import { forbidden, notFound, ProblemError } from '../problem.ts';
import { mayRead, readContext } from '../reading/readContext.ts';
import { masked } from '../records/duplicates.ts';
import { isMergeable } from '../records/mergeable.ts';
import type { RecordService } from '../records/recordService.ts';
import { fieldsOfRule } from './searchHandler.ts';

export interface DuplicateDependencies {
  database: Database;
  records: RecordService;
  jobs: JobService;
  registry(): Registry;
  clock(): Date;
}

const usualPage = 20;

/** Duplicates over a whole module: looking for them, and what to do about each group. PLT-09 */
export class Duplicates {
  private readonly needs: DuplicateDependencies;

  constructor(needs: DuplicateDependencies) {
    this.needs = needs;
  }

  /** @throws ProblemError forbidden, state for modules without a duplicate rule */
  async search(session: Session, module: Module): Promise<{ id: number }> {
    this.require(session, module);
    return this.needs.jobs.enqueue(session, { kind: 'duplicates', module: module.name, payload: {} });
  }

  /** The groups of which this person sees a record; records out of sight are named only in part. */
  async list(
    session: Session,
    module: Module,
    page: { after?: number; limit?: number },
  ): Promise<DuplicatesAnswer> {
    this.require(session, module);
    const limit = page.limit ?? usualPage;
    const rows = await this.groups(session, module, { after: page.after ?? 0, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = await lastSearch(this.needs.database.kysely, module.name);
    return {
      groups: await this.answers(session, module, shown),
      next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      searchedAt: last?.at ?? null,
    };
  }

  /** Remembers that those of a group are not the same. @throws ProblemError notFound */
  async dismiss(session: Session, module: Module, id: number): Promise<void> {
    this.require(session, module);
    const [group] = await this.groups(session, module, { after: 0, limit: 1, only: id });
    if (!group) throw notFound();
    const pairs = group.members.flatMap((a, index) =>
      group.members
        .slice(index + 1)
        // Of two that one does not see, one can’t say that they differ.
        .flatMap((b) => (a.seen || b.seen ? [[a.id, b.id] as const] : [])),
    );
    await notePairs(this.needs.database.kysely, pairs, session.user?.id ?? null);
  }

  private require(session: Session, module: Module): void {
    const rights = rightsOf(session, module);
    if (!isMergeable(module) || duplicateRules(module).length === 0)
      throw new ProblemError('state', {
        zh: '此模块没有查重规则',
        en: 'This module has no rule for duplicates',
      });
    if (rights.edit === 'none' || rights.delete === 'none' || !rights.bulk) throw forbidden();
  }

  private groups(
    session: Session,
    module: Module,
    page: { after: number; limit: number; only?: number },
  ): Promise<GroupRow[]> {
    const { database, registry, clock } = this.needs;
    const context = readContext(session, registry(), clock());
    return groupsFor(database.kysely, module, context.visible(module), page, context);
  }

  private async answers(
    session: Session,
    module: Module,
    groups: readonly GroupRow[],
  ): Promise<DuplicateGroupAnswer[]> {
    const seen = groups.flatMap(({ members }) => members.filter((one) => one.seen).map(({ id }) => id));
    const compared = duplicateRules(module).flatMap((rule) => rule.map(({ field }) => field.name));
    const fields = [module.title, 'number', 'owner', 'createdAt', ...compared].filter(
      (name) => module.fields.has(name) && mayRead(session, module, name),
    );
    const found = new Map<number, DuplicateGroupAnswer['records'][number]['record']>();
    for await (const records of this.needs.records.stream(session, module.name, {
      ids: [...new Set(seen)],
      fields: [...new Set(fields)],
      departed: true,
    }))
      for (const record of records) found.set(record.id, record);
    return groups.map(({ id, fields: alike, members }) => ({
      id,
      fields: [...new Set(alike.flatMap(fieldsOfRule))].filter((name) => mayRead(session, module, name)),
      records: members.map((member) => {
        const record = found.get(member.id);
        return member.seen && record
          ? { label: member.label, record }
          : { label: masked(member.label), record: null };
      }),
    }));
  }
}
