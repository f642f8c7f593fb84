import type { FieldProblem, ModuleMetadata } from '@gejie/core';
import { useRef } from 'react';
import { useText } from '../../i18n/index.ts';
import { announceProblem } from '../../ui/announce.ts';
import { AddCondition } from './AddCondition.tsx';
import { isComplete } from './clauses.ts';
import { FilterChip } from './FilterChip.tsx';
import { type FilterPart, type Group, isGroup, isKept } from './filterTree.ts';
import { GroupChip } from './GroupChip.tsx';
import { KeptChip } from './KeptChip.tsx';

export interface GroupPartsProps {
  module: ModuleMetadata;
  group: Group;
  /** Fields beyond references can't be asked for. */
  ownFields: boolean;
  problems: readonly FieldProblem[];
  /** Whether the whole would still be taken with the group like this. */
  allows(group: Group): boolean;
  onChange(group: Group): void;
  /** Asks for a condition at once. */
  addsAtOnce?: boolean;
  /** Stands inside another group. */
  nested?: boolean;
}

const opposite = { all: 'any', any: 'all' } as const;

/** The conditions of a group, one after the other, with what joins them between. */
export function GroupParts(props: GroupPartsProps) {
  const { module, group, ownFields, problems, allows, onChange, addsAtOnce, nested } = props;
  const t = useText();
  const end = useRef<HTMLSpanElement>(null);
  const { joint, parts } = group;
  const withParts = (next: FilterPart[]): Group => ({ ...group, parts: next });
  const changed = (at: number, ...by: FilterPart[]) =>
    withParts(parts.flatMap((part, index) => (index === at ? by : [part])));
  const remove = (at: number) => {
    // The button that was pressed goes; the next place to go on from is the one that adds.
    end.current?.querySelector('button')?.focus();
    onChange(changed(at));
  };
  const add = (part: FilterPart) => {
    const next = withParts([...parts, part]);
    if (allows(next)) onChange(next);
    else announceProblem(t('list.filterTooLarge'));
  };
  const begun: Group = { joint: opposite[joint], negated: false, parts: [] };
  const shared = { module, ownFields, problems };
  const inner = (part: Group, at: number) => ({
    group: part,
    allows: (next: Group) => allows(changed(at, next)),
    onChange: (next: Group) => onChange(changed(at, next)),
  });

  return (
    <>
      {parts.map((part, at) => {
        const grouped: Group = { joint: opposite[joint], negated: false, parts: [part] };
        return (
          <span key={keyOf(parts, at)} className="filter-step">
            {at > 0 && (
              <button
                type="button"
                className="filter-joint"
                title={t(`list.joint.${opposite[joint]}`)}
                onClick={() => {
                  const turned: Group = { ...group, joint: opposite[joint] };
                  if (allows(turned)) onChange(turned);
                  else announceProblem(t('list.filterTooLarge'));
                }}
              >
                {t(joint === 'any' ? 'list.or' : 'list.and')}
              </button>
            )}
            {isGroup(part) && (
              <GroupChip
                {...inner(part, at)}
                onDissolve={() => onChange(changed(at, ...part.parts))}
                onRemove={() => remove(at)}
              >
                <GroupParts
                  {...shared}
                  {...inner(part, at)}
                  nested
                  addsAtOnce={!part.negated && part.parts.length < 2}
                />
              </GroupChip>
            )}
            {isKept(part) && <KeptChip module={module} filter={part.kept} onRemove={() => remove(at)} />}
            {!isGroup(part) && !isKept(part) && (
              <FilterChip
                module={module}
                clause={part}
                startsOpen={!isComplete(part)}
                problem={problems.find(({ field }) => isAbout(field, part.field))?.message}
                onChange={(clause) => onChange(changed(at, clause))}
                onRemove={() => remove(at)}
                alternative={opposite[joint]}
                onAlternative={
                  allows(changed(at, grouped)) ? () => onChange(changed(at, grouped)) : undefined
                }
              />
            )}
          </span>
        );
      })}
      <span ref={end} className="filter-end">
        <AddCondition
          module={module}
          ownFields={ownFields}
          startsOpen={addsAtOnce}
          small={nested}
          onAdd={add}
          onAddGroup={allows(withParts([...parts, begun])) ? () => add(begun) : undefined}
          alternative={opposite[joint]}
        />
      </span>
    </>
  );
}

/** Parts are known by what they are about, and by which of several about the same they are. */
function keyOf(parts: readonly FilterPart[], at: number): string {
  const about = (part: FilterPart | undefined) =>
    part === undefined || isGroup(part) ? '?' : isKept(part) ? JSON.stringify(part) : part.field;
  const own = about(parts[at]);
  return `${own}.${parts.slice(0, at).filter((part) => about(part) === own).length}`;
}

/** The server names the way to a condition: `any.0.account.industry`. */
function isAbout(path: string, field: string): boolean {
  return path === field || path.endsWith(`.${field}`);
}
