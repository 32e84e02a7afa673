"""Measures handbok beside its peers on one corpus and writes docs/benchmarks.md.

    measure.py [--pages 100,1000,10000] [--runs 5] [--only hugo,zola] [--parts build,sidebars,serve,search]
               [--write docs/benchmarks.md] [--room target/peers]

Each run starts a press in a process of its own and takes wall time, processor time (its own and
its children's, user and system) and peak memory from the kernel's account of it. The presses take
turns, run by run, so that what else the machine does falls on all of them alike; the median is
told. Before each run the disk is let finish with what the one before wrote: a press that follows one
of large outputs took half as long again. What a run wrote is renamed away, not deleted: after thousands of deletions a file system is
slow to create files for minutes, and the next press would pay for it. Memory is written to once
before anything is measured: a virtual machine is given it only then, which took whoever came first
half as long again at 10,000 pages.
"""

import argparse
import http.client
import json
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import corpus

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

# The corpus is of this day: a page whose review is overdue would be told of.
os.environ["SOURCE_DATE_EPOCH"] = "1795305600"

# A press that needs longer than this for one build is run once and no more.
PATIENCE = 60


def count(number, digits=0):
    return f"{number:,.{digits}f}"


class Room:
    """Where projects and outputs lie."""

    def __init__(self, folder):
        self.folder = folder.resolve()
        self.away = self.folder / "undan"
        self.away.mkdir(parents=True, exist_ok=True)
        self.turn = 0

    def project(self, press, pages, highlight, sidebar=corpus.NEAR):
        name = f"{press}-{pages}" + ("" if highlight else "-utan-farg")
        name += {corpus.NEAR: "", corpus.CHAPTER: "-kapitel", corpus.OWN: "-egen"}[sidebar]
        root = self.folder / name
        corpus.make(press, root, pages, highlight, sidebar)
        return root

    def put_away(self, *folders):
        for folder in folders:
            if folder.exists():
                self.turn += 1
                folder.rename(self.away / f"{os.getpid()}-{self.turn}")

    def clear(self):
        shutil.rmtree(self.away, ignore_errors=True)


def run(command, folder):
    """Wall and processor seconds and peak memory in MB of one command; None when it fails."""
    # What the press before wrote goes to the disk on its own time.
    os.sync()
    with open(os.devnull, "wb") as nowhere:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=subprocess.PIPE)
        reader = threading.Thread(target=lambda: setattr(process, "said", process.stderr.read()))
        reader.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        reader.join()
    if process.returncode:
        print(f"{command[0]}: exit {process.returncode}\n"
              f"{process.said.decode(errors='replace')[-800:]}", file=sys.stderr)
        return None
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def build_command(press, root, tools):
    """The command of a clean build, and the folders that it writes."""
    out = root / "ut"
    made = [out]
    if press == "handbok":
        command = [tools["handbok"], "build", "--no-pdf", "--no-search", "--out", str(out)]
        made.append(root / ".handbok")
    elif press == "hugo":
        command = [tools["hugo"], "--destination", str(out), "--quiet"]
        made += [root / "resources", root / ".hugo_build.lock"]
    elif press == "zola":
        command = [tools["zola"], "build", "--output-dir", str(out)]
    elif press == "mdbook":
        command = [tools["mdbook"], "build", "--dest-dir", str(out)]
    elif press == "mkdocs":
        command = [tools["mkdocs"], "build", "--quiet", "--site-dir", str(out)]
    elif press == "zensical":
        command = [tools["zensical"], "build", "--clean"]
        made = [root / "site", root / ".cache"]
    else:
        raise ValueError(press)
    return command, made


# What a quadratic or slow press is spared.
LARGEST_OWN = 1_000
LARGEST = {"mdbook": 1_000, "mkdocs": 1_000, "zensical": 1_000}


