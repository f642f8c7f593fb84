import type { HomePageAnswer } from '@gejie/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useHome, useSignedIn } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { useNarrow } from '../../ui/useNarrow.ts';
import { FirstSteps } from './FirstSteps.tsx';
import { Greeting } from './Greeting.tsx';
import './home.css';
import { inOrder } from './layout.ts';
import { PageTabs } from './PageTabs.tsx';
import { placeOf, WidgetContent } from './WidgetPlace.tsx';

const HomeEditor = lazy(() => import('./edit/HomeEditor.tsx'));

/** What matters to me, as I have arranged it, or as my role or the product does: pages of widgets. INS-01 */
export default function HomeScreen() {
  const t = useText();
  const { user } = useSignedIn();
  const { page: wanted } = useSearch({ from: '/frame/' });
  const navigate = useNavigate();
  const home = useHome('me');
  const [editing, setEditing] = useState(false);
  useDocumentTitle(t('frame.home'));
  const show = (id: number | null) =>
    void navigate({ to: '/', search: id === null ? {} : { page: id }, replace: true });

  if (home.isPending) return <ScreenSkeleton />;
  if (!home.data) return <ProblemNotice error={home.error} onRetry={() => void home.refetch()} />;
  const { pages, sharedPages, nothingYet } = home.data;
  const all = [...pages, ...sharedPages];
  const page = all.find(({ id }) => id === wanted) ?? all[0];
  if (editing)
    return (
      <Suspense fallback={<ScreenSkeleton />}>
        <HomeEditor
          of="me"
          home={home.data}
          start={page?.owner ? null : (page?.id ?? null)}
          onClose={(id) => {
            setEditing(false);
            show(id);
          }}
        />
      </Suspense>
    );
  return (
    <div className="home-screen">
      <Greeting name={user.name}>
        <button
          type="button"
          className="btn home-edit"
          aria-label={t('home.edit')}
          title={t('home.edit')}
          onClick={() => setEditing(true)}
        >
          <Icon name="edit" size={13} />
          <span>{t('home.edit')}</span>
        </button>
      </Greeting>
      {page && all.length > 1 && <PageTabs pages={all} open={page} onOpen={({ id }) => show(id)} />}
      {nothingYet && (
        <div className="home-grid">
          <FirstSteps />
        </div>
      )}
      {!nothingYet && page && <PageGrid page={page} />}
    </div>
  );
}

/** The widgets of a page in their places; on a phone below one another. */
function PageGrid({ page }: { page: HomePageAnswer }) {
  const t = useText();
  const narrow = useNarrow();
  if (page.widgets.length === 0) return <p className="quiet home-bare">{t('home.bare')}</p>;
  return (
    <div className="home-grid" key={page.id}>
      {inOrder(page.widgets).map((widget) => (
        <div key={widget.id} className="widget-place" style={narrow ? undefined : placeOf(widget)}>
          <WidgetContent widget={widget} />
        </div>
      ))}
    </div>
  );
}
