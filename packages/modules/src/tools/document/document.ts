import {
  defineModule,
  file,
  link,
  linkAny,
  longText,
  type ModuleNature,
  type RecordOf,
  text,
} from '@gejie/core';

/** Any record of the business: what is seen through others, or hangs on them, would lead back here. */
function carriesDocuments({ area, hangsOn, seenThrough, keptBy }: ModuleNature): boolean {
  const isBusiness = area !== 'settings' && area !== 'tools' && keptBy !== 'system';
  return isBusiness && hangsOn === undefined && seenThrough === undefined;
}

/** A file with a name, in a folder, hanging on a record: seen by whoever sees one of the two. INT-03 */
export const document = defineModule('document', {
  label: '文档',
  unit: '份',
  area: 'tools',
  icon: 'file',
  number: 'DOC-{00000}',
  title: 'name',
  seenThrough: ['folder', 'related'],
  fields: {
    name: text('文档名称', { en: 'Document name', required: true, max: 255, search: 'name', index: true }),
    file: file('文件', { versioned: true, contents: true }),
    folder: link('folder', '所在文件夹', {
      en: 'Folder',
      onDelete: 'restrict',
      backlink: 'documents',
      backlinkLabel: { zh: '文档', en: 'Documents' },
    }),
    related: linkAny([], '关联记录', {
      en: 'Related to',
      among: carriesDocuments,
      backlink: 'documents',
      backlinkLabel: { zh: '文档', en: 'Documents' },
    }),
    description: longText('说明', { en: 'Notes', max: 4000, search: true }),
  },
  layout: {
    facts: ['folder', 'related'],
    sections: {
      basics: {
        label: '基本信息',
        en: 'Basics',
        fields: [
          { field: 'name', width: 'full' },
          { field: 'file', width: 'full' },
          'folder',
          'related',
          'owner',
          'department',
          { field: 'description', width: 'full' },
        ],
      },
    },
    quickCreate: ['name', 'file', 'folder', 'related'],
  },
  list: ['name', 'folder', 'related', 'owner', 'updatedAt'],
  sort: '-updatedAt',
  views: {
    all: { label: '全部文档', en: 'All documents', default: true },
    mine: { label: '我的文档', en: 'My documents', where: { owner: '$me' } },
    recent: {
      label: '最近 7 天',
      en: 'Last 7 days',
      where: { updatedAt: { within: 'last7Days' } },
    },
    loose: { label: '未归档', en: 'In no folder', where: { folder: { empty: true } } },
  },
});

export type Document = RecordOf<typeof document>;
