import type { ChoiceMetadata, FieldMetadata } from '@gejie/core';
import { useLabel } from '../../i18n/index.ts';

/** A choice as a coloured tag; one that is no longer defined shows its key rather than nothing. */
export function ChoiceTag({ value, field }: { value: string; field: FieldMetadata }) {
  const label = useLabel();
  const choice = choiceOf(field, value);
  return (
    <span className={choice?.color ? `tag tone-${choice.color}` : 'tag'}>
      {choice ? label(choice.label) : value}
    </span>
  );
}

export function choiceOf(field: FieldMetadata, value: unknown): ChoiceMetadata | undefined {
  return field.choices?.find((choice) => choice.value === value);
}

/** The choices to offer: not the retired ones, and of dependent ones those that go with the parent's value. */
export function offeredChoices(
  field: FieldMetadata,
  record: Record<string, unknown>,
  held: readonly unknown[],
): ChoiceMetadata[] {
  const parent = field.dependsOn ? record[field.dependsOn] : undefined;
  return (field.choices ?? []).filter(
    (choice) =>
      held.includes(choice.value) ||
      (!choice.retired && (!choice.onlyFor || !field.dependsOn || choice.onlyFor.includes(String(parent)))),
  );
}
