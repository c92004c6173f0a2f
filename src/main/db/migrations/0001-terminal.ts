/** The terminal's own database: people, journal, leases, invoices and what the platform said about them. */
export const version = 1;

export const sql = `
CREATE TABLE terminal (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  terminal_id TEXT NOT NULL,
  epoch INTEGER NOT NULL CHECK (epoch >= 1)
) STRICT;

CREATE TABLE enrolments (
  epoch INTEGER PRIMARY KEY,
  platform_url TEXT NOT NULL,
  root_certificate BLOB NOT NULL,
  intermediate_certificate BLOB NOT NULL,
  terminal_certificate BLOB NOT NULL,
  invoice_certificate BLOB NOT NULL,
  unit_code TEXT NOT NULL,
  unit_name TEXT NOT NULL,
  place_code TEXT NOT NULL,
  place_name TEXT NOT NULL,
  enrolled_at TEXT NOT NULL
) STRICT;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  pin_salt BLOB NOT NULL,
  wrapped_key BLOB NOT NULL,
  failed_attempts INTEGER NOT NULL DEFAULT 0,
  locked_until TEXT,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  type TEXT NOT NULL CHECK (instr(type, char(10)) = 0),
  at TEXT NOT NULL CHECK (instr(at, char(10)) = 0),
  actor TEXT NOT NULL CHECK (instr(actor, char(10)) = 0),
  body BLOB NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER journal_links BEFORE INSERT ON journal
WHEN NEW.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM journal)
  OR (NEW.seq > 1 AND NEW.prev_hash <> (SELECT hash FROM journal WHERE seq = NEW.seq - 1))
BEGIN SELECT RAISE(ABORT, 'journal entry does not follow the last one'); END;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE personal_notes (
  id TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  payload BLOB NOT NULL,
  signature BLOB NOT NULL,
  certificate BLOB NOT NULL
) STRICT;

CREATE TABLE heads (
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  time TEXT NOT NULL,
  hash BLOB NOT NULL,
  statement_id INTEGER NOT NULL REFERENCES statements (id),
  PRIMARY KEY (epoch, seq)
) STRICT;

CREATE TABLE catalogues (
  version INTEGER PRIMARY KEY,
  adopted_at TEXT NOT NULL,
  statement_id INTEGER NOT NULL REFERENCES statements (id)
) STRICT;

CREATE TABLE lease_requests (
  request_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  reason TEXT NOT NULL,
  requested_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'granted', 'refused')),
  text TEXT,
  lease_id TEXT
) STRICT;

CREATE TABLE leases (
  lease_id TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,
  kind TEXT NOT NULL,
  invoice_code TEXT NOT NULL,
  first_number TEXT NOT NULL,
  last_number TEXT NOT NULL,
  not_before TEXT NOT NULL,
  not_after TEXT NOT NULL,
  policy TEXT NOT NULL,
  statement_id INTEGER NOT NULL REFERENCES statements (id),
  issued INTEGER NOT NULL DEFAULT 0,
  red INTEGER NOT NULL DEFAULT 0,
  voided INTEGER NOT NULL DEFAULT 0,
  returned INTEGER NOT NULL DEFAULT 0,
  lapsed INTEGER NOT NULL DEFAULT 0,
  withheld INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE lease_intervals (
  lease_id TEXT NOT NULL REFERENCES leases (lease_id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL CHECK (last >= first),
  PRIMARY KEY (lease_id, first)
) STRICT, WITHOUT ROWID;

CREATE TABLE invoices (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  invoice_code TEXT NOT NULL,
  invoice_number TEXT NOT NULL,
  kind TEXT NOT NULL,
  lease_id TEXT NOT NULL REFERENCES leases (lease_id),
  check_code TEXT NOT NULL,
  business_number TEXT NOT NULL,
  content_digest BLOB NOT NULL CHECK (length(content_digest) = 32),
  total_fen INTEGER NOT NULL,
  issued_at TEXT NOT NULL,
  related_code TEXT,
  related_number TEXT,
  catalogue_version INTEGER NOT NULL,
  CHECK ((related_code IS NULL) = (related_number IS NULL))
) STRICT;
CREATE UNIQUE INDEX invoices_by_number ON invoices (invoice_code, invoice_number);
CREATE UNIQUE INDEX invoices_by_business_number ON invoices (business_number);
CREATE UNIQUE INDEX invoices_by_related ON invoices (related_code, related_number) WHERE related_code IS NOT NULL;

CREATE TRIGGER invoices_no_update BEFORE UPDATE ON invoices
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never altered'); END;
CREATE TRIGGER invoices_no_delete BEFORE DELETE ON invoices
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never deleted'); END;
CREATE TRIGGER invoices_no_replace BEFORE INSERT ON invoices
WHEN EXISTS (SELECT 1 FROM invoices WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM invoices WHERE invoice_code = NEW.invoice_code AND invoice_number = NEW.invoice_number)
  OR EXISTS (SELECT 1 FROM invoices WHERE business_number = NEW.business_number)
  OR EXISTS (SELECT 1 FROM invoices WHERE related_code = NEW.related_code AND related_number = NEW.related_number)
BEGIN SELECT RAISE(ABORT, 'an issued invoice is never replaced'); END;

CREATE TABLE invoice_documents (
  seq INTEGER PRIMARY KEY REFERENCES invoices (seq),
  signed_bytes BLOB NOT NULL,
  signature BLOB NOT NULL,
  payer_name TEXT NOT NULL,
  payer_code TEXT,
  face_code TEXT NOT NULL,
  face_version INTEGER NOT NULL,
  face_qr TEXT NOT NULL,
  hand_over_url TEXT NOT NULL,
  search_text TEXT NOT NULL
) STRICT;

CREATE TABLE destructions (
  approval_id TEXT PRIMARY KEY,
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  approved_at TEXT NOT NULL,
  statement_id INTEGER NOT NULL REFERENCES statements (id)
) STRICT;

CREATE TRIGGER invoice_documents_no_update BEFORE UPDATE ON invoice_documents
BEGIN SELECT RAISE(ABORT, 'signed bytes are frozen'); END;
CREATE TRIGGER invoice_documents_no_replace BEFORE INSERT ON invoice_documents
WHEN EXISTS (SELECT 1 FROM invoice_documents WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'signed bytes are frozen'); END;
CREATE TRIGGER invoice_documents_no_delete BEFORE DELETE ON invoice_documents
WHEN NOT destruction_approved(OLD.seq)
BEGIN SELECT RAISE(ABORT, 'documents are destroyed only with the platform''s signed approval'); END;

CREATE TABLE invoice_results (
  seq INTEGER PRIMARY KEY REFERENCES invoices (seq),
  state TEXT NOT NULL CHECK (state IN ('sending', 'accepted', 'objected', 'refused', 'unknown')),
  late INTEGER NOT NULL DEFAULT 0 CHECK (late IN (0, 1)),
  code TEXT,
  text TEXT,
  supervision BLOB,
  updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX invoice_results_open ON invoice_results (state, seq) WHERE state <> 'accepted';

CREATE TABLE pending_totals (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  count INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL
) STRICT;
INSERT INTO pending_totals VALUES (1, 0, 0);

CREATE TABLE day_totals (
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  red INTEGER NOT NULL CHECK (red IN (0, 1)),
  count INTEGER NOT NULL,
  amount_fen INTEGER NOT NULL,
  PRIMARY KEY (day, kind, red)
) STRICT, WITHOUT ROWID;

CREATE TABLE clock_contacts (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  platform_time TEXT NOT NULL,
  uptime REAL NOT NULL,
  boot_id TEXT NOT NULL
) STRICT;

CREATE TABLE quarantines (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  reason TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT;
`;
