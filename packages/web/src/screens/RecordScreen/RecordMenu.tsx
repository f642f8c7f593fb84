import type { ActionMetadata, AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { hasPools, useReleasePreview } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { rightsOn } from './rightsOn.ts';
import { canBeShared } from './sharing/canBeShared.ts';
import { useFollowing } from './useFollowing.ts';
import { usePrinting } from './usePrinting.ts';

const AssignDialog = lazy(() => import('./AssignDialog.tsx'));
const MergeWith = lazy(() => import('../MergeDialog/MergeWith.tsx'));
const MailDialog = lazy(() => import('./mail/MailDialog.tsx'));
const ShareDialog = lazy(() => import('./sharing/ShareDialog.tsx'));
const ReleaseDialog = lazy(() => import('../PoolScreen/ReleaseDialog.tsx'));
const AccessDialog = lazy(() => import('./sharing/AccessDialog.tsx'));

const boxes = {
  assign: AssignDialog,
  mail: MailDialog,
  share: ShareDialog,
  access: AccessDialog,
  merge: MergeWith,
  release: ReleaseDialog,
  delete: DeleteDialog,
};

interface RecordMenuProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  /** Of the module itself: what is seldom done, and what is dangerous. */
  actions: ActionMetadata[];
  onAction(action: ActionMetadata): void;
  /** Absent: writing has a button of its own. */
  onWrite: (() => void) | undefined;
}

/** What can be done with any record, and what is seldom done with this one. */
export function RecordMenu({ module, record, actions, onAction, onWrite }: RecordMenuProps) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const [box, setBox] = useState<keyof typeof boxes | null>(null);
  const following = useFollowing(module.path, record.id);
  const release = useReleasePreview(module.path, record.id, { enabled: hasPools(module) });
  const rights = rightsOn(module, record);
  // Where there is room, paper and mail have buttons of their own.
  const narrow = useNarrow();
  const ways = usePrinting(module, record, narrow);
  const params = { path: module.path, id: String(record.id) };
  const open = (key: keyof typeof boxes, text: string, icon: string): MenuItem => ({
    key,
    label: text,
    icon,
    onSelect: () => setBox(key),
  });
  const own = (action: ActionMetadata): MenuItem => ({
    key: action.name,
    label: label(action.label),
    icon: action.dangerous ? 'close' : 'right',
    danger: action.dangerous === true,
    onSelect: () => onAction(action),
  });
  const all: (MenuItem | false | undefined)[] = [
    onWrite && { key: 'write', label: t('record.write'), icon: 'comment', onSelect: onWrite },
    rights.edit && {
      key: 'edit',
      label: t('record.edit'),
      icon: 'edit',
      onSelect: () => void navigate({ to: '/$path/$id/edit', params }),
    },
    module.rights.create && {
      key: 'copy',
      label: t('record.copy'),
      icon: 'copy',
      onSelect: () =>
        void navigate({
          to: '/$path/new',
          params: { path: module.path },
          search: { copyOf: record.id } as never,
        }),
    },
    rights.assign && open('assign', t('handOver.title'), 'users'),
    canBeShared(module, record) && rights.share && open('share', t('sharing.action'), 'share'),
    open('access', t('access.action'), 'eye'),
    module.mergeable && rights.edit && rights.delete && open('merge', t('merge.with'), 'merge'),
    (release.data?.pools.length ?? 0) > 0 && open('release', t('pools.release'), 'pool'),
    following.followers && {
      key: 'follow',
      label: t(following.follows ? 'record.unfollow' : 'record.follow'),
      icon: 'bell',
      onSelect: following.toggle,
    },
  ];
  const mayDelete = module.rights.delete && rights.delete !== false;
  const dangerous = actions.filter((action) => action.dangerous);
  const Box = box && boxes[box];
  return (
    <>
      <Menu
        label={t('frame.more')}
        named
        groups={[
          { key: 'own', items: actions.filter((action) => !action.dangerous).map(own) },
          {
            key: 'paper',
            items: [
              ...(narrow && module.mailed ? [open('mail', t('mail.action'), 'mail')] : []),
              ...ways.map((way) => ({ ...way, label: `${t('print.action')}：${way.label}` })),
            ],
          },
          { key: 'record', items: all.filter((item) => item !== false && item !== undefined) },
          {
            key: 'danger',
            items: [
              ...dangerous.map(own),
              ...(mayDelete ? [{ ...open('delete', t('record.delete'), 'trash'), danger: true }] : []),
            ],
          },
        ]}
      >
        {t('frame.more')} <Icon name="down" size={12} />
      </Menu>
      {Box && (
        <Suspense>
          <Box module={module} record={record} onClose={() => setBox(null)} />
        </Suspense>
      )}
    </>
  );
}
