import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

const unlock = (pin: string) => desk.window()('session.unlock', { user: admin.user, pin });
const left = (tries: number) => ({
  code: 'pin_wrong',
  message: expect.stringContaining(`还可再试 ${tries} 次`),
  details: { left: tries },
});
const locked = { code: 'pin_locked', message: expect.stringContaining('分钟后再试') };
const lockedNow = async () => (await desk.window()('users.list', {})).map(user => user.locked);

describe('wrong PINs', () => {
  it('are counted over a restart, with the tries left in words, and the fifth locks for 15 minutes', async () => {
    await expect(unlock('wrong pin 1')).rejects.toMatchObject(left(4));
    await expect(unlock('wrong pin 2')).rejects.toMatchObject(left(3));
    await desk.reopen();
    await expect(unlock('wrong pin 3')).rejects.toMatchObject(left(2));
    await expect(unlock('wrong pin 4')).rejects.toMatchObject(left(1));
    await expect(unlock('wrong pin 5')).rejects.toMatchObject({
      code: 'pin_wrong',
      message: expect.stringContaining('已锁定 15 分钟'),
    });
    expect(await lockedNow()).toEqual([true]);
    await desk.reopen();
    await expect(unlock(admin.pin)).rejects.toMatchObject(locked);
    desk.clock.pass(15 * 60 - 1);
    await expect(unlock(admin.pin)).rejects.toMatchObject(locked);
    desk.clock.pass(1);
    // Whoever is in again is not locked any more, in the reply as in the list.
    expect(await unlock(admin.pin)).toMatchObject({ id: admin.user, locked: false });
    expect(await lockedNow()).toEqual([false]);
  });

  it('are forgotten after the right one', async () => {
    await expect(unlock('wrong pin 1')).rejects.toMatchObject(left(4));
    await unlock(admin.pin);
    await expect(unlock('wrong pin 1')).rejects.toMatchObject(left(4));
    await unlock(admin.pin);
  });

  it('have the same code as a user that is not there', async () => {
    const attempt = desk.window()('session.unlock', { user: 'nobody', pin: 'wrong pin 1' });
    await expect(attempt).rejects.toMatchObject({ code: 'pin_wrong' });
  });

  it('guessed many at once are no more tries than one after the other', async () => {
    const guesses = ['a', 'b', 'c', 'd', 'e', 'f'].map(letter => `wrong pin ${letter}`);
    const answers = await Promise.allSettled([...guesses, admin.pin].map(unlock));
    expect(answers.map(answer => answer.status === 'rejected' && answer.reason.code)).toEqual([
      ...Array(5).fill('pin_wrong'),
      'pin_locked',
      'pin_locked',
    ]);
  });
});
