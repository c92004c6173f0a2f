import { z } from 'zod';

/** Longest time a nonce is remembered and a request may be old, in seconds. */
export const nonceWindowSeconds = 600;

export const requestHeaders = {
  terminal: 'x-terminal',
  time: 'x-time',
  nonce: 'x-nonce',
  signature: 'x-signature',
} as const;

export const answerHeaders = {
  time: 'x-time',
  certificate: 'x-certificate',
  signature: 'x-signature',
} as const;

export interface SignedRequest {
  readonly method: string;
  readonly pathAndQuery: string;
  readonly time: string;
  /** 32 hex digits. */
  readonly nonce: string;
  /** SM3 of the body, lower-case hex. */
  readonly bodySm3: string;
}

/** What a terminal signs for every request: `METHOD LF path?query LF time LF nonce LF hex(SM3(body))`. */
export function requestText(request: SignedRequest): string {
  return [request.method, request.pathAndQuery, request.time, request.nonce, request.bodySm3].join('\n');
}

export interface SignedAnswer {
  readonly status: number;
  readonly requestNonce: string;
  readonly time: string;
  readonly bodySm3: string;
}

/** What the platform signs for every answer, errors too: `status LF request nonce LF time LF hex(SM3(body))`. */
export function answerText(answer: SignedAnswer): string {
  return [answer.status, answer.requestNonce, answer.time, answer.bodySm3].join('\n');
}

export const platformErrorCodes = [
  'clock_skewed',
  'enrolment_refused',
  'fork_detected',
  'internal',
  'kind_not_granted',
  'lease_refused',
  'malformed',
  'not_found',
  'platform_refused',
  'replayed',
  'unauthorized',
] as const;
export type PlatformErrorCode = (typeof platformErrorCodes)[number];

/** The HTTP status that goes with each code. */
export const platformErrorStatus: Readonly<Record<PlatformErrorCode, number>> = {
  clock_skewed: 401,
  enrolment_refused: 403,
  fork_detected: 409,
  internal: 500,
  kind_not_granted: 403,
  lease_refused: 409,
  malformed: 400,
  not_found: 404,
  platform_refused: 503,
  replayed: 401,
  unauthorized: 401,
};

export const errorBody = z.object({
  error: z.object({ code: z.enum(platformErrorCodes), message: z.string() }),
});
export type ErrorBody = z.infer<typeof errorBody>;
