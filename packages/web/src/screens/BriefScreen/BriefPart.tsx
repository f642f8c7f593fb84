import {
  type AnsweredRecord,
  type BriefMetadata,
  dayIn,
  type FieldMetadata,
  isCalendarDay,
  type ModuleMetadata,
} from '@gejie/core';
import { fieldOf, useModule, useRecords, useSignedIn } from '../../api/index.ts';
import { FieldValue, viewOf } from '../../fields/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { ProblemNotice } from '../../ui/states.tsx';
import { whatPointsHere } from '../RecordScreen/pointingHere.ts';
import { buildTree, type TreeNode } from '../TreeScreen/buildTree.ts';

/** Two parts with no more columns stand side by side. */
const fewColumns = 3;
/** Characters that make a field a sentence rather than a word: it needs more room than the others. */
const sentence = 200;

interface BriefPartProps {
  part: BriefMetadata;
  module: ModuleMetadata;
  record: AnsweredRecord;
}

/** Records of one module that belong to the one at hand; of a tree, beneath whom they are. */
export function BriefPart({ part, ...whole }: BriefPartProps) {
  const t = useText();
  const label = useLabel();
  const module = useModule(part.module);
  const here = module && whatPointsHere(whole.module, whole.record, part, module);
  const { data, error, refetch } = useRecords(
    part.module,
    {
      where: { all: [here ?? {}, part.where] },
      sort: part.sort,
      limit: part.most,
      fields: [...part.columns, ...(module?.tree ? [module.tree.field] : [])],
    },
    { enabled: module !== undefined },
  );
  if (!module) return null;
  const [page] = data?.pages ?? [];
  const beyond = (page?.count?.value ?? 0) - (page?.records.length ?? 0);
  return (
    <section className={part.columns.length <= fewColumns ? 'brief-part brief-half' : 'brief-part'}>
      <h2>
        {label(part.label)}
        {beyond > 0 && <span className="quiet">{t('brief.more', { count: beyond })}</span>}
      </h2>
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!page && !error && <span className="skeleton brief-waiting" />}
      {page?.records.length === 0 && <p className="quiet">{t('brief.none')}</p>}
      {page && page.records.length > 0 && <BriefTable module={module} part={part} records={page.records} />}
    </section>
  );
}

interface BriefTableProps {
  module: ModuleMetadata;
  part: BriefMetadata;
  records: AnsweredRecord[];
}

function BriefTable({ module, part, records }: BriefTableProps) {
  const label = useLabel();
  const fields = part.columns.flatMap((name) => fieldOf(module, name) ?? []);
  return (
    <table>
      <thead>
        <tr>
          {fields.map((field) => (
            <th
              key={field.name}
              className={viewOf(field).align === 'right' ? 'brief-figure' : undefined}
              style={{ width: shareOf(field, fields, part.late) }}
            >
              {label(field.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {inOrder(module, records).map(({ record, depth }) => (
          <tr key={record.id}>
            {fields.map((field, index) => (
              <td key={field.name} className={viewOf(field).align === 'right' ? 'brief-figure' : undefined}>
                {index === 0 && depth > 0 && <span className="brief-below">{'　'.repeat(depth - 1)}└ </span>}
                {field.name === part.late ? (
                  <DueValue field={field} record={record} />
                ) : (
                  <FieldValue field={field} value={record[field.name]} record={record} compact />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** When something is due; what is late, with by how many days. */
function DueValue({ field, record }: { field: FieldMetadata; record: AnsweredRecord }) {
  const t = useText();
  const format = useFormat();
  const { user } = useSignedIn();
  const value = record[field.name];
  const due =
    typeof value !== 'string' ? null : isCalendarDay(value) ? value : dayIn(user.timeZone, new Date(value));
  const late = due === null ? 0 : (Date.parse(format.today()) - Date.parse(due)) / 86_400_000;
  if (due === null || late <= 0) return <FieldValue field={field} value={value} record={record} compact />;
  return (
    <>
      <time dateTime={due}>{format.dateShort(due)}</time>{' '}
      <span className="brief-late">{t('brief.late', { count: late })}</span>
    </>
  );
}

/** How much of the width is a column's: the name and sentences get twice as much as the others, days that pass half more. */
function shareOf(field: FieldMetadata, fields: readonly FieldMetadata[], late: string | null): string {
  const isSentence = (one: FieldMetadata) =>
    viewOf(one).align !== 'right' && typeof one.max === 'number' && one.max >= sentence;
  const weight = (one: FieldMetadata) =>
    one === fields[0] || isSentence(one) ? 2 : one.name === late ? 1.5 : 1;
  const whole = fields.reduce((sum, one) => sum + weight(one), 0);
  return `${(100 * weight(field)) / whole}%`;
}

/** Those of a tree with how deep they lie, each after the one it is beneath. */
function inOrder(
  { tree }: ModuleMetadata,
  records: AnsweredRecord[],
): { record: AnsweredRecord; depth: number }[] {
  if (!tree) return records.map((record) => ({ record, depth: 0 }));
  const along = (nodes: TreeNode[], depth: number): { record: AnsweredRecord; depth: number }[] =>
    nodes.flatMap(({ record, below }) => [{ record, depth }, ...along(below, depth + 1)]);
  return along(buildTree(records, tree.field), 0);
}
