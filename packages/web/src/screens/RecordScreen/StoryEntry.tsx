import type { AnsweredRecord, ModuleMetadata, TimelineEntry } from '@gejie/core';
import type { ReactNode } from 'react';
import { fieldOf, useModule } from '../../api/index.ts';
import { ReferenceLink } from '../../fields/parts/ReferenceLink.tsx';
import { type TextKey, useFormat, useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Icon, type IconName } from '../../theme/index.ts';
import { ChangedValue } from './ChangedValue.tsx';
import { ChangeList } from './ChangeList.tsx';
import { BeforeMerge, MergedNames } from './MergedNames.tsx';
import { Sentence } from './Sentence.tsx';
import { StartFromStory } from './StartFromStory.tsx';
import { wayName } from './ways.ts';

interface StoryEntryProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  entry: TimelineEntry;
}

interface Told {
  icon: IconName;
  sentence: ReactNode;
  /** What stands in the grey box beneath. */
  quote?: ReactNode;
}

/** Entries that no action of a module has made. */
const handedOver: Record<string, TextKey> = {
  transfer: 'handOver.told.transfer',
  transferAccepted: 'handOver.told.accepted',
  transferReturned: 'handOver.told.returned',
  mailed: 'mail.told.sent',
  mailFailed: 'mail.told.failed',
};

const actionIcons: Record<string, IconName> = { mailed: 'mail', mailFailed: 'warning' };

/** How each kind of entry is told. */
const tellers: Record<TimelineEntry['kind'], (props: StoryEntryProps & { who: ReactNode }) => Told> = {
  comment: ({ entry, who }) => ({
    icon: 'comment',
    sentence: <Sentence text="record.told.comment" parts={{ who }} />,
    quote: <CommentText text={entry.text ?? ''} />,
  }),
  change: ({ module, record, entry, who }) => tellChange(module, record, entry, who),
  created: ({ module, who }) => ({
    icon: 'plus',
    sentence: <Sentence text="record.told.created" parts={{ who, module: <ModuleName module={module} /> }} />,
  }),
  deleted: ({ who }) => ({
    icon: 'trash',
    sentence: <Sentence text="record.told.deleted" parts={{ who }} />,
  }),
  restored: ({ who }) => ({
    icon: 'restore',
    sentence: <Sentence text="record.told.restored" parts={{ who }} />,
  }),
  merged: ({ module, entry, who }) => ({
    icon: 'merge',
    sentence: (
      <Sentence
        text="merge.told"
        parts={{ who, records: <MergedNames module={module} records={entry.merged} /> }}
      />
    ),
  }),
  related: ({ entry, who }) => ({
    icon: entry.happened ? 'check' : 'link',
    sentence: (
      <Sentence
        text={entry.happened ? 'record.told.happened' : 'record.told.related'}
        parts={{ who, record: <About entry={entry} /> }}
      />
    ),
    quote: entry.text ? <span className="long-text">{entry.text}</span> : undefined,
  }),
  action: ({ module, entry, who }) => ({
    icon: actionIcons[entry.action ?? ''] ?? 'check',
    sentence: (
      <Sentence
        text={handedOver[entry.action ?? ''] ?? 'record.told.action'}
        parts={{
          who,
          module: <ModuleName module={module} />,
          action: <ActionName module={module} entry={entry} />,
        }}
      />
    ),
    quote: entry.text ?? undefined,
  }),
};

/**
 * What the person changed; what the system filled in beside it (computed values, the day a stage was entered) stands in
 * the history. The stage of a deal comes first: it is the news.
 */
function told(module: ModuleMetadata, changes: TimelineEntry['changes']): TimelineEntry['changes'] {
  const byHand = changes.filter(({ field }) => fieldOf(module, field)?.readOnly === false);
  const shown = byHand.length > 0 ? byHand : changes;
  return shown.toSorted(
    (a, b) => Number(b.field === module.board?.field) - Number(a.field === module.board?.field),
  );
}

