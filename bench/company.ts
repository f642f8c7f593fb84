import { modules, ruleSets } from '@gejie/modules';
import { actions, effectSets } from '@gejie/modules/effects';
import { AccessCache } from '../packages/server/src/access/accessCache.ts';
import { composeServices } from '../packages/server/src/composeServices.ts';
import { IndexWishes } from '../packages/server/src/customization/indexWishes.ts';
import { LiveRegistry } from '../packages/server/src/customization/liveRegistry.ts';
import { connect } from '../packages/server/src/database/connection.ts';
import { migrate, underSchemaLock } from '../packages/server/src/database/migrate.ts';
import { Live } from '../packages/server/src/notifications/live.ts';
import type { Services } from '../packages/server/src/services.ts';
import type { Case } from './cases/case.ts';
import { listCases } from './cases/lists.ts';
import { recordCases } from './cases/records.ts';
import { searchCases } from './cases/searches.ts';
import { type Scale, scaleFor } from './data/company.ts';
import { type Perspective, perspectives } from './perspectives.ts';
import { RecordingDatabase } from './servers/recording.ts';

/** A filled database, seen from inside: the doors to it with every statement noted, and who looks at it. */
export interface Company {
  url: string;
  scale: Scale;
  recording: RecordingDatabase;
  perspectives: Perspective[];
  cases(perspective: Perspective): Promise<Case[]>;
  close(): Promise<void>;
}

export async function openCompany(url: string, accounts: number, dataDirectory: string): Promise<Company> {
  const database = connect(url, 4);
  const recording = new RecordingDatabase(database);
  // A database filled by an earlier version is brought up to date.
  await underSchemaLock(database, () => migrate(database));
  const liveRegistry = await LiveRegistry.open(database, modules);
  const registry = () => liveRegistry.now();
  const scale = scaleFor(accounts);
  const { services } = await composeServices({
    database: recording,
    cache: new AccessCache(),
    live: new Live(database, (error) => console.error(error)),
    liveRegistry,
    wishes: new IndexWishes({ database, registry, onFault: (error) => console.error(error) }),
    registry,
    product: { modules, ruleSets, effectSets, actions },
    dataDirectory,
    onFault: (error) => console.error(error),
    onRefusal: (error) => console.error(error),
  });
  return {
    url,
    scale,
    recording,
    perspectives: await perspectives(database, scale),
    cases: (perspective) => casesFor(perspective, services, scale),
    close: () => database.close(),
  };
}

async function casesFor(perspective: Perspective, services: Services, scale: Scale): Promise<Case[]> {
  const making = { perspective, services, scale, session: perspective.context.session };
  return [...(await listCases(making)), ...(await recordCases(making)), ...searchCases(making)];
}
