import { type ActionMetadata, type AnsweredRecord, type ModuleMetadata, matches } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { hasPools, useModules, useReleasePreview } from '../../api/index.ts';
import { extensionOf } from '../../extensions/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { focusComposer, isWorkedOn } from './Composer.tsx';
import { DeleteDialog } from './DeleteDialog.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import { pointingHere } from './pointingHere.ts';
import { RecordAction } from './RecordAction.tsx';
import { rightsOn } from './rightsOn.ts';
import { canBeShared } from './sharing/canBeShared.ts';
import { useFollowing } from './useFollowing.ts';

const AssignDialog = lazy(() => import('./AssignDialog.tsx'));
const MergeWith = lazy(() => import('../MergeDialog/MergeWith.tsx'));
const ShareDialog = lazy(() => import('./sharing/ShareDialog.tsx'));
const ReleaseDialog = lazy(() => import('../PoolScreen/ReleaseDialog.tsx'));
const AccessDialog = lazy(() => import('./sharing/AccessDialog.tsx'));

type Box = 'delete' | 'assign' | 'release' | 'share' | 'merge' | 'access' | { action: ActionMetadata };

/** What can be done with the record: the module's own actions first, the rest in menus. */
export function RecordActions({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const label = useLabel();
  const names = useModuleNames();
  const navigate = useNavigate();
  const { data: modules = [] } = useModules();
  const [box, setBox] = useState<Box | null>(null);
  const following = useFollowing(module.path, record.id);
  const release = useReleasePreview(module.path, record.id, { enabled: hasPools(module) });
  const { actionDialogs = {} } = extensionOf(module.path);
  const close = () => setBox(null);
  if (record.deletedAt) return null;

  const actions = module.actions.filter(
    ({ visibleWhen }) => visibleWhen === undefined || matches(visibleWhen, record),
  );
  const creatable = module.related.flatMap((related) => {
    const target = modules.find(({ path }) => path === related.module);
    return target?.rights.create ? [{ related, target }] : [];
  });
  const toCopy = () =>
    void navigate({
      to: '/$path/new',
      params: { path: module.path },
      search: { copyOf: record.id } as never,
    });
  const Dialog = box && typeof box === 'object' ? actionDialogs[box.action.name] : undefined;

  return (
    <div className="record-actions">
      {actions.map((action) =>
        actionDialogs[action.name] ? (
          <button key={action.name} type="button" className="btn" onClick={() => setBox({ action })}>
            {label(action.label)}
          </button>
        ) : (
          <RecordAction key={action.name} module={module} record={record} action={action} />
        ),
      )}
      {creatable.length > 0 && (
        <Menu
          label={t('frame.create')}
          named
          className="btn record-secondary"
          groups={[
            {
              key: 'related',
              items: creatable.map(({ related, target }) => ({
                key: related.name,
                label: names.one(target),
                icon: target.icon,
                onSelect: () =>
                  void openQuickCreate(target.path, pointingHere(module, record, related, target)),
              })),
            },
          ]}
        >
          {t('frame.create')} <Icon name="down" size={12} />
        </Menu>
      )}
      <Menu
        label={t('frame.more')}
        named
        groups={[
          {
            key: 'record',
            items: [
              ...(!rightsOn(module, record).edit
                ? []
                : [
                    {
                      key: 'edit',
                      label: t('record.edit'),
                      icon: 'edit',
                      onSelect: () =>
                        void navigate({
                          to: '/$path/$id/edit',
                          params: { path: module.path, id: String(record.id) },
                        }),
                    },
                  ]),
              ...(module.rights.create
                ? [{ key: 'copy', label: t('record.copy'), icon: 'copy', onSelect: toCopy }]
                : []),
              ...(rightsOn(module, record).assign
                ? [
                    {
                      key: 'assign',
                      label: t('handOver.title'),
                      icon: 'users',
                      onSelect: () => setBox('assign'),
                    },
                  ]
                : []),
              ...(canBeShared(module, record) && rightsOn(module, record).share
                ? [
                    {
                      key: 'share',
                      label: t('sharing.action'),
                      icon: 'share',
                      onSelect: () => setBox('share'),
                    },
                  ]
                : []),
              {
                key: 'access',
                label: t('access.action'),
                icon: 'eye',
                onSelect: () => setBox('access'),
              },
              ...(module.mergeable && rightsOn(module, record).edit && rightsOn(module, record).delete
                ? [
                    {
                      key: 'merge',
                      label: t('merge.with'),
                      icon: 'merge',
                      onSelect: () => setBox('merge'),
                    },
                  ]
                : []),
              ...((release.data?.pools.length ?? 0) > 0
                ? [
                    {
                      key: 'release',
                      label: t('pools.release'),
                      icon: 'pool',
                      onSelect: () => setBox('release'),
                    },
                  ]
                : []),
              ...(following.followers
                ? [
                    {
                      key: 'follow',
                      label: t(following.follows ? 'record.unfollow' : 'record.follow'),
                      icon: 'bell',
                      onSelect: following.toggle,
                    },
                  ]
                : []),
            ],
          },
          {
            key: 'danger',
            items:
              module.rights.delete && rightsOn(module, record).delete !== false
                ? [
                    {
                      key: 'delete',
                      label: t('record.delete'),
                      icon: 'trash',
                      danger: true,
                      onSelect: () => setBox('delete'),
                    },
                  ]
                : [],
          },
        ]}
      >
        {t('frame.more')} <Icon name="down" size={12} />
      </Menu>
      <PrintMenu module={module} record={record} />
      {module.brief.length > 0 && (
        <button
          type="button"
          className="btn record-secondary"
          onClick={() =>
            void navigate({ to: '/$path/$id/brief', params: { path: module.path, id: String(record.id) } })
          }
        >
          {t('brief.title')}
        </button>
      )}
      {isWorkedOn(module) && (
        <button type="button" className="btn btn-primary record-write" onClick={focusComposer}>
          {t('record.write')}
        </button>
      )}
      {box === 'delete' && <DeleteDialog module={module} record={record} onClose={close} />}
      {box === 'release' && (
        <Suspense>
          <ReleaseDialog module={module} record={record} onClose={close} />
        </Suspense>
      )}
      {box === 'assign' && (
        <Suspense>
          <AssignDialog module={module} record={record} onClose={close} />
        </Suspense>
      )}
      <Suspense>
        {box === 'merge' && <MergeWith module={module} record={record} onClose={close} />}
        {box === 'share' && <ShareDialog module={module} record={record} onClose={close} />}
        {box === 'access' && <AccessDialog module={module} record={record} onClose={close} />}
      </Suspense>
      {Dialog && (
        <Suspense>
          <Dialog module={module} record={record} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}
