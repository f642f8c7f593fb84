import type { HomeAnswer, HomePageAnswer } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  ApiProblem,
  type HomeOf,
  homeQuery,
  problemText,
  useForgetHome,
  useSaveHome,
} from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';
import { Menu } from '../../../ui/Menu.tsx';
import { ConfirmDialog } from '../../FormScreen/ConfirmDialog.tsx';
import { LeaveGuard } from '../../FormScreen/LeaveGuard.tsx';
import { PageTabs } from '../PageTabs.tsx';
import { AddWidget } from './AddWidget.tsx';
import { EditGrid } from './EditGrid.tsx';
import { PageDialog } from './PageDialog.tsx';
import { sentPage } from './sentPage.ts';

interface HomeEditorProps {
  of: HomeOf;
  home: HomeAnswer;
  /** Id of the page to begin with; null: the first. */
  start: number | null;
  /** With the id of the page that was open. */
  onClose(page: number | null): void;
}

type Box = 'rename' | 'new' | 'delete' | 'default' | 'conflict' | 'discard';

/** Arranges home pages: nothing of it is seen by anybody until it is saved. */
export default function HomeEditor({ of, home, start, onClose }: HomeEditorProps) {
  const t = useText();
  const client = useQueryClient();
  const save = useSaveHome(of);
  const forget = useForgetHome(of);
  const named = (page: HomePageAnswer): HomePageAnswer => ({
    ...page,
    name: page.name ?? t('home.standardPage'),
  });
  const [pages, setPages] = useState(() => home.pages.map(named));
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      home.pages.findIndex(({ id }) => id === start),
    ),
  );
  const [box, setBox] = useState<Box>();
  const [version, setVersion] = useState(home.version);
  const leaving = useRef(false);
  const dirty = JSON.stringify(pages) !== JSON.stringify(home.pages.map(named));
  const page = pages[at] as HomePageAnswer;
  const change = (changed: Partial<HomePageAnswer>) =>
    setPages(pages.map((one, index) => (index === at ? { ...one, ...changed } : one)));
  const close = (id: number | null) => {
    leaving.current = true;
    onClose(id);
  };
  const put = (over: number) =>
    save.mutate(
      { version: over, pages: pages.map(sentPage) },
      {
        onSuccess: (saved) => {
          announce(t('home.saved'));
          close(saved.pages[at]?.id ?? null);
        },
        onError: (error) => {
          if (error instanceof ApiProblem && error.status === 409) setBox('conflict');
          else announceProblem(problemText(t, error));
        },
      },
    );
  /** What was arranged here goes over what was saved elsewhere meanwhile. */
  const overwrite = async () => {
    setBox(undefined);
    const now = await client.fetchQuery({ ...homeQuery(of), staleTime: 0 }).catch(() => undefined);
    if (!now) return announceProblem(t('problem.unreachable'));
    setVersion(now.version);
    put(now.version);
  };
  return (
    <div className="home-screen home-editing">
      <header className="page-bar">
        <h1>{t(of === 'me' ? 'home.edit' : 'home.editOfRole')}</h1>
        <AddWidget widgets={page.widgets} onAdd={(widgets) => change({ widgets })} />
        <Menu
          label={t('home.pageMenu')}
          className="btn btn-icon"
          groups={[
            {
              key: 'page',
              items: [
                {
                  key: 'rename',
                  icon: 'edit',
                  label: t('home.pageSettings'),
                  onSelect: () => setBox('rename'),
                },
                ...(pages.length > 1
                  ? [
                      {
                        key: 'delete',
                        icon: 'trash',
                        danger: true,
                        label: t('home.deletePage'),
                        onSelect: () => setBox('delete'),
                      },
                    ]
                  : []),
              ],
            },
            {
              key: 'all',
              items:
                home.version > 0
                  ? [
                      {
                        key: 'default',
                        icon: 'restore',
                        label: t('home.toDefault'),
                        onSelect: () => setBox('default'),
                      },
                    ]
                  : [],
            },
          ]}
        >
          <Icon name="more" />
        </Menu>
        <span className="home-actions">
          <button type="button" className="btn" onClick={() => (dirty ? setBox('discard') : close(start))}>
            {t('form.cancel')}
          </button>
          <button
            type="button"
            className="btn btn-primary"
            disabled={save.isPending}
            onClick={() => (dirty ? put(version) : close(page.id))}
          >
            {t('home.done')}
          </button>
        </span>
      </header>
      <PageTabs pages={pages} open={page} onOpen={(one) => setAt(pages.indexOf(one))}>
        <button type="button" className="home-tab" onClick={() => setBox('new')}>
          <Icon name="plus" size={12} />
          {t('home.newPage')}
        </button>
      </PageTabs>
      <EditGrid key={page.id ?? at} widgets={page.widgets} onChange={(widgets) => change({ widgets })} />
      <LeaveGuard dirty={dirty} leaving={leaving} onDiscard={() => undefined} />
      {(box === 'rename' || box === 'new') && (
        <PageDialog
          title={t(box === 'new' ? 'home.newPage' : 'home.pageSettings')}
          page={box === 'new' ? emptyPage : page}
          shares={of === 'me'}
          onClose={() => setBox(undefined)}
          onDone={(changed) => {
            setBox(undefined);
            if (box === 'rename') return change(changed);
            setPages([...pages, { ...emptyPage, ...changed }]);
            setAt(pages.length);
          }}
        />
      )}
      {box === 'delete' && (
        <ConfirmDialog
          title={t('home.deletePageTitle', { name: page.name ?? '' })}
          action={t('home.deletePage')}
          danger
          onClose={() => setBox(undefined)}
          onConfirm={() => {
            setBox(undefined);
            setPages(pages.filter((one) => one !== page));
            setAt(Math.max(0, at - 1));
          }}
        >
          <p>{t('home.deletePageHint')}</p>
        </ConfirmDialog>
      )}
      {box === 'discard' && (
        <ConfirmDialog
          title={t('form.unsaved')}
          action={t('form.discard')}
          back={t('form.keepTyping')}
          danger
          onClose={() => setBox(undefined)}
          onConfirm={() => close(start)}
        >
          <p className="quiet">{t('form.unsavedHint')}</p>
        </ConfirmDialog>
      )}
      {box === 'default' && (
        <ConfirmDialog
          title={t('home.toDefault')}
          action={t('home.toDefault')}
          danger
          onClose={() => setBox(undefined)}
          onConfirm={() =>
            forget.mutate(undefined, {
              onSuccess: () => close(null),
              onError: (error) => announceProblem(problemText(t, error)),
            })
          }
        >
          <p>{t(of === 'me' ? 'home.toDefaultHint' : 'home.roleToDefaultHint')}</p>
        </ConfirmDialog>
      )}
      {box === 'conflict' && (
        <ConfirmDialog
          title={t('home.conflict')}
          action={t('home.overwrite')}
          danger
          onClose={() => setBox(undefined)}
          onConfirm={() => void overwrite()}
        >
          <p>{t('home.conflictHint')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

const emptyPage: HomePageAnswer = {
  id: null,
  name: '',
  widgets: [],
  shared: 'private',
  departments: [],
  users: [],
  owner: null,
};
