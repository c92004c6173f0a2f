/** The practice platform's own database: what a province keeps of its units. */
export const version = 1;

export const sql = `
CREATE TABLE platform_settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE platform_service (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  url TEXT NOT NULL,
  pid INTEGER NOT NULL,
  instance TEXT NOT NULL,
  started_at TEXT NOT NULL
) STRICT;

CREATE TABLE platform_faults (
  name TEXT PRIMARY KEY
) STRICT;

CREATE TABLE platform_catalogues (
  version INTEGER PRIMARY KEY CHECK (version >= 1),
  published_at TEXT NOT NULL,
  payload BLOB NOT NULL,
  signature BLOB NOT NULL,
  certificate BLOB NOT NULL
) STRICT;

CREATE TABLE platform_terminals (
  terminal_id TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  point TEXT NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 1 CHECK (epoch >= 1),
  terminal_key BLOB NOT NULL,
  invoice_key BLOB NOT NULL,
  terminal_certificate BLOB NOT NULL,
  invoice_certificate BLOB NOT NULL,
  enrolled_at TEXT NOT NULL
) STRICT;

CREATE TABLE platform_enrolment_codes (
  code TEXT PRIMARY KEY,
  unit TEXT NOT NULL,
  point TEXT NOT NULL,
  made_at TEXT NOT NULL,
  used_at TEXT,
  terminal_id TEXT REFERENCES platform_terminals (terminal_id),
  CHECK ((used_at IS NULL) = (terminal_id IS NULL))
) STRICT;

CREATE TABLE platform_nonces (
  terminal_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  seen_ms INTEGER NOT NULL,
  PRIMARY KEY (terminal_id, nonce)
) STRICT, WITHOUT ROWID;
CREATE INDEX platform_nonces_by_age ON platform_nonces (seen_ms);

CREATE TABLE platform_lease_requests (
  request_id TEXT PRIMARY KEY,
  terminal_id TEXT NOT NULL REFERENCES platform_terminals (terminal_id),
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count >= 1),
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'granted', 'refused')),
  words TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  decided_at TEXT,
  CHECK ((state = 'pending') = (decided_at IS NULL))
) STRICT;

CREATE TABLE platform_leases (
  lease_id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL UNIQUE REFERENCES platform_lease_requests (request_id),
  terminal_id TEXT NOT NULL REFERENCES platform_terminals (terminal_id),
  epoch INTEGER NOT NULL,
  kind TEXT NOT NULL,
  invoice_code TEXT NOT NULL,
  first_number TEXT NOT NULL,
  last_number TEXT NOT NULL CHECK (last_number >= first_number),
  not_before TEXT NOT NULL,
  not_after TEXT NOT NULL,
  per_invoice_max_fen INTEGER NOT NULL,
  upload_within_hours REAL NOT NULL,
  payload BLOB NOT NULL,
  signature BLOB NOT NULL,
  certificate BLOB NOT NULL,
  confirmed_at TEXT
) STRICT;
CREATE UNIQUE INDEX platform_leases_by_number ON platform_leases (invoice_code, first_number);
CREATE INDEX platform_leases_by_terminal ON platform_leases (terminal_id, invoice_code, first_number);
CREATE TRIGGER platform_leases_never_overlap BEFORE INSERT ON platform_leases
WHEN EXISTS (
  SELECT 1 FROM platform_leases WHERE invoice_code = NEW.invoice_code
    AND first_number <= NEW.last_number AND last_number >= NEW.first_number
)
BEGIN SELECT RAISE(ABORT, 'numbers are granted once'); END;

CREATE TABLE platform_entries (
  terminal_id TEXT NOT NULL REFERENCES platform_terminals (terminal_id),
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  body BLOB NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  received_at TEXT NOT NULL,
  PRIMARY KEY (terminal_id, epoch, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE platform_issued_entries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  terminal_id TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  unit TEXT NOT NULL,
  invoice_code TEXT NOT NULL,
  invoice_number TEXT NOT NULL,
  at TEXT NOT NULL,
  preceding_at TEXT,
  business_number_sm3 TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (terminal_id, epoch, seq),
  FOREIGN KEY (terminal_id, epoch, seq) REFERENCES platform_entries (terminal_id, epoch, seq)
) STRICT;
CREATE UNIQUE INDEX platform_issued_entries_by_number
  ON platform_issued_entries (terminal_id, invoice_code, invoice_number);
CREATE INDEX platform_issued_entries_by_business_number
  ON platform_issued_entries (unit, business_number_sm3);

CREATE TABLE platform_heads (
  terminal_id TEXT PRIMARY KEY REFERENCES platform_terminals (terminal_id),
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  payload BLOB NOT NULL,
  signature BLOB NOT NULL,
  certificate BLOB NOT NULL
) STRICT;

CREATE TABLE platform_invoices (
  invoice_code TEXT NOT NULL,
  invoice_number TEXT NOT NULL,
  terminal_id TEXT NOT NULL REFERENCES platform_terminals (terminal_id),
  check_code TEXT NOT NULL,
  kind TEXT NOT NULL,
  total_fen INTEGER NOT NULL,
  issued_at TEXT NOT NULL,
  related_code TEXT,
  related_number TEXT,
  signed_bytes BLOB NOT NULL,
  signature BLOB NOT NULL,
  result TEXT NOT NULL CHECK (result IN ('accepted', 'objected')),
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  supervision BLOB,
  objection TEXT,
  objection_text TEXT,
  received_at TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  PRIMARY KEY (invoice_code, invoice_number),
  CHECK ((result = 'accepted') = (supervision IS NOT NULL)),
  CHECK ((result = 'objected') = (objection IS NOT NULL AND objection_text IS NOT NULL))
) STRICT;
CREATE INDEX platform_invoices_by_related ON platform_invoices (related_code, related_number)
  WHERE related_code IS NOT NULL;

CREATE TRIGGER platform_entries_stay BEFORE UPDATE ON platform_entries
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER platform_entries_remain BEFORE DELETE ON platform_entries
BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END;
CREATE TRIGGER platform_invoices_stay
BEFORE UPDATE OF invoice_code, invoice_number, terminal_id, signed_bytes, signature ON platform_invoices
BEGIN SELECT RAISE(ABORT, 'signed bytes are never changed'); END;
CREATE TRIGGER platform_accepted_stay BEFORE UPDATE ON platform_invoices WHEN OLD.result = 'accepted'
BEGIN SELECT RAISE(ABORT, 'an accepted invoice is never changed'); END;
CREATE TRIGGER platform_invoices_remain BEFORE DELETE ON platform_invoices
BEGIN SELECT RAISE(ABORT, 'invoices are never removed'); END;
`;
