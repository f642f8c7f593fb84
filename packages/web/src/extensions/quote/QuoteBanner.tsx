import type { RecordSlotProps } from '../slots.ts';
import ShortBanner from '../stock/ShortBanner.tsx';
import { Contradictions } from './Contradictions.tsx';
import { CustomerLink } from './CustomerLink.tsx';

/** Above a quote: what stands against it while it is a draft, what lacks of the goods, and where the customer finds it once it was sent. */
export default function QuoteBanner(props: RecordSlotProps) {
  return (
    <>
      <Contradictions {...props} />
      <ShortBanner {...props} />
      <CustomerLink {...props} />
    </>
  );
}
