import { useEffect, useRef, useState } from 'react';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { focusFirstRow, useRovingRows } from '../../components/roving-rows.ts';
import { issueTexts } from '../../texts/issue.ts';
import type { Order } from './use-order.ts';

/** What came of asking the business system, under the field; the form below can be typed in all the while. */
export function OrderStrip({ order }: { readonly order: Order }) {
  const { answer } = order;
  const leave = <ActionButton label={issueTexts.leaveOrder} shortcut="Esc" onPress={() => order.leave()} />;
  switch (answer.state) {
    case 'idle':
    case 'found':
      return null;
    case 'asking':
      return (
        <div className="order-strip">
          <Asking key={answer.reference} />
          {leave}
        </div>
      );
    case 'several':
      return <SeveralOrders references={answer.references} order={order} />;
    case 'waiting':
      return (
        <div className="order-strip" role="status">
          <p>{issueTexts.orderWaits(answer.draft.businessNumber)}</p>
          <ActionButton label={issueTexts.takeOrder} onPress={() => order.ask()} />
          {leave}
        </div>
      );
    case 'failed':
      return <FailurePanel error={answer.error}>{leave}</FailurePanel>;
  }
}

/** Counts the seconds, so that waiting does not look like having stopped. */
function Asking() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(before => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className="quiet">
      {issueTexts.askingOrder}
      {seconds === 0 ? '' : ` ${seconds}s`}
    </p>
  );
}

function SeveralOrders({
  references,
  order,
}: {
  readonly references: readonly string[];
  readonly order: Order;
}) {
  const list = useRef<HTMLUListElement>(null);
  const rows = useRovingRows(references.length);
  useEffect(() => focusFirstRow(list.current), []);
  return (
    <section className="order-strip order-several" aria-label={issueTexts.severalOrders(references.length)}>
      <p>{issueTexts.severalOrders(references.length)}</p>
      <ul ref={list} {...rows.around}>
        {references.map((reference, index) => (
          <li key={reference}>
            <button
              type="button"
              className="reference"
              data-row
              tabIndex={rows.tabIndexOf(index)}
              onClick={() => order.ask(reference)}
            >
              {reference}
            </button>
          </li>
        ))}
      </ul>
      <ActionButton label={issueTexts.leaveOrder} shortcut="Esc" onPress={() => order.leave()} />
    </section>
  );
}
