"""An archive of an edition, held against what an archive and a library ask of it.

    check.py PROGRAM ARCHIVE

ARCHIVE is the folder that `handbok archive` made of the real handbook; a made-up handbook that
tells all that a delivery needs is archived by PROGRAM beside it. Of each:

- SHA256SUMS holds every file and no other;
- METS.xml is valid by the schema of the Library of Congress and of E-ARK, by E-ARK's own rules for
  CSIP and SIP 2.1.0, which are FGS Paketstruktur 2.0 of Riksarkivet (the schemas and the Schematron
  are those that PyPI's eark-validator holds, Apache 2.0; no network is asked), and points at every
  file;
- the description is valid by the schema that lies beside it;
- e-plikt/sip.xml is what FGS-PUBL 1.2 of Kungliga biblioteket must have;
- each PDF is PDF/A-2a as far as `pdfa.py` sees.

Then each is broken in one way at a time, and the check that is due must tell it. Ends with
"N passed, N failed".
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
from lxml import etree
from lxml.isoschematron import Schematron

sys.path.insert(0, str(Path(__file__).parent))
import pdfa  # noqa: E402

Told = list[str]

METS = "{http://www.loc.gov/METS/}"
MODS = "{http://www.loc.gov/mods/v3}"
CSIP = "{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}"
HREF = "{http://www.w3.org/1999/xlink}href"
SVRL = "{http://purl.oclc.org/dsdl/svrl}"

# Found without being imported: on import it asks dilcis.eu for vocabularies that it holds itself.
_found = importlib.util.find_spec("eark_validator")
RULES = Path(_found.submodule_search_locations[0]) / "ipxml" / "resources"

# Rules of the Schematron that are passed over, each with its reason.
PASSED_OVER = {
    "CSIP31": "administrative metadata is asked for where there is any (SHOULD); we have none beyond "
              "the description",
    "CSIP91": "as CSIP31: there is no administrative metadata to point at",
    "CSIP105": "a METS for each representation is asked for where there are many (SHOULD); ours are "
               "five folders that the package's own METS describes",
    "SIP14": "the Schematron asks for NOTETYPE without the namespace that the profile gives it; "
             "`agents` asks for csip:NOTETYPE",
}
# The Schematron asks of every agent with the role CREATOR what the profiles ask of one: CSIP12-16
# are about the program (OTHER), SIP11 about the organisation. `agents` below asks each.
OF_THE_PROGRAM = {"CSIP12", "CSIP13", "CSIP15", "CSIP16"}
OF_THE_ORGANISATION = {"SIP11"}


# --- the package --------------------------------------------------------------------------------

def files(folder: Path) -> dict[str, bytes]:
    # The program's own list of what it wrote is no part of the package.
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != ".handbok-manifest"
    }


def sums(folder: Path) -> Told:
    told, listed = [], {}
    for line in (folder / "SHA256SUMS").read_text().splitlines():
        digest, _, path = line.partition("  ")
        listed[path] = digest
    there = files(folder)
    there.pop("SHA256SUMS")
    told += [f"{path} has no sum" for path in there if path not in listed]
    told += [f"{path} is not there" for path in listed if path not in there]
    for path in there.keys() & listed.keys():
        if hashlib.sha256(there[path]).hexdigest() != listed[path]:
            told.append(f"the sum of {path} is wrong")
    return sorted(told)


def mets(folder: Path) -> etree._ElementTree:
    return etree.parse(folder / "METS.xml")


def mets_schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(RULES / "schema" / "mets.sip.local.v2-0.xsd"))


def schema(folder: Path) -> Told:
    judge = mets_schema()
    judge.validate(mets(folder))
    return [f"line {e.line}: {e.message}" for e in judge.error_log]


def vocabulary(name: str) -> list[str]:
    text = (RULES / "vocabs" / name).read_text(encoding="utf-8")
    return re.findall(r"<Term[^>]*>([^<]+)</Term>", text)


def media_types() -> list[str]:
    return (RULES / "vocabs" / "IANA.txt").read_text(encoding="utf-8").split()


def schematron(part: Path) -> Schematron:
    rules = part.read_text(encoding="utf-8")
    for attribute, name in (
        ("@TYPE", "CSIPVocabularyContentCategory.xml"),
        ("@csip:CONTENTINFORMATIONTYPE", "CSIPVocabularyContentInformationType.xml"),
        ("@csip:OAISPACKAGETYPE", "CSIPVocabularyOAISPackageType.xml"),
        ("@STATUS", "CSIPVocabularyStatus.xml"),
    ):
        terms = " or ".join(f"({attribute} = '{term}')" for term in vocabulary(name))
        rules = rules.replace(f"{attribute}_vocabulary_test", terms)
    kinds = " or ".join(f"(@MIMETYPE = '{kind}')" for kind in media_types())
    rules = rules.replace("@MIMETYPE_IANA_test", kinds)
    return Schematron(etree.XML(rules.encode()), store_report=True)


JUDGES: list[Schematron] = []


def profile(folder: Path) -> Told:
    if not JUDGES:
        for kind in ("CSIP", "SIP"):
            parts = sorted((RULES / "schematron" / "V2.1.0" / kind).glob("*.xml"))
            JUDGES.extend(schematron(part) for part in parts)
    told, tree = [], mets(folder)
    names = {"mets": METS[1:-1], "csip": CSIP[1:-1]}
    for judge in JUDGES:
        judge.validate(tree)
        for failed in judge.validation_report.iter(f"{SVRL}failed-assert"):
            rule = failed.get("id")
            if rule in PASSED_OVER or rule in OF_THE_PROGRAM | OF_THE_ORGANISATION:
                kept = rule in PASSED_OVER or of_another(tree, failed.get("location"), rule, names)
                if kept:
                    continue
            told.append(f"{rule}: {' '.join(''.join(failed.itertext()).split())[:160]}")
    return told


def of_another(tree: etree._ElementTree, location: str, rule: str, names: dict[str, str]) -> bool:
    """Whether a rule that asks of each CREATOR fell at the one that it is not about."""
    found = tree.xpath(re.sub(r"\*\[local-name\(\)='(\w+)'[^\]]*\]", r"mets:\1", location), namespaces=names)
    if len(found) != 1:
        return False
    agent = found[0] if found[0].tag == f"{METS}agent" else found[0].getparent()
    program = agent.get("TYPE") == "OTHER"
    return program if rule in OF_THE_ORGANISATION else not program


def agents(folder: Path) -> Told:
    """The program (CSIP10-16), who made the archive (SIP9-14) and who sends it (SIP15-20)."""
    told, root = [], mets(folder).getroot()
    by = {}
    for agent in root.iter(f"{METS}agent"):
        by.setdefault((agent.get("ROLE"), agent.get("TYPE")), []).append(agent)
    program = by.pop(("CREATOR", "OTHER"), [])
    if len(program) != 1 or program[0].get("OTHERTYPE") != "SOFTWARE":
        told.append("CSIP10-13: one program made the package")
    elif program[0].findtext(f"{METS}note") is None or program[0].find(f"{METS}note").get(f"{CSIP}NOTETYPE") != "SOFTWARE VERSION":
        told.append("CSIP15-16: the program's version")
    for role, rule in (("ARCHIVIST", "SIP9-14"), ("CREATOR", "SIP15-20")):
        found = by.pop((role, "ORGANIZATION"), [])
        if len(found) != 1 or not (found[0].findtext(f"{METS}name") or "").strip():
            told.append(f"{rule}: one organisation as {role}, with a name")
        for note in (n for a in found for n in a.iter(f"{METS}note")):
            if note.get(f"{CSIP}NOTETYPE") != "IDENTIFICATIONCODE" or not re.fullmatch(r"SE\d{10}", note.text or ""):
                told.append(f"{rule}: the note is the organisation's number")
    if by:
        told.append(f"agents that no rule knows: {sorted(by)}")
    return told


def references(folder: Path) -> Told:
    """Every file is told of once, as it is; and each group hangs in the whole (CSIP58-119)."""
    told, root = [], mets(folder).getroot()
    there = files(folder)
    for own in ("METS.xml", "SHA256SUMS"):
        there.pop(own, None)
    ids = [e.get("ID") for e in root.iter() if e.get("ID")]
    told += [f"the id {i} stands twice" for i in set(ids) if ids.count(i) > 1]
    known = set(media_types())
    entries = [*root.iter(f"{METS}mdRef")]
    entries += [f for f in root.iter(f"{METS}file")]
    for entry in entries:
        at = entry if entry.tag == f"{METS}mdRef" else entry.find(f"{METS}FLocat")
        path = at.get(HREF) if at is not None else None
        content = there.pop(path, None)
        if content is None:
            told.append(f"{path} is not there, or told of twice")
            continue
        if entry.get("SIZE") != str(len(content)):
            told.append(f"{path} has another length")
        if entry.get("CHECKSUMTYPE") != "SHA-256" or entry.get("CHECKSUM") != hashlib.sha256(content).hexdigest():
            told.append(f"{path} has another sum")
        if entry.get("MIMETYPE") not in known or entry.get("MIMETYPE") == "application/octet-stream":
            told.append(f"{path} is of an unknown kind {entry.get('MIMETYPE')}")
    told += [f"{path} is not told of" for path in there]
    pointed = {p.get("FILEID") for p in root.iter(f"{METS}fptr")}
    pointed |= {i for d in root.iter(f"{METS}div") for i in (d.get("DMDID") or "").split()}
    for group in [*root.iter(f"{METS}fileGrp"), *root.iter(f"{METS}dmdSec")]:
        if group.get("ID") not in pointed:
            told.append(f"{group.get('ID')} is in no division")
    whole = root.find(f"{METS}structMap/{METS}div")
    if not root.get("OBJID") or root.get("OBJID") != whole.get("LABEL"):
        told.append("CSIP86: the whole has not the package's name")
    if folder.name != root.get("OBJID"):
        told.append(f"CSIPSTR2: the folder is called {folder.name}, the package {root.get('OBJID')}")
    return sorted(told)


def structure(folder: Path) -> Told:
    """The folders that CSIP names (CSIPSTR4-16)."""
    due = ["METS.xml", "metadata/descriptive", "documentation", "schemas", "representations"]
    told = [f"{path} is missing" for path in due if not (folder / path).exists()]
    for part in sorted((folder / "representations").iterdir()):
        if not (part / "data").is_dir():
            told.append(f"CSIPSTR11: {part.name} has no data")
    return told


def description(folder: Path) -> Told:
    judge = etree.XMLSchema(file=str(folder / "schemas" / "dublin-core.xsd"))
    tree = etree.parse(folder / "metadata" / "descriptive" / "dublin-core.xml")
    judge.validate(tree)
    told = [f"line {e.line}: {e.message}" for e in judge.error_log]
    same = json.loads((folder / "metadata" / "descriptive" / "utgava.json").read_text())
    names = {"dc": "http://purl.org/dc/elements/1.1/", "t": "http://purl.org/dc/terms/"}
    for key, name in (("titel", "dc:title"), ("datum", "t:issued"), ("ersatter", "t:replaces"), ("sprak", "dc:language"), ("adress", "dc:identifier")):
        there = [e.text for e in tree.getroot().findall(name, names)]
        if (same[key] is None and there and key != "adress") or (same[key] is not None and same[key] not in there):
            told.append(f"{key} is {same[key]} in JSON, {there} in XML")
    for part in tree.getroot().findall("t:hasPart", names):
        if not (folder / part.text).is_file():
            told.append(f"the part {part.text} is not there")
    return told


# --- the library --------------------------------------------------------------------------------

def deposit(folder: Path) -> Told:
    """What FGS-PUBL 1.2 must have, and KB's MODS for it 1.1. "Uppgift saknas" may stand for what
    the publisher has not told; the archive's own words then say what to fill in."""
    told = []
    place = folder / "e-plikt"
    tree = etree.parse(place / "sip.xml")
    judge = mets_schema()
    judge.validate(tree)
    told += [f"line {e.line}: {e.message}" for e in judge.error_log]
    root = tree.getroot()
    if not re.fullmatch(r"UUID:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", root.get("OBJID", "")):
        told.append("the identity is no UUID")
    if root.get("TYPE") != "SIP" or root.get("PROFILE") != "http://www.kb.se/namespace/mets/fgs/eARD_Paket_FGS-PUBL.xml":
        told.append("type or profile")
    asks = (folder / "documentation" / "LAS-MIG.txt").read_text()
    unknown = "Uppgift saknas"
    for role in ("ARCHIVIST", "CREATOR"):
        agent = [a for a in root.iter(f"{METS}agent") if (a.get("ROLE"), a.get("TYPE")) == (role, "ORGANIZATION")]
        if len(agent) != 1:
            told.append(f"one organisation as {role}")
            continue
        name, note = agent[0].findtext(f"{METS}name"), agent[0].findtext(f"{METS}note")
        if not name or (name == unknown and "- utgivare" not in asks):
            told.append(f"{role} has no name, and nobody is asked for it")
        if not re.fullmatch(r"URI:http://id\.kb\.se/organisations/SE\d{10}", note or "") and not (
            note == unknown and "- organisationsnummer" in asks
        ):
            told.append(f"{role} has no number, and nobody is asked for it")
    records = {r.get("TYPE"): (r.text or "").strip() for r in root.iter(f"{METS}altRecordID")}
    if records.get("DELIVERYTYPE") != "DEPOSIT":
        told.append("the kind of delivery")
    if not records.get("DELIVERYSPECIFICATION", "").startswith("http://www.kb.se/namespace/digark/deliveryspecification/deposit/fgs-publ/"):
        told.append("the specification of the delivery")
    agreement = records.get("SUBMISSIONAGREEMENT", "")
    if not agreement or (agreement == unknown and "- e_plikt" not in asks):
        told.append("the agreement is not told, and nobody is asked for it")
    record = root.findall(f"{METS}dmdSec/{METS}mdWrap[@MDTYPE='MODS']/{METS}xmlData/{MODS}mods")
    for path in ("titleInfo/title", "identifier", "location/url", "originInfo/dateIssued", "accessCondition"):
        steps = "/".join(MODS + step for step in path.split("/"))
        if len(record) != 1 or not (record[0].findtext(steps) or "").strip():
            told.append(f"MODS has no {path}")
    issued = record[0].find(f"{MODS}originInfo/{MODS}dateIssued") if record else None
    if issued is not None and (issued.get("encoding") != "w3cdtf" or not re.fullmatch(r"\d{4}-\d\d-\d\d", issued.text or "")):
        told.append("the day is not told in W3C's form")
    if record and not (record[0].findtext(f"{MODS}location/{MODS}url") or "").startswith(("http", unknown)):
        told.append("the address is none")
    objects = list(root.iter(f"{METS}file"))
    beside = {path.name for path in place.iterdir()} - {"sip.xml"}
    for it in objects:
        at = it.find(f"{METS}FLocat")
        name = at.get(HREF, "").removeprefix("file:") if at is not None else ""
        beside.discard(name)
        content = (place / name).read_bytes() if name and (place / name).is_file() else b""
        if not content or it.get("SIZE") != str(len(content)) or it.get("CHECKSUM") != hashlib.sha256(content).hexdigest():
            told.append(f"{name} is not the file that is told of")
        if not all(it.get(key) for key in ("ID", "USE", "MIMETYPE", "CREATED", "CHECKSUMTYPE")):
            told.append(f"{name} lacks a word of its kind, its day or its sum")
    if beside or not objects:
        told.append(f"not told of: {sorted(beside)}")
    for path in ("structMap[@TYPE='physical']/div[@TYPE='files']/div[@TYPE='publication']/fptr",):
        found = root.findall("/".join(METS + step for step in path.split("/")))
        if {f.get("FILEID") for f in found} != {o.get("ID") for o in objects}:
            told.append("the physical map does not point at the publication")
    return told


