import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { isReference } from '../../fields/parts/references.ts';
import { useLabel } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { Avatar, Icon } from '../../theme/index.ts';
import { isWorkedOn } from './Composer.tsx';
import { Followers } from './Followers.tsx';
import { MailState } from './mail/MailState.tsx';
import { RecordActions } from './RecordActions.tsx';
import { SharedWith } from './sharing/SharedWith.tsx';
import { TagList } from './TagList.tsx';

/** Most chips beside the number, so that the line stays one line. */
const mostChips = 3;

/** Who it is: letter, name, number, the choices that matter in lists, tags, owner. */
export function RecordHeader({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const title = titleOf(module, record);
  const { owner, department } = record;
  return (
    <header className="record-head">
      <span className="record-letter" aria-hidden="true">
        {/^\p{L}/u.test(title) ? [...title][0] : <Icon name={module.icon} size={18} />}
      </span>
      <div className="record-name">
        <h1 title={title}>{title}</h1>
        <div className="record-line tags-as-tags">
          {record.number && <span className="figure">{record.number}</span>}
          {chipsOf(module, record).map((field) => (
            <FieldValue key={field.name} field={field} value={record[field.name]} record={record} compact />
          ))}
          <Warnings module={module} record={record} />
          {module.mailed && <MailState module={module} record={record} />}
          {module.keptBy === 'people' && <TagList module={module} record={record} />}
          {isReference(owner) && owner.label !== null && (
            <span className="record-owner">
              <Avatar name={owner.label} small />
              {[owner.label, department?.label].filter(Boolean).join(' · ')}
            </span>
          )}
          <SharedWith module={module} record={record} />
          {isWorkedOn(module) && !record.deletedAt && <Followers module={module} record={record} />}
        </div>
      </div>
      {module.keptBy === 'people' && <RecordActions module={module} record={record} />}
    </header>
  );
}

/** What whoever deals with it has to know first: not to be called, gone, contradicting what was promised. CUS-03 */
function Warnings({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const label = useLabel();
  return module.fields
    .filter(({ name, warns }) => warns && record[name] === true)
    .map((field) => (
      <span key={field.name} className="tag tone-red record-warns">
        <Icon name="warning" size={12} />
        {label(field.label)}
      </span>
    ));
}

/** Choices shown in the list and not already among the facts. */
function chipsOf(module: ModuleMetadata, record: AnsweredRecord) {
  const names = [module.board?.field, ...module.list].filter((name) => name !== undefined);
  const fields = [...new Set(names)].flatMap((name) => fieldOf(module, name) ?? []);
  return fields
    .filter(
      ({ name, choices }) =>
        choices && typeof record[name] === 'string' && !module.layout.facts.includes(name),
    )
    .slice(0, mostChips);
}
