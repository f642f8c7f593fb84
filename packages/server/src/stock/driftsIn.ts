import { parseFilter, type Registry } from '@gejie/core';
import { systemSession } from '../access/elevation.ts';
import type { CompanyFacts } from '../access/session.ts';
import type { Executor } from '../database/connection.ts';
import { claimDrifts } from '../database/ledger/claimRows.ts';
import { pieceDrifts } from '../database/ledger/pieceDrifts.ts';
import { type Drift, verifyLedgers } from '../database/ledger/verifyLedgers.ts';
import { readContext } from '../reading/readContext.ts';
import { claimantsIn } from '../records/followClaims.ts';

/**
 * What of the ledgers, of what lines of live documents claim, and of single pieces is not what it should be. Each figure is compared in one
 * statement, so that it may be asked while people work. INV-10
 */
export async function driftsIn(db: Executor, registry: Registry, company: CompanyFacts): Promise<Drift[]> {
  const context = readContext(systemSession(company, 'ledgers verified'), registry, new Date());
  const found = await verifyLedgers(db, registry);
  for (const claimants of claimantsIn({ registry, context }))
    for (const drift of await claimDrifts(db, registry, claimants, context))
      found.push({ figure: claimants.module.name, ...drift });
  for (const module of registry.modules) {
    const trait = module.definition.pieces;
    if (!trait) continue;
    const there = parseFilter(trait.while, module, registry, context.filters);
    found.push(...(await pieceDrifts(db, registry, { module, trait, there }, context)));
  }
  return found;
}