def pdfs(folder: Path) -> Told:
    told = []
    found = sorted(folder.rglob("*.pdf"))
    for path in found:
        raw = path.read_bytes()
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            told += [f"{path.relative_to(folder)}: {fault}" for fault in pdfa.assertions(pdf, raw)]
    return told or ([] if found else ["no PDF"])


CHECKS: list[Callable[[Path], Told]] = [
    sums, schema, profile, agents, references, structure, description, deposit, pdfs,
]


# --- negative examples --------------------------------------------------------------------------

def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def break_it(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        changed = re.sub(old, new, text, count=1, flags=re.S)
        assert changed != text, f"{path} has no {old}"
        (folder / path).write_text(changed, encoding="utf-8")
    return break_it


def in_mets(old: str, new: str) -> Callable[[Path], None]:
    return replaced("METS.xml", old, new)


def in_sip(old: str, new: str) -> Callable[[Path], None]:
    return replaced("e-plikt/sip.xml", old, new)


def bare(folder: Path) -> None:
    path = next(iter(sorted((folder / "representations").rglob("*.pdf"))))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        del pdf.Root["/OutputIntents"]
        pdf.save(path)


BREAKERS: list[tuple[str, Callable[[Path], None], str]] = [
    ("a sum is wrong", replaced("SHA256SUMS", r"^.{8}", "00000000"), "sums"),
    ("a file has no sum", replaced("SHA256SUMS", r"^[^\n]*\n", ""), "sums"),
    ("a file is gone", lambda f: (f / "representations/kallor/data/kallor.zip").unlink(), "sums"),
    ("a file is strange", lambda f: (f / "annat.txt").write_text("a"), "references"),
    ("METS is not in order", in_mets(r"<fileSec (.*?)</fileSec>(.*?)</structMap>", r"\2</structMap><fileSec \1</fileSec>"), "schema"),
    ("METS has a made-up attribute", in_mets("<structMap ", '<structMap PAHITT="1" '), "schema"),
    ("the profile is another", in_mets('PROFILE="[^"]*"', 'PROFILE="http://a.example"'), "profile"),
    ("the kind of content is made up", in_mets('TYPE="Mixed"', 'TYPE="Blandat"'), "profile"),
    ("the kind of package is not told", in_mets(' csip:OAISPACKAGETYPE="SIP"', ""), "profile"),
    ("there is no documentation", in_mets('USE="Documentation"', 'USE="Annat"'), "profile"),
    ("the program has no version", in_mets(' csip:NOTETYPE="SOFTWARE VERSION"', ""), "agents"),
    ("nobody sends it", in_mets(r'<agent ROLE="CREATOR" TYPE="ORGANIZATION">.*?</agent>', ""), "agents"),
    ("the number is none", in_mets("SE5555555555", "okänt"), "agents"),
    ("an entry is missing", in_mets(r'<file ID="fil-1".*?</file>', ""), "references"),
    ("an entry's sum is wrong", in_mets('CHECKSUM="[^"]{4}', 'CHECKSUM="0000'), "references"),
    ("an entry's length is wrong", in_mets('SIZE="', 'SIZE="9'), "references"),
    ("an entry's kind is made up", in_mets('MIMETYPE="text/plain"', 'MIMETYPE="text/pahitt"'), "references"),
    ("a group hangs in nothing", in_mets('<fptr FILEID="grupp-data"/>', ""), "references"),
    ("the name is another", in_mets('OBJID="', 'OBJID="x'), "references"),
    ("there are no schemas", lambda f: shutil.rmtree(f / "schemas"), "structure"),
    ("a title is empty", replaced("metadata/descriptive/dublin-core.xml", "<dc:title>.*?</dc:title>", "<dc:title> </dc:title>"), "description"),
    ("a day is none", replaced("metadata/descriptive/dublin-core.xml", "issued>[^<]*<", "issued>i går<"), "description"),
    ("XML and JSON differ", replaced("metadata/descriptive/utgava.json", '"titel": "', '"titel": "En '), "description"),
    ("KB's identity is none", in_sip('OBJID="UUID:', 'OBJID="'), "deposit"),
    ("KB is not told who", in_sip(r'<agent ROLE="CREATOR".*?</agent>', ""), "deposit"),
    ("KB is not told by which agreement", in_sip(r'(SUBMISSIONAGREEMENT">)[^<]*', r"\1Uppgift saknas"), "deposit"),
    ("KB is not told of the price", in_sip(r"<mods:accessCondition>.*?</mods:accessCondition>", ""), "deposit"),
    ("KB is not told where", in_sip(r"<mods:url>.*?</mods:url>", "<mods:url/>"), "deposit"),
    ("KB is told a wrong sum", in_sip('CHECKSUM="[^"]{4}', 'CHECKSUM="0000'), "deposit"),
    ("KB's map points at nothing", in_sip('<fptr FILEID="publikation"/>', ""), "deposit"),
    ("a PDF has no output intent", bare, "pdfs"),
]


def negative(folder: Path) -> dict[str, Told]:
    results = {}
    by_name = {check.__name__: check for check in CHECKS}
    with tempfile.TemporaryDirectory() as room:
        for what, break_it, due in BREAKERS:
            copy = Path(room) / folder.name
            shutil.copytree(folder, copy)
            break_it(copy)
            try:
                told = by_name[due](copy)
            except (etree.XMLSchemaParseError, OSError) as fault:
                told = [str(fault)]
            results[f"when {what}"] = [] if told else [f"{due} does not tell it"]
            shutil.rmtree(copy)
    good = max((folder / "representations/haften/data").rglob("*.pdf"), key=lambda p: p.stat().st_size)
    raw = good.read_bytes()
    for what, break_it, due in pdfa.BREAKERS:
        with pikepdf.open(io.BytesIO(raw)) as pdf:
            break_it(pdf)
            told = pdfa.assertions(pdf, raw)
        results[f"when {what}"] = [] if any(t.startswith(f"{due}:") for t in told) else [f"{due} does not tell it: {told}"]
    for what, change, due in pdfa.BYTES:
        changed = change(raw)
        with pikepdf.open(io.BytesIO(changed)) as pdf:
            told = pdfa.assertions(pdf, changed)
        results[f"when {what}"] = [] if any(t.startswith(f"{due}:") for t in told) else [f"{due} does not tell it: {told}"]
    return results


# --- all of it ----------------------------------------------------------------------------------

TOLD = """
ersatter: "2025.1"
leverans:
  organisation: Påhittad nämnd & råd
  organisationsnummer: "555555-5555"
  e_arkiv: Påhittad överenskommelse 1
  e_plikt: http://bibliotek.example/overenskommelse/1
"""


def made_up(program: Path, room: Path) -> Path:
    """The handbook that `handbok new` gives, with all that a delivery needs, archived."""
    subprocess.run([program, "new", "handbok", room / "bok"], check=True, capture_output=True)
    about = room / "bok" / "guidance" / "handbook.yaml"
    text = about.read_text(encoding="utf-8").replace("utgivare: okand", "utgivare: [Påhittad region]")
    about.write_text(text + TOLD, encoding="utf-8")
    subprocess.run([program, "archive"], cwd=room / "bok", check=True, capture_output=True)
    return next((room / "bok" / "arkiv").iterdir())


def main() -> int:
    program, real = (Path(argument).resolve() for argument in sys.argv[1:3])
    results: dict[str, Told] = {}
    with tempfile.TemporaryDirectory() as room:
        told_all = made_up(program, Path(room))
        for whose, folder in (("the handbook", real), ("all told", told_all)):
            for check in CHECKS:
                results[f"{whose}: {check.__name__}"] = check(folder)
        if "före en leverans" in (told_all / "documentation/LAS-MIG.txt").read_text():
            results["all is told, and something is asked for"] = ["LAS-MIG.txt"]
        results.update(negative(told_all))
    failed = {name: told for name, told in results.items() if told}
    for name, told in failed.items():
        print(f"✗ {name}")
        for fault in told[:8]:
            print(f"    {fault}")
        if len(told) > 8:
            print(f"    … and {len(told) - 8} more")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
