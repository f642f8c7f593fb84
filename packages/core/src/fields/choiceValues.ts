import { Invalid, quoted } from '../messages/invalid.ts';
import { type BilingualText, englishName } from '../messages/label.ts';
import type { ChoiceMetadata, Tone } from '../wire/metadata.ts';
import type { FieldDefinition, ValueContext } from './fieldType.ts';

/** A choice as a module writes it: its Chinese name, or that with colour and more. */
export type ChoiceSpec =
  | string
  | {
      label: string;
      en?: string;
      color?: Tone;
      /** What choosing it means, where its name does not say. */
      hint?: BilingualText;
      retired?: boolean;
      /** With `dependsOn`: offered only while the parent field has one of these. */
      onlyFor?: readonly string[];
      /** With `process`: stands only in processes that include it. */
      optional?: boolean;
      /** Stages: chance of winning in percent. */
      probability?: number;
      /** Stages: a card that stays longer than this many days is marked. */
      rotsAfterDays?: number;
      /** Stages: how it ends here. */
      closed?: 'won' | 'lost';
    };

/** `{ won: '赢单' }` → the list of choices in the order written. */
export function choicesOf(specs: Record<string, ChoiceSpec>): ChoiceMetadata[] {
  return Object.entries(specs).map(([value, spec]) => {
    if (typeof spec === 'string') return { value, label: { zh: spec, en: englishName(value) } };
    const { label, en, onlyFor, ...rest } = spec;
    return {
      value,
      ...rest,
      onlyFor: onlyFor ? [...onlyFor] : undefined,
      label: { zh: label, en: en ?? englishName(value) },
    };
  });
}

/**
 * A choice by its value, or by its name in either language: other programs know 科技 as their users do.
 * @throws Invalid notChoice
 */
export function parseChoice(input: unknown, field: FieldDefinition): string {
  if (typeof input !== 'string') throw new Invalid('notChoice', { value: quoted(input) });
  const known = field.choices?.some(({ value }) => value === input);
  return known ? input : choiceFromText(input, field);
}

/** Finds a choice by its key or its name in either language, as written in a spreadsheet. */
export function choiceFromText(text: string, field: FieldDefinition): string {
  const wanted = text.trim().toLowerCase();
  const found = field.choices?.find(({ value, label }) =>
    [value, label.zh, label.en].some((name) => name.toLowerCase() === wanted),
  );
  if (!found) throw new Invalid('notChoice', { value: quoted(text) });
  return found.value;
}

/** The name of a choice; a value that is no longer defined shows itself. */
export function choiceLabel(value: string, field: FieldDefinition, { language }: ValueContext): string {
  const label = field.choices?.find((choice) => choice.value === value)?.label;
  return label ? (language === 'en' ? label.en : label.zh) : value;
}
