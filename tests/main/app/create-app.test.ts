import { statSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/main/app/create-app.ts';
import { createReadApp } from '../../../src/main/app/create-read-app.ts';
import { createClient } from '../../../src/shared/contract/client.ts';
import { admin, draftOf, enrolment, startBlankDesk, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;

describe('a folder that is not enrolled yet', () => {
  afterEach(() => desk.close());

  it('says so, can be set up, and is for its owner only', async () => {
    desk = await startBlankDesk();
    expect(await desk.call('status.get', {})).toMatchObject({
      phase: 'setup',
      signer: 'absent',
      terminalId: null,
    });
    expect(await desk.call('users.list', {})).toEqual([]);
    expect(statSync(desk.folder).mode & 0o777).toBe(0o700);
    for (const attempt of [desk.call('leases.list', {}), desk.sync(), desk.unlock()])
      await expect(attempt).rejects.toMatchObject({ code: 'not_enrolled' });
    await expect(createReadApp({ dataDir: desk.folder, ports: desk.ports })).rejects.toMatchObject({
      code: 'not_enrolled',
    });
  });

  it('is enrolled with a head before the first number, and only once', async () => {
    desk = await startBlankDesk();
    const enrolled = await desk.call('terminal.enrol', enrolment());
    expect(enrolled).toMatchObject({ practice: true, catalogueVersion: 1 });
    expect(await desk.call('status.get', {})).toMatchObject({
      phase: 'ready',
      signer: 'unlocked',
      terminalId: enrolled.terminalId,
      lastHead: { seq: expect.any(Number) },
      user: { id: admin.user },
    });
    await expect(desk.call('terminal.enrol', enrolment())).rejects.toMatchObject({
      code: 'already_enrolled',
    });
    await desk.reopen();
    expect(await desk.call('status.get', {})).toMatchObject({
      phase: 'locked',
      terminalId: enrolled.terminalId,
    });
    await expect(desk.call('terminal.enrol', enrolment())).rejects.toMatchObject({
      code: 'already_enrolled',
    });
  });

  it('is enrolled once by two windows at the same time, and its keys are those that were certified', async () => {
    desk = await startBlankDesk();
    const answers = await Promise.allSettled([1, 2].map(() => desk.window()('terminal.enrol', enrolment())));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(answer => answer.status === 'rejected')?.reason).toMatchObject({
      code: 'already_enrolled',
    });
    await desk.reopen();
    await desk.unlock();
    await desk.lease(10);
    expect(await desk.issue('E-1')).toMatchObject({ status: 'issued' });
    expect(await desk.sync()).toMatchObject({ accepted: 1 });
  });
});

describe('an enrolled folder', () => {
  beforeAll(async () => {
    desk = await startDesk();
    await desk.lease(300);
  });
  afterAll(() => desk.close());

  it('has everything again after it was closed and opened', async () => {
    const { invoice } = await desk.issue('A-1');
    const before = await desk.call('leases.list', {});
    await desk.reopen();
    await desk.unlock();
    expect(await desk.call('leases.list', {})).toEqual(before);
    expect((await desk.call('invoices.list', { limit: 5 })).invoices).toEqual([invoice]);
    expect(Number((await desk.issue('A-2')).invoice.number)).toBe(Number(invoice.number) + 1);
  });

  it('is refused to a second writer with the pid of the first, who goes on', async () => {
    await expect(
      createApp({ dataDir: desk.folder, ports: desk.ports, host: 'second', background: false }),
    ).rejects.toMatchObject({ code: 'instance_running', details: { pid: process.pid, host: 'test' } });
    expect(await desk.issue('B-1')).toMatchObject({ status: 'issued' });
  });

  it('is read beside its writer, also what was committed a moment ago, and not written', async () => {
    const reader = await createReadApp({ dataDir: desk.folder, ports: desk.ports });
    const session = reader.openSession();
    const call = createClient(session.call);
    await desk.issue('C-1');
    const [lease] = await call('leases.list', {});
    expect(lease).toEqual((await desk.call('leases.list', {}))[0]);
    expect(await call('audit.verify', {})).toMatchObject({ ok: true });
    expect(await call('status.get', {})).toMatchObject({ phase: 'locked', user: null });
    for (const name of ['sync.run', 'session.unlock', 'terminal.enrol'])
      expect(await session.call(name, { ...admin, ...enrolment() }), name).toMatchObject({
        error: { code: 'forbidden' },
      });
    await reader.close();
  });

  it('is closed only when what was being issued and uploaded is done', async () => {
    const drafts = Array.from({ length: 120 }, (_, i) => draftOf(`D-${i}`));
    const running = [desk.issueFile(drafts), desk.sync()].map(work => work.catch((error: unknown) => error));
    await desk.reopen();
    for (const outcome of await Promise.all(running)) expect(outcome).not.toMatchObject({ code: 'internal' });
    expect(desk.logged.filter(line => line.includes('unexpected error'))).toEqual([]);
    expect(await desk.call('audit.verify', {})).toMatchObject({ ok: true });
    await desk.unlock();
    // Whatever the closing left to do is done by the same file again; nothing is doubled.
    const { issued, same } = await desk.issueFile(drafts);
    expect(issued + same).toBe(120);
  });

  it('uploads by itself where it is told to, and tells the windows', async () => {
    const topics: string[] = [];
    await desk.app.close();
    const app = await createApp({ dataDir: desk.folder, ports: desk.ports, host: 'test', background: true });
    app.subscribe(({ topic }) => topics.push(topic));
    const call = createClient(app.openSession().call);
    await call('session.unlock', admin);
    await call('invoices.issue', { draft: draftOf('E-1') });
    await expect.poll(async () => (await call('status.get', {})).pending.count, { timeout: 15_000 }).toBe(0);
    expect(await call('status.get', {})).toMatchObject({ line: 'online' });
    expect(topics).toContain('invoices');
    const { id } = await call('drafts.park', { draft: draftOf('E-2') });
    await call('drafts.recall', { id });
    await call('users.add', { id: 'wu', name: '吴六', roles: ['cashier'], pin: 'blue window 12' });
    expect(topics.filter(topic => topic === 'drafts')).toHaveLength(2);
    expect(topics.at(-1)).toBe('users');
    await app.close();
    desk.app = await createApp({ dataDir: desk.folder, ports: desk.ports, host: 'test', background: false });
  });
});

describe('the practice platform of a terminal', () => {
  it('is followed to another address while its root is the same, and not to another root', async () => {
    desk = await startDesk();
    const url = () => desk.rows<{ url: string }>('SELECT platform_url AS url FROM enrolments')[0]!.url;
    const place = await desk.ports.practice!();
    const open = async (practice: () => Promise<typeof place>) => {
      await desk.app.close();
      const ports = { ...desk.ports, practice };
      desk.app = await createApp({ dataDir: desk.folder, ports, host: 'test', background: false });
    };
    await open(async () => ({ ...place, url: 'http://127.0.0.1:9' }));
    expect(url()).toBe('http://127.0.0.1:9');
    const other = await startBlankDesk();
    const stranger = await other.ports.practice!();
    await open(async () => stranger);
    expect(url()).toBe('http://127.0.0.1:9');
    await other.close();
    await desk.close();
  });
});
