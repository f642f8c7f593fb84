import { useSignedIn } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { FirstSteps, useNothingYet } from './FirstSteps.tsx';
import { Greeting } from './Greeting.tsx';
import './home.css';
import { useHomeContents } from './homeContents.ts';
import { Pipeline } from './Pipeline.tsx';
import { RecentRecords } from './RecentRecords.tsx';
import { ViewRecords } from './ViewRecords.tsx';
import { ViewTile } from './ViewTile.tsx';

/** What matters to me today: my views with their counts, the pipeline, what I looked at last. */
export default function HomeScreen() {
  const t = useText();
  const { user } = useSignedIn();
  const { tiles, pipeline, next } = useHomeContents();
  if (useNothingYet()) {
    return (
      <div className="home-screen">
        <Greeting name={user.name} />
        <div className="home-grid">
          <FirstSteps />
        </div>
      </div>
    );
  }
  return (
    <div className="home-screen">
      <Greeting name={user.name} />
      <div className="home-grid">
        {tiles.length > 0 && (
          <section className="home-tiles" aria-label={t('home.tiles')}>
            {tiles.map(({ module, view }) => (
              <ViewTile key={`${module.path}.${view.name}`} module={module} view={view} />
            ))}
          </section>
        )}
        {pipeline && <Pipeline module={pipeline} />}
        <RecentRecords />
        {next && <ViewRecords module={next.module} view={next.view} />}
      </div>
    </div>
  );
}
