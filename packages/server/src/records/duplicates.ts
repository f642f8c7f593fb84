import { inLanguage, type Module, type NormalForm, type Work } from '@gejie/core';
import { duplicateCandidates } from '../database/search/duplicateCandidates.ts';
import { livingTitles } from '../database/write/writeRecords.ts';
import { ProblemError } from '../problem.ts';
import { normalForms, searchableCore, soundOf } from './normalForms.ts';
import type { WriteScope } from './writeScope.ts';

type Found = Awaited<ReturnType<Work['duplicates']>>;

const most = 10;

/** What the search index is asked for where it doesn't hold the normal form itself. */
const needles: Partial<Record<NormalForm, (value: string) => string>> = {
  companyName: searchableCore,
  personName: (value) => value.trim(),
  exact: (value) => value.trim(),
};

/**
 * Records of the whole company that look like `values` by the module's duplicate rule. Those out of the session's sight
 * are named only in part and without id.
 */
export async function findDuplicates(
  scope: WriteScope,
  module: Module,
  values: Record<string, unknown>,
): Promise<Found> {
  const reasons = new Map<number, string>();
  const labels = new Map<number, string>();
  for (const [name, form] of Object.entries(module.definition.duplicates ?? {})) {
    const field = module.fields.get(name);
    const value = values[name];
    if (!field || typeof value !== 'string' || value.trim() === '' || !form) continue;
    const normal = normalForms[form];
    const wanted = normal(value);
    if (wanted === '') continue;
    const sound = form === 'companyName' ? soundOf(wanted) : null;
    const needle = (needles[form] ?? normal)(value);
    for (const text of new Set([needle, ...(sound === null ? [] : [sound])])) {
      for (const candidate of await duplicateCandidates(scope.db, module, field, text)) {
        const found = normal(candidate.value);
        const same = found === wanted || (sound !== null && soundOf(found) === sound);
        if (!same || reasons.has(candidate.id)) continue;
        reasons.set(candidate.id, inLanguage(field.label, scope.session.language));
        labels.set(candidate.id, candidate.title);
      }
    }
  }
  const ids = [...reasons.keys()].sort((a, b) => b - a).slice(0, most);
  if (ids.length === 0) return [];
  const visible = await livingTitles(scope.db, module, ids, scope.context.visible(module), scope.context);
  return ids.map((id) => {
    const label = labels.get(id) ?? '';
    const reason = reasons.get(id) ?? '';
    return visible.has(id) ? { id, label, reason } : { label: masked(label), reason };
  });
}

/** As who may not see it is told: "海川智能仪表" → "海****表". */
export function masked(label: string): string {
  const characters = [...label];
  if (characters.length <= 2) return '*'.repeat(characters.length);
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/**
 * Stops a creation that looks like a duplicate.
 * @throws ProblemError duplicate with the candidates
 */
export async function refuseDuplicates(
  scope: WriteScope,
  module: Module,
  values: Record<string, unknown>,
): Promise<void> {
  if (!module.definition.duplicates) return;
  const duplicates = await findDuplicates(scope, module, values);
  if (duplicates.length === 0) return;
  throw new ProblemError('duplicate', { zh: '可能与已有记录重复', en: 'This may be there already' }, [], {
    duplicates,
  });
}
