import { z } from 'zod';
import type { Settings } from '../../../shared/contract/settings.ts';
import { settingsTexts } from '../../texts/settings.ts';

/** The administrator's settings as typed. */
export interface OrdersForm {
  readonly ordersUrl: string;
  readonly idleLockMinutes: string;
  readonly numbers: string;
  readonly days: string;
}

export function ordersForm({ ordersUrl, idleLockMinutes, lowWater }: Settings): OrdersForm {
  return {
    ordersUrl: ordersUrl ?? '',
    idleLockMinutes: String(idleLockMinutes),
    numbers: String(lowWater.numbers),
    days: String(lowWater.days),
  };
}

export type OrdersChange = Omit<Settings, 'display'>;

const wholeNumber = /^\d{1,6}$/;
const { orders } = settingsTexts;

/** What keeps it from being saved, by field. */
export function ordersProblems(form: OrdersForm): Readonly<Partial<Record<keyof OrdersForm, string>>> {
  const { ordersUrl, idleLockMinutes, numbers, days } = trimmed(form);
  const minutes = wholeNumber.test(idleLockMinutes) ? Number(idleLockMinutes) : 0;
  const url = ordersUrl === '' || (z.url().safeParse(ordersUrl).success && /^https?:/.test(ordersUrl));
  return {
    ...(url ? {} : { ordersUrl: orders.urlInvalid }),
    ...(minutes >= 1 && minutes <= 120 ? {} : { idleLockMinutes: orders.idleInvalid }),
    ...(wholeNumber.test(numbers) ? {} : { numbers: orders.lowInvalid }),
    ...(wholeNumber.test(days) ? {} : { days: orders.lowInvalid }),
  };
}

/** Only where `ordersProblems` found none. */
export function ordersChange(form: OrdersForm): OrdersChange {
  const { ordersUrl, idleLockMinutes, numbers, days } = trimmed(form);
  return {
    ordersUrl: ordersUrl === '' ? null : ordersUrl.replace(/\/+$/, ''),
    idleLockMinutes: Number(idleLockMinutes),
    lowWater: { numbers: Number(numbers), days: Number(days) },
  };
}

/** Full-width digits are digits. */
function trimmed(form: OrdersForm): OrdersForm {
  const plain = (text: string) => text.normalize('NFKC').trim();
  return {
    ordersUrl: form.ordersUrl.trim(),
    idleLockMinutes: plain(form.idleLockMinutes),
    numbers: plain(form.numbers),
    days: plain(form.days),
  };
}