function tellChange(
  module: ModuleMetadata,
  record: AnsweredRecord,
  entry: TimelineEntry,
  who: ReactNode,
): Told {
  const [first, ...rest] = told(module, entry.changes);
  const field = first && fieldOf(module, first.field);
  const isStage = first?.field === module.board?.field;
  if (!first || !field || (rest.length > 0 && !isStage)) {
    return {
      icon: 'edit',
      sentence: <Sentence text="record.told.changes" parts={{ who, count: rest.length + 1 }} />,
      quote: <ChangeList module={module} record={record} changes={told(module, entry.changes)} />,
    };
  }
  return {
    icon: isStage ? 'right' : 'edit',
    sentence: (
      <Sentence
        text={rest.length > 0 ? 'record.told.changeAndMore' : sentenceFor(first)}
        parts={{
          who,
          field: <FieldName module={module} name={first.field} />,
          from: <ChangedValue field={field} value={first.from} record={record} asText={first.asText} />,
          to: <ChangedValue field={field} value={first.to} record={record} asText={first.asText} />,
          count: rest.length,
        }}
      />
    ),
    quote: rest.length > 0 ? <ChangeList module={module} record={record} changes={rest} /> : undefined,
  };
}

function sentenceFor({ from, to }: { from: unknown; to: unknown }): TextKey {
  if (from === null) return 'record.told.set';
  return to === null ? 'record.told.emptied' : 'record.told.change';
}

/** One entry, told of the record it happened to: the one at hand, or one whose story is part of its own. */
export function StoryEntry({ module, record, entry }: StoryEntryProps) {
  const t = useText();
  const format = useFormat();
  const part = useModule(entry.on?.module ?? '');
  const props =
    entry.on && part
      ? { module: part, record: { id: entry.on.id } as AnsweredRecord, entry }
      : { module, record, entry };
  const who = <b>{entry.actor?.label ?? t('record.system')}</b>;
  const { icon, sentence, quote } = tellers[entry.kind]({ ...props, who });
  const way = wayName(entry.way);
  return (
    <li className="story-entry">
      <span className="story-dot">
        <Icon name={icon} size={13} />
      </span>
      <div className="story-body">
        <p>
          {sentence}
          {way && <span className="tag story-way">{t(way)}</span>}
          {entry.on && <PartOfStory on={entry.on} />}
          {entry.of && <BeforeMerge of={entry.of} />}
          <time dateTime={entry.at} title={format.dateTime(entry.at)}>
            {format.dateTimeShort(entry.at)}
          </time>
        </p>
        {quote && <div className="story-quote">{quote}</div>}
        {entry.text && <StartFromStory module={module} record={record} entry={entry} />}
      </div>
    </li>
  );
}

/** Whose story the entry is from. */
function PartOfStory({ on }: { on: NonNullable<TimelineEntry['on']> }) {
  const module = useModule(on.module);
  const names = useModuleNames();
  return (
    <span className="story-on">
      {module && names.one(module)} <ReferenceLink target={on.module} reference={on} />
    </span>
  );
}

function ModuleName({ module }: { module: ModuleMetadata }) {
  return useModuleNames().one(module);
}

function FieldName({ module, name }: { module: ModuleMetadata; name: string }) {
  return useLabel()(fieldOf(module, name)?.label) || name;
}

function ActionName({ module, entry }: { module: ModuleMetadata; entry: TimelineEntry }) {
  return useLabel()(module.actions.find(({ name }) => name === entry.action)?.label) || entry.action;
}

function About({ entry: { about } }: { entry: TimelineEntry }) {
  const module = useModule(about?.module ?? '');
  const names = useModuleNames();
  if (!about) return null;
  return (
    <>
      {module && names.one(module)} <ReferenceLink target={about.module} reference={about} />
    </>
  );
}

/** The names after `@` stand out. */
function CommentText({ text }: { text: string }) {
  return (
    <span className="long-text">
      {text.split(/(@[^\s@，。；：、！？,.;:!?]+)/).map((piece, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no identity but their place
          <b key={index} className="mention">
            {piece}
          </b>
        ) : (
          piece
        ),
      )}
    </span>
  );
}
