#!/usr/bin/env python3
"""A made-up handbook of 1,000 pages with 500 mistakes, and how long `check` takes to tell them.

    benches/faults.py target/release/handbok [--pages 1000] [--room target/faults] [--hook]

The pages are those of corpus.py. Every other page gets one mistake, of ten kinds in turn, each of
which must be told at least once for each time it was made; a run that tells fewer fails. Told is
processor time (user and system) and wall time, the best and the median of five runs. With `--hook`
the handbook is put into a git repository, one page is changed and staged, and the time of
`check --staged`, which is what the pre-commit hook runs, is told too.
"""

import argparse
import collections
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import corpus  # noqa: E402

# The corpus is of this day: a page whose review is overdue would be told of.
os.environ["SOURCE_DATE_EPOCH"] = "1795305600"


def front(old, new):
    return lambda text, n: text.replace(old, new.format(n=n), 1)


def end(line):
    return lambda text, n: text + "\n" + line.format(n=n) + "\n"


# The code that is due, and the slip.
MISTAKES = [
    ("trasig-lank", end("Läs mer i [avsnittet](../1-kapitel-1/{n}-avsnit-{n}.md).")),
    ("okand-nyckel", front("ansvarig_roll:", "ansvarig_rol: samordnare\nansvarig_roll:")),
    ("okant-id", front("ansvarig_roll: samordnare", "ansvarig_roll: samordnar{n}")),
    ("hoppad-rubrikniva", end("#### Ett steg för långt\n\nText.")),
    ("trasig-rubriklank", end("Se [rubriken](#den-som-inte-finns-{n}).")),
    ("undvik-term", end("En familjcentral är öppen.")),
    ("bild-utan-alternativtext", end("![](bild.svg)")),
    ("intetsagande-lanktext", end("Mer finns [här](../1-kapitel-1/index.md).")),
    ("ogiltigt-datum", front("granskas_senast: 2027-06-01", "granskas_senast: 2027-06-31")),
    ("okant-id", end("Det säger [källan](kalla:exempell{n}).")),
]

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>\n'


def make(root, count):
    """Writes the handbook; how many mistakes of each code there are."""
    corpus.handbok(root, corpus.pages(count), False, corpus.NEAR)
    terms = root / "guidance/terms.yaml"
    text = terms.read_text(encoding="utf-8")
    terms.write_text(text.replace("  term: familjecentral\n",
                                  "  term: familjecentral\n  undvik: [familjcentral]\n"),
                     encoding="utf-8")
    made = collections.Counter()
    pages = sorted((root / "guidance/chapters").rglob("*.md"))
    for folder in {page.parent for page in pages}:
        (folder / "bild.svg").write_text(SVG, encoding="utf-8")
    for n, page in enumerate(pages[::2]):
        code, slip = MISTAKES[n % len(MISTAKES)]
        before = page.read_text(encoding="utf-8")
        after = slip(before, n)
        assert before != after, (page, code)
        page.write_text(after, encoding="utf-8")
        made[code] += 1
    return made


def run(command, cwd):
    """Wall time, processor time, and what was said."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return wall, cpu, done.stdout


def told(name, runs):
    walls, cpus = [r[0] for r in runs], [r[1] for r in runs]
    print(f"{name}: CPU {min(cpus):.2f} s best, {statistics.median(cpus):.2f} s median; "
          f"wall {min(walls):.2f} s best, {statistics.median(walls):.2f} s median")


def git(root, *words):
    subprocess.run(["git", "-c", "user.name=Exempel", "-c", "user.email=exempel@example.org",
                    *words], cwd=root, check=True, stdout=subprocess.DEVNULL)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("handbok", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--room", type=Path, default=Path("target/faults"))
    parser.add_argument("--hook", action="store_true")
    args = parser.parse_args()
    program, root = str(args.handbok.resolve()), args.room
    if root.exists():
        raise SystemExit(f"{root} is there already")
    made = make(root, args.pages)
    _, _, said = run([program, "check", "--format", "json"], root)
    rows = json.loads(said)["findings"]
    found = collections.Counter(row["code"] for row in rows)
    print(f"{args.pages} pages, {sum(made.values())} mistakes, {len(rows)} findings")
    missing = {code: (n, found[code]) for code, n in made.items() if found[code] < n}
    if missing:
        raise SystemExit(f"not told (made, told): {missing}; told: {dict(found)}")
    told("check", [run([program, "check"], root) for _ in range(5)])
    if args.hook:
        git(root, "init", "-q")
        git(root, "add", ".")
        git(root, "commit", "-qm", "Påhittad")
        page = sorted((root / "guidance/chapters").rglob("*.md"))[1]
        page.write_text(page.read_text(encoding="utf-8") + "\nEn mening till.\n", encoding="utf-8")
        git(root, "add", ".")
        told("check --staged", [run([program, "check", "--staged"], root) for _ in range(5)])


main()
