import type { AnsweredRecord, HistoryEntry, ModuleMetadata } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { fieldOf, keys, request, type StoryPage, useUpdateRecord } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { boardColumns } from '../BoardScreen/boardQuery.ts';
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
  if (!field) return null;
  const stages = boardColumns(module);
  const times = stageTimes(record, data?.entries ?? [], field.name, new Date());
  const at = stages.findIndex(({ value }) => value === record[field.name]);
  const open = rightsOn(module, record).edit && !fieldState(field, record).readOnly && !record.deletedAt;
  const move = async (value: string) => {
    const changes = await missing.ask(module, record, { [field.name]: value });
    if (changes) update.mutate({ id: record.id, version: record.version, changes });
  };
  return (
    <>
      <ol className="stage-path" aria-label={label(field.label)}>
        {stages.map((stage, index) => {
          const time = times.get(stage.value);
          const passed = !stages[at]?.closed && index < at;
          const look =
            index === at ? `stage-here tone-${stage.color ?? 'grey'}` : passed ? 'stage-passed' : '';
          return (
            <li key={stage.value} className={stage.closed ? 'stage-end' : undefined}>
              <button
                type="button"
                className={`stage ${look}`}
                aria-current={index === at ? 'step' : undefined}
                disabled={!open || index === at || update.isPending}
                onClick={() => void move(stage.value)}
              >
                {label(stage.label)}
                {data && time !== undefined && !stage.closed && (
                  <small>{t('record.stageDays', { days: wholeDays(time) })}</small>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      {missing.dialog}
    </>
  );
}
