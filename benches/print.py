"""Measures how handbok sets PDFs, and writes docs/benchmarks-print.md.

    print.py --handbok PROGRAM [--runs 5] [--write docs/benchmarks-print.md] [--room target/peers/tryck]

Each measured run is a process of its own; processor time (its own and that of all processes it
began, user and system), wall time and peak memory are the kernel's account of it. Helpers that a
program leaves behind when it ends, as Chromium does, become children of this one, which waits for
them and counts them. The programs take turns, run by run, so that what else the machine does falls on
all of them alike; the median is told. Nothing is kept between runs of handbok: its cache is moved
away first.

What they set is the same: the whole guidance. Typst (PyPI) gets the very source that handbok gives
its own Typst, but for the two functions that mark header and data cells, which PyPI's package cannot
be asked for; the browsers get the site's pages of the chapters, the glossary, sources, laws and
decisions as one page with the site's style sheets.
"""

import argparse
import ctypes
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import lxml.html

ROOT = Path(__file__).resolve().parent.parent
os.environ["SOURCE_DATE_EPOCH"] = "1795305600"


# Orphans of a program that we begin are given to us and not to the first process of the system.
PR_SET_CHILD_SUBREAPER = 36
if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
    raise SystemExit("the kernel does not give us the processes that programs leave behind")


def children():
    """The processes whose parent we are."""
    ours = []
    for folder in Path("/proc").iterdir():
        try:
            told = (folder / "stat").read_text() if folder.name.isdigit() else ""
        except OSError:
            continue  # It has ended meanwhile.
        if told and int(told.rsplit(")", 1)[1].split()[1]) == os.getpid():
            ours.append(int(folder.name))
    return ours


def left_behind(patience=10):
    """Processor seconds of what a program left running; what does not end by itself is ended."""
    spent, until = 0.0, time.monotonic() + patience
    while True:
        try:
            # Each that has ended is told of once, with what those took that it waited for itself.
            pid, _, usage = os.wait4(-1, os.WNOHANG)
        except ChildProcessError:
            return spent
        spent += usage.ru_utime + usage.ru_stime if pid else 0.0
        if not pid and time.monotonic() > until:
            for left in children():
                os.kill(left, signal.SIGKILL)
        elif not pid:
            time.sleep(0.005)


def run(command, folder):
    """Processor seconds, wall seconds and peak memory in MB of one command; the memory is that of its
    largest process."""
    begun = time.perf_counter()
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} gave {process.returncode}: {command}")
    return usage.ru_utime + usage.ru_stime + left_behind(), wall, usage.ru_maxrss / 1024


def fresh(book):
    """Takes away what handbok remembers."""
    shutil.rmtree(book / ".handbok", ignore_errors=True)


def pages(pdf):
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1])


def one_page(dist, target):
    """The pages that the whole guidance consists of as one, in order."""
    order = []
    contents = lxml.html.parse(str(dist / "innehall.html")).getroot()
    for link in contents.iter("a"):
        path = link.get("href", "").split("#")[0]
        if path.startswith("kapitel/") and path not in order and (dist / path).exists():
            order.append(path)
    order += [p for p in ("ordlista.html", "kallor.html", "lagar.html", "beslut.html") if (dist / p).exists()]
    parts, head = [], ""
    for path in order:
        tree = lxml.html.parse(str(dist / path)).getroot()
        tree.make_links_absolute(f"http://bok.invalid/{path}", resolve_base_href=False)
        main = tree.find(".//main")
        if not head:
            styles = tree.xpath("//link[@rel='stylesheet']")
            head = "".join(lxml.html.tostring(s, encoding="unicode", with_tail=False) for s in styles)
        parts.append(lxml.html.tostring(main, encoding="unicode", with_tail=False))
    html = f"<!doctype html><html lang=sv><meta charset=utf-8><title>Vägledning</title>{head}{''.join(parts)}"
    # As addresses of files beside it, so that nothing is fetched from anywhere.
    target.write_text(html.replace("http://bok.invalid/", ""), encoding="utf-8")
    return len(order)


