import { halfWidth, type Module, type ModuleField, type Registry } from '@gejie/core';
import { companySynonyms, personSynonyms, synonyms } from './synonyms.ts';

/** Column → field, null where a column goes nowhere. */
export type Mapping = Record<string, string | null>;

interface Guess {
  column: string;
  field: string;
  /** How sure: 4 its label, 3 its key, 2 a synonym, 1 its label is part of it. */
  sure: number;
}

/** Guesses which column is which field by the names of both; every field is given to one column at most. */
export function guessMapping(
  columns: readonly string[],
  fields: readonly ModuleField[],
  module: Module,
  registry: Registry,
): Mapping {
  const mapping: Mapping = Object.fromEntries(columns.map((column) => [column, null]));
  const known = fields.map((field) => ({ field, names: namesOf(field, module, registry) }));
  const guesses = columns.flatMap((column): Guess[] => {
    const name = plain(column);
    return known.map(({ field, names }) => ({ column, field: field.name, sure: sureness(name, names) }));
  });
  const taken = new Set<string>();
  // Sorting is stable: of equals the leftmost column and the first field win.
  for (const { column, field, sure } of guesses.sort((a, b) => b.sure - a.sure)) {
    if (sure === 0 || mapping[column] !== null || taken.has(field)) continue;
    mapping[column] = field;
    taken.add(field);
  }
  return mapping;
}

interface Names {
  labels: string[];
  key: string;
  others: string[];
}

function namesOf(field: ModuleField, module: Module, registry: Registry): Names {
  const labels = [field.label.zh, field.label.en].map(plain);
  const others = [...(synonyms[field.name] ?? [])];
  if (field.name === module.title) others.push(...titleSynonyms(module));
  const target = field.type.refersTo === 'one' && !field.kernel ? field.targets?.[0] : undefined;
  // A link within the module (parent company) is not what "company" means.
  if (target && target !== module.name) others.push(...titleSynonyms(registry.module(target)));
  return { labels, key: plain(field.name), others: others.map(plain) };
}

/** What a module's records are called by: "客户名称", "客户", and what goes for companies or for people. */
function titleSynonyms({ label, title, fields, definition }: Module): string[] {
  const own = [label.zh, `${label.zh}名称`, label.en, `${label.en} name`, fields.get(title)?.label.zh ?? ''];
  const form = definition.duplicates?.[title];
  if (form === 'companyName') return [...own, ...companySynonyms];
  return form === 'personName' ? [...own, ...personSynonyms] : own;
}

function sureness(name: string, { labels, key, others }: Names): number {
  if (name === '') return 0;
  if (labels.includes(name)) return 4;
  if (name === key) return 3;
  if (others.includes(name)) return 2;
  return labels.some((label) => label.length >= 2 && name.includes(label)) ? 1 : 0;
}

/** "* 客户 名称（必填）" → "客户名称". */
function plain(name: string): string {
  return halfWidth(name)
    .toLowerCase()
    .replace(/\([^)]*\)|（[^）]*）|\[[^\]]*\]/g, '')
    .replace(/[\s*:：_\-./]/g, '');
}
