import type { CountedTag, Module, Registry, TagAnswer, TaggedAnswer, Tone } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import {
  allTags,
  deleteTag,
  mergeTags,
  tagNamed,
  tagWith,
  updateTag,
} from '../database/collaboration/tagRows.ts';
import { recordsTagged, tagCounts } from '../database/collaboration/tagUses.ts';
import type { Database } from '../database/connection.ts';
import { notFound } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import type { RecordService } from '../records/recordService.ts';

interface Needs {
  database: Database;
  records: Pick<RecordService, 'find'>;
  registry(): Registry;
  clock(): Date;
}

/** Of one module at once, and looked at for one tag. */
const mostShown = 20;
const mostLookedAt = 2_000;

/** All tags there are, over all modules. What somebody may not see is neither listed nor counted. PLT-14 */
export class AllTags {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  /** Who keeps the tags sees also those that stand on nothing. */
  async list(session: Session): Promise<CountedTag[]> {
    const { database, registry, clock } = this.needs;
    const context = readContext(session, registry(), clock());
    const counts = new Map<number, number>();
    for (const module of this.seen(session))
      for (const { tag, count } of await tagCounts(database.kysely, module, context.visible(module), context))
        counts.set(tag, (counts.get(tag) ?? 0) + count);
    return (await allTags(database.kysely))
      .map((tag) => ({ ...tag, count: counts.get(tag.id) ?? 0 }))
      .filter(({ count }) => count > 0 || session.functions.has('settings'));
  }

  /** @throws ProblemError notFound also for a tag that stands on nothing the session may see */
  async records(session: Session, id: number): Promise<TaggedAnswer> {
    const { database, records } = this.needs;
    const tag = await tagWith(database.kysely, id);
    if (!tag) throw notFound();
    const tagged = await recordsTagged(database.kysely, id, mostLookedAt);
    const groups: TaggedAnswer['groups'] = [];
    for (const module of this.seen(session)) {
      const ids = tagged.get(module.name);
      if (!ids) continue;
      const found = await records.find(session, module.name, {
        within: { id: { in: ids } },
        fields: [module.title],
        limit: mostShown,
        count: true,
      });
      if (found.records.length > 0)
        groups.push({
          module: module.path,
          count: found.count?.value ?? found.records.length,
          records: found.records.map((record) => ({
            id: record.id,
            label: labelOf(record[module.title]),
          })),
        });
    }
    if (groups.length === 0 && !session.functions.has('settings')) throw notFound();
    return { tag, groups };
  }

  /** @throws ProblemError notFound */
  async change(id: number, { name, color }: { name?: string; color?: Tone | null }): Promise<TagAnswer> {
    return this.needs.database.transaction(async (tx) => {
      const tag = await tagWith(tx, id, true);
      if (!tag) throw notFound();
      const changed = { name: name ?? tag.name, color: color === undefined ? tag.color : color };
      const other = await tagNamed(tx, changed.name);
      if (other && other.id !== id) {
        await mergeTags(tx, id, other.id);
        return other;
      }
      await updateTag(tx, id, changed);
      return { id, ...changed };
    });
  }

  /** @throws ProblemError notFound */
  async remove(id: number): Promise<void> {
    if (!(await deleteTag(this.needs.database.kysely, id))) throw notFound();
  }

  private seen(session: Session): Module[] {
    return this.needs.registry().modules.filter((module) => rightsOf(session, module).see !== 'none');
  }
}

/** A record is named by a text, or by what it points at. */
function labelOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'label' in value) return String(value.label ?? '');
  return String(value ?? '');
}
