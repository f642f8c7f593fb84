import {
  flagParameter,
  jsonParameter,
  listParameter,
  numberParameter,
  type ParsedParameters,
  textParameter,
} from './parameters.ts';

/** Which records of a module are meant, and in which order. */
export const selectionParameters = {
  where: jsonParameter({ zh: '筛选条件（JSON）', en: 'A filter in JSON' }),
  q: textParameter({ zh: '文字搜索', en: 'Text to search for' }),
  sort: textParameter({ zh: '排序，如 -updatedAt,name', en: 'Order, such as -updatedAt,name' }),
  fields: listParameter({
    zh: '需要的字段，可用点号跨引用',
    en: 'Fields wanted; a dot goes through a reference',
  }),
  view: textParameter(
    {
      zh: '视图：预设视图的名称或已保存视图的 id',
      en: 'A view: the name of a built-in one or the id of a saved one',
    },
    60,
  ),
  deleted: flagParameter({ zh: '1：回收站中的记录', en: '1: those in the recycle bin' }),
};

/** A page of them. */
export const listParameters = {
  ...selectionParameters,
  limit: numberParameter({ zh: '每页条数', en: 'Records a page' }, 1, 200),
  after: textParameter({ zh: '上一页给出的游标', en: 'Cursor that the page before gave' }, 4000),
  count: flagParameter({
    zh: '1：同时给出总数（至 10000，文字搜索至 1000）',
    en: '1: count them too, up to 10,000, or 1,000 that a text finds',
  }),
};

export type ListQuery = ParsedParameters<typeof listParameters>;
