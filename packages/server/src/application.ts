import { join } from 'node:path';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { AccessCache } from './access/accessCache.ts';
import { Anchors } from './audit/anchors.ts';
import { composeServices } from './composeServices.ts';
import type { Composition, Product } from './composition.ts';
import { IndexWishes } from './customization/indexWishes.ts';
import { LiveRegistry } from './customization/liveRegistry.ts';
import { connect, type Database } from './database/connection.ts';
import { customizationChannel } from './database/customization/customizationSignal.ts';
import { listen } from './database/listen.ts';
import { migrate, underSchemaLock } from './database/migrate.ts';
import { noticeChannel } from './database/notifications/noticeRows.ts';
import { accessChannel, ensureAccessSignals } from './database/organization/accessSignals.ts';
import { ensureSignInGuards } from './database/sessions/signInGuards.ts';
import type { FileSettings } from './files/composeFiles.ts';
import { createHttp } from './http/createHttp.ts';
import type { RateLimits } from './http/rateLimits.ts';
import type { MailServer } from './mail/postOffice.ts';
import { Live } from './notifications/live.ts';
import type { Services } from './services.ts';

export interface ApplicationOptions {
  databaseUrl: string;
  dataDirectory: string;
  product: Product;
  logger?: FastifyBaseLogger;
  rateLimits?: RateLimits;
  trustProxy?: string;
  metricsToken?: string | null;
  /** The built web app. */
  webFolder?: string;
  /** Bytes of the largest file taken in. */
  fileLimit?: number;
  /** Absent: files lie in the data directory, and nobody scans them. */
  files?: FileSettings;
  /** False: this process answers and leaves the jobs to others. */
  works?: boolean;
  /** The mail server; absent: no letters are sent. */
  mail?: MailServer | null;
  /** Where the application is reached, for links in letters; no slash at its end. */
  home?: string;
  /** The time; demo data and tests set their own. */
  clock?(): Date;
}

export interface Application {
  services: Services;
  http: FastifyInstance;
  close(): Promise<void>;
}

const usualRates: RateLimits = { requests: 6000, signIns: 60 };
/** Milliseconds between two looks for sessions and uploads that nobody will come back to. */
const sweepEvery = 3_600_000;
/** Milliseconds between two notes, outside the database, of where the operation log stands. */
const noteEvery = 300_000;

/** Puts the parts together over one database, brought up to date; it serves when `http.listen` is called. */
export async function createApplication(options: ApplicationOptions): Promise<Application> {
  const database = connect(options.databaseUrl);
  try {
    return await startOver(database, options);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function startOver(database: Database, options: ApplicationOptions): Promise<Application> {
  const logger = options.logger ?? pino({ level: 'warn' });
  await underSchemaLock(database, () => migrate(database));
  const registry = await LiveRegistry.open(database, options.product.modules);
  await underSchemaLock(database, async () => {
    await ensureAccessSignals(database.kysely);
    await ensureSignInGuards(database.kysely);
  });
  const cache = new AccessCache();
  const live = new Live(database, (error) => logger.error({ err: error }, 'live events failed'));
  registry.onChange(() => live.modulesChanged());
  const refresh = () =>
    void registry.catchUp((error) => logger.error({ err: error }, 'reading the fields anew failed'));
  const wishes = new IndexWishes({
    database,
    registry: () => registry.now(),
    onFault: (error) => logger.error({ err: error }, 'building an index failed'),
  });
  const stopListening = await listen(database, {
    channels: {
      [accessChannel](table) {
        cache.clear();
        live.accessChanged();
        // Layouts by role go and come with the roles.
        if (table === 'role') refresh();
      },
      [noticeChannel]: (payload) => live.heard(payload),
      [customizationChannel]: refresh,
    },
    listening(yes) {
      cache.heard(yes);
      live.listening(yes);
      if (yes) refresh();
    },
  });
  const composition: Composition = {
    ...options,
    database,
    cache,
    live,
    liveRegistry: registry,
    wishes,
    registry: () => registry.now(),
    onFault: (error, job) => logger.error({ err: error, job }, 'background work failed'),
    onRefusal: (error) => logger.warn({ err: error }, 'the mail server took no letter'),
  };
  const { services, store, startJobs, stopJobs } = await composeServices(composition);
  await services.setup.catchUp();
  await startJobs();
  const http = await createHttp(services, {
    logger,
    trustProxy: options.trustProxy ?? 'loopback',
    rateLimits: options.rateLimits ?? usualRates,
    metricsToken: options.metricsToken ?? null,
    webFolder: options.webFolder ?? join(import.meta.dirname, '../../web/dist'),
  });
  const sweep = () =>
    Promise.all([services.signIn.sweep(), store.sweep(new Date())]).catch((error: unknown) => {
      logger.error({ err: error }, 'sweeping failed');
    });
  await sweep();
  const sweeping = setInterval(sweep, sweepEvery).unref();
  const anchors = new Anchors(database, options.dataDirectory);
  const noting = setInterval(() => {
    anchors.note().catch((error: unknown) => logger.error({ err: error }, 'noting the log’s head failed'));
  }, noteEvery).unref();
  return {
    services,
    http,
    async close() {
      clearInterval(sweeping);
      clearInterval(noting);
      await http.close();
      await stopJobs();
      await stopListening();
      registry.close();
      await wishes.close();
      // A database that is out of reach is no reason not to stop.
      await anchors.note().catch(() => undefined);
      await database.close();
    },
  };
}
