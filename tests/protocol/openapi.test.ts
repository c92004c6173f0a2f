import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApiDocument } from '../../src/shared/protocol/openapi.ts';
import { operations } from '../../src/shared/protocol/operations.ts';
import { platformErrorCodes } from '../../src/shared/protocol/wire.ts';
import { type PracticeDesk, startPracticeDesk } from '../support/practice-desk.ts';

const shipped = readFileSync(new URL('../../assets/protocol/openapi.json', import.meta.url), 'utf8');

interface Operation {
  readonly operationId?: string;
  readonly description?: string;
  readonly security?: readonly unknown[];
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly description: string };
  readonly paths: Readonly<Record<string, { readonly post?: Operation; readonly get?: Operation }>>;
}
const document = JSON.parse(shipped) as Document;

/** What a `$ref` of the document leads to. */
function resolve(reference: string): unknown {
  return reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], document);
}

describe('the description of the protocol', () => {
  it('is what the schemas say now; otherwise run `node build/openapi.ts`', () => {
    expect(shipped).toBe(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
  });

  it('is OpenAPI 3.1 that leads nowhere but into itself', () => {
    expect(document.openapi).toBe('3.1.0');
    const references = Array.from(
      shipped.matchAll(/"\$ref": "([^"]+)"/g),
      ([, reference]) => reference ?? '',
    );
    expect(references.length).toBeGreaterThan(100);
    for (const reference of references) expect(resolve(reference), reference).toBeTypeOf('object');
  });

  it('describes every operation under the path it has, signed, and the unsigned ones as unsigned', () => {
    const posts = Object.entries(document.paths).filter(([, { post }]) => post !== undefined);
    expect(Object.fromEntries(posts.map(([path, { post }]) => [post?.operationId, path]))).toEqual(
      Object.fromEntries(Object.entries(operations).map(([name, { path }]) => [name, path])),
    );
    for (const [path, { post }] of posts)
      expect([path, post?.description?.length, post?.security]).toEqual([
        path,
        expect.any(Number),
        [{ terminalSignature: [] }],
      ]);
    const gets = Object.entries(document.paths).filter(([, { get }]) => get !== undefined);
    expect(gets.map(([path, { get }]) => [path, get?.security])).toEqual([
      ['/v1/trust', []],
      ['/v1/heads/{terminalId}', []],
      ['/v1/openapi.json', []],
    ]);
  });

  it('says the signing rules and every refusal in words', () => {
    for (const words of ['## 请求签名', '## 回答签名', '## 签名声明', '## 流水账', '## 幂等'])
      expect(document.info.description).toContain(words);
    for (const code of platformErrorCodes) expect(shipped).toContain(`\`${code}\`：`);
  });
});

describe('the practice platform', () => {
  let desk: PracticeDesk;
  beforeAll(async () => {
    desk = await startPracticeDesk();
  });
  afterAll(() => desk.close());

  it('hands the description out, and has what it describes', async () => {
    const response = await fetch(`${desk.place.url}/v1/openapi.json`);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.text()).toBe(shipped);
    for (const [path, { post }] of Object.entries(document.paths)) {
      const method = post === undefined ? 'GET' : 'POST';
      const { status } = await fetch(desk.place.url + path.replace('{terminalId}', 'x'), { method });
      // Unsigned, and about nobody: refused, but by what is there.
      const expected = method === 'POST' ? [400, 401] : [path.includes('{') ? 404 : 200];
      expect([path, expected.includes(status)]).toEqual([path, true]);
    }
  });
});
