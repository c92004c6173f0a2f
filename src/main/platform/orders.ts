import type { DraftText } from '../../shared/domain/draft.ts';
import { AppError } from '../../shared/errors.ts';
import { orderFound, orderNotFound, ordersFound } from '../../shared/protocol/orders.ts';

/** A business system's orders. Whether a draft may be issued is for `issuingProblems`, as for one typed by hand. */
export interface OrderSource {
  /** By the order's number, or the beginning of it. Throws `orders_unreachable`, `orders_invalid`. */
  find(reference: string): Promise<FoundOrder>;
}

export type FoundOrder =
  | { readonly state: 'found'; readonly draft: DraftText }
  | { readonly state: 'none' }
  | { readonly state: 'several'; readonly references: readonly string[] };

export interface HttpOrderSourceOptions {
  /** The reference follows as one more segment of the path: `GET <url>/<reference>`. */
  readonly url: string;
  readonly timeoutSeconds: number;
}

/** Plain HTTP only to this machine. Throws `input_invalid` for any other address. */
export function createHttpOrderSource({ url, timeoutSeconds }: HttpOrderSourceOptions): OrderSource {
  const base = baseAddress(url);
  return {
    async find(reference) {
      const wanted = reference.trim();
      // A segment of dots only would climb up the path.
      if (/^\.*$/.test(wanted) || !wanted.isWellFormed()) return { state: 'none' };
      return readAnswer(await ask(`${base}/${encodeURIComponent(wanted)}`, timeoutSeconds));
    },
  };
}

interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

async function ask(address: string, timeoutSeconds: number): Promise<RawAnswer> {
  try {
    const response = await fetch(address, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    throw unreachable('没有应答', cause);
  }
}

function readAnswer({ status, text }: RawAnswer): FoundOrder {
  if (status >= 500) throw unreachable(`应答 HTTP ${status}`);
  const json = parseJson(text);
  if (status === 200) {
    const found = orderFound.safeParse(json);
    if (found.success) return { state: 'found', draft: found.data.draft };
  }
  if (status === 300) {
    const several = ordersFound.safeParse(json);
    if (several.success) return { state: 'several', references: several.data.several };
  }
  if (status === 404 && orderNotFound.safeParse(json).success) return { state: 'none' };
  throw new AppError(
    'orders_invalid',
    `业务系统的应答（HTTP ${status}）不是约定的写法。没有取用，没有占用号码；请系统管理员核对业务系统的地址和接口。`,
    { status },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(reason: string, cause?: unknown): AppError {
  return new AppError(
    'orders_unreachable',
    `业务系统${reason}，没有取到待开内容。没有占用号码；手工录入也能开具，或稍后再取。`,
    undefined,
    { cause },
  );
}

function baseAddress(url: string): string {
  const parsed = URL.parse(url);
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(parsed?.hostname ?? '');
  const isSafe = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLocal);
  const isPlain =
    parsed !== null && `${parsed.username}${parsed.password}${parsed.search}${parsed.hash}` === '';
  if (!isSafe || !isPlain)
    throw new AppError(
      'input_invalid',
      '业务系统的地址要用 https，或在本机；不能带用户名、口令、? 和 #。没有保存；改正后再试。',
    );
  return parsed.href.replace(/\/+$/, '');
}
