/** Wall time, and the means to notice that it was changed. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Seconds since the machine started; counts sleep. */
  uptime(): number;
  /** Another value after every start of the machine. */
  bootId(): string;
}

/** Never given a PIN, a key or a payer's data. */
export interface Logger {
  info(facts: Readonly<Record<string, unknown>>, message: string): void;
  warn(facts: Readonly<Record<string, unknown>>, message: string): void;
  error(facts: Readonly<Record<string, unknown>>, message: string): void;
}

/** Where the embedded practice platform is and how to enrol with it; absent where a host has none. */
export type PracticeOffer = () => Promise<PracticePlace>;

export interface PracticePlace {
  readonly url: string;
  /** PEM of the PRACTICE root. */
  readonly root: string;
  /** A fresh single-use enrolment code. */
  readonly code: string;
  readonly unit: string;
  readonly point: string;
}

export interface Printer {
  /** Hands a PDF to the system's print queue; resolves once it is spooled. `title` carries numbers, never a payer. */
  print(pdf: Uint8Array, title: string): Promise<void>;
}

/** The system's own store of secrets. A host has none rather than one that anybody can read. */
export interface Secrets {
  seal(secret: Uint8Array): Promise<Uint8Array>;
  /** Throws where it was sealed by another person or on another machine. */
  open(sealed: Uint8Array): Promise<Uint8Array>;
}

/** What a host supplies to the core. */
export interface Ports {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly practice?: PracticeOffer | undefined;
  /** Absent where the host cannot print by itself. */
  readonly printer?: Printer | undefined;
  readonly secrets?: Secrets | undefined;
}
