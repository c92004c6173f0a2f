/** Every expected failure has one of these codes. */
export const errorCodes = [
  'already_enrolled',
  'answer_untrusted',
  'business_number_conflict',
  'catalogue_invalid',
  'clock_doubtful',
  'database_damaged',
  'database_newer',
  'enrolment_refused',
  'file_unreadable',
  'folder_unusable',
  'fork_detected',
  'forbidden',
  'input_invalid',
  'instance_running',
  'internal',
  'invoice_not_found',
  'invoice_not_issuable',
  'kind_unknown',
  'lease_invalid',
  'lease_refused',
  'not_enrolled',
  'not_found',
  'offline_limit_reached',
  'orders_invalid',
  'orders_not_configured',
  'orders_unreachable',
  'pin_locked',
  'pin_weak',
  'pin_wrong',
  'platform_refused',
  'platform_unreachable',
  'printer_not_responding',
  'second_person_required',
  'session_required',
  'signer_locked',
  'signer_self_test_failed',
  'stock_empty',
  'terminal_quarantined',
  'trust_mismatch',
  'user_exists',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/**
 * An expected failure. The message is for people: what happened, what is safe, what to do next.
 * Anything else that is thrown is a bug and crosses as `internal`.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, details?: unknown, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.details = details;
  }
}

export function isErrorCode(text: string): text is ErrorCode {
  return (errorCodes as readonly string[]).includes(text);
}
