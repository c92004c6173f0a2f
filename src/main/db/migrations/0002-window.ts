/** What a day at the window needs: parked drafts, batches that survive a kill, print jobs, use of items, settings. */
export const version = 2;

export const sql = `
ALTER TABLE invoices ADD COLUMN pay_mode TEXT;
CREATE INDEX invoices_by_time ON invoices (issued_at);

CREATE TABLE parked_drafts (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES users (id),
  parked_at TEXT NOT NULL,
  draft TEXT NOT NULL
) STRICT;

CREATE TABLE batches (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES users (id),
  created_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('checked', 'running', 'paused', 'finished')),
  stopped_code TEXT,
  stopped_text TEXT
) STRICT;

CREATE TABLE batch_rows (
  batch_id TEXT NOT NULL REFERENCES batches (id),
  position INTEGER NOT NULL,
  lines TEXT NOT NULL,
  business_number TEXT NOT NULL,
  draft TEXT,
  kind TEXT,
  payer_name TEXT NOT NULL,
  total_fen INTEGER,
  status TEXT NOT NULL CHECK (status IN ('ready', 'issued', 'same', 'conflict', 'invalid', 'stopped')),
  invoice_code TEXT,
  invoice_number TEXT,
  problems TEXT NOT NULL,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_rows_by_status ON batch_rows (batch_id, status, position, kind, total_fen);
CREATE INDEX batch_rows_by_business_number ON batch_rows (batch_id, business_number);

CREATE TABLE print_jobs (
  id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL REFERENCES invoices (seq),
  reprint INTEGER NOT NULL,
  requested_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('requested', 'spooled', 'confirmed', 'failed'))
) STRICT;
CREATE INDEX print_jobs_by_invoice ON print_jobs (seq);
CREATE INDEX print_jobs_open ON print_jobs (requested_at) WHERE state IN ('requested', 'spooled');

CREATE TABLE item_uses (
  item_code TEXT NOT NULL,
  day TEXT NOT NULL,
  uses INTEGER NOT NULL,
  highest_fen INTEGER NOT NULL,
  PRIMARY KEY (item_code, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
`;
