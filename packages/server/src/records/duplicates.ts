import {
  duplicateRules,
  inLanguage,
  isLookedFor,
  type Module,
  type NormalForm,
  type Work,
} from '@gejie/core';
import { holdAlone } from '../database/holdAlone.ts';
import { duplicateCandidates } from '../database/search/duplicateCandidates.ts';
import { livingTitles } from '../database/write/writeRecords.ts';
import { ProblemError } from '../problem.ts';
import { readableIn } from '../reading/readContext.ts';
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
 * are named only in part and without id; by what is hidden from the session nothing is found.
 */
export async function findDuplicates(
  scope: WriteScope,
  module: Module,
  values: Record<string, unknown>,
): Promise<Found> {
  const reasons = new Map<number, string>();
  const labels = new Map<number, string>();
  const reads = readableIn(scope.session, module);
  for (const rule of duplicateRules(module)) {
    const wanted = rule.map(({ field, form }) => comparison(values[field.name], form));
    const lead = rule.findIndex(({ field }) => isLookedFor(module, field));
    const led = rule[lead];
    if (!led || wanted.some((one) => one === null)) continue;
    if (!rule.every(({ field }) => reads(field.name))) continue;
    const reason = rule.map(({ field }) => inLanguage(field.label, scope.session.language)).join(' + ');
    const fields = rule.map(({ field }) => field);
    for (const text of needlesOf(String(values[led.field.name]), led.form)) {
      for (const candidate of await duplicateCandidates(scope.db, module, fields, text)) {
        const same = rule.every(({ form }, nth) => isSame(candidate.values[nth], wanted[nth], form));
        if (!same || reasons.has(candidate.id)) continue;
        reasons.set(candidate.id, reason);
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

interface Comparison {
  normal: string;
  sound: string | null;
}

/** What a value is compared by; null for one that says nothing. */
function comparison(value: unknown, form: NormalForm): Comparison | null {
  const normal = typeof value === 'string' && value.trim() !== '' ? normalForms[form](value) : '';
  return normal === '' ? null : { normal, sound: form === 'companyName' ? soundOf(normal) : null };
}

function isSame(
  value: string | null | undefined,
  wanted: Comparison | null | undefined,
  form: NormalForm,
): boolean {
  const found = comparison(value, form);
  if (!found || !wanted) return false;
  return found.normal === wanted.normal || (wanted.sound !== null && found.sound === wanted.sound);
}

function needlesOf(value: string, form: NormalForm): Set<string> {
  const wanted = comparison(value, form);
  const needle = needles[form]?.(value) ?? wanted?.normal ?? '';
  return new Set([needle, ...(wanted?.sound == null ? [] : [wanted.sound])]);
}

/** As who may not see it is told: "海川智能仪表" → "海****表". */
export function masked(label: string): string {
  const characters = [...label];
  if (characters.length <= 2) return '*'.repeat(characters.length);
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}

/** Of those who create the same at the same moment, as by a button that is pressed twice, each sees those before. */
async function holdAlike(scope: WriteScope, module: Module, values: Record<string, unknown>): Promise<void> {
  const alike = duplicateRules(module).flatMap((rule) => {
    const parts = rule.map(({ field, form }) => comparison(values[field.name], form)?.normal ?? null);
    const names = rule.map(({ field }) => field.name);
    return parts.includes(null) ? [] : [`like ${module.name} ${JSON.stringify([names, parts])}`];
  });
  await holdAlone(scope.db, ...alike.sort());
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
  if (duplicateRules(module).length === 0) return;
  await holdAlike(scope, module, values);
  const duplicates = await findDuplicates(scope, module, values);
  if (duplicates.length === 0) return;
  throw new ProblemError('duplicate', { zh: '可能与已有记录重复', en: 'This may be there already' }, [], {
    duplicates,
  });
}
