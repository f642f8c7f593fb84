import type { AnsweredRecord, HistoryEntry, ModuleMetadata } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useLayoutEffect, useRef, useState } from 'react';
import { fieldOf, keys, request, type StoryPage, useUpdateRecord } from '../../api/index.ts';
import { extensionOf } from '../../extensions/extensionOf.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { choicesOf, useProcesses } from '../../process/useProcesses.ts';
import { fieldState } from '../FormScreen/fieldState.ts';
import { useMissingFields } from '../FormScreen/useMissingFields.tsx';
import { rightsOn } from './rightsOn.ts';
import { stageTimes, wholeDays } from './stageTimes.ts';

/** Changes looked at to tell the time in stages; a deal that has seen more has other troubles. */
const mostChanges = 200;

/** The stages a record goes through, where it is, how long it stood in each; a click moves it. */
export function StagePath({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const label = useLabel();
  const update = useUpdateRecord(module.path);
  const missing = useMissingFields();
  const [asked, setAsked] = useState<string | null>(null);
  const field = module.board && fieldOf(module, module.board.field);
  const { data } = useQuery({
    queryKey: [...keys.history(module.path, record.id), 'stages'],
    queryFn: ({ signal }) =>
      request<StoryPage<HistoryEntry>>(`${module.path}/${record.id}/history`, {
        query: { limit: mostChanges },
        signal,
      }),
    enabled: field !== undefined,
  });
  const path = useRef<HTMLOListElement>(null);
  const stage = field && record[field.name];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage decides which one is to be seen
  useLayoutEffect(() => {
    const here = path.current?.querySelector<HTMLElement>('[aria-current]')?.parentElement;
    if (path.current && here) path.current.scrollLeft = here.offsetLeft - path.current.clientWidth / 3;
  }, [stage]);
  const process = useProcesses(module, field).of(record);
  if (!field) return null;
  const stages = choicesOf(field, process);
  const times = stageTimes(record, data?.entries ?? [], field.name, new Date());
  const at = stages.findIndex(({ value }) => value === record[field.name]);
  const open = rightsOn(module, record).edit && !fieldState(field, record).readOnly && !record.deletedAt;
  const { stageActions = {}, actionDialogs = {} } = extensionOf(module.path);
  const ActionDialog = asked === null ? undefined : actionDialogs[asked];
  const move = async (value: string) => {
    const action = stageActions[value];
    if (action !== undefined) return setAsked(action);
    const changes = await missing.ask(module, record, { [field.name]: value });
    if (changes) update.mutate({ id: record.id, version: record.version, changes });
  };
  return (
    <>
      <ol ref={path} className="stage-path" aria-label={label(field.label)}>
        {stages.map((one, index) => {
          const time = times.get(one.value);
          const passed = !stages[at]?.closed && index < at;
          const look = index === at ? `stage-here tone-${one.color ?? 'grey'}` : passed ? 'stage-passed' : '';
          return (
            <li key={one.value} className={one.closed ? 'stage-end' : undefined}>
              <button
                type="button"
                className={`stage ${look}`}
                aria-current={index === at ? 'step' : undefined}
                disabled={!open || index === at || update.isPending}
                onClick={() => void move(one.value)}
              >
                {label(one.label)}
                {data && time !== undefined && !one.closed && (
                  <small>{t('record.stageDays', { days: wholeDays(time) })}</small>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      {missing.dialog}
      {ActionDialog && (
        <Suspense>
          <ActionDialog module={module} record={record} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  );
}
