import type { CountedTag, Module, Registry, TagAnswer, TaggedAnswer, Tone } from '@gejie/core';
import { rightsOf } from '../access/rights.ts';
import type { Session } from '../access/session.ts';
import {
  allTags,
  deleteTag,
  mergeTags,
  type OwnedTag,
  tagNamed,
  tagWith,
  updateTag,
} from '../database/collaboration/tagRows.ts';
import { modulesTagged, modulesWithTags, tagCounts } from '../database/collaboration/tagUses.ts';
import type { Database, Executor } from '../database/connection.ts';
import { forbidden, notFound } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import type { RecordService } from '../records/recordService.ts';

interface Needs {
  database: Database;
  records: Pick<RecordService, 'find'>;
  registry(): Registry;
  clock(): Date;
}

/** Of one module at once; the list of the module has the others. */
const mostShown = 20;

/** Beyond that a cloud looks the same, and counting on would read every use of a tag that stands everywhere. */
const mostCounted = 1000;

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
    const used = await modulesWithTags(database.kysely);
    const parts = this.seen(session)
      .filter(({ name }) => used.has(name))
      .map((module) => ({
        module,
        condition: context.visible(module),
        most: rightsOf(session, module).see !== 'own',
      }));
    const counts = await tagCounts(database.kysely, parts, mostCounted, context);
    return (await allTags(database.kysely, readerOf(session)))
      .map((tag) => {
        const found = counts.get(tag.id) ?? 0;
        return { ...tag, count: Math.min(found, mostCounted), exact: found <= mostCounted };
      })
      .filter(({ count, private: own }) => count > 0 || own || session.functions.has('settings'));
  }

  /** @throws ProblemError notFound also for a tag that stands on nothing the session may see */
  async records(session: Session, id: number): Promise<TaggedAnswer> {
    const { database, records } = this.needs;
    const found = await tagWith(database.kysely, id, readerOf(session));
    if (!found) throw notFound();
    const { owner, ...tag } = found;
    const tagged = await modulesTagged(database.kysely, id);
    const groups: TaggedAnswer['groups'] = [];
    for (const module of this.seen(session).filter(({ name }) => tagged.has(name))) {
      const page = await records.find(session, module.name, {
        within: { tags: { contains: id } },
        fields: [module.title],
        sort: `-${module.latest}`,
        limit: mostShown,
        count: true,
      });
      if (page.records.length > 0)
        groups.push({
          module: module.path,
          count: page.count?.value ?? page.records.length,
          records: page.records.map((record) => ({
            id: record.id,
            label: labelOf(record[module.title]),
          })),
        });
    }
    if (groups.length === 0 && owner === null && !session.functions.has('settings')) throw notFound();
    return { tag, groups };
  }

  /**
   * Everybody's tags are kept by those who may change settings, each person's own by that person.
   * @throws ProblemError notFound, forbidden
   */
  async change(
    session: Session,
    id: number,
    { name, color }: { name?: string; color?: Tone | null },
  ): Promise<TagAnswer> {
    return this.needs.database.transaction(async (tx) => {
      const { owner, ...tag } = await this.kept(tx, session, id);
      const changed = { name: name ?? tag.name, color: color === undefined ? tag.color : color };
      const other = await tagNamed(tx, changed.name, owner);
      if (other && other.id !== id) {
        await mergeTags(tx, id, other.id);
        return other;
      }
      await updateTag(tx, id, changed);
      return { ...tag, ...changed };
    });
  }

  /** @throws ProblemError notFound, forbidden */
  async remove(session: Session, id: number): Promise<void> {
    await this.needs.database.transaction(async (tx) => {
      await this.kept(tx, session, id);
      await deleteTag(tx, id);
    });
  }

  /** A tag that the session may change, held until the transaction ends. */
  private async kept(tx: Executor, session: Session, id: number): Promise<OwnedTag> {
    const tag = await tagWith(tx, id, readerOf(session), true);
    const keepsAll = session.functions.has('settings');
    if (!tag && !keepsAll) throw forbidden();
    if (!tag) throw notFound();
    if (tag.owner === null && !keepsAll) throw forbidden();
    return tag;
  }

  private seen(session: Session): Module[] {
    return this.needs.registry().modules.filter((module) => rightsOf(session, module).see !== 'none');
  }
}

function readerOf({ user }: Session): number | null {
  return user?.id ?? null;
}

/** A record is named by a text, or by what it points at. */
function labelOf(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'label' in value) return String(value.label ?? '');
  return String(value ?? '');
}
