import type { ModuleMetadata, SavedViewAnswer } from '@gejie/core';
import { lazy, Suspense, useState } from 'react';
import { useDeleteView, useSetDefaultView } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { announce } from '../../../ui/announce.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { ListState } from '../useListState.ts';

const ViewDialog = lazy(() => import('./ViewDialog.tsx'));

/** What can be done with the saved view that is shown. */
export function ViewMenu(props: { module: ModuleMetadata; view: SavedViewAnswer; state: ListState }) {
  const { module, view, state } = props;
  const t = useText();
  const [open, setOpen] = useState<'rename' | 'share' | 'delete'>();
  const { mutate: setDefault } = useSetDefaultView(module.path);
  const { name } = view;
  const isDefault = state.opensWith === String(view.id);
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu
        label={t('views.menu', { name })}
        className="btn btn-icon tab-menu"
        groups={[
          {
            key: 'mine',
            items: [
              {
                key: 'default',
                icon: 'star',
                label: t(isDefault ? 'views.dropDefault' : 'views.makeDefault'),
                onSelect: () =>
                  setDefault(isDefault ? null : String(view.id), {
                    onSuccess: () => void (isDefault || announce(t('views.nowDefault', { name }))),
                  }),
              },
            ],
          },
          {
            key: 'view',
            items: view.editable
              ? [
                  {
                    key: 'rename',
                    label: t('views.rename'),
                    icon: 'edit',
                    onSelect: () => setOpen('rename'),
                  },
                  { key: 'share', label: t('views.share'), icon: 'user', onSelect: () => setOpen('share') },
                  {
                    key: 'delete',
                    label: t('views.delete'),
                    icon: 'trash',
                    danger: true,
                    onSelect: () => setOpen('delete'),
                  },
                ]
              : [],
          },
        ]}
      >
        <Icon name="down" size={11} />
      </Menu>
      {(open === 'rename' || open === 'share') && (
        <Suspense>
          <ViewDialog
            module={module}
            title={t(`views.${open}`)}
            asks={open === 'rename' ? ['name'] : ['audience']}
            view={view}
            onClose={close}
            onSaved={(saved) => {
              close();
              announce(t('views.updated', { name: saved.name }));
            }}
          />
        </Suspense>
      )}
      {open === 'delete' && <DeleteView module={module} view={view} state={state} onClose={close} />}
    </>
  );
}

interface DeleteViewProps {
  module: ModuleMetadata;
  view: SavedViewAnswer;
  state: ListState;
  onClose(): void;
}

function DeleteView({ module, view, state, onClose }: DeleteViewProps) {
  const t = useText();
  const { mutate: remove, isPending } = useDeleteView(module.path);
  const { name } = view;
  const gone = () => {
    onClose();
    announce(t('views.deleted', { name }));
    state.change({ view: undefined, where: undefined, sort: undefined, mode: undefined }, { replace: true });
  };
  return (
    <Dialog title={t('views.deleteTitle', { name })} onClose={onClose}>
      <p>{t('views.deleteExplain')}</p>
      <footer className="dialog-actions">
        <button type="button" className="btn" onClick={onClose}>
          {t('views.cancel')}
        </button>
        <button
          type="button"
          className="btn btn-danger"
          disabled={isPending}
          onClick={() => remove(view.id, { onSuccess: gone })}
        >
          {t('views.delete')}
        </button>
      </footer>
    </Dialog>
  );
}
