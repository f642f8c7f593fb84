import { Invalid, quoted } from '../messages/invalid.ts';
import type { BilingualText } from '../messages/label.ts';
import { type ChoiceMetadata, tones } from '../wire/metadata.ts';
import { parseText } from './textValue.ts';

const longestName = 60;
const key = /^[A-Za-z0-9_][\w.-]{0,59}$/;
const members = ['value', 'label', 'hint', 'color', 'retired', 'onlyFor'];
/** What an answer says of a value beyond that: taken back without a word, so that what was answered can be sent again. */
const answered = ['fixed', 'reliedOn'];

export interface ChoiceListRules {
  most: number;
  /** The values there are of the field they depend on; null when they depend on none. */
  parents: readonly string[] | null;
  /** Values of it that were named before: those that have gone since fall out instead of standing in the way. */
  formerParents?: ReadonlySet<string>;
  /** What may not be given here (a code's own facts of a value) but is kept: by value. */
  kept?: ReadonlyMap<string, ChoiceMetadata>;
  /** A key for a value that has only a name: 重要客户 → zhongyaokehu. */
  keyOf(label: string): string;
}

/**
 * A list of choices as an administrator writes it: names, or objects with `label`, `value`, `color`, `retired`, `onlyFor`.
 * @throws Invalid with the first mistake, which names the value it is about
 */
export function readChoices(input: unknown, rules: ChoiceListRules): ChoiceMetadata[] {
  if (!Array.isArray(input)) throw new Invalid('notList');
  if (input.length === 0) throw new Invalid('required');
  if (input.length > rules.most) throw new Invalid('tooMany', { max: rules.most });
  const keys = new Set<string>();
  const names = { zh: new Set<string>(), en: new Set<string>() };
  const given = new Set(input.map((one) => valueIn(one)).filter((value) => value !== null));
  return input.map((one) => {
    const choice = readChoice(one, rules, (wanted) => freeKey(wanted, given, keys));
    if (keys.has(choice.value)) throw new Invalid('givenTwice', { value: choice.value });
    keys.add(choice.value);
    for (const language of ['zh', 'en'] as const) {
      const name = choice.label[language].toLowerCase();
      if (names[language].has(name)) throw new Invalid('givenTwice', { value: choice.label[language] });
      names[language].add(name);
    }
    return choice;
  });
}

function readChoice(
  input: unknown,
  rules: ChoiceListRules,
  free: (wanted: string) => string,
): ChoiceMetadata {
  const given = typeof input === 'string' ? { label: input } : input;
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Invalid('notChoiceList', { value: quoted(input) });
  const parts = given as Record<string, unknown>;
  const kept = rules.kept?.get(String(parts.value));
  const taken = [...members, ...answered, ...Object.keys(kept ?? {})];
  const strange = Object.keys(parts).find((name) => !taken.includes(name));
  if (strange !== undefined) throw new Invalid('unknownField', { field: quoted(strange) });
  const label = readLabel(parts.label, longestName);
  const value = parts.value == null || parts.value === '' ? free(rules.keyOf(label.zh)) : parts.value;
  if (typeof value !== 'string' || (!kept && !key.test(value)))
    throw new Invalid('notChoiceKey', { value: quoted(value) });
  const { color, retired, hint, onlyFor } = parts;
  const tone = tones.find((one) => one === color);
  if (color != null && !tone) throw new Invalid('notChoice', { value: quoted(color) });
  if (retired != null && typeof retired !== 'boolean') throw new Invalid('notBoolean');
  return {
    ...kept,
    value,
    label,
    hint: hint == null || hint === '' ? undefined : readLabel(hint, 200),
    color: tone,
    retired: retired === true ? true : undefined,
    onlyFor: readParents(onlyFor, rules),
  };
}

function readParents(
  input: unknown,
  { parents, formerParents }: Pick<ChoiceListRules, 'parents' | 'formerParents'>,
): string[] | undefined {
  if (input == null || parents === null) return undefined;
  if (!Array.isArray(input)) throw new Invalid('notList');
  const unknown = input.filter((one) => !parents.includes(one as string));
  const strange = unknown.find((one) => !formerParents?.has(one as string));
  if (strange !== undefined) throw new Invalid('notChoice', { value: quoted(strange) });
  const living = new Set((input as string[]).filter((one) => !unknown.includes(one)));
  return living.size > 0 ? [...living] : undefined;
}

/** The values of another field beside which these are offered. */
export function parentsNamed(choices: readonly ChoiceMetadata[] | undefined): Set<string> {
  return new Set(choices?.flatMap(({ onlyFor }) => onlyFor ?? []));
}

/**
 * A name in both languages; given in one, it is the same in the other.
 * @throws Invalid required, notText, tooLong
 */
export function readLabel(input: unknown, max: number): BilingualText {
  const given = typeof input === 'string' ? { zh: input } : input;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Invalid('notText');
  const parts = given as Record<string, unknown>;
  if (Object.keys(parts).some((name) => name !== 'zh' && name !== 'en')) throw new Invalid('notText');
  const part = (value: unknown) => (value == null ? '' : oneLine(parseText(value, { max })));
  const [zh, en] = [part(parts.zh), part(parts.en)];
  if (!zh && !en) throw new Invalid('required');
  return { zh: zh || en, en: en || zh };
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ');
}

function valueIn(input: unknown): string | null {
  if (typeof input !== 'object' || input === null || !('value' in input)) return null;
  return typeof input.value === 'string' && input.value !== '' ? input.value : null;
}

function freeKey(wanted: string, given: ReadonlySet<string>, taken: ReadonlySet<string>): string {
  const stem = wanted.slice(0, 50) || 'value';
  for (let nth = 1; ; nth++) {
    const key = nth === 1 ? stem : `${stem}_${nth}`;
    if (!given.has(key) && !taken.has(key)) return key;
  }
}
