import {
  type AnsweredRecord,
  type ChoiceMetadata,
  type FieldMetadata,
  type ListAnswer,
  type ModuleMetadata,
  matches,
  type Process,
  type Step,
  standardProcess,
} from '@gejie/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { addressQuery, fieldOf, keys, request, useModule } from '../api/index.ts';

/** A process that records may go through, as a record of its own. */
export interface KnownProcess extends Process {
  id: number;
  /** May be chosen anew. */
  offered: boolean;
  /** New records begin with it. */
  isDefault: boolean;
}

/** The processes of a choice field; those of a field without any are its choices as declared. */
export interface Processes {
  /** The link that says which process a record goes through; undefined when there is no choice of processes. */
  link: FieldMetadata | undefined;
  known: KnownProcess[];
  loading: boolean;
  /** The process of a record, as answered or as typed. */
  of(record: Record<string, unknown>): Process;
}

const mostProcesses = 200;

/** All processes of a field that the user may see; they are few and change seldom. */
export function useProcesses(module: ModuleMetadata, field: FieldMetadata | undefined): Processes {
  const link = field?.process && fieldOf(module, field.process.link);
  const target = link?.targets?.[0];
  const title = useModule(target ?? '')?.title ?? 'name';
  const query = useQuery({ ...processesQuery(target ?? ''), enabled: target !== undefined });
  const steps = field?.process?.steps ?? '';
  const known = useMemo(
    () => (query.data ?? []).map((record) => knownProcess(record, title, steps, link)),
    [query.data, title, steps, link],
  );
  return {
    link: target === undefined ? undefined : link,
    known,
    loading: target !== undefined && query.isPending,
    of: (record) =>
      known.find(({ id }) => id === idOf(record[link?.name ?? ''])) ?? standardProcess(definitionOf(field)),
  };
}

/**
 * What the process of a record calls one of its steps; undefined where it has no word of its own for it.
 * @param record undefined, or without its process: nothing is known of it then
 */
export function useStepName(
  field: FieldMetadata,
  record: Record<string, unknown> | undefined,
  value: unknown,
): string | undefined {
  const { module, link, steps } = field.process ?? { module: '', link: '', steps: '' };
  const id = idOf(record?.[link]);
  const { data } = useQuery({ ...processesQuery(module), enabled: module !== '' && typeof id === 'number' });
  const known = data?.find((process) => process.id === id)?.[steps] as Step[] | null | undefined;
  return known?.find((step) => step.value === value)?.label;
}

function processesQuery(target: string) {
  return queryOptions({
    queryKey: [...keys.found(target), 'processes'],
    queryFn: async ({ signal }): Promise<AnsweredRecord[]> => {
      const query = addressQuery({ limit: mostProcesses });
      return (await request<ListAnswer>(target, { query, signal })).records;
    },
    staleTime: 60_000,
  });
}

function knownProcess(
  record: AnsweredRecord,
  title: string,
  steps: string,
  link: FieldMetadata | undefined,
): KnownProcess {
  const name = String(record[title] ?? record.number ?? '');
  return {
    id: record.id,
    label: { zh: name, en: name },
    steps: (record[steps] as Step[] | null) ?? [],
    offered: link?.offers === undefined || matches(link.offers, record),
    isDefault: link?.defaultsTo !== undefined && matches(link.defaultsTo, record),
  };
}

/** The steps of a process as choices: named and marked as the process says. */
export function choicesOf(field: FieldMetadata | undefined, { steps }: Process): ChoiceMetadata[] {
  return steps.flatMap(({ value, label, probability, rotsAfterDays }) => {
    const choice = field?.choices?.find((one) => one.value === value);
    if (!choice || choice.retired) return [];
    return [
      {
        ...choice,
        label: label ? { zh: label, en: label } : choice.label,
        probability: probability ?? choice.probability,
        rotsAfterDays: rotsAfterDays ?? choice.rotsAfterDays,
      },
    ];
  });
}

function definitionOf(field: FieldMetadata | undefined) {
  return { choices: field?.choices ?? [] };
}

function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}
