import type { HomePageAnswer, Reference, ViewSharing } from '@gejie/core';
import { useId, useState } from 'react';
import { useModule, useSignedIn } from '../../../api/index.ts';
import { lazyPart } from '../../../fields/parts/lazyPart.tsx';
import { useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { Pick } from '../../SettingsScreens/Pick.tsx';

const ReferenceSelect = lazyPart(() => import('../../../fields/parts/ReferenceSelect.tsx'));

type Changed = Pick<HomePageAnswer, 'name' | 'shared' | 'departments' | 'users'>;

interface PageDialogProps {
  title: string;
  page: HomePageAnswer;
  /** Whether others may be shown it. */
  shares: boolean;
  onClose(): void;
  onDone(changed: Changed): void;
}

const longestName = 40;

/** What a page is called, and who else sees it. */
export function PageDialog({ title, page, shares, onClose, onDone }: PageDialogProps) {
  const t = useText();
  const { functions, user } = useSignedIn();
  const [name, setName] = useState(page.name ?? '');
  const [shared, setShared] = useState<ViewSharing>(page.shared);
  const [users, setUsers] = useState(page.users);
  const [departments, setDepartments] = useState(page.departments);
  const sharesFar = functions.includes('settings');
  const own = user.department && { id: user.department.id, label: user.department.label };
  const choices: ViewSharing[] =
    sharesFar || shared === 'all' ? ['private', 'some', 'all'] : ['private', 'some'];
  const nobody = shared === 'some' && users.length + departments.length === 0;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="home-form"
        onSubmit={(event) => {
          event.preventDefault();
          onDone({ name: name.trim(), shared, users, departments });
        }}
      >
        <LabelledInput
          label={t('home.pageName')}
          value={name}
          onChange={(next) => setName(next.slice(0, longestName))}
          autoFocus
        />
        {shares && (
          <Pick
            label={t('home.sharedWith')}
            value={shared}
            options={choices}
            text={(one) => t(`home.shared.${one as ViewSharing}`)}
            hint={t('home.sharedHint')}
            onChange={(next) => setShared(next as ViewSharing)}
          />
        )}
        {shares && shared === 'some' && (
          <>
            <Several target="users" label={t('home.people')} value={users} onChange={setUsers} />
            {sharesFar ? (
              <Several
                target="departments"
                label={t('home.departments')}
                value={departments}
                onChange={setDepartments}
              />
            ) : (
              own && (
                <label className="home-own-department">
                  <input
                    type="checkbox"
                    className="check"
                    checked={departments.some(({ id }) => id === own.id)}
                    onChange={(event) => setDepartments(event.target.checked ? [own] : [])}
                  />
                  {t('home.ownDepartment', { name: own.label ?? '' })}
                </label>
              )
            )}
          </>
        )}
        <DialogActions action={t('home.apply')} disabled={name.trim() === '' || nobody} onCancel={onClose} />
      </form>
    </Dialog>
  );
}

interface SeveralProps {
  target: string;
  label: string;
  value: Reference[];
  onChange(value: Reference[]): void;
}

function Several({ target, label, value, onChange }: SeveralProps) {
  const id = useId();
  if (!useModule(target)) return null;
  return (
    <div>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <ReferenceSelect id={id} target={target} value={value} onChange={onChange} several />
    </div>
  );
}
