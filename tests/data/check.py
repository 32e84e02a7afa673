"""The data and the calendars of a built handbook, read by strict readers.

    check.py DIST

Every table through Frictionless: its own schema, types, keys and the keys of others; the JSON files
under the same schemas and with the same rows; every calendar through icalendar, with UIDs, days
and line lengths. And negative examples: each file is broken in one way, and the reader must tell,
so that no check passes because it looks at nothing. Ends with "N passed, N failed".
"""

from __future__ import annotations

import csv
import datetime
import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import icalendar
from frictionless import Resource, Schema, system, validate

Told = list[str]


# --- tables -------------------------------------------------------------------------------------

def package_faults(folder: Path) -> Told:
    """What Frictionless says of the package: descriptor, types, constraints, keys."""
    report = validate(str(folder / "datapackage.json"))
    told = [f"datapackage.json: {error.message}" for error in report.errors]
    for task in report.tasks:
        told += [f"{task.name}: {error.message}" for error in task.errors]
    return told


def words_faults(folder: Path) -> Told:
    """A dictionary is for readers: every table and field has a title, in words."""
    told = []
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    if "licenses" not in descriptor and "Licens: Uppgift saknas" not in descriptor["description"]:
        told.append("neither a licence nor that none is decided")
    for resource in descriptor["resources"]:
        if not resource.get("title") or not resource.get("description"):
            told.append(f"{resource['name']}: no title or description")
        told += [
            f"{resource['name']}.{field['name']}: no title"
            for field in resource["schema"]["fields"]
            if not field.get("title")
        ]
    return told


def format_faults(file: Path) -> Told:
    """RFC 4180 to the letter: UTF-8 without a mark, CRLF, as many fields in every record."""
    raw = file.read_bytes()
    told = []
    if raw.startswith(b"\xef\xbb\xbf"):
        told.append("a byte order mark")
    text = raw.decode("utf-8")
    records = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not text.endswith("\r\n"):
        told.append("the last line has no end")
    if {len(record) for record in records} != {len(records[0])}:
        told.append("records of different lengths")
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(records)
    if out.getvalue().replace('"', "") != text.replace('"', ""):
        told.append("another writer ends its lines otherwise")
    return told


def json_faults(folder: Path, descriptor: dict) -> Told:
    """The JSON file has the same rows, under the same schema."""
    name = descriptor["name"]
    rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    names = [field["name"] for field in descriptor["schema"]["fields"]]
    told = [f"{name}.json: other fields in row {i}" for i, row in enumerate(rows) if list(row) != names]
    # Keys of other tables are tried with the whole package.
    schema = {key: value for key, value in descriptor["schema"].items() if key != "foreignKeys"}
    with Resource(path=str(folder / f"{name}.csv"), schema=Schema.from_descriptor(schema)) as table:
        for i, (theirs, ours) in enumerate(zip(table.row_stream, rows, strict=True)):
            for field in names:
                value = theirs[field]
                if isinstance(value, datetime.date):
                    value = value.isoformat()
                same = value == ours[field] or (
                    isinstance(ours[field], float) and abs(float(value) - ours[field]) < 1e-9
                )
                if not same:
                    told.append(f"{name}.json, row {i}, {field}: {ours[field]!r} is not {value!r}")
    return told


# --- calendars ----------------------------------------------------------------------------------

def calendar_faults(raw: bytes) -> Told:
    told = []
    if not raw.endswith(b"\r\n") or b"\n" in raw.replace(b"\r\n", b""):
        told.append("a line does not end with CRLF")
    told += [f"a line of {len(l)} octets" for l in raw.split(b"\r\n") if len(l) > 75]
    try:
        raw.decode("utf-8")
        calendars = icalendar.Calendar.from_ical(raw, multiple=True)
    except ValueError as why:
        return [*told, f"cannot be read: {why}"]
    if len(calendars) != 1:
        return [*told, f"{len(calendars)} calendars in one file"]
    calendar = calendars[0]
    if str(calendar.get("VERSION")) != "2.0" or not calendar.get("PRODID"):
        told.append("no version or no maker")
    events = list(calendar.walk("VEVENT"))
    if not events:
        told.append("no events")
    seen = set()
    for event in [calendar, *events]:
        told += [f"{name}: {why}" for name, why in event.errors]
    for event in events:
        uid = str(event.get("UID", ""))
        if not uid or uid in seen:
            told.append(f"UID {uid!r} is missing or said twice")
        seen.add(uid)
        if not event.get("SUMMARY") or not event.get("DTSTAMP"):
            told.append(f"{uid}: no title or no stamp")
            continue
        first, end = event.decoded("DTSTART"), event.decoded("DTEND")
        if {type(first), type(end)} != {datetime.date} or first >= end:
            told.append(f"{uid}: {first}–{end} are no whole days")
        stamp = event.decoded("DTSTAMP")
        if stamp.tzinfo is None or stamp.time() != datetime.time(0):
            told.append(f"{uid}: stamped by a clock, {stamp}")
    return told