def builds(room, tools, sizes, runs, highlight):
    """Per size and press the median of clean builds, and how many there were."""
    results = {}
    for pages in sizes:
        presses = [p for p in corpus.PROJECTS if p in tools and pages <= LARGEST.get(p, pages)]
        if not highlight:
            presses = [p for p in presses if p in ("handbok", "hugo", "zola", "mdbook")]
        times = {press: [] for press in presses}
        tired = set()
        for turn in range(runs + 1):
            for press in presses:
                if press in tired:
                    continue
                root = room.project(press, pages, highlight)
                command, made = build_command(press, root, tools)
                room.put_away(*made)
                took = run(command, root)
                if took is None:
                    tired.add(press)
                    continue
                if took[0] > PATIENCE:
                    tired.add(press)
                # The first turn fills the file cache and does not count, unless it is the only one.
                if turn > 0 or press in tired:
                    times[press].append(took)
                print(f"{pages} {press} {'' if highlight else 'utan färg '}"
                      f"{took[0]:.3f} s {took[1]:.3f} cpu {took[2]:.0f} MB", file=sys.stderr)
        floor = []
        if "floor" in tools and "handbok" in times:
            root = room.project("handbok", pages, highlight)
            out = root / "golv"
            for _ in range(runs):
                room.put_away(out)
                took = run([tools["floor"], str(root / "guidance"), str(root / "ut"), str(out)],
                           root)
                if took:
                    floor.append(took)
        if floor:
            times["floor"] = floor
        results[pages] = {
            press: [*(statistics.median(column) for column in zip(*taken)), len(taken)]
            for press, taken in times.items() if taken
        }
    return results


def sidebars(room, tools, sizes, runs):
    """Clean builds, no code coloured, with the sidebars that the peers are spared elsewhere."""
    results = {}
    for pages in sizes:
        tries = {
            "handbok": ("handbok", corpus.NEAR),
            "zola-own": ("zola", corpus.OWN),
            "handbok-chapter": ("handbok", corpus.CHAPTER),
            "hugo-chapter": ("hugo", corpus.CHAPTER),
            "zola-chapter": ("zola", corpus.CHAPTER),
        }
        small = pages <= LARGEST_OWN
        tries = {name: each for name, each in tries.items()
                 if each[0] in tools and (small or each[1] != corpus.OWN)}
        times = {name: [] for name in tries}
        tired = set()
        for turn in range(runs + 1):
            for name, (press, sidebar) in tries.items():
                if name in tired:
                    continue
                root = room.project(press, pages, False, sidebar)
                command, made = build_command(press, root, tools)
                room.put_away(*made)
                took = run(command, root)
                if took is None or took[0] > PATIENCE:
                    tired.add(name)
                if took and (turn > 0 or name in tired):
                    times[name].append(took)
                print(f"{pages} {name} {took}", file=sys.stderr)
        results[pages] = {name: median(taken) for name, taken in times.items() if taken}
    return results


def again(room, tools, sizes, runs):
    """handbok alone: a clean build with search, and the same once more with nothing changed."""
    results = {}
    for pages in sizes:
        root = room.project("handbok", pages, True)
        out = root / "ut-allt"
        command = [tools["handbok"], "build", "--no-pdf", "--out", str(out)]
        clean, warm = [], []
        for _ in range(runs):
            room.put_away(out, root / ".handbok")
            first, second = run(command, root), run(command, root)
            if first and second:
                clean.append(first)
                warm.append(second)
        results[pages] = {"clean": median(clean), "again": median(warm)}
    return results


def example(room, tools, runs):
    """The press's own example handbook with PDFs and search, clean and with nothing changed."""
    root = room.folder / "exempel"
    if not root.exists():
        root.mkdir(parents=True)
        for folder in ("content", "guidance", "themes"):
            if (ROOT / folder).is_dir():
                shutil.copytree(ROOT / folder, root / folder)
    command = [tools["handbok"], "build", "--out", "ut"]
    clean, warm = [], []
    for _ in range(runs):
        room.put_away(root / "ut", root / ".handbok")
        first, second = run(command, root), run(command, root)
        if first and second:
            clean.append(first)
            warm.append(second)
    return {"clean": median(clean), "again": median(warm)}


