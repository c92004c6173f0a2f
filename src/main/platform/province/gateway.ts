import type { EpochMs } from '../../../shared/domain/beijing-time.ts';
import { AppError, type ErrorCode } from '../../../shared/errors.ts';
import {
  type AnswerOf,
  type OperationName,
  operations,
  type RequestOf,
} from '../../../shared/protocol/operations.ts';
import { type ErrorBody, errorBody, type PlatformErrorCode } from '../../../shared/protocol/wire.ts';
import type { PlatformGateway } from '../gateway.ts';
import { createExchange, type ExchangeParts, type VerifiedAnswer } from './exchange.ts';

/** The client of the open province protocol v1. */
export function createProvinceGateway(parts: ExchangeParts): PlatformGateway {
  const exchange = createExchange(parts);
  const listeners = new Set<(platformTime: EpochMs) => void>();

  async function call<N extends OperationName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>> {
    const { path, answer } = operations[name];
    const reply = await exchange(path, request);
    for (const listener of listeners) listener(reply.time);
    const json = readJson(reply);
    if (reply.status !== 200) throw refusal(json);
    const parsed = answer.safeParse(json);
    if (!parsed.success) throw malformed(parsed.error);
    return parsed.data as AnswerOf<N>;
  }

  return {
    onContact(listener) {
      listeners.add(listener);
    },
    time: request => call('time', request),
    enrol: request => call('enrol', request),
    catalogue: request => call('catalogue', request),
    requestLease: request => call('requestLease', request),
    leaseStatus: request => call('leaseStatus', request),
    confirmLease: request => call('confirmLease', request),
    uploadEntries: request => call('uploadEntries', request),
    recordState: request => call('recordState', request),
    highWaterMark: request => call('highWaterMark', request),
  };
}

function readJson({ body }: VerifiedAnswer): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (cause) {
    throw malformed(cause);
  }
}

const codes: Readonly<Partial<Record<PlatformErrorCode, ErrorCode>>> = {
  enrolment_refused: 'enrolment_refused',
  fork_detected: 'fork_detected',
  kind_not_granted: 'kind_unknown',
  lease_refused: 'lease_refused',
};

function refusal(json: unknown): AppError {
  const parsed = errorBody.safeParse(json);
  if (!parsed.success) return malformed(parsed.error);
  const { error }: ErrorBody = parsed.data;
  return new AppError(
    codes[error.code] ?? 'platform_refused',
    `平台：“${error.message}”(${error.code})。本机数据没有改动；按平台的说法处理后再试。`,
    { platformCode: error.code },
  );
}

function malformed(cause: unknown): AppError {
  return new AppError(
    'answer_untrusted',
    '平台的回答与协议不符。回答已丢弃，本机数据没有改动；请系统管理员核对平台版本。',
    undefined,
    { cause },
  );
}
