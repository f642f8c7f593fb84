import type { ModuleMetadata } from '@gejie/core';
import { useParams, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { ApiProblem, useModule, useRecord } from '../api/index.ts';
import { titleOf } from '../naming/titleOf.ts';
import { useForgetVisit, useRememberVisit } from '../navigation/recent.ts';
import { NotFound, ScreenSkeleton } from '../ui/states.tsx';

/** Each page names its screen as `preload` too: the router fetches that code while it waits for data. */
const screens = {
  list: () => import('../screens/ListScreen/index.tsx'),
  record: () => import('../screens/RecordScreen/index.tsx'),
  form: () => import('../screens/FormScreen/index.tsx'),
};

const fetching = (load: () => Promise<unknown>) => async () => void (await load());

/** Code of the screens that are likely next, to be fetched once the first one stands. */
export function fetchLikelyScreens(): void {
  void screens.list();
  void screens.record();
}

/** Forms bring the rules of all modules and antd's pickers: more than lists and records together. */
export function fetchForms(): void {
  void screens.form();
}

const ListScreen = lazy(screens.list);
const RecordScreen = lazy(screens.record);
const FormScreen = lazy(screens.form);
const PoolScreen = lazy(() => import('../screens/PoolScreen/index.tsx'));
const DuplicatesScreen = lazy(() => import('../screens/DuplicatesScreen/index.tsx'));
const BriefScreen = lazy(() => import('../screens/BriefScreen/index.tsx'));
const ImportScreen = lazy(() => import('../screens/ImportScreen/index.tsx'));

export function ListPage() {
  return <ModulePage>{({ path }) => <ListScreen key={path} path={path} />}</ModulePage>;
}
ListPage.preload = fetching(screens.list);

export function NewPage() {
  return <ModulePage>{({ path }) => <FormScreen key={path} path={path} />}</ModulePage>;
}
NewPage.preload = fetching(screens.form);

export function PoolPage() {
  return <ModulePage>{({ path }) => <PoolScreen key={path} path={path} />}</ModulePage>;
}

export function DuplicatesPage() {
  return <ModulePage>{({ path }) => <DuplicatesScreen key={path} path={path} />}</ModulePage>;
}

export function ImportPage() {
  return <ModulePage>{({ path }) => <ImportScreen key={path} path={path} />}</ModulePage>;
}

export function RecordPage() {
  return (
    <OneRecordPage>
      {(module, id) => (
        <>
          <Visited module={module} id={id} />
          <RecordScreen key={`${module.path}/${id}`} path={module.path} id={id} />
        </>
      )}
    </OneRecordPage>
  );
}
RecordPage.preload = fetching(screens.record);

export function EditPage() {
  const { at, scope } = useSearch({ strict: false });
  const occurrence = useMemo(() => (at && scope ? { at, scope } : undefined), [at, scope]);
  return (
    <OneRecordPage>
      {({ path }, id) => (
        <FormScreen
          key={`${path}/${id}/${occurrence?.at ?? ''}`}
          path={path}
          id={id}
          occurrence={occurrence}
        />
      )}
    </OneRecordPage>
  );
}
EditPage.preload = fetching(screens.form);

export function BriefPage() {
  return (
    <OneRecordPage>
      {(module, id) => <BriefScreen key={`${module.path}/${id}`} module={module} id={id} />}
    </OneRecordPage>
  );
}

function ModulePage({ children }: { children(module: ModuleMetadata): ReactNode }) {
  const { path = '' } = useParams({ strict: false });
  const module = useModule(path);
  return module ? <Suspense fallback={<ScreenSkeleton />}>{children(module)}</Suspense> : <NotFound />;
}

function OneRecordPage({ children }: { children(module: ModuleMetadata, id: number): ReactNode }) {
  const { id } = useParams({ strict: false });
  const number = Number(id);
  if (!Number.isSafeInteger(number) || number < 1) return <NotFound />;
  return <ModulePage>{(module) => children(module, number)}</ModulePage>;
}

/** Keeps the list of what was seen last, whatever the record page shows. */
function Visited({ module, id }: { module: ModuleMetadata; id: number }) {
  const { data: record, error } = useRecord(module.path, id);
  const remember = useRememberVisit();
  const forget = useForgetVisit();
  const label = record && titleOf(module, record);
  const gone = error instanceof ApiProblem && error.status === 404;
  useEffect(() => {
    if (gone) forget(module.path, id);
    else if (label) remember({ path: module.path, id, label });
  }, [gone, label, module.path, id, remember, forget]);
  return null;
}
