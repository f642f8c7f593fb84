import type { Layout, SectionMetadata } from '@gejie/core';

type Placed = SectionMetadata['fields'][number];

/** Where a field comes to stand: before `before`, or last in the section. */
export interface Place {
  section: string;
  before: string | null;
}

/** Puts a field somewhere, from wherever it stood; it keeps its width. */
export function placed(layout: Layout, field: string, { section, before }: Place): Layout {
  if (before === field) return layout;
  const own = find(layout, field) ?? { field, width: 'half' as const };
  const without = taken(layout, field);
  return {
    ...without,
    sections: without.sections.map((one) => {
      if (one.name !== section) return one;
      const at = before === null ? -1 : one.fields.findIndex((entry) => entry.field === before);
      return { ...one, fields: one.fields.toSpliced(at < 0 ? one.fields.length : at, 0, own) };
    }),
  };
}

/** Takes a field out of the sections. */
export function taken(layout: Layout, field: string): Layout {
  return {
    ...layout,
    sections: layout.sections.map((section) => ({
      ...section,
      fields: section.fields.filter((entry) => entry.field !== field),
    })),
  };
}

export function widened(layout: Layout, field: string, width: Placed['width']): Layout {
  return {
    ...layout,
    sections: layout.sections.map((section) => ({
      ...section,
      fields: section.fields.map((entry) => (entry.field === field ? { ...entry, width } : entry)),
    })),
  };
}

/** Moves a field by one place; at the end of a section on to the next one. */
export function stepped(layout: Layout, field: string, by: 1 | -1): Layout {
  const at = layout.sections.findIndex(({ fields }) => fields.some((entry) => entry.field === field));
  const section = layout.sections[at];
  if (!section) return layout;
  const index = section.fields.findIndex((entry) => entry.field === field);
  const others = section.fields.filter((entry) => entry.field !== field);
  if (index + by >= 0 && index + by <= others.length)
    return placed(layout, field, { section: section.name, before: others[index + by]?.field ?? null });
  const next = layout.sections[at + by];
  if (!next) return layout;
  return placed(layout, field, {
    section: next.name,
    before: by === 1 ? (next.fields[0]?.field ?? null) : null,
  });
}

export function withSection(layout: Layout, label: SectionMetadata['label']): Layout {
  const names = new Set(layout.sections.map(({ name }) => name));
  let count = layout.sections.length + 1;
  while (names.has(`section${count}`)) count++;
  return { ...layout, sections: [...layout.sections, { name: `section${count}`, label, fields: [] }] };
}

export function renamed(layout: Layout, name: string, label: SectionMetadata['label']): Layout {
  return {
    ...layout,
    sections: layout.sections.map((section) => (section.name === name ? { ...section, label } : section)),
  };
}

export function sectionMoved(layout: Layout, name: string, by: 1 | -1): Layout {
  const at = layout.sections.findIndex((section) => section.name === name);
  return { ...layout, sections: moved(layout.sections, at, by) };
}

/** Takes a section away; fields that must stand somewhere go into the one before, or after. */
export function withoutSection(layout: Layout, name: string, mustStay: (field: string) => boolean): Layout {
  const at = layout.sections.findIndex((section) => section.name === name);
  const heir = layout.sections[at - 1] ?? layout.sections[at + 1];
  const gone = layout.sections[at];
  if (!gone || !heir) return layout;
  const left = gone.fields.filter(({ field }) => mustStay(field));
  return {
    ...layout,
    sections: layout.sections
      .filter((section) => section.name !== name)
      .map((section) =>
        section.name === heir.name ? { ...section, fields: [...section.fields, ...left] } : section,
      ),
  };
}

/** One of a list moved by one place. */
export function moved<T>(list: readonly T[], at: number, by: 1 | -1): T[] {
  const item = list[at];
  if (item === undefined || at + by < 0 || at + by >= list.length) return [...list];
  return list.toSpliced(at, 1).toSpliced(at + by, 0, item);
}

/** Where a field stands; undefined: nowhere. */
export function find(layout: Layout, field: string): Placed | undefined {
  return layout.sections.flatMap(({ fields }) => fields).find((entry) => entry.field === field);
}

export function sectionOf(layout: Layout, field: string): string | null {
  const section = layout.sections.find(({ fields }) => fields.some((entry) => entry.field === field));
  return section?.name ?? null;
}
