import type { AccessPerson, AccessReason, RecordRights } from '@gejie/core';
import { useState } from 'react';
import { type TextKey, useFormat, useLabel, useText } from '../../../i18n/index.ts';
import { Avatar } from '../../../theme/index.ts';
import type { ReasonGroup } from './byReason.ts';
import { useUntil } from './useUntil.ts';

/** People of a group shown before the rest is asked for. */
const shownAtOnce = 8;

/** Those who see the record for one reason, each with what they may do. */
export function AccessPeople({ group }: { group: ReasonGroup }) {
  const t = useText();
  const [all, setAll] = useState(false);
  const { kind, text, people } = group;
  const shown = all ? people : people.slice(0, shownAtOnce);
  const title = text || t(`access.kind.${kind}`);
  return (
    <section>
      <h3 className="access-head">
        {title}
        <span className="related-count">{people.length}</span>
      </h3>
      <ul>
        {shown.map((person) => (
          <Person key={person.user.id} person={person} under={title} />
        ))}
      </ul>
      {shown.length < people.length && (
        <button type="button" className="btn btn-quiet" onClick={() => setAll(true)}>
          {t('access.more', { count: people.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function Person({ person, under }: { person: AccessPerson; under: string }) {
  const label = useLabel();
  const mayText = useMayText();
  const { user, reasons } = person;
  const name = user.label ?? '';
  return (
    <li className="access-person">
      <Avatar name={name} small />
      <span className="access-name">{name}</span>
      <span className="access-reasons quiet">
        <Reasons reasons={reasons.filter(({ text }) => label(text) !== under)} />
      </span>
      <span className="access-may">{mayText(person)}</span>
    </li>
  );
}

/** Sentences with the days they end. */
export function Reasons({ reasons }: { reasons: AccessReason[] }) {
  const label = useLabel();
  const untilText = useUntil();
  return reasons.map((reason) => (
    <span key={`${reason.kind} ${label(reason.text)} ${reason.share ?? ''}`} className="access-reason">
      {[label(reason.text), reason.until && untilText(reason.until)].filter(Boolean).join(' · ')}
    </span>
  ));
}

const rightTexts: Record<keyof RecordRights, TextKey> = {
  edit: 'rights.edit',
  delete: 'rights.delete',
  assign: 'rights.assign',
};

/** `编辑、删除`, or that it is for looking at only. */
export function useMayText(): (rights: RecordRights) => string {
  const t = useText();
  const format = useFormat();
  return (rights) => {
    const names = Object.keys(rightTexts) as (keyof RecordRights)[];
    const held = names.filter((right) => rights[right]).map((right) => t(rightTexts[right]));
    return held.length > 0 ? format.list(held) : t('sharing.read');
  };
}
