import { describe, expect, test } from 'vitest';
import { departments, notes, sessionWith, users } from './access.fixture.ts';
import { elevated, systemSession } from './elevation.ts';
import { mergeGrants } from './mergeGrants.ts';
import { fieldRight, rightsOf } from './rights.ts';

const nothing = {
  see: 'none',
  edit: 'none',
  delete: 'none',
  assign: 'none',
  create: false,
  import: false,
  export: false,
  bulk: false,
};

describe('The rights in a module', () => {
  test('are what the roles grant there, else what they grant everywhere, else none', () => {
    expect(rightsOf(sessionWith({}), notes)).toEqual(nothing);
    const grants = { '*': { see: 'all', export: true }, notes: { see: 'own', edit: 'own' } } as const;
    expect(rightsOf(sessionWith(grants), notes)).toEqual({ ...nothing, see: 'own', edit: 'own' });
    expect(rightsOf(sessionWith({ '*': grants['*'] }), notes)).toEqual({
      ...nothing,
      see: 'all',
      export: true,
    });
  });

  test('reach no further than seeing', () => {
    const rights = rightsOf(sessionWith({ '*': { see: 'department', edit: 'all', delete: 'own' } }), notes);
    expect(rights).toMatchObject({ see: 'department', edit: 'department', delete: 'own', assign: 'none' });
  });

  test('over what belongs to nobody are all or nothing', () => {
    expect(rightsOf(sessionWith({ '*': { see: 'tree' } }), departments).see).toBe('none');
    expect(rightsOf(sessionWith({ '*': { see: 'all' } }), departments).see).toBe('all');
  });

  test('come from a function where the module says so, and from nowhere else', () => {
    const everything = { '*': { see: 'all', edit: 'all', delete: 'all', create: true } } as const;
    expect(rightsOf(sessionWith(everything), users)).toEqual({ ...nothing, see: 'all' });
    const clerk = sessionWith({}, { functions: new Set(['users']) });
    expect(rightsOf(clerk, users)).toMatchObject({ edit: 'all', create: true });
    expect(rightsOf(clerk, notes)).toEqual(nothing);
  });

  test('are all there are for the system and for those acting with full rights, and none for nobody', () => {
    const { company } = sessionWith({});
    expect(rightsOf(systemSession(company, 'test'), notes).see).toBe('all');
    expect(rightsOf(elevated(sessionWith({}), 'test'), notes).delete).toBe('all');
    expect(rightsOf(sessionWith({ '*': { see: 'all' } }, { user: null }), notes)).toEqual(nothing);
  });

  test('are less under a token', () => {
    const grants = { '*': { see: 'all', edit: 'all', create: true, export: true } } as const;
    const under = (...scopes: string[]) => rightsOf(sessionWith(grants, { scopes }), notes);
    expect(under('write')).toMatchObject({ see: 'all', edit: 'all', create: true });
    expect(under('read')).toEqual({ ...nothing, see: 'all', export: true });
    expect(under('notes:read')).toEqual({ ...nothing, see: 'all', export: true });
    expect(under('notes')).toMatchObject({ edit: 'all' });
    expect(under('accounts:write')).toEqual(nothing);
    expect(rightsOf(sessionWith(grants, { scopes: ['accounts'] }), users)).toEqual({
      ...nothing,
      see: 'all',
    });
  });
});

describe('The right over a field', () => {
  const granting = (right: 'hidden' | 'read' | 'write', more = {}) =>
    sessionWith({ notes: { see: 'all', edit: 'all', fields: { secretPart: right, name: right }, ...more } });

  test('is to write unless a role says less, and to read where nothing may be written', () => {
    expect(fieldRight(sessionWith({ notes: { see: 'all', edit: 'own' } }), notes, 'secretPart')).toBe(
      'write',
    );
    expect(fieldRight(granting('read'), notes, 'secretPart')).toBe('read');
    expect(fieldRight(granting('hidden'), notes, 'secretPart')).toBe('hidden');
    expect(fieldRight(granting('write', { edit: 'none' }), notes, 'secretPart')).toBe('read');
  });

  test('leaves the title readable, and nothing where the module is not seen', () => {
    expect(fieldRight(granting('hidden'), notes, 'name')).toBe('read');
    expect(fieldRight(granting('hidden'), notes, 'version')).toBe('write');
    expect(fieldRight(sessionWith({}), notes, 'name')).toBe('hidden');
  });

  test('to hand over goes with the right to assign', () => {
    const assigner = sessionWith({ notes: { see: 'all', assign: 'all' } });
    expect(fieldRight(assigner, notes, 'owner')).toBe('write');
    expect(fieldRight(assigner, notes, 'secretPart')).toBe('read');
  });
});

describe('Several roles', () => {
  test('add up to the widest of each', () => {
    const merged = mergeGrants([
      { '*': { see: 'own', create: true }, notes: { see: 'tree' } },
      { '*': { see: 'department', edit: 'own' } },
    ]);
    expect(merged['*']).toMatchObject({ see: 'department', edit: 'own', create: true });
    // The first role's own word on notes stands instead of its general one.
    expect(merged.notes).toMatchObject({ see: 'tree', edit: 'own', create: false });
  });

  test('show a field when one of them does, unless that one knows nothing of the module', () => {
    const hiding = { notes: { see: 'all', edit: 'all', fields: { secretPart: 'hidden' } } } as const;
    const fieldOf = (...tables: Parameters<typeof mergeGrants>[0]) =>
      mergeGrants(tables).notes?.fields?.secretPart;
    expect(fieldOf(hiding)).toBe('hidden');
    expect(fieldOf(hiding, { accounts: { see: 'all' } })).toBe('hidden');
    expect(fieldOf(hiding, { notes: { see: 'own' } })).toBe('read');
    expect(fieldOf(hiding, { notes: { see: 'own', edit: 'own' } })).toBe('write');
  });

  test('are none for who has none', () => {
    expect(rightsOf(sessionWith(mergeGrants([])), notes)).toEqual(nothing);
  });
});