def median(taken):
    return [*(statistics.median(column) for column in zip(*taken)), len(taken)] if taken else None


def search(room, tools, sizes, runs):
    """The search index: handbok's share of a build, and the pagefind program on the same pages."""
    results = {}
    for pages in sizes:
        root = room.project("handbok", pages, True)
        with_index, without, program = [], [], []
        out = root / "ut-sok"
        for _ in range(runs):
            for flags, taken in (([], with_index), (["--no-search"], without)):
                room.put_away(out, root / ".handbok")
                taken.append(run([tools["handbok"], "build", "--no-pdf", *flags, "--out", str(out)],
                                 root))
            if "pagefind" in tools:
                bundle = root / "pagefind"
                room.put_away(bundle)
                program.append(run([*tools["pagefind"], "--site", str(out), "--output-path",
                                    str(bundle), "--force-language", "sv"], root))
        # Pages are read for the index as they are rendered, so that its share of a build is what the
        # build takes more; `--timings` tells what is done after the pages.
        trace = root / ".handbok/trace.json"
        spans = []
        for _ in range(runs):
            room.put_away(out, root / ".handbok")
            run([tools["handbok"], "build", "--no-pdf", "--timings", "--out", str(out)], root)
            events = json.loads(trace.read_text(encoding="utf-8"))
            # Without its children: pages are rendered while the index takes them in.
            first = min(e["ts"] for e in events if e["cat"] == "sök")
            last = max(e["ts"] + e["dur"] for e in events if e["cat"] == "sök")
            spans.append((last - first) / 1e6)
        builds = median([t for t in with_index if t]), median([t for t in without if t])
        more = builds[0][0] - builds[1][0] if all(builds) else 0.0
        results[pages] = {
            "with": builds[0],
            "without": builds[1],
            # The larger of the two: never better than it is.
            "span": max(more, statistics.median(spans)),
            "pagefind": median([t for t in program if t]),
        }
        print(f"search {pages} {results[pages]}", file=sys.stderr)
    return results


def fetch(port, path):
    """The body of a page that a preview shows; nothing while it does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
            return answer.read().decode("utf-8", "replace")
    except (http.client.HTTPException, OSError):
        return ""


def until(port, path, sign, limit=120):
    """Seconds until a page says something; None when it does not in time."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < limit:
        if sign in fetch(port, path):
            return time.perf_counter() - begun
        time.sleep(0.002)
    return None


def preview(press, root, tools, port):
    """The command of a preview, the file that is edited and the address that shows it."""
    chapter = root / "content/1-kapitel-1"
    if press == "handbok":
        return ([tools["handbok"], "serve", "--port", str(port)],
                root / "guidance/chapters/1-kapitel-1/2-avsnitt-2.md",
                "/kapitel/kapitel-1/avsnitt-2.html")
    if press == "hugo":
        return ([tools["hugo"], "server", "--port", str(port), "--disableLiveReload"],
                chapter / "2-avsnitt-2.md", "/1-kapitel-1/2-avsnitt-2.html")
    if press == "zola":
        return ([tools["zola"], "serve", "--port", str(port)],
                chapter / "2-avsnitt-2.md", "/1-kapitel-1/2-avsnitt-2/")
    raise ValueError(press)


def serve(room, tools, sizes, runs):
    """Seconds from start to the first page, and from a save until the page shows it."""
    results = {}
    for pages in sizes:
        results[pages] = {}
        for press in [p for p in ("handbok", "hugo", "zola") if p in tools]:
            first, saves, port = [], [], 4400
            for _ in range(2):
                port += 10
                root = room.project(press, pages, True)
                command, file, path = preview(press, root, tools, port)
                before = file.read_text(encoding="utf-8")
                begun = time.perf_counter()
                process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL,
                                           stderr=subprocess.DEVNULL)
                try:
                    if until(port, path, "</html>") is None:
                        continue
                    first.append(time.perf_counter() - begun)
                    # Whoever has opened a page reads it before saving anything.
                    time.sleep(3)
                    for turn in range(runs):
                        sign = f"ändrad{turn}mätning"
                        file.write_text(before + f"\n\n{sign}\n", encoding="utf-8")
                        took = until(port, path, sign)
                        if took is not None:
                            saves.append(took)
                        time.sleep(1)
                finally:
                    file.write_text(before, encoding="utf-8")
                    process.send_signal(signal.SIGTERM)
                    process.wait()
            if first and saves:
                results[pages][press] = (statistics.median(first), statistics.median(saves),
                                         max(saves))
                print(f"serve {pages} {press} {results[pages][press]}", file=sys.stderr)
    return results


