import type { ArrangementAnswer, FieldRules, Layout, RoleLayout } from '@gejie/core';
import type { ArrangementChange } from '../../api/index.ts';

/** An arrangement being edited; nothing of it is saved before somebody says so. */
export interface Draft {
  standard: Layout;
  variants: RoleLayout[];
  rules: Record<string, FieldRules>;
}

export function draftOf({ standard, variants, rules }: ArrangementAnswer): Draft {
  return { standard, variants, rules };
}

/** The parts that differ from what is kept; a standard layout as the product brings it is put back to that. */
export function changesOf(draft: Draft, kept: ArrangementAnswer): Omit<ArrangementChange, 'version'> {
  const changes: Omit<ArrangementChange, 'version'> = {};
  if (!same(draft.standard, kept.standard))
    changes.standard = same(placesIn(draft.standard), placesIn(kept.declared.standard))
      ? null
      : draft.standard;
  if (!same(draft.variants, kept.variants)) changes.variants = draft.variants;
  if (!same(draft.rules, kept.rules)) changes.rules = draft.rules;
  return changes;
}

/** The layout at hand: the standard one, or that of a variant by its place. */
export function layoutAt({ standard, variants }: Draft, at: number | null): Layout {
  return at === null ? standard : (variants[at] ?? standard);
}

export function withLayout(draft: Draft, at: number | null, layout: Layout): Draft {
  if (at === null) return { ...draft, standard: layout };
  return {
    ...draft,
    variants: draft.variants.map((one, index) => (index === at ? { ...one, ...layout } : one)),
  };
}

export function withRules(draft: Draft, field: string, rules: FieldRules): Draft {
  const { [field]: _old, ...others } = draft.rules;
  return { ...draft, rules: Object.keys(rules).length > 0 ? { ...others, [field]: rules } : others };
}

/** The layout that somebody with this role gets. */
export function layoutOfRole(draft: Draft, role: number): Layout {
  return draft.variants.find(({ roles }) => roles.includes(role)) ?? draft.standard;
}

/**
 * What is edited here, over what another administrator has saved meanwhile: what was not touched here is theirs. Rules
 * are told apart field by field, layouts are not.
 */
export function draftOver(draft: Draft, began: ArrangementAnswer, latest: ArrangementAnswer): Draft {
  const mine = <T>(here: T, before: T, there: T) => (same(here, before) ? there : here);
  const ruled = new Set([...Object.keys(draft.rules), ...Object.keys(latest.rules)]);
  const rules = [...ruled].flatMap((name) => {
    const rule = mine(draft.rules[name], began.rules[name], latest.rules[name]);
    return rule ? [[name, rule] as const] : [];
  });
  return {
    standard: mine(draft.standard, began.standard, latest.standard),
    variants: mine(draft.variants, began.variants, latest.variants),
    rules: Object.fromEntries(rules),
  };
}

function placesIn({ unused: _, ...places }: Layout): object {
  return places;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
