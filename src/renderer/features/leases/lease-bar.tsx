import type { LeaseView } from '../../../shared/contract/leases.ts';

/** The equation for the eye: used, given up, left. The words and numbers stand below it. */
export function LeaseBar({ lease }: { readonly lease: LeaseView }) {
  const used = lease.issued + lease.red;
  const gone = lease.voided + lease.returned + lease.lapsed + lease.withheld;
  return (
    <div className="lease-bar" aria-hidden="true">
      {part('used', used / lease.granted)}
      {part('gone', gone / lease.granted)}
    </div>
  );
}

function part(name: string, share: number) {
  return share === 0 ? null : <span className={`lease-${name}`} style={{ flexBasis: `${share * 100}%` }} />;
}
