// A process with an embedded server, for tests that kill it: prints the address when ready, then lives on.
import { type EmbeddedPostgres, startEmbeddedPostgres } from './startEmbeddedPostgres.ts';

const directory = process.argv[2] ?? '';
const log = { info() {}, warn: console.error, error: console.error };
const server: EmbeddedPostgres = await startEmbeddedPostgres({ directory, log });
process.on('SIGTERM', () => void server.stop());
console.log(server.url);
