import { useLabel, useText } from '../../i18n/index.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { useCreatableModules } from '../../navigation/menuAreas.ts';
import { useFollowsUp } from '../../screens/FollowUp/useFollowsUp.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';

/** Makes a new record from anywhere; on the phone (`large`) a follow-up, too, nearest to the thumb. */
export function CreateMenu({ large = false }: { large?: boolean }) {
  const t = useText();
  const label = useLabel();
  const { create, followUp } = useFrame();
  const followsUp = useFollowsUp();
  const modules = useCreatableModules().filter(({ menuUnder }) => menuUnder === undefined);
  if (modules.length === 0) return null;
  return (
    <Menu
      label={t('frame.create')}
      named={!large}
      className={large ? 'bottom-plus' : 'btn'}
      groups={[
        {
          key: 'modules',
          items: modules.map((module) => ({
            key: module.path,
            label: label(module.label),
            icon: module.icon,
            onSelect: () => create(module.path),
          })),
        },
        ...(large && followsUp
          ? [
              {
                key: 'followUp',
                items: [{ key: 'followUp', label: t('followUp.action'), icon: 'edit', onSelect: followUp }],
              },
            ]
          : []),
      ]}
    >
      <Icon name="plus" size={large ? 22 : 13} />
      {!large && <span className="create-text">{t('frame.create')}</span>}
    </Menu>
  );
}
