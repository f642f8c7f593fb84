import type { Filter, ModuleMetadata } from '@gejie/core';
import { useEffect, useRef, useState } from 'react';
import { AddCondition } from './AddCondition.tsx';
import { type FilterPart, filterOf, isComplete, isNested, partsOf } from './clauses.ts';
import './filter.css';
import { FilterChip } from './FilterChip.tsx';
import { NestedChip } from './NestedChip.tsx';

export interface FilterBarProps {
  module: ModuleMetadata;
  where: Filter;
  /** What a record itself has to have: nothing beyond its references, and rather filled in than empty. */
  ownFields?: boolean;
  onChange(where: Filter): void;
}

/** The conditions of a list, read as a sentence: field, operator, value; one chip each. */
export function FilterBar({ module, where, ownFields, onChange }: FilterBarProps) {
  const [parts, setParts] = useParts(where);
  const change = (next: FilterPart[]) => {
    setParts(next);
    const filter = filterOf(next);
    if (JSON.stringify(filter) !== JSON.stringify(filterOf(partsOf(where)))) onChange(filter);
  };
  const replace = (at: number, part: FilterPart) =>
    change(parts.map((one, index) => (index === at ? part : one)));
  const remove = (at: number) => change(parts.filter((_part, index) => index !== at));

  return (
    <>
      {parts.map((part, at) =>
        isNested(part) ? (
          <NestedChip
            key={keyOf(parts, at)}
            module={module}
            filter={part.nested}
            onRemove={() => remove(at)}
          />
        ) : (
          <FilterChip
            key={keyOf(parts, at)}
            module={module}
            clause={part}
            startsOpen={!isComplete(part)}
            whetherEmpty={!ownFields}
            onChange={(clause) => replace(at, clause)}
            onRemove={() => remove(at)}
          />
        ),
      )}
      <AddCondition module={module} ownFields={ownFields} onAdd={(clause) => change([...parts, clause])} />
    </>
  );
}

/** Parts are known by what they are about, and by which of several about the same they are. */
function keyOf(parts: readonly FilterPart[], at: number): string {
  const about = (part: FilterPart | undefined) =>
    part && !isNested(part) ? part.field : JSON.stringify(part);
  const own = about(parts[at]);
  return `${own}.${parts.slice(0, at).filter((part) => about(part) === own).length}`;
}

/** Conditions still being made live here; the finished ones follow the address, also when the user goes back. */
function useParts(where: Filter): [FilterPart[], (parts: FilterPart[]) => void] {
  const [parts, setParts] = useState(() => partsOf(where));
  const shown = useRef(parts);
  shown.current = parts;
  const wanted = JSON.stringify(filterOf(partsOf(where)));
  useEffect(() => {
    if (JSON.stringify(filterOf(shown.current)) !== wanted) setParts(partsOf(JSON.parse(wanted) as Filter));
  }, [wanted]);
  return [parts, setParts];
}
