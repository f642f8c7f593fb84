import {
  type AnyModuleDefinition,
  type Arrangement,
  type FieldDefinition,
  type FieldRules,
  fieldRuleKinds,
  fieldsNamedBy,
  kernelFieldDefinitions,
  poolFieldDefinitions,
} from '@gejie/core';

/**
 * A module as administrators have arranged it. What names fields that have gone since falls out.
 * @param added the fields that administrators have made
 */
export function arranged(
  definition: AnyModuleDefinition,
  kept: Arrangement,
  added: Record<string, FieldDefinition>,
): AnyModuleDefinition {
  const has = (name: string) =>
    [definition.fields, added, kernelFieldDefinitions, definition.pool ? poolFieldDefinitions : {}].some(
      (fields) => Object.hasOwn(fields, name),
    );
  const list = kept.list?.filter((column) => has(column.split('.')[0] ?? '')) ?? [];
  return {
    ...definition,
    arrangement: { ...kept, rules: livingRules(kept.rules, has) },
    ...(list.length > 0 ? { list: list as AnyModuleDefinition['list'] } : {}),
    ...(kept.search ? { fields: withSearch(definition, kept.search) } : {}),
  };
}

/** A condition on what is no longer there would hold for all or for none: it is as if nobody had made it. */
function livingRules(
  rules: Record<string, FieldRules>,
  has: (name: string) => boolean,
): Record<string, FieldRules> {
  const living = Object.entries(rules).flatMap(([name, one]): [string, FieldRules][] => {
    if (!has(name)) return [];
    const sound = fieldRuleKinds.flatMap((kind) => {
      const rule = one[kind];
      return rule && fieldsNamedBy(rule.when ?? {}).every(has) ? [[kind, rule] as const] : [];
    });
    return sound.length > 0 ? [[name, Object.fromEntries(sound)]] : [];
  });
  return Object.fromEntries(living);
}

function withSearch(
  { fields, title }: AnyModuleDefinition,
  searched: readonly string[],
): Record<string, FieldDefinition> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      if (name === title) return [name, field];
      return [name, { ...field, search: searched.includes(name) ? (field.search ?? true) : undefined }];
    }),
  );
}
