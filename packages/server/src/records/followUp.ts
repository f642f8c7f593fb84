import { type Module, sameValue, triggers } from '@gejie/core';
import { appendEvents, type Changes } from '../database/events/events.ts';
import { awaitTexts } from '../database/files/fileTextRows.ts';
import { insertFileUses } from '../database/files/fileUses.ts';
import { forgetMerges } from '../database/merging/mergedRows.ts';
import { refreshRollups } from '../database/rollups/refreshRollups.ts';
import { dropSearchEntries, putSearchEntries } from '../database/search/searchEntries.ts';
import { searchEntry } from '../indexing/searchEntry.ts';
import { ProblemError } from '../problem.ts';
import { readableTypes } from '../texts/readableTypes.ts';
import { refuseOutOfBounds } from './bounds.ts';
import { followClaims } from './followClaims.ts';
import { followSeries } from './followSeries.ts';
import { logWrites } from './logWrites.ts';
import { followPools } from './pooling.ts';
import { refreshFormulas } from './refreshFormulas.ts';
import { followReminders } from './reminding.ts';
import { rollupsOver, touchedParents } from './rollupPlans.ts';
import { tellPeople } from './tellPeople.ts';
import { eventOf, type WriteScope } from './writeScope.ts';
import type { Written } from './written.ts';

const deepestEffects = 8;

/** History, search, files, roll-ups, pools and effects of a number of writes to one module. */
export async function followUp(
  scope: WriteScope,
  module: Module,
  written: readonly Written[],
): Promise<void> {
  if (written.length === 0) return;
  const { db } = scope;
  await refuseOutOfBounds(scope, module, written);
  await appendEvents(
    db,
    written.map(({ id, kind, version, changes, detail }) =>
      eventOf(scope, module, id, kind, {
        version,
        changes: Object.keys(changes).length > 0 ? changes : undefined,
        detail,
      }),
    ),
  );
  await tellPeople(scope, module, written);
  await logWrites(db, module, written, scope.context);
  await followSearch(scope, module, written);
  await followFiles(scope, module, written);
  for (const plan of rollupsOver(module, scope.registry, scope.context.filters)) {
    const parents = touchedParents(plan, written);
    await refreshRollups(db, plan, parents);
    const figures = plan.figures.map(({ into }) => into.name);
    if (parents.length > 0) await refreshFormulas(db, plan.parent, { ids: parents }, figures);
  }
  await followClaims(scope, module, written);
  await followPools(scope, module, written);
  await followSeries(scope, module, written);
  await followReminders(scope, module, written);
  const restored = written.flatMap(({ id, kind }) => (kind === 'restore' ? [id] : []));
  // Whatever it had gone up in, it stands by itself again.
  if (restored.length > 0) await forgetMerges(db, restored);
  const { workedBy } = module.definition;
  if (workedBy) await scope.dependencies.workAwaited?.(scope.db, workedBy);
  await runEffects(scope, module, written);
}

/** What is in the recycle bin can still be searched for there; searches elsewhere look at the living only. */
async function followSearch({ db }: WriteScope, module: Module, written: readonly Written[]): Promise<void> {
  const searched = [...module.fields.values()].filter((field) => field.search || field.name === module.title);
  const stale = written.filter(
    ({ before, after }) =>
      !before || !after || searched.some(({ name }) => !sameValue(before[name], after[name])),
  );
  const kept = stale.flatMap(({ id, after }) =>
    after ? [{ record: id, ...searchEntry(module, after) }] : [],
  );
  if (kept.length > 0) await putSearchEntries(db, module, kept);
  const gone = stale.flatMap(({ id, kind }) => (kind === 'purge' ? [id] : []));
  if (gone.length > 0) await dropSearchEntries(db, module, gone);
}

/** Whoever sees the record may read the files its fields hold; the text of some is read out. */
async function followFiles(scope: WriteScope, module: Module, written: readonly Written[]): Promise<void> {
  const uses = written.flatMap((one) => fileUses(module, one));
  await insertFileUses(scope.db, uses, scope.session.user?.id ?? null);
  const told = uses.filter(({ field }) => module.fields.get(field)?.contents).map(({ file }) => file);
  if (told.length > 0 && (await awaitTexts(scope.db, told, readableTypes)))
    await scope.dependencies.textsAwaited?.(scope.db);
}

function fileUses(module: Module, { id, before, after }: Written) {
  return [...module.fields.values()]
    .filter(
      ({ type, name }) =>
        type.holdsFiles && typeof after?.[name] === 'number' && !sameValue(before?.[name], after[name]),
    )
    .map(({ name }) => ({ file: after?.[name] as number, module: module.name, record: id, field: name }));
}

async function runEffects(scope: WriteScope, module: Module, written: readonly Written[]): Promise<void> {
  const effects = scope.dependencies.effectSets
    .filter((set) => set.module === module.name)
    .flatMap((set) => Object.values(set.effects));
  if (effects.length === 0) return;
  if (scope.depth >= deepestEffects) {
    throw new ProblemError('state', {
      zh: '自动处理形成了循环，已撤销',
      en: 'Automatic steps ran in a circle; nothing was saved',
    });
  }
  const done = written.flatMap(({ before, after, given }) => {
    const record = after ?? before;
    return record ? [{ before, after, given, record }] : [];
  });
  for (const effect of effects) {
    if (!('together' in effect)) continue;
    const changes = done.filter((change) => triggers(effect, change));
    if (changes.length > 0) await effect.together(changes, scope.work);
  }
  for (const change of done)
    for (const effect of effects)
      if ('run' in effect && triggers(effect, change)) await effect.run(change, scope.work);
}

/** The fields that differ, each with both values; secrets show only that they changed. */
export function differences(
  module: Module,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Changes {
  const changes: Changes = {};
  for (const field of module.fields.values()) {
    if (unrecorded.has(field.name) || field.rollup || sameValue(before[field.name], after[field.name]))
      continue;
    const pair: [unknown, unknown] = [before[field.name] ?? null, after[field.name] ?? null];
    changes[field.name] = field.type.secret ? [null, null] : (field.type.change?.kept(...pair) ?? pair);
  }
  return changes;
}

/** What the event itself says. */
const unrecorded = new Set(['id', 'version', 'updatedAt', 'updatedBy', 'deletedAt', 'deletedBy']);
