import { activityPaths } from './activityPaths.fixture.ts';
import { conversionPaths } from './conversionPaths.fixture.ts';
import { dealingPaths } from './dealingPaths.fixture.ts';
import { documentPaths } from './documentPaths.fixture.ts';
import { hiddenPaths } from './hiddenPaths.fixture.ts';
import { listPaths } from './listPaths.fixture.ts';
import { livePaths } from './livePaths.fixture.ts';
import type { PathCheck } from './look.fixture.ts';
import { mailPaths } from './mailPaths.fixture.ts';
import { mergePaths } from './mergePaths.fixture.ts';
import { poolPaths } from './poolPaths.fixture.ts';
import { recordPaths } from './recordPaths.fixture.ts';
import { referencePaths } from './referencePaths.fixture.ts';
import { tagPaths } from './tagPaths.fixture.ts';
import { teamPaths } from './teamPaths.fixture.ts';
import { tokenPaths } from './tokenPaths.fixture.ts';
import { toldPaths } from './toldPaths.fixture.ts';
import { writePaths } from './writePaths.fixture.ts';

/** Every way to records that leaves them as they are. */
export const pathChecks: Record<string, PathCheck> = {
  ...listPaths,
  ...recordPaths,
  ...poolPaths,
  ...referencePaths,
  ...documentPaths,
  ...activityPaths,
  ...dealingPaths,
  ...tagPaths,
  ...teamPaths,
  ...mailPaths,
  ...livePaths,
  ...tokenPaths,
  ...hiddenPaths,
  ...conversionPaths,
  ...mergePaths,
  ...writePaths,
  ...toldPaths,
};
