"""A terminal made by somebody else: Python's standard library and the openssl program, none of the desk's own code.

    foreign_terminal.py URL UNIT POINT CODE ROOT.pem

Follows the description of the protocol step by step: trust, enrol, time, catalogue, request-lease, one invoice,
upload-entries. Every answer, statement, certificate and supervision signature is verified before it is used.
Prints one JSON object; exit 1 and a line on standard error when anything does not hold.
"""

import base64
import datetime
import hashlib
import json
import re
import secrets
import subprocess
import sys
import tempfile
import urllib.request
import uuid
from pathlib import Path
from urllib.error import HTTPError

USER_ID = "distid:1234567812345678"
NAMES = "RFC2253,utf8,-esc_msb"
BEIJING = datetime.timezone(datetime.timedelta(hours=8))
scratch = tempfile.TemporaryDirectory(prefix="foreign-terminal-")  # Only its owner can read it.
folder = Path(scratch.name)


def need(holds, what):
    if not holds:
        raise SystemExit(f"does not hold: {what}")


def openssl(*words):
    done = subprocess.run(["openssl", *map(str, words)], capture_output=True)
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def output(*words):
    status, stdout, stderr = openssl(*words)
    need(status == 0, f"openssl {words[0]}: {stderr}")
    return stdout


def put(name, data):
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def sm3(data):
    """Hex. Python's own where its library has it, otherwise openssl's."""
    data = data.encode() if isinstance(data, str) else data
    if "sm3" in hashlib.algorithms_available:
        return hashlib.new("sm3", data).hexdigest()
    return output("dgst", "-sm3", "-r", put("digest.bin", data)).split()[0].decode()


def b64(data):
    return base64.b64encode(data).decode()


def iso(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}+08:00"


def new_key(name):
    return put(f"{name}.key", output("genpkey", "-algorithm", "SM2"))


def certificate_request(key):
    return output("req", "-new", "-key", key, "-outform", "DER", "-subj", "/C=CN/CN=foreign terminal", "-sm3", "-sigopt", USER_ID)


def sign(key, data):
    how = ("-rawin", "-digest", "sm3", "-pkeyopt", USER_ID, "-in", put("to-sign", data))
    return output("pkeyutl", "-sign", "-inkey", key, *how)


def check_signature(certificate, data, signature, what):
    pem = output("x509", "-inform", "DER", "-in", put("signer.der", certificate), "-pubkey", "-noout")
    how = ("-rawin", "-digest", "sm3", "-pkeyopt", USER_ID, "-in", put("signed", data))
    status, _, _ = openssl("pkeyutl", "-verify", "-pubin", "-inkey", put("signer.pem", pem), *how, "-sigfile", put("sig", signature))
    need(status == 0, f"the signature of {what}")


def check_link(certificate, issuer_pem, moment, what):
    """One link: openssl 3.0 applies the SM2 user id to the last certificate only."""
    target = put("target.pem", output("x509", "-inform", "DER", "-in", put("target.der", certificate)))
    how = ("-partial_chain", "-x509_strict", "-vfyopt", USER_ID, "-attime", int(moment.timestamp()))
    status, _, stderr = openssl("verify", *how, "-trusted", put("issuer.pem", issuer_pem), target)
    need(status == 0, f"{what}: {stderr}")


def printed(certificate, *words):
    text = output("x509", "-inform", "DER", "-in", put("printed.der", certificate), "-noout", *words, "-nameopt", NAMES)
    return text.decode().strip().split("=", 1)[1]


def role(certificate):
    return re.findall(r"(?:^|,)OU=([^,]*)", printed(certificate, "-subject"))


def der(tag, *parts):
    content = b"".join(parts)
    size = len(content)
    if size < 0x80:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def children(data):
    """(tag, content, whole) of each element."""
    at = 0
    while at < len(data):
        size, start = data[at + 1], at + 2
        if size & 0x80:
            start += size & 0x7F
            size = int.from_bytes(data[at + 2 : start], "big")
        yield data[at], data[start : start + size], data[at : start + size]
        at = start + size


def oid(text):
    first, second, *rest = map(int, text.split("."))
    out = bytes([first * 40 + second])
    for value in rest:
        digits = [value & 0x7F]
        while value := value >> 7:
            digits.insert(0, value & 0x7F | 0x80)
        out += bytes(digits)
    return der(0x06, out)


def inside(data, *path):
    for index in path:
        data = list(children(data))[index][1]
    return data


def signed_data(certificate, signature):
    """GB/T 35275: one signer, its certificate inside, no content."""
    version, digest = der(0x02, b"\1"), der(0x30, oid("1.2.156.10197.1.401"))
    tbs = list(children(inside(certificate, 0, 0)))
    name = der(0x30, tbs[3][2], tbs[1][2])
    signer = der(0x30, version, name, digest, der(0x30, oid("1.2.156.10197.1.301.1")), der(0x04, signature))
    whole = der(0x30, version, der(0x31, digest), der(0x30, oid("1.2.156.10197.6.1.4.2.1")), der(0xA0, certificate), der(0x31, signer))
    return der(0x30, oid("1.2.156.10197.6.1.4.2.2"), der(0xA0, whole))


