import type { RecordSlotProps } from '../slots.ts';
import { Contradictions } from './Contradictions.tsx';
import { CustomerLink } from './CustomerLink.tsx';

/** Above a quote: what stands against it while it is a draft, and where the customer finds it once it was sent. */
export default function QuoteBanner(props: RecordSlotProps) {
  return (
    <>
      <Contradictions {...props} />
      <CustomerLink {...props} />
    </>
  );
}
