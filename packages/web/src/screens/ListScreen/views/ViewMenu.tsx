import type { ModuleMetadata, SavedViewAnswer } from '@gejie/core';
import { lazy, Suspense, useState } from 'react';
import { useDeleteView, useSetDefaultView } from '../../../api/index.ts';
import { useLabel, useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { announce } from '../../../ui/announce.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { ListState } from '../useListState.ts';
import type { ListView } from '../views.ts';

const ViewDialog = lazy(() => import('./ViewDialog.tsx'));

type Box = 'rename' | 'share' | 'duplicate' | 'delete';

/** What can be done with the view that is shown. */
export function ViewMenu(props: { module: ModuleMetadata; view: ListView; state: ListState }) {
  const { module, view, state } = props;
  const t = useText();
  const label = useLabel();
  const [open, setOpen] = useState<Box>();
  const { mutate: setDefault } = useSetDefaultView(module.path);
  const { saved, where, sort, mode } = view;
  const name = label(view.label);
  const isDefault = state.ownDefault === view.name;
  const close = () => setOpen(undefined);
  const columns = view.columns.length > 0 ? view.columns : module.list;
  const draft = { where, sort, mode, columns, widths: saved?.widths, rowHeight: saved?.rowHeight };
  const item = (key: Box, icon: string) => ({
    key,
    icon,
    label: t(`views.${key}`),
    danger: key === 'delete',
    onSelect: () => setOpen(key),
  });
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
                  setDefault(isDefault ? null : view.name, {
                    onSuccess: () => void (isDefault || announce(t('views.nowDefault', { name }))),
                  }),
              },
              ...(saved?.gone?.conditions.length ? [] : [item('duplicate', 'copy')]),
            ],
          },
          {
            key: 'view',
            items: saved?.editable
              ? [item('rename', 'edit'), item('share', 'user'), item('delete', 'trash')]
              : [],
          },
        ]}
      >
        <Icon name="down" size={11} />
      </Menu>
      <Suspense>
        {saved && (open === 'rename' || open === 'share') && (
          <ViewDialog
            module={module}
            title={t(`views.${open}`)}
            asks={open === 'rename' ? ['name'] : ['audience']}
            view={saved}
            onClose={close}
            onSaved={(changed) => {
              close();
              announce(t('views.updated', { name: changed.name }));
            }}
          />
        )}
        {open === 'duplicate' && (
          <ViewDialog
            module={module}
            title={t('views.duplicate')}
            asks={['name', 'audience', 'default']}
            draft={draft}
            startName={t('views.copyOf', { name })}
            onClose={close}
            onSaved={(made) => {
              close();
              state.change({ view: made.id, where: undefined, sort: undefined, mode: undefined });
              announce(t('views.saved', { name: made.name }));
            }}
          />
        )}
      </Suspense>
      {saved && open === 'delete' && (
        <DeleteView module={module} view={saved} state={state} onClose={close} />
      )}
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
      <DialogActions
        action={t('views.delete')}
        danger
        disabled={isPending}
        onAct={() => remove(view.id, { onSuccess: gone })}
        onCancel={onClose}
      />
    </Dialog>
  );
}
