import BoughtCard from '../bought/BoughtCard.tsx';
import type { RecordSlotProps } from '../slots.ts';
import AccountTeam from './AccountTeam.tsx';

/** Who serves a customer, and what the customer has bought. */
export default function AccountBeside(props: RecordSlotProps) {
  return (
    <>
      <AccountTeam {...props} />
      <BoughtCard {...props} />
    </>
  );
}
