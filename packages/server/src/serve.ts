import { join } from 'node:path';
import { pino } from 'pino';
import { createApplication } from './application.ts';
import type { Config } from './config.ts';
import { startEmbeddedPostgres } from './database/embedded/startEmbeddedPostgres.ts';
import { product } from './product.ts';
import type { Services } from './services.ts';

/**
 * Runs the server until it is told to stop.
 * @param prepare what is to be done before anybody can ask
 */
export async function serve(config: Config, prepare: (services: Services) => Promise<void>): Promise<void> {
  const log = pino({ level: config.logLevel });
  const postgres = config.databaseUrl === null ? await ownDatabase(config, log) : null;
  const application = await createApplication({
    databaseUrl: config.databaseUrl ?? (postgres?.url as string),
    dataDirectory: config.dataDirectory,
    product,
    logger: log,
    rateLimits: { requests: config.requestsPerMinute, signIns: 60 },
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    files: config.files,
    fileLimit: config.fileLimit,
    mail: config.mail,
    home: config.home,
  });
  await prepare(application.services);
  const address = await application.http.listen({ host: config.host, port: config.port });
  console.log(`格界 CRM / Gejie CRM  →  ${address}`);
  stopOnSignal(async () => {
    await application.close();
    await postgres?.stop();
  }, log);
}

function ownDatabase({ dataDirectory }: Config, log: pino.Logger) {
  return startEmbeddedPostgres({
    directory: join(dataDirectory, 'postgres'),
    log: {
      info: (message: string) => log.debug(message),
      warn: (message: string) => log.warn(message),
      error: (message: string) => log.error(message),
    },
  });
}

/** Finishes what is under way; a second signal means now. */
function stopOnSignal(stop: () => Promise<void>, log: pino.Logger): void {
  let stopping = false;
  const onSignal = (signal: string) => {
    if (stopping) process.exit(1);
    stopping = true;
    log.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
}
