"""Judges what the desk leaves behind, with Python's standard library and openssl only: none of the desk's own code.

    judge.py ledger TERMINAL.db               chain, heads, grants, numbers and the equation of every lease
    judge.py equal TERMINAL.db PLATFORM.db    what the platform holds is what the terminal signed, byte for byte
    judge.py signatures TERMINAL.db [N]       every signature of every Nth invoice
    judge.py einvoice FILE.xml TERMINAL.db    one EInvoice file; the database is asked for its root certificate only

Prints one JSON object; exit 1 when anything does not hold.
"""

import atexit
import base64
import hashlib
import html
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

USER_ID = "distid:1234567812345678"
NAMES = "RFC2253,utf8,-esc_msb"
SIGNED_DATA = "1.2.156.10197.6.1.4.2.2"

problems = []


def fault(text):
    problems.append(text)


# --- SM3 (GB/T 32905-2016) ---------------------------------------------------------------------------------------


def rotate(word, by):
    by %= 32
    return ((word << by) | (word >> (32 - by))) & 0xFFFFFFFF


def compress(state, block):
    w = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
        w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        t = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = rotate((rotate(a, 12) + e + rotate(t, j)) & 0xFFFFFFFF, 7)
        ss2 = ss1 ^ rotate(a, 12)
        ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        gg = e ^ f ^ g if j < 16 else (e & f) | (~e & g)
        tt1 = (ff + d + ss2 + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
        tt2 = (gg + h + ss1 + w[j]) & 0xFFFFFFFF
        a, b, c, d = tt1, a, rotate(b, 9), c
        e, f, g, h = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17), e, rotate(f, 19), g
    return [x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h))]


def own_sm3(data):
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    padded = data + b"\x80" + bytes((55 - len(data)) % 64) + (8 * len(data)).to_bytes(8, "big")
    for at in range(0, len(padded), 64):
        state = compress(state, padded[at : at + 64])
    return b"".join(word.to_bytes(4, "big") for word in state)


def native_sm3(data):
    return hashlib.new("sm3", data).digest()


def choose_sm3():
    assert own_sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert own_sm3(b"abcd" * 16).hex() == "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    try:
        assert native_sm3(b"abc") == own_sm3(b"abc")
        return native_sm3
    except ValueError:
        return own_sm3


sm3 = choose_sm3()

# --- DER and openssl ---------------------------------------------------------------------------------------------


def children(data):
    """The elements of a constructed value: (tag, content, whole)."""
    found, at = [], 0
    while at < len(data):
        length, start = data[at + 1], at + 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(data[at + 2 : start], "big")
        found.append((data[at], data[start : start + length], data[at : start + length]))
        at = start + length
    return found