def open_signed_data(data):
    body = list(children(inside(data, 0, 1, 0)))
    certificate = next(children(body[3][1]))[2]
    signature = list(children(inside(body[4][1], 0)))[-1][1]
    return certificate, signature


class Terminal:
    def __init__(self, url, root):
        self.url, self.id = url, str(uuid.uuid4())
        self.key, self.invoice_key = new_key("terminal"), new_key("invoice")
        self.ahead = datetime.timedelta()
        with urllib.request.urlopen(f"{url}/v1/trust") as answer:
            chain = re.findall(r"-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n", answer.read().decode(), re.S)
        need(chain[0].strip() == root.strip(), "the root is the one that was handed out")
        self.root, self.issuing = chain

    def now(self):
        return datetime.datetime.now(BEIJING) + self.ahead

    def exchange(self, path, body):
        time, nonce = iso(self.now()), secrets.token_hex(16)
        text = "\n".join(["POST", path, time, nonce, sm3(body)])
        headers = {"Content-Type": "application/json", "X-Terminal": self.id, "X-Time": time, "X-Nonce": nonce}
        headers["X-Signature"] = b64(sign(self.key, text))
        request = urllib.request.Request(self.url + path, body.encode(), headers, method="POST")
        try:
            answer = urllib.request.urlopen(request)
        except HTTPError as error:
            answer = error
        with answer:
            content, said = answer.read(), answer.headers
        certificate = base64.b64decode(said["X-Certificate"])
        signed = "\n".join([str(answer.status), nonce, said["X-Time"], sm3(content)])
        check_signature(certificate, signed, base64.b64decode(said["X-Signature"]), f"the answer to {path}")
        moment = datetime.datetime.fromisoformat(said["X-Time"])
        check_link(certificate, self.issuing, moment, f"the certificate of the answer to {path}")
        need(role(certificate) == ["platform-service"], "an answer is signed by the platform's service")
        self.ahead += moment - self.now()
        return answer.status, json.loads(content)

    def call(self, path, request):
        body = json.dumps(request)
        status, answer = self.exchange(path, body)
        if status == 401:  # Our clock is off; the signed answer said by how much.
            status, answer = self.exchange(path, body)
        need(status == 200, f"{path} answers {status} {answer}")
        return answer

    def open(self, statement):
        payload, signature, certificate = (base64.b64decode(statement[part]) for part in ("payload", "signature", "certificate"))
        check_signature(certificate, payload, signature, "a statement")
        check_link(certificate, self.issuing, self.now(), "the certificate of a statement")
        need(role(certificate) == ["platform-service"], "a statement is signed by the platform's service")
        return json.loads(payload)

    def enrol(self, unit, point, code):
        check_link(base64.b64decode("".join(self.issuing.split("\n")[1:-2])), self.root, self.now(), "the issuing CA")
        requests = {"terminalRequest": b64(certificate_request(self.key)), "invoiceRequest": b64(certificate_request(self.invoice_key))}
        answer = self.call("/v1/enrol", {"code": code, "unit": unit, "point": point, "terminalId": self.id, **requests})
        for name in ("terminal", "invoice"):
            certificate = base64.b64decode(answer[f"{name}Certificate"])
            check_link(certificate, self.issuing, self.now(), f"our {name} certificate")
            need(role(certificate) == [name], f"our {name} certificate is for that")
        self.invoice_certificate = base64.b64decode(answer["invoiceCertificate"])


def element(name, content):
    return f"<{name}>{content}</{name}>" if content else ""


def compose(catalogue, grant, check, moment):
    """One invoice of one item: the bytes that are signed."""
    kind = next(kind for kind in catalogue["kinds"] if kind["kind"] == grant["kind"])
    item = next(item for item in catalogue["items"] if grant["kind"] in item["kinds"])
    code, number, unit = grant["invoiceCode"], grant["first"], catalogue["unit"]
    seals = {seal["owner"]: seal for seal in catalogue["seals"]}
    seal = lambda owner: element("SealId", seals[owner]["id"]) + element("SealName", seals[owner]["name"]) + element("SealHash", seals[owner]["digest"])
    main = {
        "EInvoiceName": kind["name"], "EInvoiceCode": code, "EInvoiceNumber": number, "RandomNumber": check,
        "EInvoiceSpecimenCode": code + kind["templateSuffix"], "SupervisorAreaCode": catalogue["supervisorAreaCode"],
        "TotalAmount": "12.50", "IssueDate": moment.strftime("%Y%m%d"), "IssueTime": moment.strftime("%H:%M:%S"),
        "InvoicingParty": element("InvoicingPartyCode", unit["code"]) + element("InvoicingPartyName", unit["name"]),
        "PayerParty": element("PayerPartyType", "1") + element("PayerPartyName", "外来终端"),
        "CurrencyType": "CNY", "HandlingPerson": "甲", "Checker": "乙", "MainExt": element("BusinessNumber", "FOREIGN-1"),
        "InvoicingPartySeal": seal("unit"), "SupervisorPartySeal": seal("supervision"),
    }
    line = element("ItemCode", item["code"]) + element("ItemName", item["name"]) + element("ItemAmount", "12.50")
    header = element("EInvoiceID", f"{number[::-1]}-{code[::-1]}") + element("EInvoiceTag", f"CZ-EI-{catalogue['area']}") + element("Version", "1.1.0")
    data = element("Main", "".join(element(name, content) for name, content in main.items())) + element("Details", element("Item", line))
    return (element("Header", header) + element("EInvoiceData", data)).encode()


