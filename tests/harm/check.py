"""Input that is meant to hurt: read or refused with a finding, in work and memory with bounds.

    check.py PROGRAM

Work is counted, never timed: valgrind counts the instructions of `PROGRAM check` on a whole
project, or of `PROGRAM build` with pages and search but no PDFs, so that a slow, lent-out or busy machine says the same. For each kind of harm

- four times as much of it takes at most six times the instructions (what an ordinary project takes
  is subtracted from both),
- all of it takes at most as many instructions as a modest processor does in two seconds,
- all of it takes at most 300 MB of memory, in a run without valgrind,
- the finding that is due is told, or none that says that the file was not read.

Before them negative examples: made-up series that grow with the square or are too dear, a large
input called a small one, and a finding that is not told must each be told here. Ends with
"N passed, N failed".
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

# Two seconds of a processor that does 2.5 billion instructions a second, one a tick at 2.5 GHz.
# Those of today do three to four times as many of ours.
MOST_WORK = 5_000_000_000
MOST_MEMORY = 300_000_000
GROWTH = 6
# What a few pages of ordinary text take is no growth.
SLACK = 20_000_000
# Seconds of processor time after which a run is ended.
PATIENCE = 600
NOT_READ = {"for-stor-fil", "inte-utf8", "yaml-for-stor"}

Files = dict[str, bytes]
Told = list[str]


# --- the judge ----------------------------------------------------------------------------------

@dataclass
class Run:
    """What one check of a project took and told."""

    work: int = 0
    memory: int = 0
    codes: frozenset[str] = frozenset()
    status: int = 0


def judge(base: int, small: int, large: Run, due: str | None) -> Told:
    """`small` is the work of a fourth of what `large` was given, `base` that of no harm at all."""
    told: Told = []
    little, much = max(small - base, 0), max(large.work - base, 0)
    if much > GROWTH * little + SLACK:
        told.append(f"fyra gånger så mycket tar {much / max(little, 1):.1f} gånger arbetet: "
                    f"{little / 1e6:.0f} → {much / 1e6:.0f} miljoner instruktioner")
    if large.work > MOST_WORK:
        told.append(f"{large.work / 1e6:.0f} miljoner instruktioner, fler än {MOST_WORK / 1e6:.0f}")
    if large.memory > MOST_MEMORY:
        told.append(f"{large.memory / 1e6:.0f} MB minne, mer än {MOST_MEMORY / 1e6:.0f}")
    if large.status not in (0, 1):
        told.append(f"slutade med {large.status}, inte med 0 eller 1")
    if due and due not in large.codes:
        told.append(f"{due} är inte sagt, men {sorted(large.codes)}")
    if due is None and large.codes & NOT_READ:
        told.append(f"filen är inte läst: {sorted(large.codes & NOT_READ)}")
    return told


# --- running ------------------------------------------------------------------------------------

def measured(program: Path, root: Path, counted: bool, built: bool = False) -> Run:
    """One run. Memory is that of the run without valgrind, work that of the one with it."""
    task = ["build", "--no-pdf"] if built else ["check", "--format", "short"]
    command = [str(program), *task, "--root", str(root)]
    count = root.parent / f"{root.name}.count"
    if counted:
        command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--main-stacksize=8388608",
                   "--cachegrind-out-file=/dev/null", f"--log-file={count}", *command]
    environment = os.environ | {"RAYON_NUM_THREADS": "1", "NO_COLOR": "1"}
    out = root.parent / f"{root.name}.out"
    with out.open("wb") as file:
        # Waited for by us: the memory of this child alone.
        child = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, env=environment)
        # What never ends is ended: no run that passes takes a twentieth of this under valgrind.
        resource.prlimit(child.pid, resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    work = 0
    if counted:
        found = re.search(r"I\s+refs:\s+([\d,]+)", count.read_text(encoding="utf-8"))
        if not found:
            raise RuntimeError(f"valgrind räknade inte: {count.read_text(encoding='utf-8')[-400:]}")
        work = int(found[1].replace(",", ""))
    codes = frozenset(re.findall(r": (?:fel|varning|upplysning)\[([\w-]+)\]: ",
                                 out.read_text(encoding="utf-8", errors="replace")))
    return Run(work, used.ru_maxrss * 1024, codes, child.returncode)


# --- the harm -----------------------------------------------------------------------------------

FRONT = """---
titel: Sidan
ingress: Du får veta.
ansvarig_roll: samordnare
granskad: nej
granskas_senast: 2099-06-01
status: utkast
---

