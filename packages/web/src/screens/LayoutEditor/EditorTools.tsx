import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { IconButton } from './SectionCard.tsx';

interface EditorToolsProps {
  undo: (() => void) | null;
  redo: (() => void) | null;
  preview: { role: number | null } | null;
  roles: readonly { id: number; label: string }[];
  onPreview(preview: { role: number | null } | null): void;
}

/** Back and forth over what was changed in a layout, and how it looks to a role. */
export function EditorTools({ undo, redo, preview, roles, onPreview }: EditorToolsProps) {
  const t = useText();
  return (
    <>
      {preview ? (
        <button type="button" className="btn" onClick={() => onPreview(null)}>
          <Icon name="edit" size={13} />
          {t('layout.backToEditing')}
        </button>
      ) : (
        <>
          <IconButton icon="undo" label={t('layout.undo')} disabled={!undo} onClick={() => undo?.()} />
          <IconButton icon="redo" label={t('layout.redo')} disabled={!redo} onClick={() => redo?.()} />
        </>
      )}
      <Menu
        named
        label={t('layout.previewAs')}
        className="btn"
        groups={[
          {
            key: 'roles',
            items: [
              {
                key: 'standard',
                label: t('layout.previewStandard'),
                checked: preview?.role === null,
                onSelect: () => onPreview({ role: null }),
              },
              ...roles.map(({ id, label }) => ({
                key: String(id),
                label,
                checked: preview?.role === id,
                onSelect: () => onPreview({ role: id }),
              })),
            ],
          },
        ]}
      >
        <Icon name="eye" size={13} />
        {t('layout.previewAs')}
      </Menu>
    </>
  );
}