def unit_signature(terminal, content, moment):
    certificate = terminal.invoice_certificate
    info = element("Reference", "Header,EInvoiceData") + element("SignatureAlgorithm", "SM2") + element("SignatureFormat", "DETACH")
    key = element("SerialNumber", printed(certificate, "-serial")) + element("X509IssuerName", printed(certificate, "-issuer"))
    value = b64(signed_data(certificate, sign(terminal.invoice_key, content)))
    return ('<Signature Id="unit">' + element("SignedInfo", info) + element("SignatureTime", moment.strftime("%Y%m%d%H%M%S"))
            + element("SignatureValue", value) + element("KeyInfo", key) + "</Signature>").encode()


def issue(terminal, catalogue, grant):
    """The journal so far, and the invoice of its second entry."""
    moment, check = terminal.now(), "".join(secrets.choice("0123456789abcXYZ") for _ in range(6))
    content = compose(catalogue, grant, check, moment)
    signature = unit_signature(terminal, content, moment)
    key = {"code": grant["invoiceCode"], "number": grant["first"]}
    issued = {**key, "checkCode": check, "kind": grant["kind"], "leaseId": grant["leaseId"], "businessNumberSm3": sm3("FOREIGN-1"),
              "contentDigest": sm3(content), "totalFen": 1250, "signedBytesSm3": sm3(content), "signatureSm3": sm3(signature)}
    journal = [("terminal.enrolled", {"terminalId": terminal.id}), ("invoice.issued", issued)]
    entries, link = [], bytes.fromhex(sm3(f"unit-invoicing/1\n{terminal.id}"))
    for seq, (kind, body) in enumerate(journal, 1):
        data = json.dumps(body).encode()
        entries.append({"seq": seq, "type": kind, "at": iso(moment), "actor": "foreign", "body": b64(data)})
        digest = bytes.fromhex(sm3(f"{seq}\n{kind}\n{iso(moment)}\nforeign\n".encode() + data))
        link = bytes.fromhex(sm3(link + digest))
    return entries, link.hex(), {**key, "content": content, "signature": signature}


def main(url, unit, point, code, root_file):
    terminal = Terminal(url, Path(root_file).read_text())
    terminal.enrol(unit, point, code)
    found = {"terminalId": terminal.id, "time": terminal.call("/v1/time", {})["time"]}
    catalogue = terminal.open(terminal.call("/v1/catalogue", {"newerThan": 0})["catalogue"])
    lease = terminal.call("/v1/request-lease", {"requestId": str(uuid.uuid4()), "kind": "0101", "count": 10, "reason": "conformity"})
    need(lease["state"] == "granted", "ten numbers are granted at once")
    grant = terminal.open(lease["grant"])
    need(grant["terminal"] == terminal.id and grant["type"] == "lease.grant", "the grant is for this terminal")
    entries, link, invoice = issue(terminal, catalogue, grant)
    sent = {"code": invoice["code"], "number": invoice["number"], "signedBytes": b64(invoice["content"]), "signature": b64(invoice["signature"])}
    answer = terminal.call("/v1/upload-entries", {"epoch": 1, "entries": entries, "invoices": [sent]})
    head = terminal.open(answer["head"])
    need((head["terminalId"], head["seq"], head["hash"]) == (terminal.id, 2, link), "the head is our own chain's")
    [result] = answer["results"]
    need(result["result"] == "accepted", f"the invoice is accepted: {result}")
    supervision = base64.b64decode(result["supervision"]).decode()
    certificate, signature = open_signed_data(base64.b64decode(re.search(r"<SignatureValue>([^<]+)<", supervision)[1]))
    check_signature(certificate, invoice["content"] + invoice["signature"], signature, "the supervision")
    check_link(certificate, terminal.issuing, terminal.now(), "the certificate of the supervision")
    need(role(certificate) == ["supervision"], "the supervision is signed by the one who may")
    print(json.dumps({**found, "code": invoice["code"], "number": invoice["number"], "head": head["hash"]}))


if __name__ == "__main__":
    main(*sys.argv[1:])
