import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import plugin from '@scalar/fastify-api-reference';
import Fastify from 'fastify';

// The package gives its script out only through a plugin, so a server that never listens is asked for it.
const shelf = Fastify();
await shelf.register(plugin, { routePrefix: '/viewer', configuration: { url: '/api/openapi.json' } });
const { rawPayload } = await shelf.inject('/viewer/js/scalar.js');
parentPort?.postMessage(gzipSync(rawPayload));
