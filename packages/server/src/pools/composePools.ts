import type { AccessCache } from '../access/accessCache.ts';
import type { PoolVerbs } from '../jobs/bulk/poolVerbs.ts';
import type { JobHandler } from '../jobs/jobHandler.ts';
import type { Timed } from '../jobs/timetable.ts';
import { Claims } from './claims.ts';
import { fallHandler } from './fallHandler.ts';
import { Forecast } from './forecast.ts';
import { massPooling } from './massPooling.ts';
import { PoolBook } from './poolBook.ts';
import type { PoolDependencies } from './poolDependencies.ts';
import { type PoolRunDependencies, PoolRunning } from './poolRuns.ts';
import { PoolService } from './poolService.ts';
import { Releases } from './releases.ts';

type Needs = Omit<PoolDependencies, 'book'> &
  Pick<PoolRunDependencies, 'company' | 'timetable'> & { cache: AccessCache };

/** The parts that make up the pools, with what they run in the background. */
export function composePools({ cache, company, timetable, ...rest }: Needs): {
  mass: PoolVerbs;
  services: { pools: PoolService; claims: Claims; releases: Releases; poolRunning: PoolRunning };
  work: { poolRun: JobHandler<unknown, never> };
  timed: Timed;
} {
  const needs = { ...rest, book: new PoolBook(rest.database, cache) };
  const forecast = new Forecast(needs);
  const releases = new Releases(needs);
  const poolRunning = new PoolRunning({ ...needs, company, forecast, timetable });
  const services = {
    pools: new PoolService({ ...needs, forecast, releases }),
    claims: new Claims(needs),
    releases,
    poolRunning,
  };
  const work = { poolRun: fallHandler({ ...needs, forecast }) as JobHandler<unknown, never> };
  return { services, work, mass: massPooling(services), timed: poolRunning.timed };
}
