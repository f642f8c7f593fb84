import { problemText, useFileVersions, useRestoreVersion } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { rightsOn } from '../../screens/RecordScreen/rightsOn.ts';
import { Icon } from '../../theme/index.ts';
import { announce } from '../../ui/announce.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import type { RecordSlotProps } from '../slots.ts';
import './documents.css';
import { UploadButton } from './UploadButton.tsx';
import { useFiling } from './useFiling.ts';

/** Every file a document has had, who sent it and when; an older one comes back as the newest. */
export default function VersionsTab({ module, record }: RecordSlotProps) {
  const t = useText();
  const format = useFormat();
  const filing = useFiling();
  const { data: versions, error, refetch } = useFileVersions(module.path, record.id);
  const restore = useRestoreVersion(module.path, record.id);
  const mayChange = rightsOn(module, record).edit && !record.deletedAt;
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!versions) return <ScreenSkeleton />;
  return (
    <div className="versions">
      {mayChange && (
        <UploadButton
          label={t('documents.newVersion')}
          onFiles={(files) => filing.version(files, record.id)}
        />
      )}
      {restore.error && (
        <p className="field-error" role="alert">
          {problemText(t, restore.error)}
        </p>
      )}
      {versions.length === 0 && <Empty icon="history" title={t('documents.noFile')} />}
      <ol className="version-list">
        {versions.map((one) => (
          <li key={one.id} className="version">
            <span className="version-number">{t('documents.version', { number: one.version })}</span>
            <span className="version-file">
              <a className="value-link" href={one.url} download={one.name}>
                {one.name}
              </a>
              <span className="quiet">
                {[format.bytes(one.size), one.by?.label, format.dateTime(one.at)].filter(Boolean).join(' · ')}
              </span>
            </span>
            {one.current ? (
              <span className="tag tone-green">{t('documents.current')}</span>
            ) : (
              mayChange && (
                <button
                  type="button"
                  className="btn"
                  disabled={restore.isPending}
                  aria-label={t('documents.restoreOne', { number: one.version })}
                  onClick={() =>
                    restore.mutate(one.id, {
                      onSuccess: () => announce(t('documents.restored', { number: one.version })),
                    })
                  }
                >
                  <Icon name="restore" size={13} />
                  {t('documents.restore')}
                </button>
              )
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