def oid(content):
    values, value = [], 0
    for byte in content:
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            values.append(value)
            value = 0
    return ".".join(map(str, [values[0] // 40, values[0] % 40, *values[1:]] if values[0] < 80 else [2, values[0] - 80, *values[1:]]))


def open_signed_data(der):
    """The certificate inside and the signature; exactly one of each, and no content."""
    [(_, outer, whole)] = children(der)
    assert whole == der, "bytes after SignedData"
    (_, kind, _), (_, explicit, _) = children(outer)
    assert oid(kind) == SIGNED_DATA, "not GB/T 35275 signedData"
    _, _, content, certificates, signers = children(children(explicit)[0][1])
    assert len(children(content[1])) == 1, "SignedData is not detached"
    [certificate] = children(certificates[1])
    [signer] = children(signers[1])
    _, issuer_and_serial, _, _, (tag, signature, _) = children(signer[1])
    assert tag == 4, "no signature"
    tbs = children(children(certificate[2])[0][1])[0][1]
    _, serial, _, issuer = children(tbs)[:4]
    assert issuer_and_serial[1] == issuer[2] + serial[2], "another certificate is inside than the signer's"
    return certificate[2], signature


folder = Path(tempfile.mkdtemp(prefix="judge-"))
atexit.register(shutil.rmtree, folder)


def write(name, data):
    path = folder / name
    path.write_bytes(data)
    return str(path)


def openssl(*words):
    done = subprocess.run(["openssl", *words], capture_output=True)
    return done.returncode, (done.stdout + done.stderr).decode()


def printed(certificate, *words):
    path = write("printed.der", certificate)
    status, text = openssl("x509", "-inform", "DER", "-in", path, "-noout", *words, "-nameopt", NAMES)
    assert status == 0, text
    return text.strip().split("=", 1)[1]


keys = {}


def key_of(certificate):
    if certificate not in keys:
        path = write("leaf.der", certificate)
        status, text = openssl("x509", "-inform", "DER", "-in", path, "-noout", "-pubkey")
        assert status == 0, text
        keys[certificate] = write(f"key-{len(keys)}.pem", text.encode())
    return keys[certificate]


def signed_by(certificate, content, signature):
    status, text = openssl(
        *("pkeyutl", "-verify", "-pubin", "-inkey", key_of(certificate), "-rawin", "-digest", "sm3"),
        *("-pkeyopt", USER_ID, "-in", write("content", content), "-sigfile", write("signature", signature)),
    )
    return status == 0 and "Signature Verified Successfully" in text


def pem(der):
    return b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(der) + b"-----END CERTIFICATE-----\n"


class Trust:
    """The pinned root and the CA below it, as the terminal keeps them since its enrolment."""

    def __init__(self, db):
        self.root, self.ca = db.execute("SELECT root_certificate, intermediate_certificate FROM enrolments").fetchone()
        self.good = set()
        path = write("root.der", self.root)
        status, text = openssl("asn1parse", "-inform", "DER", "-in", path, "-strparse", "4", "-noout", "-out", str(folder / "tbs"))
        assert status == 0, text
        bits = children(children(self.root)[0][1])[2][1]
        if not signed_by(self.root, (folder / "tbs").read_bytes(), bits[1:]):
            fault("the root's signature of itself does not verify")
        self.link(self.ca, self.root, "the CA")

    def link(self, certificate, issuer, name):
        trusted, below = write("issuer.pem", pem(issuer)), write("subject.pem", pem(certificate))
        status, text = openssl("verify", "-partial_chain", "-x509_strict", "-trusted", trusted, "-vfyopt", USER_ID, below)
        if status != 0 or not text.strip().endswith(": OK"):
            fault(f"{name} is not signed by its issuer: {text.strip()}")

    def leaf(self, certificate, role, name):
        if (certificate, role) in self.good:
            return
        self.link(certificate, self.ca, f"the certificate of {name}")
        if f"OU={role}," not in printed(certificate, "-subject"):
            fault(f"the certificate of {name} has not the role {role}")
        self.good.add((certificate, role))


# --- the four judgements -----------------------------------------------------------------------------------------


def open_db(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def judge_chain(db):
    [(terminal,)] = db.execute("SELECT terminal_id FROM terminal").fetchall()
    before, hashes = sm3(b"unit-invoicing/1\n" + terminal.encode()), {}
    for seq, kind, at, actor, body, digest, previous, link in db.execute(
        "SELECT seq, type, at, actor, body, digest, prev_hash, hash FROM journal ORDER BY seq"
    ):
        own = sm3(f"{seq}\n{kind}\n{at}\n{actor}\n".encode() + body)
        following = sm3(before + own)
        if (seq, digest, previous, link) != (len(hashes) + 1, own, before, following):
            fault(f"the chain breaks at entry {seq}")
            break
        hashes[seq] = before = following
    return terminal, hashes


def judge_statements(db, terminal, hashes):
    trust = Trust(db)
    rows = db.execute(
        "SELECT 'head', payload, signature, certificate FROM heads JOIN statements ON id = statement_id "
        "UNION ALL SELECT 'grant', payload, signature, certificate FROM leases JOIN statements ON id = statement_id"
    ).fetchall()
    heads = []
    for kind, payload, signature, certificate in rows:
        said = json.loads(payload)
        if not signed_by(certificate, payload, signature):
            fault(f"a {kind} is not signed by the platform")
        trust.leaf(certificate, "platform-service", f"a {kind}")
        if kind == "head":
            heads.append(said["seq"])
            if said["terminalId"] != terminal or bytes.fromhex(said["hash"]) != hashes.get(said["seq"]):
                fault(f"the countersigned head at {said['seq']} is not this journal's")
    return max(heads, default=0)


def judge_leases(db):
    sums = {"granted": 0, "issued": 0}
    for lease, code, first, last, issued, red, *others in db.execute(
        "SELECT lease_id, invoice_code, first_number, last_number, issued, red, voided, returned, lapsed, withheld FROM leases"
    ).fetchall():
        granted = int(last) - int(first) + 1
        intervals = db.execute("SELECT first, last FROM lease_intervals WHERE lease_id = ?", (lease,)).fetchall()
        free = [number for start, end in intervals for number in range(start, end + 1)]
        used = [
            (found, int(number))
            for found, number in db.execute(
                "SELECT invoice_code, invoice_number FROM invoices WHERE lease_id = ? ORDER BY seq", (lease,)
            )
        ]
        if granted != len(free) + issued + red + sum(others):
            fault(f"the equation of lease {lease} does not hold")
        if len(used) != issued + red:
            fault(f"lease {lease} counts {issued + red} invoices but has {len(used)}")
        if used != [(code, int(first) + position) for position in range(len(used))]:
            fault(f"the numbers of lease {lease} have a gap, a double or another order")
        if set(free) & {number for _, number in used}:
            fault(f"lease {lease} offers a number that is used")
        sums["granted"] += granted
        sums["issued"] += issued + red
    return sums


def judge_entries(db):
    for body, code, number, business, total, signed, signature in db.execute(
        "SELECT body, invoice_code, invoice_number, business_number, total_fen, signed_bytes, signature FROM journal "
        "LEFT JOIN invoices USING (seq) LEFT JOIN invoice_documents USING (seq) WHERE type = 'invoice.issued'"
    ):
        said = json.loads(body)
        name = f"{said['code']}-{said['number']}"
        if (said["code"], said["number"], said["totalFen"]) != (code, number, total):
            fault(f"{name}: the entry and the table differ")
        elif [said["signedBytesSm3"], said["signatureSm3"], said["businessNumberSm3"]] != [
            sm3(signed).hex(),
            sm3(signature).hex(),
            sm3(business.encode()).hex(),
        ]:
            fault(f"{name}: a digest in the journal is not that of the stored bytes")
    ((entries, invoices, businesses),) = db.execute(
        "SELECT (SELECT count(*) FROM journal WHERE type = 'invoice.issued'), count(*), count(DISTINCT business_number) FROM invoices"
    )
    if not entries == invoices == businesses:
        fault(f"{entries} entries, {invoices} invoices, {businesses} business numbers")


def ledger(terminal_db):
    db = open_db(terminal_db)
    terminal, hashes = judge_chain(db)
    witnessed = judge_statements(db, terminal, hashes)
    sums = judge_leases(db)
    judge_entries(db)
    return {"completeTo": len(hashes), "witnessedTo": witnessed, **sums}


def equal(terminal_db, platform_db):
    own = "SELECT invoice_code, invoice_number, signed_bytes, signature, supervision FROM invoices JOIN invoice_documents USING (seq) LEFT JOIN invoice_results USING (seq)"
    held = "SELECT invoice_code, invoice_number, signed_bytes, signature, supervision FROM platform_invoices"
    ours = {row[:2]: row[2:] for row in open_db(terminal_db).execute(own)}
    theirs = {row[:2]: row[2:] for row in open_db(platform_db).execute(held)}
    for code, number in sorted(ours.keys() ^ theirs.keys()):
        fault(f"{code}-{number} is on one side only")
    for code, number in sorted(ours.keys() & theirs.keys()):
        if ours[code, number] != theirs[code, number]:
            fault(f"{code}-{number} differs")
    return {"ours": len(ours), "theirs": len(theirs)}


SIGNATURE = re.compile(
    rb'<Signature Id="(unit|supervision)"><SignedInfo><Reference>([^<]*)</Reference><SignatureAlgorithm>SM2</SignatureAlgorithm>'
    rb"<SignatureFormat>DETACH</SignatureFormat></SignedInfo><SignatureTime>\d{14}</SignatureTime>"
    rb"<SignatureValue>([A-Za-z0-9+/=]+)</SignatureValue><KeyInfo><SerialNumber>([0-9A-F]+)</SerialNumber>"
    rb"<X509IssuerName>([^<]*)</X509IssuerName></KeyInfo></Signature>"
)
REFERENCES = {"unit": b"Header,EInvoiceData", "supervision": b"Header,EInvoiceData,Signature#unit"}
ROLES = {"unit": "invoice", "supervision": "supervision"}
told = {}


def judge_signature(trust, content, element, wanted, name):
    match = SIGNATURE.fullmatch(element)
    if match is None or match[1].decode() != wanted or match[2] != REFERENCES[wanted]:
        return fault(f"{name}: no {wanted} signature of the right form")
    certificate, signature = open_signed_data(base64.b64decode(match[3], validate=True))
    if not signed_by(certificate, content, signature):
        fault(f"{name}: the {wanted} signature does not verify")
    trust.leaf(certificate, ROLES[wanted], f"the {wanted} signature of {name}")
    if certificate not in told:
        told[certificate] = (printed(certificate, "-serial"), printed(certificate, "-issuer"))
    if (match[4].decode(), html.unescape(match[5].decode())) != told[certificate]:
        fault(f"{name}: KeyInfo is not what openssl prints of the certificate")


def signatures(terminal_db, every="1"):
    db = open_db(terminal_db)
    trust, count = Trust(db), {"unit": 0, "supervision": 0}
    for code, number, signed, unit, supervision in db.execute(
        "SELECT invoice_code, invoice_number, signed_bytes, signature, supervision FROM invoices "
        "JOIN invoice_documents USING (seq) LEFT JOIN invoice_results USING (seq) WHERE seq % ? = 0",
        (int(every),),
    ):
        judge_signature(trust, signed, unit, "unit", f"{code}-{number}")
        count["unit"] += 1
        if supervision is not None:
            judge_signature(trust, signed + unit, supervision, "supervision", f"{code}-{number}")
            count["supervision"] += 1
    return count


def einvoice(file, terminal_db):
    text = Path(file).read_bytes()
    shape = re.fullmatch(
        rb"<EInvoice>(<Header>.*</Header><EInvoiceData>.*</EInvoiceData>)<EInvoiceSignature>(.*)</EInvoiceSignature></EInvoice>",
        text,
        re.DOTALL,
    )
    if shape is None:
        return fault("not an EInvoice file")
    signed, elements = shape[1], [match[0] for match in SIGNATURE.finditer(shape[2])]
    if b"".join(elements) != shape[2] or not 1 <= len(elements) <= 2:
        return fault("EInvoiceSignature holds something else than one or two signatures")
    trust = Trust(open_db(terminal_db))
    judge_signature(trust, signed, elements[0], "unit", "the file")
    if len(elements) == 2:
        judge_signature(trust, signed + elements[0], elements[1], "supervision", "the file")
    return {"signatures": len(elements), "signedBytesSm3": sm3(signed).hex()}


judgements = {"ledger": ledger, "equal": equal, "signatures": signatures, "einvoice": einvoice}
try:
    facts = judgements[sys.argv[1]](*sys.argv[2:])
except (AssertionError, ValueError, IndexError, sqlite3.DatabaseError) as error:
    fault(f"{type(error).__name__}: {error}")
    facts = None
print(json.dumps({"ok": not problems, **(facts or {}), "problems": problems[:20]}, ensure_ascii=False))
sys.exit(0 if not problems else 1)
