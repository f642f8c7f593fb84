import { parentPort, workerData } from 'node:worker_threads';
import { extractors } from './extractors.ts';
import { readable } from './readable.ts';

/** Reads one file out, apart from those who serve: what is large or malicious ends this thread alone. */
const { path, type } = workerData as { path: string; type: string };
const extract = extractors[type];
if (!extract) throw new Error(`Nobody reads ${type}`);
parentPort?.postMessage(readable(await extract(path, type)));
