import { describe, expect, it } from 'vitest';
import {
  blankPerson,
  needsNewPin,
  newPersonProblems,
} from '../../../../src/renderer/features/people/person-problems.ts';
import { secondPersonProblems } from '../../../../src/renderer/features/people/second-person-problems.ts';

const good = {
  name: '李强',
  id: 'liqiang',
  roles: ['manager'] as const,
  pin: '12345678',
  pinAgain: '12345678',
};
const users = [{ id: 'admin', name: '周晓敏', roles: [], locked: false }];

describe('a new person', () => {
  it('needs a name, a user name, a role and a PIN twice', () => {
    expect(Object.keys(newPersonProblems(blankPerson, users))).toEqual(['name', 'id', 'roles', 'pin']);
    expect(newPersonProblems(good, users)).toEqual({});
  });

  it('has a user name of their own', () => {
    expect(newPersonProblems({ ...good, id: 'admin' }, users).id).toBe('这个用户名已经有了');
    expect(newPersonProblems({ ...good, id: 'Li' }, users).id).toContain('小写字母');
  });

  it('types the same PIN twice', () => {
    expect(newPersonProblems({ ...good, pinAgain: '1234567' }, users)).toEqual({
      pinAgain: '两次输入的口令不一样',
    });
  });
});

describe('a change of roles', () => {
  it('needs a new PIN only where the right to sign comes or goes', () => {
    expect(needsNewPin(['cashier'], ['auditor'])).toBe(true);
    expect(needsNewPin(['auditor'], ['auditor', 'cashier'])).toBe(true);
    expect(needsNewPin(['cashier'], ['manager'])).toBe(false);
    expect(needsNewPin(['cashier'], [])).toBe(false);
  });
});

describe('the second person', () => {
  it('is never oneself', () => {
    expect(secondPersonProblems({ user: 'admin', pin: 'x' }, 'admin')).toEqual({
      user: '复核人不能是本人',
    });
    expect(secondPersonProblems({ user: 'li', pin: '' }, 'admin')).toEqual({ pin: '请复核人输入口令' });
  });
});
