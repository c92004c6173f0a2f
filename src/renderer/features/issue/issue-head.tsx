import type { CatalogueView } from '../../../shared/contract/catalogue.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { issueTexts } from '../../texts/issue.ts';
import type { FormView } from './form-view.ts';
import { isBlankForm } from './issue-form.ts';
import { KindSelect } from './kind-select.tsx';
import { OrderField } from './order-field.tsx';
import { OrderStrip } from './order-strip.tsx';
import type { Order } from './use-order.ts';
import type { Parking } from './use-parking.ts';

export interface IssueHeadProps {
  readonly view: FormView;
  readonly kinds: CatalogueView['kinds'];
  readonly kind: string;
  readonly onKind: (kind: string) => void;
  readonly order: Order;
  readonly parking: Parking;
}

/** What is issued, for which order of the business system, and what was put aside. */
export function IssueHead({ view, kinds, kind, onKind, order, parking }: IssueHeadProps) {
  const parked = parking.list?.length ?? 0;
  return (
    <header>
      <div className="issue-head">
        <h1>{issueTexts.title}</h1>
        <KindSelect id={view.idOf('kind')} error={view.errorOf('kind')} {...{ kinds, kind, onKind }} />
        <OrderField id={view.idOf('order')} order={order} />
        <TextField
          id={view.idOf('businessNumber')}
          label={issueTexts.businessNumber}
          value={view.form.businessNumber}
          error={view.errorOf('businessNumber')}
          placeholder={issueTexts.ownNumber}
          className="code-control"
          onChange={businessNumber => view.dispatch({ type: 'changed', patch: { businessNumber } })}
        />
        <ActionButton
          label={isBlankForm(view.form) ? issueTexts.recall(parked) : issueTexts.park}
          shortcut="F12"
          onPress={parking.parkOrList}
        />
      </div>
      <OrderStrip order={order} />
    </header>
  );
}
