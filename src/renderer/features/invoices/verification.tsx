import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { useAnnounce } from '../../components/announcer.tsx';
import { Reading } from '../../components/reading.tsx';
import { Tagged } from '../../components/tagged.tsx';
import { invoiceTexts } from '../../texts/invoices.ts';

export interface VerificationProps {
  readonly code: string;
  readonly number: string;
}

const looks = {
  yes: { tone: 'ok', icon: 'check' },
  no: { tone: 'error', icon: 'cross' },
  unknown: { tone: 'offline', icon: 'ring' },
} as const;

/** 核验: every promise about this invoice that can be checked here, one by one. */
export function Verification({ code, number }: VerificationProps) {
  const proof = useQueryOf('invoices.verify', { code, number });
  const announce = useAnnounce();
  const again = async () => {
    const { data: ticks } = await proof.refetch();
    if (ticks !== undefined)
      announce(invoiceTexts.verified(ticks.filter(({ ok }) => ok === true).length, ticks.length));
  };
  return (
    <section aria-label={invoiceTexts.verify}>
      <h3>{invoiceTexts.verify}</h3>
      <Reading of={proof} />
      <ul className="ticks">
        {proof.data?.map(({ name, ok, detail }) => {
          const outcome = ok === null ? 'unknown' : ok ? 'yes' : 'no';
          return (
            <li key={name}>
              <Tagged {...looks[outcome]}>
                {name}
                <span className="visually-hidden"> {invoiceTexts.tick[outcome]}</span>
              </Tagged>
              <span className="quiet">{detail}</span>
            </li>
          );
        })}
      </ul>
      <ActionButton
        label={proof.isFetching ? invoiceTexts.verifying : invoiceTexts.verifyAgain}
        onPress={() => void again()}
      />
    </section>
  );
}