"""
GOALS, PAGE = "guidance/goals.yaml", "content/x.md"
SECTION = "guidance/chapters/1-uppdraget/9-x.md"
STATEMENT = "content/accessibility.yaml"


def page(text: str) -> Files:
    return {PAGE: (FRONT + text + "\n").encode()}


def section(text: str) -> Files:
    return {SECTION: (FRONT + text + "\n").encode()}


def each(n: int, line: Callable[[int], str]) -> str:
    return "".join(map(line, range(n)))


def columns(n: int) -> Files:
    row = lambda cell: "|" + cell * n + "\n"  # noqa: E731
    return page(row("a|") + row("-|") + row("a|") * 20)


def footnotes(n: int) -> Files:
    return page(each(n, lambda i: f"a[^{i}] ") + "\n\n" + each(n, lambda i: f"[^{i}]: x\n\n"))


def loose(n: int) -> Files:
    """Pages whose names have the letters' marks loose, and a page that links to each, whole."""
    pages = {unicodedata.normalize("NFD", f"content/å/ö{i}.md"): (FRONT + "Ord.\n").encode()
             for i in range(n)}
    return pages | page(each(n, lambda i: f"- [Sidan {i}](å/ö{i}.md)\n"))


def mistakes(n: int) -> Files:
    """A handbook of pages where every other one has an avoided word."""
    files = {"guidance/terms.yaml": each(200, lambda i: (
        f"- id: t{i}\n  term: ordet{i}\n  undvik: [ordett{i}]\n")).encode()}
    for i in range(n):
        word = "ordett7" if i % 2 == 0 else "ordet7"
        text = "## Rubrik\n\n" + each(40, lambda line: (
            f"Här står {line} ord om barn och {word} i en mening.\n\n"))
        files[f"content/sida{i}.md"] = (FRONT + text).encode()
    return files


def loops(n: int) -> Files:
    """Folders that each hold a link to the folder that they lie in: `@` is a link."""
    return {f"content/mapp{i}/runt": b"@.." for i in range(n)}


def inner_loops(n: int) -> Files:
    """A folder with many links to itself."""
    return {"content/mapp/sida.md": (FRONT + "Ord.\n").encode()} | {
        f"content/mapp/runt{i}": b"@." for i in range(n)}


@dataclass
class Harm:
    """What hurts, how much of it there is at most, and the finding due; none: it is simply read."""

    name: str
    most: int
    due: str | None
    write: Callable[[int], Files]
    built: bool = False


