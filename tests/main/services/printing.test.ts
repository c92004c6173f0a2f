import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../src/main/app/create-app.ts';
import type { Desk } from '../../../src/main/app/desk.ts';
import { type Call, createClient } from '../../../src/shared/contract/client.ts';
import { admin, startDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
let numbered: { code: string; number: string };

beforeAll(async () => {
  desk = await startDesk();
  await desk.lease(20);
});
afterAll(() => desk.close());

let issued = 0;
beforeEach(async () => {
  issued += 1;
  const { invoice } = await desk.issue(`P-${issued}`);
  numbered = { code: invoice.code, number: invoice.number };
});

const printEntries = () =>
  desk
    .rows<{ type: string }>("SELECT type FROM journal WHERE type LIKE 'print.%' ORDER BY seq")
    .map(row => row.type);

describe('where the host has no printer', () => {
  it('hands the PDF back and leaves the job open until somebody says how it ended', async () => {
    const { job, file } = await desk.call('printing.print', numbered);
    expect(job).toMatchObject({ ...numbered, reprint: 0, state: 'requested' });
    expect(
      Buffer.from(file?.content ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(await desk.call('printing.unresolved', {})).toEqual([job]);

    expect(await desk.call('printing.resolve', { id: job.id, printed: true })).toMatchObject({
      state: 'confirmed',
    });
    expect(await desk.call('printing.unresolved', {})).toEqual([]);
    expect(printEntries().slice(-2)).toEqual(['print.requested', 'print.confirmed']);
    await expect(desk.call('printing.resolve', { id: job.id, printed: false })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('counts reprints of what was printed, not of what failed', async () => {
    const first = await desk.call('printing.print', numbered);
    await desk.call('printing.resolve', { id: first.job.id, printed: false });
    const second = await desk.call('printing.print', numbered);
    expect(second.job.reprint).toBe(0);
    await desk.call('printing.resolve', { id: second.job.id, printed: true });
    const third = await desk.call('printing.print', numbered);
    expect(third.job.reprint).toBe(1);
    expect(third.file?.content).not.toBe(second.file?.content);
    await desk.call('printing.resolve', { id: third.job.id, printed: true });
  });
});

describe('where the host has one', () => {
  const jobs: { title: string; bytes: number }[] = [];
  let jammed = false;
  let app: Desk;
  let call: Call;

  beforeAll(async () => {
    await desk.app.close();
    const printer = {
      async print(pdf: Uint8Array, title: string) {
        if (jammed) throw new Error('jammed');
        jobs.push({ title, bytes: pdf.length });
      },
    };
    app = await createApp({
      dataDir: desk.folder,
      host: 'test',
      background: false,
      ports: { ...desk.ports, printer },
    });
    desk.app = app;
    call = createClient(app.openSession().call);
    desk.call = call;
    await call('session.unlock', admin);
  });

  it('spools under the number, never under a name', async () => {
    const { job, file } = await call('printing.print', numbered);
    expect(file).toBeNull();
    expect(job.state).toBe('spooled');
    expect(jobs.at(-1)?.title).toBe(`${numbered.code}-${numbered.number}`);
  });

  it('says that the invoice stands when the printer does not answer', async () => {
    jammed = true;
    await expect(call('printing.print', numbered)).rejects.toMatchObject({ code: 'printer_not_responding' });
    jammed = false;
    expect(printEntries().slice(-2)).toEqual(['print.requested', 'print.failed']);
    expect((await call('printing.print', numbered)).job.reprint).toBe(0);
  });
});
