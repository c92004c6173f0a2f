/** What the officer's page and reconciliation list, found without reading every invoice. */
export const version = 2;

export const sql = `
CREATE INDEX platform_invoices_by_receipt ON platform_invoices (received_at);
CREATE INDEX platform_invoices_by_day ON platform_invoices (terminal_id, issued_at);
CREATE INDEX platform_invoices_objected ON platform_invoices (received_at) WHERE result = 'objected';
`;
