import { brotliCompressSync } from 'node:zlib';
import type { Registry } from '@gejie/core';
import type { Session } from '../access/session.ts';
import { compression } from './compression.ts';
import { describeModules } from './describeModule.ts';

/** People of so many different sets of rights are served without packing anything anew: some 40 kB each. */
const mostKept = 50;

const kept = new WeakMap<Registry, Map<string, Buffer>>();

/**
 * What {@link describeModules} tells, as JSON packed by brotli. Every page that is opened waits for it, and it is hundreds
 * of kilobytes that change only with the modules (another registry) and with rights: whoever has the same rights gets the
 * same. Null for sessions that see through something else than their roles.
 */
export function packedModules(session: Session, registry: Registry): Buffer | null {
  if (session.scopes !== null || session.lens || session.elevation !== null) return null;
  const ofRegistry = kept.get(registry) ?? new Map<string, Buffer>();
  kept.set(registry, ofRegistry);
  const { grants, functions, roles, standing } = session;
  const key = JSON.stringify([grants, [...functions].sort(), roles, standing.headed.length > 0]);
  const known = ofRegistry.get(key);
  if (known) return known;
  if (ofRegistry.size >= mostKept) ofRegistry.clear();
  const packed = brotliCompressSync(
    JSON.stringify(describeModules(session, registry)),
    compression.brotliOptions,
  );
  ofRegistry.set(key, packed);
  return packed;
}
