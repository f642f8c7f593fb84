import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { forgetSession, modulesQuery, savedViewsQuery, sessionQuery, setupQuery } from '../api/index.ts';
import {
  calendarSearch,
  homeSearch,
  listSearch,
  occurrenceSearch,
  poolSearch,
  recordSearch,
  recycleBinSearch,
  roleSearch,
  signInSearch,
  tabSearch,
  tagSearch,
  whereTo,
} from '../navigation/search.ts';
import { NotFound, ScreenSkeleton } from '../ui/states.tsx';
import { BrokenScreen } from './BrokenScreen.tsx';
import { Frame } from './frame/Frame.tsx';
import {
  BriefPage,
  DuplicatesPage,
  EditPage,
  ImportPage,
  ListPage,
  NewPage,
  PoolPage,
  RecordPage,
} from './pages.tsx';

/** Every address of the application, in one place. */
export function createAppRouter(client: QueryClient) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: signInSearch,
    beforeLoad: async ({ search }) => {
      const signedIn = await client.ensureQueryData(sessionQuery);
      if (signedIn && !signedIn.pending) throw redirect({ href: search.back ?? '/', replace: true });
      if (await waitsForSetup(client)) throw redirect({ to: '/setup', replace: true });
    },
    component: lazyRouteComponent(() => import('../screens/SignInScreen/index.tsx')),
  });
  const setup = createRoute({
    getParentRoute: () => root,
    path: '/setup',
    beforeLoad: async () => {
      if (!(await waitsForSetup(client))) throw redirect({ to: '/', replace: true });
    },
    component: lazyRouteComponent(() => import('../screens/SetupScreen/index.tsx')),
  });
  const unsubscribe = createRoute({
    getParentRoute: () => root,
    path: '/unsubscribe',
    validateSearch: ({ token }: Record<string, unknown>) => ({ token: String(token ?? '') }),
    component: lazyRouteComponent(() => import('../screens/UnsubscribeScreen/index.tsx')),
  });
  const verify = createRoute({
    getParentRoute: () => root,
    path: '/verify',
    component: lazyRouteComponent(() => import('../screens/CustomerPage/VerifyScreen.tsx')),
  });
  const customerPage = createRoute({
    getParentRoute: () => root,
    path: '/q/$path/$number/$code',
    component: lazyRouteComponent(() => import('../screens/CustomerPage/index.tsx')),
  });
  const frame = createRoute({
    getParentRoute: () => root,
    id: 'frame',
    beforeLoad: async ({ location }) => {
      const session = await client.ensureQueryData(sessionQuery);
      if (session && !session.pending) return;
      if (session) throw redirect({ to: '/sign-in', search: whereTo(location.href), replace: true });
      if (await waitsForSetup(client)) throw redirect({ to: '/setup', replace: true });
      throw redirect({ to: '/sign-in', search: whereTo(location.href), replace: true });
    },
    loader: () => client.ensureQueryData(modulesQuery),
    component: Frame,
  });
  const inFrame = () => frame;
  const home = createRoute({
    getParentRoute: inFrame,
    path: '/',
    validateSearch: homeSearch,
    component: lazyRouteComponent(() => import('../screens/HomeScreen/index.tsx')),
  });
  const settings = createRoute({
    getParentRoute: inFrame,
    path: '/settings',
    component: lazyRouteComponent(() => import('../screens/SettingsHome/index.tsx')),
  });
  const numbers = createRoute({
    getParentRoute: inFrame,
    path: '/settings/numbers',
    component: lazyRouteComponent(() => import('../screens/SettingsScreens/numbers/index.tsx')),
  });
  const workingHours = createRoute({
    getParentRoute: inFrame,
    path: '/settings/working-hours',
    component: lazyRouteComponent(() => import('../screens/SettingsScreens/workingTime/index.tsx')),
  });
  const company = createRoute({
    getParentRoute: inFrame,
    path: '/settings/company',
    component: lazyRouteComponent(() => import('../screens/SettingsScreens/CompanyScreen.tsx')),
  });
  const moduleSettings = createRoute({
    getParentRoute: inFrame,
    path: '/settings/modules',
    component: lazyRouteComponent(() => import('../screens/ModuleSettings/index.tsx')),
  });
  const oneModuleSettings = createRoute({
    getParentRoute: inFrame,
    path: '/settings/modules/$path',
    validateSearch: tabSearch,
    component: lazyRouteComponent(() => import('../screens/ModuleSettings/index.tsx')),
  });
  const homePages = createRoute({
    getParentRoute: inFrame,
    path: '/settings/home-pages',
    validateSearch: roleSearch,
    component: lazyRouteComponent(() => import('../screens/HomeScreen/RoleHomes.tsx')),
  });
  const tokens = createRoute({
    getParentRoute: inFrame,
    path: '/settings/tokens',
    component: lazyRouteComponent(() => import('../screens/SettingsScreens/TokensScreen.tsx')),
  });
  const poolRuns = createRoute({
    getParentRoute: inFrame,
    path: '/settings/pools',
    component: lazyRouteComponent(() => import('../screens/SettingsScreens/PoolRunsScreen.tsx')),
  });
  const pool = createRoute({
    getParentRoute: inFrame,
    path: '/$path/pool',
    validateSearch: poolSearch,
    component: PoolPage,
  });
  const calendar = createRoute({
    getParentRoute: inFrame,
    path: '/calendar',
    validateSearch: calendarSearch,
    component: lazyRouteComponent(() => import('../screens/CalendarScreen/index.tsx')),
  });
  // What people call their documents: the screen that browses them by folder.
  const files = createRoute({
    getParentRoute: inFrame,
    path: '/files',
    beforeLoad: () => {
      throw redirect({ to: '/$path', params: { path: 'documents' }, replace: true });
    },
  });
  const tags = createRoute({
    getParentRoute: inFrame,
    path: '/tags',
    validateSearch: tagSearch,
    component: lazyRouteComponent(() => import('../screens/TagsScreen/index.tsx')),
  });
  const security = createRoute({
    getParentRoute: inFrame,
    path: '/settings/security',
    component: lazyRouteComponent(() => import('../screens/SettingsScreens/security/index.tsx')),
  });
  const mySecurity = createRoute({
    getParentRoute: inFrame,
    path: '/me/security',
    component: lazyRouteComponent(() => import('../screens/SecurityScreen/index.tsx')),
  });
  const myProfile = createRoute({
    getParentRoute: inFrame,
    path: '/me/profile',
    component: lazyRouteComponent(() => import('../screens/ProfileScreen/index.tsx')),
  });
  const myNotices = createRoute({
    getParentRoute: inFrame,
    path: '/me/notices',
    component: lazyRouteComponent(() => import('../screens/NoticesScreen/index.tsx')),
  });
  const recycleBin = createRoute({
    getParentRoute: inFrame,
    path: '/recycle-bin',
    validateSearch: recycleBinSearch,
    component: lazyRouteComponent(() => import('../screens/RecycleBinScreen/index.tsx')),
  });
  const transfers = createRoute({
    getParentRoute: inFrame,
    path: '/transfers',
    component: lazyRouteComponent(() => import('../screens/TransfersScreen/index.tsx')),
  });
  const leave = createRoute({
    getParentRoute: inFrame,
    path: '/users/$id/leave',
    component: lazyRouteComponent(() => import('../screens/LeaveScreen/index.tsx')),
  });
  const list = createRoute({
    getParentRoute: inFrame,
    path: '/$path',
    validateSearch: listSearch,
    // The list can't ask for its records before it knows the view it opens with; nothing else waits for this.
    loader: ({ params }) => void client.prefetchQuery(savedViewsQuery(params.path)),
    component: ListPage,
  });
  const create = createRoute({ getParentRoute: inFrame, path: '/$path/new', component: NewPage });
  const importing = createRoute({ getParentRoute: inFrame, path: '/$path/import', component: ImportPage });
  const duplicates = createRoute({
    getParentRoute: inFrame,
    path: '/$path/duplicates',
    component: DuplicatesPage,
  });
  const record = createRoute({
    getParentRoute: inFrame,
    path: '/$path/$id',
    validateSearch: recordSearch,
    component: RecordPage,
  });
  const edit = createRoute({
    getParentRoute: inFrame,
    path: '/$path/$id/edit',
    validateSearch: occurrenceSearch,
    component: EditPage,
  });
  const brief = createRoute({ getParentRoute: inFrame, path: '/$path/$id/brief', component: BriefPage });

  return createRouter({
    routeTree: root.addChildren([
      signIn,
      setup,
      unsubscribe,
      verify,
      customerPage,
      frame.addChildren([
        home,
        calendar,
        files,
        tags,
        settings,
        numbers,
        workingHours,
        company,
        moduleSettings,
        oneModuleSettings,
        homePages,
        tokens,
        poolRuns,
        recycleBin,
        transfers,
        leave,
        list,
        pool,
        security,
        mySecurity,
        myProfile,
        myNotices,
        create,
        importing,
        duplicates,
        record,
        edit,
        brief,
      ]),
    ]),
    defaultPreload: 'intent',
    defaultPendingComponent: ScreenSkeleton,
    defaultErrorComponent: BrokenScreen,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}

/** The server no longer knows the session: to the sign-in page, and back here afterwards. */
export function leaveForSignIn(client: QueryClient, router: AppRouter): void {
  if (!client.getQueryData(sessionQuery.queryKey)) return;
  const { href } = router.state.location;
  forgetSession(client);
  void router.navigate({ to: '/sign-in', search: whereTo(href) });
}

async function waitsForSetup(client: QueryClient): Promise<boolean> {
  return (await client.ensureQueryData(setupQuery)).needed;
}
