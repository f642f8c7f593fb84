import { type FilterContext, fieldTypes, type Module, parseFilter, Registry } from '@gejie/core';
import { describe, expect, it } from 'vitest';
import { modules, ruleSets } from './index.ts';

const registry = new Registry(modules);
const context: FilterContext = {
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  now: new Date('2026-11-23T02:00:00Z'),
  fiscalYearStart: 1,
  me: 1,
  myDepartment: 1,
  myTeam: [1],
};
const parses = (module: Module, filter: unknown) =>
  expect(() => parseFilter(filter, module, registry, context), JSON.stringify(filter)).not.toThrow();

describe.each(registry.modules.map((module) => [module.name, module] as const))('%s', (_name, module) => {
  const { definition } = module;
  const exists = (name: string) => {
    const [first = '', second] = name.replace(/^-/, '').split('.');
    const field = module.fields.get(first);
    expect(field, `${module.name}.${name}`).toBeDefined();
    if (second) expect(registry.module(field?.targets?.[0] ?? '').fields.has(second), name).toBe(true);
  };

  it('names only fields that exist', () => {
    const { layout, board, tree } = definition;
    const sections = Object.values(layout?.sections ?? {}).flatMap(({ fields }) =>
      fields.map((field) => (typeof field === 'string' ? field : field.field)),
    );
    for (const name of [
      definition.title,
      ...definition.list,
      ...(definition.sort ? [definition.sort] : []),
      ...(layout?.facts ?? []),
      ...sections,
      ...(layout?.quickCreate ?? []),
      ...Object.keys(definition.duplicates ?? {}),
      ...(board ? [board.field, board.sum ?? board.field, ...(board.card ?? [])] : []),
      ...(tree ? [tree.field, tree.within ?? tree.field, ...(tree.card ?? [])] : []),
    ])
      exists(name);
    for (const field of module.fields.values()) {
      for (const name of [
        ...(field.reads ?? []),
        field.dependsOn,
        field.currencyField,
        field.pricedFor,
        field.taxedBy,
      ])
        if (name) exists(name);
      const [link, name] = field.takenFrom?.split('.') ?? [];
      const [target] = module.fields.get(link ?? '')?.targets ?? [];
      if (name) expect(registry.module(target ?? '').fields.has(name), field.takenFrom).toBe(true);
    }
  });

  it('shows every field of its own somewhere, and none twice', () => {
    const shown = Object.values(definition.layout?.sections ?? {}).flatMap(({ fields }) =>
      fields.map((field) => (typeof field === 'string' ? field : field.field)),
    );
    expect(shown).toEqual([...new Set(shown)]);
    const forgotten = [...module.fields.values()].filter(
      ({ name, kernel, type, hidden }) => !kernel && !type.computed && !hidden && !shown.includes(name),
    );
    expect(forgotten.map(({ name }) => name)).toEqual([]);
  });

  it('has views whose conditions, order and columns are right, one of them the default', () => {
    const views = Object.values(definition.views ?? {});
    for (const view of views) {
      parses(module, view.where ?? {});
      for (const name of [...(view.columns ?? []), ...(view.sort ? [view.sort] : [])]) exists(name);
      if (view.sort)
        expect(module.fields.get(view.sort.replace(/^-/, ''))?.type.sortable, view.sort).toBe(true);
    }
    expect(views.filter((view) => view.default)).toHaveLength(1);
  });

  it('has conditions that are right wherever it has conditions', () => {
    const conditions = [...module.fields.values()].flatMap((field) => [
      field.visibleWhen,
      field.requiredWhen,
      field.readOnlyWhen,
    ]);
    const actions = Object.values(definition.actions ?? {}).map(({ visibleWhen }) => visibleWhen);
    for (const filter of [...conditions, ...actions, definition.leavesListsWhen]) {
      if (filter) parses(module, filter);
    }
    for (const { offers, targets = [], type } of module.fields.values())
      if (offers && !type.refersByKey) for (const target of targets) parses(registry.module(target), offers);
    for (const { rollup } of module.fields.values()) {
      if (!rollup) continue;
      const source = registry.module(rollup.of);
      expect(source.fields.get(rollup.by)?.targets).toEqual([module.name]);
      for (const figure of [rollup.sum, rollup.max]) if (figure) expect(source.fields.has(figure)).toBe(true);
      parses(source, rollup.where ?? {});
    }
  });

  it('has defaults that its own fields take', () => {
    for (const field of module.fields.values()) {
      if (field.default === undefined || field.type.computed || String(field.default).startsWith('$'))
        continue;
      expect(() => field.type.parse(field.default, field, context), field.name).not.toThrow();
    }
  });

  it('speaks both languages, everywhere', () => {
    const texts = [
      module.label,
      ...[...module.fields.values()].flatMap(({ label, hint, choices, backlinkLabel }) => [
        label,
        ...(hint ? [hint] : []),
        ...(backlinkLabel ? [backlinkLabel] : []),
        ...(choices ?? []).map((choice) => choice.label),
      ]),
      ...module.backlinks.map(({ label }) => label),
    ];
    for (const { zh, en } of texts) {
      expect(zh, `${zh} / ${en}`).toMatch(/\p{Script=Han}/u);
      expect(en, `${zh} / ${en}`).toMatch(/^[^\p{Script=Han}]+$/u);
    }
    const named = [
      ...Object.values(definition.views ?? {}),
      ...Object.values(definition.actions ?? {}),
      ...Object.values(definition.layout?.sections ?? {}),
    ];
    for (const { label, en } of named) {
      expect(label).toMatch(/\p{Script=Han}/u);
      expect(en ?? '').not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('shows related lists that exist', () => {
    const names = module.backlinks.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    for (const name of definition.layout?.related ?? []) expect(names).toContain(name);
    expect(definition.layout?.facts?.length ?? 0).toBeLessThanOrEqual(6);
  });
});

it('The rules belong to modules that there are', () => {
  for (const { module } of ruleSets) expect(() => registry.module(module)).not.toThrow();
});

it('The names that other programs rely on are there', () => {
  const relied = {
    accounts: 'name type industry grade source phone website parent',
    contacts: 'name account title mobile phone email reportsTo influence',
    leads: 'name company mobile phone email source status industry',
    opportunities: 'name account stage amount probability closeDate nextStep lossReason',
    tasks: 'subject status dueAt priority related',
    events: 'subject kind startsAt endsAt place related participants recurrence',
    users: 'username name email password department roles manager status',
    departments: 'name parent head',
    documents: 'name folder file related',
    roles: 'name rights functions',
  };
  for (const [path, names] of Object.entries(relied)) {
    const module = registry.at(path);
    for (const name of names.split(' ')) expect(module?.fields.has(name), `${path} ${name}`).toBe(true);
  }
});

it('Every kind of field is used by some module', () => {
  const used = registry.modules.flatMap(({ fields, marks }) =>
    [...fields.values(), ...marks.values()].map(({ type }) => type.name),
  );
  expect([...fieldTypes.keys()].filter((name) => !used.includes(name))).toEqual([]);
});
