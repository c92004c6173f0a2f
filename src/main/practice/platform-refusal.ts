import { type PlatformErrorCode, platformErrorStatus } from '../../shared/protocol/wire.ts';

/** The platform says no to a whole request; crosses as a signed error. Nothing of the request was carried out. */
export class PlatformRefusal extends Error {
  override readonly name = 'PlatformRefusal';
  readonly code: PlatformErrorCode;
  readonly status: number;

  constructor(code: PlatformErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = platformErrorStatus[code];
  }
}
