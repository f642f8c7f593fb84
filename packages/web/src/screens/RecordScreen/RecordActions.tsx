import type { ActionMetadata, AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { useModules } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { isWorkedOn } from './Composer.tsx';
import { MailButton } from './mail/MailButton.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import { pointingHere } from './pointingHere.ts';
import { RecordMenu } from './RecordMenu.tsx';
import { useRecordActions } from './useRecordActions.tsx';
import { useWriting } from './useWriting.ts';

/** What can be done with the record: the module's own actions first, the rest in menus; what leads it on stands out. */
export function RecordActions({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const write = useWriting();
  const { next, beside, rare, start, isPending, dialog } = useRecordActions(module, record);
  if (record.deletedAt) return null;
  const button = (action: ActionMetadata) => (
    <button
      key={action.name}
      type="button"
      className={action === next ? 'btn btn-primary' : 'btn'}
      disabled={isPending}
      onClick={() => start(action)}
    >
      {label(action.label)}
    </button>
  );
  return (
    <div className="record-actions">
      {beside.map(button)}
      <CreateRelated module={module} record={record} />
      <RecordMenu
        module={module}
        record={record}
        actions={rare}
        onAction={start}
        onWrite={next && isWorkedOn(module) ? write : undefined}
      />
      <PrintMenu module={module} record={record} />
      {module.mailed && <MailButton module={module} record={record} />}
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
      {!next && isWorkedOn(module) && (
        <button type="button" className="btn btn-primary record-write" onClick={write}>
          {t('record.write')}
        </button>
      )}
      {next && button(next)}
      {dialog}
    </div>
  );
}

/** Starts records that point at this one. */
function CreateRelated({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const names = useModuleNames();
  const { data: modules = [] } = useModules();
  const items = module.related.flatMap((related) => {
    const target = modules.find(({ path }) => path === related.module);
    if (!target?.rights.create) return [];
    const start = () => void openQuickCreate(target.path, pointingHere(module, record, related, target));
    return [{ key: related.name, label: names.one(target), icon: target.icon, onSelect: start }];
  });
  if (items.length === 0) return null;
  return (
    <Menu
      label={t('frame.create')}
      named
      className="btn record-secondary"
      groups={[{ key: 'related', items }]}
    >
      {t('frame.create')} <Icon name="down" size={12} />
    </Menu>
  );
}
