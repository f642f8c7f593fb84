import type { Language } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { useSavePreferences, useSignedIn, useSignOut } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { languageNames } from '../../i18n/languageNames.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { useLanguageChoice } from '../../screens/Entrance/languageChoice.tsx';
import { Avatar, type ThemeChoice, useTheme } from '../../theme/index.ts';
import { Menu, type MenuGroup } from '../../ui/Menu.tsx';

const themes = [
  { choice: 'light', text: 'frame.themeLight', icon: 'sun' },
  { choice: 'dark', text: 'frame.themeDark', icon: 'moon' },
  { choice: 'system', text: 'frame.themeSystem', icon: 'screen' },
] as const;

export function MeMenu() {
  const t = useText();
  const { user } = useSignedIn();
  const navigate = useNavigate();
  const { changePassword, changePreferences } = useFrame();
  const { mutate: signOut } = useSignOut();
  const groups: MenuGroup[] = [
    useLanguageGroup(),
    useThemeGroup(),
    {
      key: 'session',
      items: [
        {
          key: 'preferences',
          label: t('preferences.title'),
          icon: 'clock',
          onSelect: changePreferences,
        },
        {
          key: 'profile',
          label: t('profile.title'),
          icon: 'user',
          onSelect: () => void navigate({ to: '/me/profile' }),
        },
        {
          key: 'notices',
          label: t('wishes.title'),
          icon: 'bell',
          onSelect: () => void navigate({ to: '/me/notices' }),
        },
        {
          key: 'security',
          label: t('security.mine'),
          icon: 'key',
          onSelect: () => void navigate({ to: '/me/security' }),
        },
        { key: 'password', label: t('password.title'), icon: 'lock', onSelect: changePassword },
        {
          key: 'signOut',
          label: t('frame.signOut'),
          icon: 'signOut',
          onSelect: () => signOut(undefined, { onSuccess: () => navigate({ to: '/sign-in' }) }),
        },
      ],
    },
  ];
  return (
    <Menu
      label={t('frame.me')}
      className="me"
      groups={[
        { key: 'who', title: [user.name, user.department?.label].filter(Boolean).join(' · '), items: [] },
        ...groups,
      ]}
    >
      <Avatar name={user.name} />
    </Menu>
  );
}

function useLanguageGroup(): MenuGroup {
  const t = useText();
  const { language, choose } = useLanguageChoice();
  return {
    key: 'language',
    title: t('frame.language'),
    items: (Object.keys(languageNames) as Language[]).map((one) => ({
      key: one,
      label: languageNames[one],
      icon: 'globe',
      checked: one === language,
      onSelect: () => choose(one),
    })),
  };
}

function useThemeGroup(): MenuGroup {
  const t = useText();
  const { choice, choose } = useTheme();
  const { mutate: save } = useSavePreferences();
  const pick = (next: ThemeChoice) => {
    choose(next);
    save({ theme: next });
  };
  return {
    key: 'theme',
    title: t('frame.theme'),
    items: themes.map((theme) => ({
      key: theme.choice,
      label: t(theme.text),
      icon: theme.icon,
      checked: theme.choice === choice,
      onSelect: () => pick(theme.choice),
    })),
  };
}
