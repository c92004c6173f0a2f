import { describe, expect, it } from 'vitest';
import {
  ordersChange,
  ordersForm,
  ordersProblems,
} from '../../../../src/renderer/features/settings/orders-form.ts';

const form = ordersForm({
  display: { theme: 'light', density: 'standard' },
  idleLockMinutes: 5,
  ordersUrl: null,
  lowWater: { numbers: 50, days: 5 },
});

describe("the administrator's settings", () => {
  it('are sent as they were read when nothing was changed', () => {
    expect(ordersProblems(form)).toEqual({});
    expect(ordersChange(form)).toEqual({
      ordersUrl: null,
      idleLockMinutes: 5,
      lowWater: { numbers: 50, days: 5 },
    });
  });

  it('take full-width digits and no slash at the end of the address', () => {
    const typed = { ...form, ordersUrl: 'http://192.168.1.20:8080/orders/', idleLockMinutes: '１０' };
    expect(ordersProblems(typed)).toEqual({});
    expect(ordersChange(typed)).toMatchObject({
      ordersUrl: 'http://192.168.1.20:8080/orders',
      idleLockMinutes: 10,
    });
  });

  it.each([
    ['idleLockMinutes', '0'],
    ['idleLockMinutes', '121'],
    ['idleLockMinutes', '1.5'],
    ['ordersUrl', '192.168.1.20'],
    ['ordersUrl', 'javascript:alert(1)'],
    ['numbers', '-1'],
    ['days', ''],
  ] as const)('refuse %s %s', (field, value) => {
    expect(Object.keys(ordersProblems({ ...form, [field]: value }))).toEqual([field]);
  });
});
