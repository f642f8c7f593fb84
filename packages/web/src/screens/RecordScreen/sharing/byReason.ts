import type { AccessPerson, AccessReason, BilingualText } from '@gejie/core';

/** People who see a record for the same first reason. */
export interface ReasonGroup {
  key: string;
  kind: AccessReason['kind'];
  /** For roles: the sentence, which names the role. */
  text: string;
  people: AccessPerson[];
}

/** From what is about this very record to what is about all of them. */
const order: AccessReason['kind'][] = [
  'owner',
  'team',
  'share',
  'named',
  'head',
  'superior',
  'rule',
  'through',
  'role',
  'pool',
];

/** Everybody once, under the reason that says most; roles each by themselves. */
export function byReason(
  people: readonly AccessPerson[],
  label: (text: BilingualText) => string,
): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const person of people) {
    const reason = foremost(person.reasons);
    const kind = reason?.kind ?? 'role';
    const text = kind === 'role' && reason ? label(reason.text) : '';
    const key = `${kind} ${text}`;
    const group = groups.get(key) ?? { key, kind, text, people: [] };
    group.people.push(person);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The reason somebody is listed under. */
export function foremost(reasons: readonly AccessReason[]): AccessReason | undefined {
  return reasons.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
}
