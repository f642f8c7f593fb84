import type { Filter, PoolReason } from '@gejie/core';
import { sql } from 'kysely';
import type { Executor } from '../connection.ts';

/** After how many days without what a record of the pool's departments falls in. */
export interface PoolRuleRow {
  id: number;
  name: string;
  kind: Exclude<PoolReason, 'released'>;
  appliesTo: Filter | null;
  /** Null: what the rule applies to stays. */
  days: number | null;
}

/** A pool as the rules need it. */
export interface PoolRow {
  id: number;
  name: string;
  /** Path of the module whose records it takes. */
  module: string;
  /** The departments it serves, with all below them. */
  served: number[];
  administrators: number[];
  active: boolean;
  /** YYYY-MM-DD */
  countsFrom: string | null;
  exempt: Filter | null;
  warnDays: number;
  mostHeld: number | null;
  mostPerDay: number | null;
  coolDownDays: number;
  mostLosses: number | null;
  masked: string[];
  release: 'owner' | 'head' | 'nobody';
  /** In the order in which the first that applies decides. */
  rules: PoolRuleRow[];
}

/** All pools in their order. A circle of departments does not trouble it (`union` drops what was seen). */
export async function poolRows(db: Executor): Promise<PoolRow[]> {
  const { rows } = await sql<PoolRow>`
    with recursive served as (
      select p.id as pool, unnest(p.departments) as department from pool p where p.deleted_at is null
      union
      select s.pool, d.id from served s join department d on d.parent = s.department and d.deleted_at is null
    )
    select p.id, p.name, p.module, p.active, p.counts_from as "countsFrom", p.exempt, p.masked, p.release,
      array(select s.department from served s where s.pool = p.id) as served,
      coalesce(p.administrators, '{}') as administrators, coalesce(p.masked, '{}') as masked,
      coalesce(p.warn_days, 0) as "warnDays", p.most_held as "mostHeld", p.most_per_day as "mostPerDay",
      coalesce(p.cool_down_days, 0) as "coolDownDays", p.most_losses as "mostLosses",
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'kind', r.kind,
          'appliesTo', r.applies_to, 'days', r.days) order by r.position, r.id), '[]')
        from pool_rule r where r.pool = p.id and r.deleted_at is null) as rules
    from pool p where p.deleted_at is null order by p.position, p.id`.execute(db);
  return rows;
}