# --- the run ------------------------------------------------------------------------------------

def broken(folder: Path, change: Callable[[Path], None], check: Callable[[Path], Told]) -> Told:
    """The check must tell a copy that was changed."""
    with tempfile.TemporaryDirectory() as elsewhere:
        copy = Path(elsewhere) / "data"
        shutil.copytree(folder, copy)
        change(copy)
        return [] if check(copy) else ["nothing was told"]


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / name
        text = file.read_bytes().decode("utf-8")
        assert old in text, f"{name} has no {old!r}"
        file.write_bytes(text.replace(old, new, 1).encode("utf-8"))
    return change


def first_status(folder: Path) -> str:
    with (folder / "kommuner.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))["region"]


def main(dist: Path) -> int:
    # The folder is our own: absolute paths to it are no danger.
    system.trusted = True
    data, calendars = dist / "data", sorted((dist / "kalender").glob("*.ics"))
    descriptor = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    region = first_status(data)
    results: dict[str, Told] = {
        "the package validates in Frictionless": package_faults(data),
        "the dictionary says everything in words": words_faults(data),
        "every table of the package is a file, and every file is in it": sorted(
            {r["path"] for r in descriptor["resources"]} ^ {f.name for f in data.glob("*.csv")}
        ),
        "there is a calendar": [] if calendars else ["none"],
    }
    for resource in descriptor["resources"]:
        results[f"{resource['path']} is RFC 4180"] = format_faults(data / resource["path"])
        results[f"{resource['name']}.json says the same"] = json_faults(data, resource)
    for file in calendars:
        results[f"kalender/{file.name}"] = calendar_faults(file.read_bytes())

    some = calendars[0].read_bytes() if calendars else b""
    results |= {
        "told: a word that the vocabulary does not have": broken(
            data, replaced("centraler.csv", ",aktiv,", ",aktivt,"), package_faults),
        "told: a municipality of a region that does not exist": broken(
            data, replaced("kommuner.csv", f",{region},", ",ingenstans,"), package_faults),
        "told: a number that is none": broken(
            data, replaced("samlokalisering.csv", "helt,", "helt,x"), package_faults),
        "told: a field without a title": broken(
            data, replaced("datapackage.json", '"title": "Namn"', '"title": ""'), words_faults),
        "told: a byte order mark": broken(
            data, replaced("mal.csv", "id,", "\ufeffid,"), lambda d: format_faults(d / "mal.csv")),
        "told: a JSON row that says something else": broken(
            data, replaced("kommuner.json", f'"region":"{region}"', '"region":"x"'),
            lambda d: json_faults(d, next(r for r in descriptor["resources"] if r["name"] == "kommuner"))),
    }
    for name, old, new in [
        ("a line end without CR", b"\r\n", b"\n"),
        ("an event without a stamp", b"DTSTAMP", b"X-STAMP"),
        ("a day that is none", b"DTSTART;VALUE=DATE:2", b"DTSTART;VALUE=DATE:x2"),
        ("a line that is too long", b"SUMMARY:", b"SUMMARY:" + b"x" * 80),
        ("an event without an end", b"END:VEVENT\r\n", b""),
    ]:
        results[f"told: {name}"] = [] if calendar_faults(some.replace(old, new, 1)) else ["nothing was told"]

    failed = 0
    for name, told in results.items():
        if told:
            failed += 1
            print(f"✖ {name}")
            for line in told[:12]:
                print(f"    {line}")
    print(f"{len(descriptor['resources'])} tabeller, {len(calendars)} kalendrar")
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
