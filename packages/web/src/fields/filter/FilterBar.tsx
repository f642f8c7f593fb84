import type { FieldProblem, Filter, ModuleMetadata } from '@gejie/core';
import { useEffect, useRef, useState } from 'react';
import './filter.css';
import { filterOf, type Group, treeOf } from './filterTree.ts';
import { GroupParts } from './GroupParts.tsx';
import { fits } from './treeLimits.ts';

export interface FilterBarProps {
  module: ModuleMetadata;
  where: Filter;
  /** What a record itself has to have: nothing beyond its references, and rather filled in than empty. */
  ownFields?: boolean;
  /** What the server would not take, by the path to it. */
  problems?: readonly FieldProblem[];
  onChange(where: Filter): void;
}

const noProblems: readonly FieldProblem[] = [];

/** The conditions of a list, read as a sentence: field, operator, value; joined by “and”, “or”, in groups. */
export function FilterBar({
  module,
  where,
  ownFields = false,
  problems = noProblems,
  onChange,
}: FilterBarProps) {
  const [root, setRoot] = useTree(where);
  const change = (next: Group) => {
    setRoot(next);
    const filter = filterOf(next);
    if (JSON.stringify(filter) !== JSON.stringify(filterOf(treeOf(where)))) onChange(filter);
  };
  return (
    <GroupParts
      module={module}
      group={root}
      ownFields={ownFields}
      problems={problems}
      allows={fits}
      onChange={change}
    />
  );
}

/** Conditions still being made live here; the finished ones follow the address, also when the user goes back. */
function useTree(where: Filter): [Group, (root: Group) => void] {
  const [root, setRoot] = useState(() => treeOf(where));
  const shown = useRef(root);
  shown.current = root;
  const wanted = JSON.stringify(where);
  useEffect(() => {
    const next = treeOf(JSON.parse(wanted) as Filter);
    // What was just said is written otherwise only where it is read again: a group of one is no group then.
    const same = [wanted, JSON.stringify(filterOf(next))].includes(JSON.stringify(filterOf(shown.current)));
    if (!same) setRoot(next);
  }, [wanted]);
  return [root, setRoot];
}
