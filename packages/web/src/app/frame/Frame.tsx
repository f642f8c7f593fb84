import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useSession, useSignedIn } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import { useFollowsUp } from '../../screens/FollowUp/useFollowsUp.ts';
import { QuickCreateHost } from '../../screens/FormScreen/QuickCreateHost.tsx';
import { useTheme } from '../../theme/index.ts';
import { useShortcut } from '../../ui/shortcuts.ts';
import { ScreenSkeleton } from '../../ui/states.tsx';
import { useUploads } from '../../uploads/uploads.ts';
import { BottomBar } from './BottomBar.tsx';
import './frame.css';
import { FrameContext } from '../../navigation/frameContext.ts';
import { Navigation } from './Navigation.tsx';
import { TopBar } from './TopBar.tsx';
import { useFetchedAhead } from './useFetchedAhead.ts';

const loadPalette = () => import('../palette/SearchPalette.tsx');
const SearchPalette = lazy(loadPalette);
const PasswordDialog = lazy(() => import('./PasswordDialog.tsx'));
const PreferencesDialog = lazy(() => import('./PreferencesDialog.tsx'));
const UploadPanel = lazy(() => import('../../uploads/UploadPanel.tsx'));
const FollowUpDialog = lazy(() => import('../../screens/FollowUp/FollowUpDialog.tsx'));
const HelpSheet = lazy(() => import('./HelpSheet.tsx'));

const collapsedKey = 'gejie.menuCollapsed';

type Open = { box: 'palette' | 'help' | 'password' | 'preferences' | 'followUp' } | null;

/** Nothing of the frame is shown in the moment between signing out and the sign-in page. */
export function Frame() {
  const { data: session } = useSession();
  return session ? <SignedInFrame /> : <ScreenSkeleton />;
}

/** What stands around every screen: menu, search, quick create, help, me. */
function SignedInFrame() {
  const t = useText();
  const [open, setOpen] = useState<Open>(null);
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === '1');
  const followsUp = useFollowsUp();
  const close = useCallback(() => setOpen(null), []);
  const frame = useMemo(
    () => ({
      openPalette: () => setOpen({ box: 'palette' }),
      openHelp: () => setOpen({ box: 'help' }),
      changePassword: () => setOpen({ box: 'password' }),
      changePreferences: () => setOpen({ box: 'preferences' }),
      followUp: () => setOpen({ box: 'followUp' }),
      create: (path: string) => void openQuickCreate(path),
    }),
    [],
  );
  useShortcut('mod+k', frame.openPalette);
  useShortcut('?', frame.openHelp);
  useShortcut('mod+j', frame.followUp, followsUp);
  useAdoptedTheme();
  useCloseOnNavigation(close);
  useEffect(() => localStorage.setItem(collapsedKey, collapsed ? '1' : '0'), [collapsed]);
  useFetchedAhead(loadPalette);
  const uploads = useUploads();

  return (
    <FrameContext value={frame}>
      <div className={collapsed ? 'app app-collapsed' : 'app'}>
        <a className="skip" href="#main">
          {t('frame.skip')}
        </a>
        <Navigation collapsed={collapsed} onToggle={() => setCollapsed(!collapsed)} />
        <TopBar />
        <main className="main" id="main" tabIndex={-1}>
          <Suspense fallback={<ScreenSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
        <BottomBar />
      </div>
      <Suspense>
        {open?.box === 'palette' && <SearchPalette onClose={close} />}
        {open?.box === 'password' && <PasswordDialog onClose={close} />}
        {open?.box === 'preferences' && <PreferencesDialog onClose={close} />}
        {open?.box === 'followUp' && <FollowUpDialog onClose={close} />}
        {open?.box === 'help' && <HelpSheet onClose={close} />}
        {uploads.length > 0 && <UploadPanel />}
      </Suspense>
      <QuickCreateHost />
    </FrameContext>
  );
}

/** The theme chosen on another machine comes along when its user signs in here. */
function useAdoptedTheme(): void {
  const { user } = useSignedIn();
  const { choose } = useTheme();
  useEffect(() => choose(user.theme), [user.theme, choose]);
}

function useCloseOnNavigation(close: () => void): void {
  const address = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is the reason to close
  useEffect(close, [address, close]);
}
