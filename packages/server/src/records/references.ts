import {
  type AnyReference,
  type FieldIssue,
  Invalid,
  type Module,
  type ModuleField,
  namesItsModules,
} from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { type ExistingFile, existingFiles } from '../database/files/existingFiles.ts';
import { usesOf } from '../database/files/fileUses.ts';
import { holdAlone } from '../database/holdAlone.ts';
import { circling, livingTitles, livingTitlesEach } from '../database/write/writeRecords.ts';
import { mayRead, type ReadContext } from '../reading/readContext.ts';

/** A value about to be written. */
export interface WrittenValue {
  /** Index of the row in a batch; 0 for a single record. */
  row: number;
  /** The record, when it exists already. */
  id: number | null;
  field: ModuleField;
  value: unknown;
}

export interface RowIssue extends FieldIssue {
  row: number;
}

interface Pointer extends WrittenValue {
  target: Module;
  points: number;
}

/** Finds references to records that are not there, not visible to this session, or would close a circle. */
export async function checkReferences(
  db: Executor,
  module: Module,
  values: readonly WrittenValue[],
  context: ReadContext,
): Promise<RowIssue[]> {
  const issues: RowIssue[] = [];
  const pointers = values.flatMap((value) => pointersOf(value, context, issues));
  const targets = [...new Set(pointers.map(({ target }) => target))];
  const asked = targets.map((target) => ({
    module: target,
    ids: [...new Set(pointers.flatMap((pointer) => (pointer.target === target ? [pointer.points] : [])))],
    visible: context.visible(target),
  }));
  const found = await livingTitlesEach(db, asked, context);
  const titleOf = ({ target, points }: Pointer) => found[targets.indexOf(target)]?.get(points);
  for (const pointer of pointers) {
    if (titleOf(pointer) === undefined)
      issues.push({ ...new Invalid('unknownReference').issue, row: pointer.row, field: pointer.field.name });
  }
  const moved = pointers.filter(
    (pointer) => pointer.field.acyclic && pointer.id !== null && titleOf(pointer) !== undefined,
  );
  // Two moves at a time would each look up a tree without the other.
  for (const name of new Set(moved.map(({ field }) => field.name))) {
    await holdAlone(db, `tree of ${module.name}.${name}`);
    const those = moved.filter(({ field }) => field.name === name);
    const circles = await circling(db, module, name, those.map(aboveIt));
    issues.push(
      ...those
        .filter(({ id }) => circles.has(id as number))
        .map((pointer) => circleIssue(pointer, titleOf(pointer))),
    );
  }
  return [...issues, ...(await missingFiles(db, values, context))];
}

/** The records a value points at. */
function pointersOf(written: WrittenValue, { registry }: ReadContext, issues: RowIssue[]): Pointer[] {
  const { field, value } = written;
  if (value === null || !field.type.refersTo) return [];
  const targets = (field.targets ?? []).map((name) => registry.module(name));
  if (namesItsModules(field.type.refersTo)) {
    return [value].flat().flatMap((one) => {
      const { module: path, id } = one as AnyReference;
      const target = targets.find((candidate) => candidate.path === path);
      if (!target) issues.push({ ...new Invalid('wrongTarget').issue, row: written.row, field: field.name });
      return target ? [{ ...written, target, points: id }] : [];
    });
  }
  const [target] = targets;
  return target ? [value].flat().map((id) => ({ ...written, target, points: id as number })) : [];
}

const aboveIt = ({ id, points }: Pointer) => ({ id: id as number, above: points });

function circleIssue({ row, field }: Pointer, label = ''): RowIssue {
  return { ...new Invalid('cycle', { label }).issue, row, field: field.name };
}

async function missingFiles(
  db: Executor,
  values: readonly WrittenValue[],
  context: ReadContext,
): Promise<RowIssue[]> {
  const files = values.filter(({ field, value }) => field.type.holdsFiles && value !== null);
  if (files.length === 0) return [];
  const existing = await existingFiles(
    db,
    files.map(({ value }) => value as number),
  );
  const usable = new Set<number>();
  for (const file of existing.values()) {
    if (await mayUseFile(db, file, context)) usable.add(file.id);
  }
  return files.flatMap(({ row, field, value }) => {
    const found = usable.has(value as number) ? existing.get(value as number) : undefined;
    if (!found) return [{ ...new Invalid('notFile').issue, row, field: field.name }];
    const wrong = field.type.picturesOnly === true && !found.type.startsWith('image/');
    return wrong ? [{ ...new Invalid('notImage').issue, row, field: field.name }] : [];
  });
}

/** Hanging a file on a record shows it to others, so only those may who have it already. */
async function mayUseFile(db: Executor, file: ExistingFile, context: ReadContext): Promise<boolean> {
  const { session, registry } = context;
  if (session.elevation !== null || (session.user && file.uploadedBy === session.user.id)) return true;
  for (const use of await usesOf(db, file.id)) {
    const module = registry.module(use.module);
    if (use.field !== '' && !mayRead(session, module, use.field)) continue;
    const seen = await livingTitles(db, module, [use.record], context.visible(module), context);
    if (seen.size > 0) return true;
  }
  return false;
}
