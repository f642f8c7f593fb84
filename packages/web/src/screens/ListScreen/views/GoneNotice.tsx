import type { Filter, ModuleMetadata, SavedViewAnswer } from '@gejie/core';
import { problemText, useModules, useSaveView } from '../../../api/index.ts';
import { columnOf } from '../../../fields/filter/column.ts';
import { type FilterPart, filterOf, isGroup, isKept, treeOf } from '../../../fields/filter/filterTree.ts';
import { useFormat, useLabel, useText } from '../../../i18n/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';
import { Empty } from '../../../ui/states.tsx';
import type { ListState } from '../useListState.ts';
import './views.css';

interface GoneProps {
  module: ModuleMetadata;
  view: SavedViewAnswer;
}

/** Instead of the records of a view that asks about deleted fields: whatever it showed would be something else. */
export function BrokenView({ module, view, state }: GoneProps & { state: ListState }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data: modules = [] } = useModules();
  const names = format.list((view.gone?.conditions ?? []).map((field) => `“${label(field)}”`));
  const isKnown = (name: string) => columnOf(module, modules, name) !== undefined;
  const rest = withoutUnknown(view.where, isKnown);
  return (
    <Empty
      icon="warning"
      title={t('views.broken', { names })}
      hint={
        view.editable
          ? t('views.brokenHint')
          : t('views.brokenElsewhere', { owner: view.owner.label ?? t('fields.hidden') })
      }
    >
      {JSON.stringify(rest) !== JSON.stringify(view.where) && (
        <button type="button" className="btn" onClick={() => state.change({ where: rest })}>
          {t('views.dropGone')}
        </button>
      )}
    </Empty>
  );
}

/** Above the records of a view that has lost columns or its order: it still shows what it should. */
export function LostColumns({ module, view }: GoneProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const save = useSaveView(module.path);
  const lost = [...(view.gone?.columns ?? []), ...(view.gone?.sort ?? [])].map((field) => label(field));
  if (!view.editable || lost.length === 0) return null;
  const names = format.list([...new Set(lost)].map((name) => `“${name}”`));
  const { id, columns, sort } = view;
  return (
    <p className="view-lost" role="status">
      {t('views.lostColumns', { names })}
      <button
        type="button"
        className="btn btn-quiet"
        disabled={save.isPending}
        onClick={() =>
          save.mutate(
            { id, changes: { columns, sort } },
            {
              onSuccess: ({ name }) => announce(t('views.updated', { name })),
              onError: (error) => announceProblem(problemText(t, error)),
            },
          )
        }
      >
        {t('views.dropLost')}
      </button>
    </p>
  );
}

/** The filter without the conditions on fields that are not there. */
function withoutUnknown(where: Filter, isKnown: (name: string) => boolean): Filter {
  const kept = (part: FilterPart): FilterPart[] => {
    if (isGroup(part)) return [{ ...part, parts: part.parts.flatMap(kept) }];
    return isKept(part) || isKnown(part.field) ? [part] : [];
  };
  const root = treeOf(where);
  return filterOf({ ...root, parts: root.parts.flatMap(kept) });
}
