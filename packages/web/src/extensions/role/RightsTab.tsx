import type { Reference, RightsTable } from '@gejie/core';
import { useState } from 'react';
import { useRecord, useUpdateRecord } from '../../api/index.ts';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { rightsTableOf } from '../../fields/rightsTableOf.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { rightsOn } from '../../screens/RecordScreen/rightsOn.ts';
import { Icon } from '../../theme/index.ts';
import { announce } from '../../ui/announce.ts';
import type { RecordSlotProps } from '../slots.ts';
import { SaveBar } from './SaveBar.tsx';
import './role.css';

const RoleMatrix = lazyPart(() => import('../../fields/rights/RoleMatrix.tsx'), 240);
const RoleView = lazyPart(() => import('../../fields/rights/RoleView.tsx'), 160);
const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

/** Rights as they are being changed, and as they were when that began: what a colleague saves meanwhile is not undone. */
interface Edited {
  rights: RightsTable;
  before: RightsTable;
  version: number;
}

/** The rights of a role: to be read, set beside another role's, or changed where they stand. ACC-03 */
export default function RightsTab({ module, record }: RecordSlotProps) {
  const t = useText();
  const [edited, setEdited] = useState<Edited | null>(null);
  const [other, setOther] = useState<Reference | null>(null);
  const update = useUpdateRecord(module.path);
  const held = rightsTableOf(record.rights);
  const mayEdit = rightsOn(module, record).edit && !record.deletedAt;
  if (edited) {
    const { rights, before, version } = edited;
    const save = () =>
      update.mutate(
        { id: record.id, version, changes: { rights } },
        {
          onSuccess: () => {
            announce(t('rights.saved', { name: titleOf(module, record) }));
            setEdited(null);
          },
        },
      );
    return (
      <>
        <RoleMatrix value={rights} onChange={(changed) => setEdited({ ...edited, rights: changed })} />
        <SaveBar
          role={record.id}
          changed={JSON.stringify(rights) !== JSON.stringify(before)}
          busy={update.isPending}
          onSave={save}
          onGiveUp={() => setEdited(null)}
        />
      </>
    );
  }
  return (
    <>
      <div className="role-bar">
        <span className="role-compare">
          <ReferenceSelect
            target={module.path}
            label={t('rights.compare')}
            placeholder={t('rights.compare')}
            value={other ? [other] : []}
            where={{ id: { ne: record.id } }}
            clearable
            onChange={(chosen) => setOther(chosen[0] ?? null)}
          />
        </span>
        {mayEdit && (
          <button
            type="button"
            className="btn"
            onClick={() => setEdited({ rights: held, before: held, version: record.version })}
          >
            <Icon name="edit" size={13} />
            {t('rights.editRights')}
          </button>
        )}
      </div>
      {other ? <Comparison path={module.path} held={held} other={other} /> : <RoleView value={held} />}
    </>
  );
}

function Comparison({ path, held, other }: { path: string; held: RightsTable; other: Reference }) {
  const t = useText();
  const { data } = useRecord(path, other.id);
  const name = other.label ?? '';
  if (!data || !('rights' in data)) return <span className="skeleton" style={{ height: 160 }} />;
  return (
    <>
      <p className="quiet role-comparing">{t('rights.comparing', { name })}</p>
      <RoleView value={held} other={{ name, rights: rightsTableOf(data.rights) }} />
    </>
  );
}
