import type { ChoiceMetadata, FieldMetadata } from '@gejie/core';
import { useLabel } from '../../i18n/index.ts';

interface ChoiceTagProps {
  value: string;
  field: FieldMetadata;
  /** What it is called here instead. */
  name?: string;
}

/**
 * A choice as a coloured tag, or as plain words where it has no colour. One that is no longer defined shows its key
 * rather than nothing.
 */
export function ChoiceTag({ value, field, name }: ChoiceTagProps) {
  const label = useLabel();
  const choice = choiceOf(field, value);
  const look = choice?.color ? `tag tone-${choice.color}` : 'tag tag-plain';
  return <span className={look}>{name ?? (choice ? label(choice.label) : value)}</span>;
}

export function choiceOf(field: FieldMetadata, value: unknown): ChoiceMetadata | undefined {
  return field.choices?.find((choice) => choice.value === value);
}

/** The choices to offer: not the retired ones, and of dependent ones those that go with the parent's value. */
export function offeredChoices(
  field: Pick<FieldMetadata, 'choices' | 'dependsOn'>,
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
