import type { Filter } from '@gejie/core';
import { withParts } from '@gejie/modules';
import { nowhere } from '../access/elevation.ts';
import type { CompanyFacts, Session, Way } from '../access/session.ts';
import { insertComments, type NewComment } from '../database/collaboration/commentRows.ts';
import { ensureTag, tagRecords, updateTag } from '../database/collaboration/tagRows.ts';
import type { Executor } from '../database/connection.ts';
import { giveFiles } from '../database/files/fileRows.ts';
import { writeNote } from '../database/home/noteRows.ts';
import { keepLatestNotices } from '../database/notifications/latestNotices.ts';
import { putShare } from '../database/sharing/shareRows.ts';
import { standardRoles } from '../organization/standardRoles.ts';
import { runAction } from '../records/actions.ts';
import { saveBatch } from '../records/batch.ts';
import { changeRow } from '../records/changeRow.ts';
import type { RecordDependencies } from '../records/recordDependencies.ts';
import { recordWork } from '../records/recordWork.ts';
import { type WriteScope, writeScope } from '../records/writeScope.ts';
import type { Tagging, Values } from './story/plan.ts';

export interface DemoUser {
  id: number;
  name: string;
  username: string;
  department: number | null;
}

/**
 * The doors to records for a story that is told in one transaction: every write is done by somebody at some time, and
 * goes the way of any other save.
 */
export class DemoDoors {
  private readonly tx: Executor;
  private readonly dependencies: RecordDependencies;
  private readonly company: CompanyFacts;
  private time: Date;
  private readonly said: NewComment[] = [];

  constructor(
    tx: Executor,
    dependencies: Omit<RecordDependencies, 'clock'>,
    company: CompanyFacts,
    time: Date,
  ) {
    this.tx = tx;
    this.company = company;
    this.time = time;
    this.dependencies = { ...dependencies, clock: () => this.time };
  }

  at(time: Date): void {
    this.time = time;
  }

  get now(): Date {
    return this.time;
  }

  /** What the system finds. */
  async find(
    module: string,
    query: { where?: Filter; sort?: string; limit?: number },
  ): Promise<(Values & { id: number; owner: number | null })[]> {
    const scope = this.scope(null, 'web');
    const found = await scope.work.find(scope.registry.module(module).definition as never, query);
    return found as unknown as (Values & { id: number; owner: number | null })[];
  }

  /** @param by null: the system itself. @returns the new ids, in the order of the values */
  async create(
    by: DemoUser | null,
    module: string,
    rows: readonly Values[],
    way: Way = 'web',
  ): Promise<number[]> {
    const scope = this.scope(by, way);
    const results = await saveBatch(
      scope,
      scope.registry.module(module),
      rows.map((values) => ({ values })),
    );
    return results.map(({ id, issues }, index) => {
      if (id === null) throw new Error(storyMistake(module, rows[index], issues));
      return id;
    });
  }

  async change(by: DemoUser | null, module: string, id: number, values: Values): Promise<void> {
    const scope = this.scope(by, 'web');
    await changeRow(scope, scope.registry.module(module), id, values);
  }

  async act(by: DemoUser, module: string, id: number, action: string, input: Values): Promise<unknown> {
    await this.writeComments();
    const scope = this.scope(by, 'web');
    return runAction(scope, scope.registry.module(module), id, action, input);
  }

  comment(by: DemoUser, module: string, record: number, text: string): void {
    this.said.push({ module, record, text, mentions: [], createdBy: by.id, createdAt: this.time });
  }

  /** What was said is written down many at a time: at the end, and before an action may carry it along. */
  async writeComments(): Promise<void> {
    await insertComments(this.tx, this.said.splice(0));
  }

  async tag(by: DemoUser, { tag, color, own, module }: Tagging, records: readonly number[]): Promise<void> {
    const { id } = await ensureTag(this.tx, tag, own ? by.id : null);
    await updateTag(this.tx, id, { name: tag, color: color ?? null });
    await tagRecords(this.tx, id, module, records, by.id);
  }

  /** Files that were kept before there was anybody. */
  async giveFiles(to: DemoUser, files: readonly number[]): Promise<void> {
    await giveFiles(this.tx, files, to.id);
  }

  /** With a department, to read. */
  async share(by: DemoUser, module: string, records: readonly number[], department: number): Promise<void> {
    for (const record of records)
      await putShare(this.tx, {
        module,
        record,
        grantee: department,
        kind: 'department',
        level: 'read',
        role: null,
        until: null,
        createdBy: by.id,
      });
  }

  /** Into the notepads of the home page that the product brings. */
  async writeNotes(notes: readonly { user: number; text: string }[]): Promise<void> {
    for (const { user, text } of notes) await writeNote(this.tx, user, 'notepad', text, 0);
  }

  /** Of a year's notices everybody has read all but the last. */
  async settleNotices(now: Date): Promise<void> {
    await keepLatestNotices(this.tx, { kept: 12, unread: 3, now });
  }

  private scope(by: DemoUser | null, way: Way): WriteScope {
    return writeScope(this.tx, this.session(by, way), this.dependencies, 0, recordWork);
  }

  /** Everybody may do everything here: what the roles allow holds from the first sign-in on. */
  private session(by: DemoUser | null, way: Way): Session {
    const { rights, functions } = standardRoles.administrator;
    return {
      user: by && {
        ...by,
        email: null,
        language: 'zh-CN',
        timeZone: this.company.timeZone,
        theme: 'system',
        dateFormat: null,
        numberFormat: null,
      },
      grants: rights,
      functions: withParts(functions),
      standing: nowhere,
      sharingRules: [],
      roles: [],
      language: 'zh-CN',
      company: this.company,
      way: by ? way : 'system',
      ip: null,
      job: null,
      elevation: by ? null : 'demo company',
      scopes: null,
      credential: null,
    };
  }
}

function storyMistake(module: string, values: unknown, issues: unknown): string {
  return `The demo story holds a ${module} that can’t be saved: ${JSON.stringify({ values, issues })}`;
}