ALL = [
    Harm("en aliasbomb", 20_000, "yaml-alias", lambda n: {GOALS: (
        "a: &a [x, x]\n" + each(n, lambda i: f"b{i}: &b{i} [*a, *a]\n")).encode()}),
    Harm("hakparenteser i en uppgift", 200_000, "yaml-syntax", lambda n: {GOALS: b"[" * n}),
    Harm("hakparenteser i en text", 200_000, None, lambda n: page("[" * n)),
    Harm("öppnade bilder", 100_000, None, lambda n: page("![" * n)),
    Harm("direktiv i YAML", 50_000, "yaml-alias", lambda n: {GOALS: b"%TAG ! x\n" * n + b"---\na: b\n"}),
    Harm("rutor", 30_000, None, lambda n: page("> [!NOTE]\n> x\n\n" * n)),
    Harm("block ur data", 35_000, None, lambda n: page("```lagar\n```\n\n" * n)),
    Harm("en lista på 14 MB i YAML", 3_500_000, "yaml-for-stor", lambda n: {GOALS: b"- a\n" * n}),
    Harm("en lista på 14 MB i en text", 3_500_000, "for-stor-fil", lambda n: page("- a\n" * n)),
    Harm("en lista som är lagom stor", 124_000, None, lambda n: page("- a\n" * n)),
    Harm("nycklar", 95_000, "okand-nyckel",
         lambda n: {STATEMENT: each(n, lambda i: f"k{i}: v\n").encode()}),
    Harm("felstavade nycklar", 95_000, "okand-nyckel",
         lambda n: {STATEMENT: each(n, lambda i: f"status{i}: v\n").encode()}),
    Harm("100 000 nycklar", 100_000, "yaml-for-stor",
         lambda n: {STATEMENT: each(n, lambda i: f"k{i}: v\n").encode()}),
    Harm("NUL", 200_000, "styrtecken", lambda n: page("a\0" * n)),
    Harm("ensamma vagnreturer", 249_000, None, lambda n: page("a\r" * n)),
    Harm("radslut från Windows", 99_000, None, lambda n: page("x\r\n\r\n" * n)),
    Harm("en märkt fil", 100_000, None,
         lambda n: {PAGE: b"\xef\xbb\xbf" + page("ord " * n)[PAGE]}),
    Harm("en rad", 124_000, None, lambda n: page("ord " * n)),
    Harm("ett ord", 499_000, None, lambda n: page("o" * n)),
    Harm("trasig UTF-8 i sista byten", 1_000_000, "inte-utf8",
         lambda n: {PAGE: page("x " * n)[PAGE] + b"\xc3"}),
    Harm("citat i citat", 20_000, "for-djupt", lambda n: page(">" * n + " x")),
    Harm("fotnoter", 21_000, None, footnotes),
    Harm("100 000 fotnoter", 100_000, "for-stor-fil", footnotes),
    Harm("kolumner i en tabell", 5_000, None, columns),
    Harm("trasiga länkar på en rad", 20_000, "trasig-lank", lambda n: page("[a](b.md) " * n)),
    Harm("öppnade kommentarer", 55_000, None, lambda n: page("ord <!-- " * n)),
    Harm("öppnade rutor i en rad", 200_000, None, lambda n: page("[!" * n)),
    Harm("öppnade adresser", 100_000, None, lambda n: page("](" * n)),
    Harm("citattecken", 166_000, None, lambda n: page("\u00ab " * n)),
    Harm("tystnader", 10_000, "tyst-utan-verkan", lambda n: {"guidance/terms.yaml": (
        "# tyst: lang-mening – x – till 2099-01-01\n" * n + "[]\n").encode()}),
    Harm("rubriker som heter lika", 55_000, "samma-rubrik", lambda n: page("## a\n\nb\n\n" * n)),
    Harm("genvägar runt", 400, "fil-utelamnad", loops),
    Harm("genvägar till den egna mappen", 400, "fil-utelamnad", inner_loops),
    Harm("namn med lösa prickar", 400, None, loose),
    Harm("sidor med misstag", 500, "undvik-term", mistakes),
    Harm("ett ord av kända ord, som sida och i sökningen", 30_000, None,
         lambda n: section("familjecentral familjecentralen " + "familjecentral" * n), True),
    Harm("termer, som sida och i sökningen", 30_000, None,
         lambda n: section("familjecentral " * n), True),
    Harm("rubriker, som sida och i sökningen", 40_000, None,
         lambda n: section(each(n, lambda i: f"## a{i}\n\n")), True),
    Harm("kod, som sida och i sökningen", 60_000, None,
         lambda n: section("```yaml\n" + "a: b\n" * n + "```"), True),
]


