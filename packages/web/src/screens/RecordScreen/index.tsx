import { ApiProblem, useModule, useRecord } from '../../api/index.ts';
import { NotFound, ProblemNotice } from '../../ui/states.tsx';
import { RecordPage } from './RecordPage.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';
import { opensOnSheet } from './sheets.ts';
import './record.css';
import { useLedOn } from './useLedOn.ts';

/** One record: facts first, its story in the middle, what belongs to it on the right. */
export default function RecordScreen({ path, id }: { path: string; id: number }) {
  const module = useModule(path);
  const { data: record, error, refetch } = useRecord(path, id);
  const leadsOn = useLedOn(path, record, error);
  const skeleton = <RecordSkeleton wide={module && opensOnSheet(module)} />;
  if (leadsOn) return skeleton;
  if (!module || (error instanceof ApiProblem && error.status === 404)) return <NotFound />;
  if (error && !record) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  return record ? <RecordPage module={module} record={record} /> : skeleton;
}
