import type { PlatformErrorCode } from '../../shared/protocol/wire.ts';

const statusOf: Readonly<Record<PlatformErrorCode, number>> = {
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

/** The platform says no to a whole request; crosses as a signed error. Nothing of the request was carried out. */
export class PlatformRefusal extends Error {
  override readonly name = 'PlatformRefusal';
  readonly code: PlatformErrorCode;
  readonly status: number;

  constructor(code: PlatformErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = statusOf[code];
  }
}