def versions(tools):
    asks = {"handbok": "--version", "hugo": "version", "zola": "--version", "mdbook": "--version",
            "mkdocs": "--version", "zensical": "--version", "pagefind": "--version"}
    told = {}
    for name, flag in asks.items():
        if name in tools:
            command = tools[name] if isinstance(tools[name], list) else [tools[name]]
            said = subprocess.run([*command, flag], capture_output=True, text=True, check=False)
            number = re.search(r"\d+\.\d+(\.\d+)?", said.stdout + said.stderr)
            told[name] = number.group() if number else "?"
    return told


def machine():
    model = next((line.split(":", 1)[1].strip() for line in
                  Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
                  if line.startswith("model name")), platform.processor())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {"cpu": model, "cores": os.cpu_count(), "memory": round(memory),
            "system": f"{platform.system()} {platform.release().split('-')[0]}",
            "load": os.getloadavg()[0]}


def find_tools(wanted):
    venv = Path(sys.executable).parent
    tools = {}
    for press in corpus.PROJECTS:
        found = shutil.which(press) or shutil.which(press, path=str(venv))
        if press == "handbok":
            found = str(ROOT / "target/release/handbok")
        if found and (press == "handbok" or not wanted or press in wanted):
            tools[press] = found
    try:
        said = subprocess.run([sys.executable, "-m", "pagefind", "--version"],
                              capture_output=True, check=False)
        if said.returncode == 0:
            tools["pagefind"] = [sys.executable, "-m", "pagefind"]
    except OSError:
        pass
    return tools


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--pages", default="100,1000,10000")
    words.add_argument("--runs", type=int, default=5)
    words.add_argument("--only", default="")
    words.add_argument("--parts", default="build,sidebars,again,example,search,serve")
    words.add_argument("--room", type=Path, default=ROOT / "target/peers")
    words.add_argument("--write", type=Path)
    args = words.parse_args()
    sizes = [int(n) for n in args.pages.split(",")]
    parts = args.parts.split(",")
    room = Room(args.room)
    tools = find_tools([p for p in args.only.split(",") if p])
    if "build" in parts:
        floor = room.folder / "floor"
        subprocess.run(["rustc", "--edition", "2024", "-O", str(HERE / "floor.rs"), "-o",
                        str(floor)], check=True)
        tools["floor"] = str(floor)
    store = room.folder / "result.json"
    result = json.loads(store.read_text(encoding="utf-8")) if store.exists() else {}
    result["machine"], result["versions"] = machine(), versions(tools)
    work = {
        "build": lambda: {"build": builds(room, tools, sizes, args.runs, True),
                          "plain": builds(room, tools, sizes, args.runs, False)},
        "sidebars": lambda: {"sidebars": sidebars(room, tools, sizes[-2:], min(3, args.runs))},
        "again": lambda: {"again": again(room, tools, sizes, min(3, args.runs))},
        "example": lambda: {"example": example(room, tools, min(3, args.runs))},
        "search": lambda: {"search": search(room, tools, sizes[-2:], min(3, args.runs))},
        "serve": lambda: {"serve": serve(room, tools, sizes[-2:], args.runs)},
    }
    for part in parts:
        result.update(work[part]())
        # Keys are text, as they come back from the file.
        result = json.loads(json.dumps(result))
        store.write_text(json.dumps(result, indent=1), encoding="utf-8")
    room.clear()
    import table
    text = table.table(result)
    print(text)
    if args.write:
        table.into(args.write, text)


if __name__ == "__main__":
    main()
