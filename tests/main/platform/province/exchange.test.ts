import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type TestDesk } from '../../../support/desk.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

const asked = async (work: () => Promise<unknown>) => {
  const before = desk.proxy.seen.length;
  await work();
  return desk.proxy.seen.slice(before).filter(path => path === '/v1/catalogue').length;
};

describe('a request to the province', () => {
  it('goes once; with a PC’s clock that is off it goes once more, and from then on in the platform’s time', async () => {
    const update = () => desk.call('catalogue.update', {});
    expect(await asked(update)).toBe(1);
    desk.clock.wall += 3_600_000;
    expect(await asked(update)).toBe(2);
    expect(await asked(update)).toBe(1);
    desk.clock.wall = desk.clock.platform;
    expect(await asked(update)).toBe(2);
  });

  it('is given up where an answer leads elsewhere', async () => {
    desk.proxy.intercept = answer => ({
      ...answer,
      status: 307,
      headers: { location: 'http://127.0.0.1:9/' },
    });
    await expect(desk.call('catalogue.update', {})).rejects.toMatchObject({ code: 'platform_unreachable' });
    desk.proxy.intercept = undefined;
  });

  it('that is refused carries the platform’s own words and code', async () => {
    desk.platform.setFault('refuse', true);
    await expect(desk.call('catalogue.update', {})).rejects.toMatchObject({
      code: 'platform_refused',
      message: expect.stringContaining('平台暂不办理业务'),
      details: { platformCode: 'platform_refused' },
    });
    desk.platform.setFault('refuse', false);
  });
});