ENGINE = """
import sys, typst
typst.compile(sys.argv[1], output=sys.argv[2], ignore_system_fonts=True, pdf_standards=["ua-1", "a-2a"])
"""
WEASY = """
import sys, weasyprint
weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""


def engine_source(handbok, book, folder):
    """handbok's own Typst source, without what PyPI's Typst cannot be asked for."""
    shutil.rmtree(folder, ignore_errors=True)
    run([handbok, "print", "vagledningen", "--typst", folder], book)
    for file in (folder / "print").glob("*.typ"):
        text = file.read_text(encoding="utf-8")
        text = text.replace('pdf.header-cell(scope: "row", ', "(it => it)(")
        text = text.replace('pdf.header-cell.with(scope: "row")', "(it => it)").replace("pdf.data-cell", "(it => it)")
        text = text.replace("pdf.table-summary", "((summary: none, it) => it)")
        file.write_text(text, encoding="utf-8")


class Serve:
    """A preview, asked over HTTP."""

    def __init__(self, handbok, book):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [handbok, "serve", "--port", str(self.port)], cwd=book,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        for _ in range(200):
            try:
                self.get("index.html")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the preview did not begin")

    def get(self, path):
        return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=600).read()

    def cpu(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def edited(handbok, book, runs, chapter, pdf):
    """Processor and wall seconds from a saved paragraph to its PDF, in a preview that has set it."""
    serve = Serve(handbok, book)
    # Its page says when the preview has seen it: to ask for the PDF until then sends an old one.
    folder, section = (name.split("-", 1)[1] for name in (chapter.parent.name, chapter.stem))
    page = f"kapitel/{folder}/{section}.html"
    cpu, wall = [], []
    try:
        serve.get(pdf)
        text = chapter.read_text(encoding="utf-8")
        for turn in range(runs):
            before, words = serve.get(pdf), f"Ett stycke till, nummer {turn}."
            time.sleep(0.5)
            began, spent = time.perf_counter(), serve.cpu()
            chapter.write_text(f"{text}\n{words}\n", encoding="utf-8")
            while words.encode() not in serve.get(page):
                time.sleep(0.002)
            if serve.get(pdf) == before:
                raise SystemExit(f"{pdf} is not set again")
            wall.append(time.perf_counter() - began)
            cpu.append(serve.cpu() - spent)
        chapter.write_text(text, encoding="utf-8")
    finally:
        serve.stop()
    return statistics.median(cpu), statistics.median(wall)


def number(value, digits=2):
    return f"{value:.{digits}f}"


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--handbok", required=True)
    args.add_argument("--runs", type=int, default=5)
    args.add_argument("--write", type=Path)
    args.add_argument("--room", type=Path, default=ROOT / "target/peers/tryck")
    args = args.parse_args()
    handbok, room = str(Path(args.handbok).resolve()), args.room.resolve()
    shutil.rmtree(room, ignore_errors=True)
    book = room / "bok"
    for part in ("guidance", "content", "themes"):
        if (ROOT / part).exists():
            shutil.copytree(ROOT / part, book / part)
    out = room / "ut"
    out.mkdir(parents=True)

    # What all of them set.
    fresh(book)
    run([handbok, "build", "--no-search"], book)
    # Beside a copy of the site: handbok does not write over what it did not make.
    site = room / "sidor"
    shutil.copytree(book / "dist", site)
    one_page(site, site / "allt.html")
    engine_source(handbok, book, room / "typst")
    profile = tempfile.mkdtemp(dir=room)
    jobs = {
        "handbok": [handbok, "print", "vagledningen", "--out", out / "handbok.pdf"],
        "typst": [sys.executable, "-c", ENGINE, room / "typst" / "main.typ", out / "typst.pdf"],
        "chromium": [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
            "--generate-pdf-document-outline", f"--print-to-pdf={out / 'chromium.pdf'}",
            (site / "allt.html").as_uri(),
        ],
        "weasyprint": [sys.executable, "-c", WEASY, site / "allt.html", out / "weasyprint.pdf"],
        "start": [handbok, "print"],
        "one chapter": [handbok, "print", "kapitel/uppdraget", "--out", out / "kapitel.pdf"],
    }
    times = {name: [] for name in jobs}
    for turn in range(args.runs):
        for name, command in jobs.items():
            # A minute a run is enough to know.
            if name == "weasyprint" and turn >= min(args.runs, 3):
                continue
            fresh(book)
            times[name].append(run(command, book))
            print(name, [number(v) for v in times[name][-1]], flush=True)
    median = {n: [statistics.median(v) for v in zip(*runs)] for n, runs in times.items()}

    # Every booklet: all, again unchanged, and one at a time for what each costs in memory.
    cold, warm, without = [], [], []
    for _ in range(min(args.runs, 3)):
        fresh(book)
        without.append(run([handbok, "build", "--no-search", "--no-pdf"], book))
        fresh(book)
        cold.append(run([handbok, "build", "--no-search"], book))
        warm.append(run([handbok, "build", "--no-search"], book))
    build = {n: [statistics.median(v) for v in zip(*t)] for n, t in (("cold", cold), ("warm", warm), ("without", without))}
    booklets = len(list((book / "dist" / "pdf").rglob("*.pdf")))
    chapter = book / "guidance/chapters/1-uppdraget/1-vad-ar-en-familjecentral.md"
    chapter = chapter if chapter.exists() else next((book / "guidance/chapters").glob("1-*/1-*.md"))
    again = {
        pdf: edited(handbok, book, args.runs, chapter, pdf)
        for pdf in ("pdf/kapitel/uppdraget.pdf", "pdf/vagledningen.pdf")
    }

    def row(name, key, pdf=None):
        cpu, wall, memory = median[key]
        count = pages(out / pdf) if pdf else "–"
        return f"| {name} | {count} | {number(cpu)} | {number(wall)} | {memory:.0f} |"

    ours = median["handbok"]
    start = median["start"]
    lines = [
        "# Print: how fast PDFs are set",
        "",
        f"Made by `benches/print` on {platform.machine()}, {os.cpu_count()} processors, Linux "
        f"{platform.release().split('-')[0]}. Medians of {args.runs} runs in turn (WeasyPrint {min(args.runs, 3)}). "
        "Times are seconds; CPU is user and system, of all processes that a program begins, also those it "
        "leaves behind; memory is the peak of the largest of them in MB. Other work on the machine falls on "
        f"all alike, but makes wall times longer: its load was {os.getloadavg()[1]:.1f} at the end.",
        "",
        "## The whole guidance",
        "",
        "| Program | Pages | CPU | Wall | Memory |",
        "|---|---:|---:|---:|---:|",
        row("handbok, all it does from Markdown", "handbok", "handbok.pdf"),
        f"| handbok, less what `handbok print` costs without a PDF | | {number(ours[0] - start[0])} | {number(ours[1] - start[1])} | |",
        row("Typst from PyPI, the same source", "typst", "typst.pdf"),
        row("Chromium, the site's pages as one", "chromium", "chromium.pdf"),
        row("WeasyPrint, the site's pages as one", "weasyprint", "weasyprint.pdf"),
        "",
        "| Goal | Measured | |",
        "|---|---:|---|",
    ]

    def goal(text, value, met):
        lines.append(f"| {text} | {value} | {'met' if met else 'not met'} |")

    ratio = ours[0] / median["typst"][0]
    goal("at most 1.2 times the CPU of Typst's engine", f"{ratio:.2f} ×", ratio <= 1.2)
    goal("about 2 s of CPU after start for more than 100 pages", f"{ours[0] - start[0]:.2f} s", ours[0] - start[0] <= 2.5)
    ratio = median["weasyprint"][0] / ours[0]
    goal("at least 12 times less CPU than WeasyPrint", f"{ratio:.1f} ×", ratio >= 12)
    ratio = ours[0] / median["chromium"][0]
    goal("at most half of Chromium's CPU", f"{ratio:.2f} ×", ratio <= 0.5)
    ratio = ours[1] / median["chromium"][1]
    goal("at most a quarter of Chromium's wall time", f"{ratio:.2f} ×", ratio <= 0.25)
    pdf_wall = build["cold"][1] - build["without"][1]
    goal(f"every booklet ({booklets}) in less than 10 s on 2 processors", f"{pdf_wall:.1f} s", pdf_wall < 10)
    for pdf, (cpu, wall) in again.items():
        goal(f"one edited paragraph, `{pdf}` set again in less than 0.3 s", f"{wall:.2f} s wall, {cpu:.2f} s CPU", wall < 0.3)
    lines += [
        "",
        f"## Every booklet ({booklets})",
        "",
        "| Build, without search | CPU | Wall | Memory |",
        "|---|---:|---:|---:|",
        *(
            f"| {name} | {number(build[key][0])} | {number(build[key][1])} | {build[key][2]:.0f} |"
            for name, key in (
                ("pages only", "without"), ("pages and every booklet, nothing remembered", "cold"),
                ("again, nothing changed", "warm"),
            )
        ),
        "",
        f"Memory while every booklet is set is {build['cold'][2] / median['handbok'][2]:.1f} times that of the "
        "largest alone.",
        "",
    ]
    text = "\n".join(lines)
    print(text)
    if args.write:
        args.write.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
