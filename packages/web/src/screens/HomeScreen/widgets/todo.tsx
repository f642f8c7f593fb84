import type { AnsweredRecord, Filter, ListAnswer, ModuleMetadata } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fieldOf, keys, problemText, request, useChangeEntry } from '../../../api/index.ts';
import { useFormat, useText } from '../../../i18n/index.ts';
import { titleOf } from '../../../naming/titleOf.ts';
import { openQuickCreate } from '../../../navigation/quickCreate.ts';
import { Icon } from '../../../theme/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';
import { MissingView } from '../MissingView.tsx';
import { useModulesToShow } from '../useModulesToShow.ts';
import { WidgetBox } from '../WidgetBox.tsx';
import type { WidgetKind, WidgetProps } from '../widgetKind.ts';

const shown = 20;

export const todo: WidgetKind = {
  label: 'home.todo',
  about: 'home.todoAbout',
  icon: 'task',
  size: { w: 5, h: 7 },
  start: (modules) => (modules.some(isTicked) ? {} : null),
  Content: Todo,
};

/** The value that says of a record with a time that it is done; undefined: it can't be ticked off. */
function doneValue(module: ModuleMetadata): string | undefined {
  const isPlanned = module.calendar !== undefined && !module.calendar.aside;
  const field = isPlanned && module.board ? fieldOf(module, module.board.field) : undefined;
  return field?.choices?.find((choice) => choice.closed === 'won')?.value;
}

function isTicked(module: ModuleMetadata): boolean {
  return module.rights.see && doneValue(module) !== undefined;
}

function Todo({ widget }: WidgetProps) {
  const module = useModulesToShow().find(isTicked);
  return module ? (
    <OpenRecords widget={widget} module={module} />
  ) : (
    <MissingView widget={widget} kind="home.todo" />
  );
}

/** What I have still to do, the most urgent first, to be ticked off where it stands. */
function OpenRecords({ widget, module }: WidgetProps & { module: ModuleMetadata }) {
  const t = useText();
  const format = useFormat();
  const { start = '', done } = module.calendar ?? {};
  const where: Filter = { owner: '$me', ...(done ? { not: done } : {}) };
  const open = useQuery({
    queryKey: [...keys.found(module.path), 'todo', where],
    queryFn: ({ signal }) =>
      request<ListAnswer>(module.path, {
        query: {
          where: JSON.stringify(where),
          fields: [module.title, start, module.board?.field].join(','),
          sort: start,
          limit: shown,
          count: 1,
        },
        signal,
      }),
  });
  const records = open.data?.records ?? [];
  const now = new Date().toISOString();
  return (
    <WidgetBox
      widget={widget}
      title={t('home.todo')}
      more={
        <Link to="/$path" params={{ path: module.path }}>
          {t('home.allOf', { count: format.number(open.data?.count?.value ?? 0) })}
        </Link>
      }
      pending={open.isPending}
      error={records.length === 0 ? open.error : null}
      onRetry={() => void open.refetch()}
    >
      {records.length === 0 && <p className="quiet widget-empty">{t('home.todoNone')}</p>}
      <ul>
        {records.map((record) => (
          <li key={record.id} className="todo">
            <Tick module={module} record={record} />
            <Link
              to="/$path/$id"
              params={{ path: module.path, id: String(record.id) }}
              className="widget-line"
            >
              <span>{titleOf(module, record)}</span>
              {typeof record[start] === 'string' && (
                <time dateTime={record[start]} className={record[start] < now ? 'widget-late' : undefined}>
                  {format.relative(record[start])}
                </time>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {module.rights.create && (
        <button type="button" className="btn btn-quiet" onClick={() => void openQuickCreate(module.path)}>
          <Icon name="plus" size={13} />
          {t('home.todoAdd')}
        </button>
      )}
    </WidgetBox>
  );
}

function Tick({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const change = useChangeEntry();
  const field = module.board?.field ?? '';
  const before = record[field];
  const title = titleOf(module, record);
  const put = (value: unknown, then?: () => void) =>
    change.mutate(
      { path: module.path, id: record.id, occurrence: null, values: { [field]: value } },
      { onSuccess: then, onError: (error) => announceProblem(problemText(t, error)) },
    );
  const tick = () =>
    put(doneValue(module), () =>
      announce(t('home.todoDone', { title }), {
        label: t('home.undo'),
        run: () => put(before),
      }),
    );
  return (
    <input
      type="checkbox"
      className="check"
      aria-label={t('home.tick', { title })}
      checked={change.isPending}
      disabled={change.isPending || !module.rights.edit}
      onChange={tick}
    />
  );
}
