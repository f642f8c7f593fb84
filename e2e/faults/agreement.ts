import type { Installation } from './installation.ts';

const modules = ['account', 'contact', 'opportunity', 'lead'];

/** Everything that a record is kept in says the same: each line found tells of one record where it does not. */
const disagreements = [
  ...modules.map(
    (module) => `
      select '${module} ' || r.id || ' is not in the search index' as trouble from ${module} r
      where not exists (select from search s where s.module = '${module}' and s.record = r.id)`,
  ),
  ...modules.map(
    (module) => `
      select '${module} ' || s.record || ' is in the search index only' from search s
      where s.module = '${module}' and not exists (select from ${module} r where r.id = s.record)`,
  ),
  ...modules.map(
    (module) => `
      select '${module} ' || r.id || ' has version ' || r.version || ', its history another' from ${module} r
      where r.version is distinct from (select max(e.version) from event e where e.record = r.id)`,
  ),
  ...modules.map(
    (module) => `
      select '${module} ' || e.record || ' has a history but is not there' from event e
      where e.module = '${module}' and not exists (select from ${module} r where r.id = e.record)`,
  ),
  ...modules.map(
    (module) => `
      select '${module} ' || r.id || ' was not made just once' from ${module} r
      where 1 <> (select count(*) from event e where e.record = r.id and e.kind = 'create')`,
  ),
  `select 'account ' || a.id || ' counts its contacts wrong' from account a
   where contact_count is distinct from (select count(*) from contact c where c.account = a.id and c.deleted_at is null)`,
  `select 'account ' || a.id || ' counts its open deals wrong' from account a
   where open_opportunities is distinct from (select count(*) from opportunity o
     where o.account = a.id and o.deleted_at is null and o.stage not in ('won', 'lost'))`,
  `select 'account ' || a.id || ' adds its open deals up wrong' from account a
   where open_amount is distinct from (select coalesce(sum(base_amount), 0) from opportunity o
     where o.account = a.id and o.deleted_at is null and o.stage not in ('won', 'lost'))`,
];

/** Where record, history, search index and roll-ups disagree; empty when all is as it should be. */
export async function disagreementsIn(installation: Installation): Promise<string[]> {
  const rows = await installation.query<{ trouble: string }>(disagreements.join('\nunion all\n'));
  return rows.map(({ trouble }) => trouble);
}
