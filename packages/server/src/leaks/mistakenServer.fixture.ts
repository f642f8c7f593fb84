import type { Application } from '../application.ts';
import type { MistakeAnswer, MistakeWish } from './mutation.fixture.ts';
import { mutations } from './mutations.fixture.ts';
import { keepVersions, putInForce } from './versions.fixture.ts';

// A process that is a server with one mistake in it after the other, as it is told.
keepVersions(mutations);
const { createApplication } = await import('../application.ts');
const { product } = await import('../product.ts');

const say = (answer: MistakeAnswer) => process.send?.(answer);
let running: Application | null = null;

process.on('message', (wish: MistakeWish) => {
  serve(wish).then(
    (address) => say({ address }),
    (error: Error) => say({ problem: String(error.stack) }),
  );
});
process.on('disconnect', () => void stop());

/** Nothing that a server has looked up under one mistake is known to the next. */
async function serve({ mistake, works }: MistakeWish): Promise<string> {
  await stop();
  await putInForce(mutations, mistake);
  running = await createApplication({
    databaseUrl: process.env.DATABASE_URL as string,
    dataDirectory: process.env.DATA_DIR as string,
    product,
    works,
    rateLimits: { requests: 0, signIns: 100_000 },
  });
  return running.http.listen({ host: '127.0.0.1', port: 0 });
}

async function stop(): Promise<void> {
  const former = running;
  running = null;
  await former?.close();
}
