import type { GrantableModule, RightsTable } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import {
  differs,
  heldGrant,
  heldValue,
  isBeyondSight,
  isGrantable,
  limitedFields,
  withColumn,
  withField,
  withGrant,
  withoutModule,
  withRow,
} from './grants.ts';

const table: RightsTable = { '*': { see: 'tree', edit: 'own' }, leads: { see: 'all', create: true } };
const users: GrantableModule = {
  path: 'users',
  label: { zh: '员工', en: 'User' },
  area: 'settings',
  icon: 'users',
  ownership: 'none',
  everyoneSees: true,
  writtenWith: 'users',
  fields: [],
};

describe('The rights of a role (ACC-03)', () => {
  it('hold for a module that is not named as for all others, until it is', () => {
    expect(heldGrant(table, 'accounts')).toEqual({ see: 'tree', edit: 'own' });
    const named = withGrant(table, 'accounts', { delete: 'own' });
    expect(named.accounts).toEqual({ see: 'tree', edit: 'own', delete: 'own' });
    expect(withoutModule(named, 'accounts')).toEqual(table);
  });

  it('are set in a column for the others and for every module that is named', () => {
    const next = withColumn(table, 'export', true);
    expect([next['*']?.export, next.leads?.export, Object.keys(next)]).toEqual([true, true, ['*', 'leads']]);
  });

  it('are set in a row, the limits of its fields being kept', () => {
    const hiding = withField(table, 'leads', 'phone', 'hidden');
    expect(withRow(hiding, 'leads', 'own').leads).toMatchObject({
      see: 'own',
      assign: 'own',
      bulk: true,
      fields: { phone: 'hidden' },
    });
    expect(withRow(hiding, 'leads', 'none').leads).toMatchObject({ see: 'none', create: false });
  });

  it('of a field are kept only where they are less than to write', () => {
    const hiding = withField(table, 'leads', 'phone', 'hidden');
    expect(limitedFields(heldGrant(hiding, 'leads'))).toEqual(['phone']);
    expect(withField(hiding, 'leads', 'phone', 'write')).toEqual(table);
  });

  it('are told to end where seeing ends', () => {
    const grant = { see: 'own', edit: 'department', delete: 'own' } as const;
    expect([isBeyondSight(grant, 'edit'), isBeyondSight(grant, 'delete')]).toEqual([true, false]);
    expect(isBeyondSight({ see: 'none', edit: 'all' }, 'edit', users)).toBe(false);
  });

  it('of users stand with a function; what belongs to nobody is all or nothing', () => {
    expect([isGrantable(users, 'edit'), isGrantable(users, 'export')]).toEqual([false, true]);
    expect(heldValue({}, 'see', users)).toBe('all');
    expect(heldValue({ see: 'tree' }, 'see', { ...users, everyoneSees: false })).toBe('none');
  });

  it('of two roles differ where what holds differs, not where it is written', () => {
    const spelled: RightsTable = { ...table, accounts: { see: 'tree', edit: 'own' } };
    expect(differs(table, spelled, 'accounts', 'see')).toBe(false);
    expect(differs(table, withGrant(table, 'accounts', { edit: 'all' }), 'accounts', 'edit')).toBe(true);
    expect(differs(table, withField(table, 'leads', 'phone', 'read'), 'leads', 'fields')).toBe(true);
  });
});