class Bench:
    """Projects in a folder of their own, made of an ordinary one."""

    def __init__(self, program: Path, room: Path) -> None:
        self.program, self.room = program, room
        self.plain = room / "vanlig"
        subprocess.run([program, "new", "handbook", self.plain], check=True, capture_output=True)

    def project(self, name: str, files: Files) -> Path:
        root = self.room / name
        shutil.copytree(self.plain, root)
        for path, content in files.items():
            place = root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if content.startswith(b"@"):
                place.symlink_to(content[1:].decode())
            else:
                place.write_bytes(content)
        return root

    def work(self, name: str, files: Files, built: bool = False) -> Run:
        root = self.project(name, files)
        run = measured(self.program, root, True, built)
        shutil.rmtree(root)
        return run

    def tried(self, number: int) -> tuple[int, Run]:
        """The work of a fourth; the work, memory and codes of all."""
        harm = ALL[number]
        small = self.work(f"{number}-lite", harm.write(harm.most // 4), harm.built).work
        root = self.project(f"{number}-allt", harm.write(harm.most))
        counted = measured(self.program, root, True, harm.built)
        shutil.rmtree(root / "dist", ignore_errors=True)
        shutil.rmtree(root / ".handbok", ignore_errors=True)
        free = measured(self.program, root, False, harm.built)
        shutil.rmtree(root)
        return small, Run(counted.work, free.memory, free.codes, free.status)


def negative(bench: Bench, base: int) -> dict[str, Told]:
    """Each must be told; told is what was not."""
    fine = Run(base + 400_000_000, 50_000_000, frozenset({"okand-nyckel"}), 1)
    fourth = base + 100_000_000
    squared = Run(base + 1_600_000_000, 50_000_000, frozenset(), 0)
    dear = Run(MOST_WORK + 1, 50_000_000, frozenset(), 0)
    cases = [
        ("en serie som växer med kvadraten", judge(base, fourth, squared, None)),
        ("en serie som växer rakt men är för dyr", judge(base, base + MOST_WORK // 4, dear, None)),
        ("för mycket minne", judge(base, fourth, Run(fine.work, MOST_MEMORY + 1), None)),
        ("en anmärkning som inte är sagd", judge(base, fourth, fine, "yaml-alias")),
        ("en fil som inte är läst", judge(base, fourth, Run(fine.work, 0, frozenset({"inte-utf8"})), None)),
        ("en körning som föll", judge(base, fourth, Run(fine.work, 0, frozenset(), -11), None)),
    ]
    results = {f"sagt: {name}": [] if told else ["ingenting är sagt"] for name, told in cases}
    results["en serie som växer rakt är väl"] = judge(base, fourth, fine, "okand-nyckel")
    # The instrument too, not only the judge: a sixteenth of real harm is called a fourth.
    lines = lambda n: page("](" * n)  # noqa: E731
    told = judge(base, bench.work("sextondel", lines(5_000)).work,
                 Run(bench.work("helt", lines(80_000)).work), None)
    results["sagt: en sextondel som kallas en fjärdedel"] = [] if told else ["ingenting är sagt"]
    return results


def main(program: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program.resolve(), Path(folder))
        ordinary = bench.work("bara", {})
        bases = (ordinary.work, bench.work("byggd", {}, True).work)
        # The dearest first, so that no processor waits at the end.
        order = sorted(range(len(ALL)), key=lambda i: -len(b"".join(ALL[i].write(ALL[i].most).values())))
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            tried = dict(zip(order, pool.map(bench.tried, order)))
        results = negative(bench, bases[0])
    print("en vanlig handbok, kontrollerad och byggd: "
          f"{bases[0] / 1e6:.0f} och {bases[1] / 1e6:.0f} miljoner instruktioner\n")
    print(f"{'':46}{'fjärdedel':>12}{'allt':>8}{'minne':>8}")
    for number, harm in enumerate(ALL):
        small, large = tried[number]
        base = bases[harm.built]
        told = results[harm.name] = judge(base, small, large, harm.due)
        print(f"{harm.name:46}{(small - base) / 1e6:9.0f} Mi{(large.work - base) / 1e6:8.0f}"
              f"{large.memory / 1e6:5.0f} MB{'  ✖' if told else ''}")
    print()
    failed = 0
    for name, told in results.items():
        if told:
            failed += 1
            print(f"✖ {name}")
            for line in told:
                print(f"    {line}")
    print(f"{len(results) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
