import {
  addedSection,
  type FieldIssue,
  Invalid,
  isIndispensable,
  isPlaceable,
  type Layout,
  type MessageCode,
  type Module,
  type ModuleField,
  quoted,
  type SectionMetadata,
} from '@gejie/core';
import type { GivenLayout } from './arrangementChange.ts';

/**
 * A layout as it is kept.
 * @param at where it stands in the request; mistakes are told below it
 */
export function readLayout(module: Module, given: GivenLayout, at: string, issues: FieldIssue[]): Layout {
  const sections = readSections(module, given.sections, `${at}.sections`, issues);
  const placed = new Set(sections.flatMap((section) => section.fields.map(({ field }) => field)));
  for (const field of module.fields.values())
    if (isPlaceable(field) && isIndispensable(field) && !placed.has(field.name))
      issues.push(issue(`${at}.sections`, 'layoutLacks', field));
  const shown = (field: ModuleField) => !field.type.secret;
  const asked = (field: ModuleField) => isPlaceable(field) && !field.readOnly && !field.type.computed;
  return {
    sections,
    facts: named(module, given.facts, `${at}.facts`, issues, shown),
    quickCreate: named(module, given.quickCreate, `${at}.quickCreate`, issues, asked),
    related: lists(module, given.related, `${at}.related`, issues),
    unused: [...module.fields.values()]
      .filter((field) => isPlaceable(field) && !placed.has(field.name))
      .map(({ name }) => name),
  };
}

function readSections(
  module: Module,
  given: GivenLayout['sections'],
  at: string,
  issues: FieldIssue[],
): SectionMetadata[] {
  const names = new Set<string>();
  const placed = new Set<string>();
  return given.map(({ name, label, fields }, index) => ({
    name: ownName(name, names),
    label: { zh: label.zh, en: label.en || label.zh },
    fields: fields.filter(({ field: fieldName }, place) => {
      const where = `${at}.${index}.fields.${place}`;
      const field = module.fields.get(fieldName);
      if (!field) issues.push(unknown(where, fieldName));
      else if (!isPlaceable(field)) issues.push(issue(where, 'notPlaceable', field));
      else if (placed.has(fieldName)) issues.push(issue(where, 'placedTwice', field));
      placed.add(fieldName);
      return true;
    }),
  }));
}

/** A name that no other section has, nor the one where new fields come to stand by themselves. */
function ownName(given: string | undefined, taken: Set<string>): string {
  const isFree = given !== undefined && !taken.has(given) && given !== addedSection.name;
  let name = isFree ? given : '';
  for (let count = 1; name === '' || (!isFree && taken.has(name)); count++) name = `section${count}`;
  taken.add(name);
  return name;
}

function named(
  module: Module,
  names: readonly string[],
  at: string,
  issues: FieldIssue[],
  fits: (field: ModuleField) => boolean,
): string[] {
  for (const [index, name] of names.entries()) {
    const field = module.fields.get(name);
    if (!field) issues.push(unknown(`${at}.${index}`, name));
    else if (!fits(field)) issues.push(issue(`${at}.${index}`, 'notPlaceable', field));
    else if (names.indexOf(name) < index) issues.push(issue(`${at}.${index}`, 'placedTwice', field));
  }
  return [...names];
}

function lists(module: Module, names: readonly string[], at: string, issues: FieldIssue[]): string[] {
  for (const [index, name] of names.entries())
    if (!module.backlinks.some((list) => list.name === name)) issues.push(unknown(`${at}.${index}`, name));
  return [...new Set(names)];
}

function unknown(field: string, name: string): FieldIssue {
  return { ...new Invalid('unknownField', { field: quoted(name) }).issue, field };
}

function issue(at: string, code: MessageCode, { label }: ModuleField): FieldIssue {
  return { ...new Invalid(code, { field: label }).issue, field: at };
}
