"""The same made-up Swedish guidance as a project for each press: handbok, Hugo, Zola, mdBook,
MkDocs with Material, and Zensical.

A page has about 600 words under five headings, with a list, a table, a footnote, links to other
pages and a code block of YAML that no other page has. Around it stand a sidebar (all chapters, and
the sections near the page), the page's contents, and the way to the page before and after. The
sidebar of Hugo and Zola is rendered once for each 25 sections and then reused, which is the best
practice there; Material and Zensical prune theirs; mdBook's is a script shared by all pages. Zola
cannot reuse what it has rendered, so that its sidebars are made here, outside what is measured.

Two sidebars beside these show what they spare: `CHAPTER`, in a guidance of six chapters however many
pages it has, names all sections of the chapter, reused by Hugo and made here for Zola; `OWN`, for
Zola alone, is the first one, made by Zola as its documentation shows. handbok's is always its own.

Everything is drawn from one seed: the same number of pages gives the same bytes. All of it is made
up and says so.
"""

import random
from pathlib import Path

GROUP = 25
NEAR, CHAPTER, OWN = "near", "chapter", "own"

WORDS = """avtal ansvar arbetssätt barn barnhälsovård barnmorska behov beslut besök centralen chef
dialog dokumentation erfarenhet familj familjecentral familjen föräldrar förälder förskola gruppen
handläggare hälsa hälsovård information insats insatser kommun kommunen kontakt kunskap ledning
lokaler lokalen mål medarbetare metod möte möten omgivning område personal plan planering
professioner rådgivning region regionen resultat rutin rutiner råd samarbete samordnare samtal
samverkan skola sjuksköterska socialtjänst stöd team tid tillit uppdrag uppföljning utbildning
verksamhet verksamheten vården väg vägledning åtgärd öppen öppna överenskommelse""".split()
VERBS = """är ger visar behöver får kan ska planerar följer beskriver möter stödjer samordnar leder
utvecklar prövar väljer delar bygger erbjuder""".split()
SMALL = """och i på för med av till om från hos under efter mellan genom som när där inom utan
också alltid ofta tidigt tillsammans gemensamt enkelt tydligt lokalt""".split()


def chapters_for(pages, sidebar):
    """How many chapters: six, and, near a page, more when one would hold over 500 sections."""
    if pages < 100:
        return 2
    return 6 if sidebar == CHAPTER else max(6, -(-pages // 500))


def group_of(chapter, sidebar):
    """How many sections of a chapter stand in a sidebar."""
    return max(1, len(chapter)) if sidebar == CHAPTER else GROUP


class Page:
    """A section (or, as number 0, a chapter's opening): its place, title and text in parts."""

    def __init__(self, chapter, number, rng):
        self.chapter, self.number, self.rng = chapter, number, rng
        self.title = phrase(rng, 3)
        self.slug = "index" if number == 0 else f"{number}-avsnitt-{number}"
        self.lead = sentence(rng, 14)


def phrase(rng, n):
    words = rng.sample(WORDS, n - 1)
    return f"{words[0].capitalize()} {rng.choice(SMALL[:12])} {words[1]} {rng.randrange(10_000)}"


def sentence(rng, n=12):
    words = [rng.choice(WORDS), rng.choice(VERBS)]
    while len(words) < n:
        words += [rng.choice(SMALL), rng.choice(WORDS)]
    text = " ".join(words[:n])
    return text[0].upper() + text[1:] + "."


def paragraph(rng, sentences):
    return " ".join(sentence(rng, rng.randrange(8, 15)) for _ in range(sentences))


def body(page, others, link, highlight):
    """The page's Markdown below its title. `link` writes a link's address for the press at hand."""
    rng = page.rng
    out = [paragraph(rng, 4)]
    for part in range(5):
        out.append(f"## {phrase(rng, 3)}")
        text = paragraph(rng, 5)
        if part == 0:
            other = rng.choice(others)
            text += f" Läs mer i [{other.title}]({link(page, other)})."
            text += " Uppgiften är påhittad.[^1]"
        out.append(text)
        if part == 1:
            out.append("\n".join(f"- {sentence(rng, 7)}" for _ in range(4)))
        if part == 2:
            head = "| Verksamhet | Antal | Andel |\n|---|---:|---:|"
            rows = [
                f"| {rng.choice(WORDS)} | {rng.randrange(1, 900)} | {rng.randrange(1, 99)} % |"
                for _ in range(5)
            ]
            out.append("\n".join([head, *rows]))
        if part == 3:
            out.append(f"### {phrase(rng, 3)}")
            out.append(f"{paragraph(rng, 2)} **{rng.choice(WORDS)}** och *{rng.choice(WORDS)}*.")
            lines = []
            for _ in range(2):
                lines.append(f"- id: {rng.choice(WORDS)}-{rng.randrange(100_000)}")
                lines += [f"  {key}: {rng.randrange(100_000)}  # påhittat"
                          for key in ("antal", "barn")]
                lines += [f"  namn: \"{phrase(rng, 3)}\"", "  aktiv: true"]
            code = "\n".join(lines)
            out.append(f"```{'yaml' if highlight else ''}\n{code}\n```")
        if part == 4:
            for other in rng.sample(others, 2):
                out.append(f"Se också [{other.title}]({link(page, other)}). {paragraph(rng, 2)}")
    out.append(f"[^1]: {sentence(rng, 9)}")
    return "\n\n".join(out) + "\n"


def pages(count, sidebar=NEAR):
    """The chapters with their pages, `count` pages in all."""
    rng = random.Random(f"handbok {count}")
    many = chapters_for(count, sidebar)
    chapters = []
    for number in range(1, many + 1):
        size = count // many + (number <= count % many)
        chapters.append(
            [Page(number, n, random.Random(rng.random())) for n in range(size)]
        )
    return chapters


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def folder(page):
    return f"{page.chapter}-kapitel-{page.chapter}"


def relative(page, other):
    """As a forge shows it: the path of a Markdown file from another."""
    up = "" if page.chapter == other.chapter else f"../{folder(other)}/"
    return f"{up}{other.slug}.md"


def handbok(root, chapters, highlight, _sidebar):
    write(root / "guidance/handbook.yaml", """titel: Påhittad vägledning
utgava: "1"
datum: 2026-01-01
status: utkast
sprak: sv
utgivare: okand
""")
    write(root / "guidance/roles.yaml", """- id: samordnare
  titel: Samordnare
  huvudman: okand
  uppdrag: Håller ihop arbetet. Påhittad för mätningen.
  pa_central: ja
  kalla: exempel
""")
    write(root / "guidance/sources.yaml", """- id: exempel
  kortnamn: Exempel
  titel: Påhittade uppgifter
  utgivare: Ingen
  ar: 2026
  typ: ovrig
  status: underlag
  beskrivning: Påhittade för mätningen.
""")
    write(root / "guidance/terms.yaml", """- id: bhv
  term: barnhälsovård
  forkortning: BHV
  definition: Hälsovård för barn från födseln tills de börjar skolan.
- id: familjecentral
  term: familjecentral
  definition: En plats där flera verksamheter för barn och föräldrar arbetar tillsammans.
- id: samverkan
  term: samverkan
  definition: Att flera verksamheter arbetar mot samma mål.
""")
    head = """---
titel: {title}
ingress: {lead}
ansvarig_roll: samordnare
granskad: nej
granskas_senast: 2027-06-01
status: utkast
---

"""
    write(root / "content/index.md", head.format(title="Start", lead="Här börjar du.")
          + "Det här är en påhittad vägledning för mätning.\n")
    everyone = [page for chapter in chapters for page in chapter]
    for page in everyone:
        text = head.format(title=page.title, lead=page.lead)
        text += body(page, everyone, relative, highlight)
        write(root / f"guidance/chapters/{folder(page)}/{page.slug}.md", text)


def links(chapters, chapter, sections, href):
    """A sidebar as HTML: all chapters, and some sections of one of them."""
    out = ["<nav class=\"sidomeny\"><ol>"]
    for each in chapters:
        out.append(f"<li><a href=\"{href(each[0])}\">{each[0].title}</a>")
        if each is chapter:
            out.append("<ol>")
            for page in sections:
                out.append(f"<li><a href=\"{href(page)}\">{page.title}</a></li>")
            out.append("</ol>")
        out.append("</li>")
    out.append("</ol></nav>\n")
    return "\n".join(out)


HEAD = """<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} – Påhittad vägledning</title>
<meta name="description" content="{lead}">
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="Påhittad vägledning">
<meta property="og:type" content="article">
<meta property="og:locale" content="sv_SE">
<link rel="stylesheet" href="/stil.css">
<script src="/sida.js" defer></script>
</head>
<body>
<a class="hoppa" href="#innehall">Hoppa till innehållet</a>
<header class="topp"><a class="namn" href="/">Påhittad vägledning</a></header>
<div class="yta">
"""
FOOT = """</div>
<footer class="fot"><p>Påhittad vägledning</p><p>Utgåva 1, utkast.</p></footer>
</body>
</html>
"""


def hugo(root, chapters, highlight, sidebar):
    write(root / "hugo.toml", f"""baseURL = "https://example.com/"
languageCode = "sv"
title = "Påhittad vägledning"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
uglyURLs = true
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
[markup.highlight]
noClasses = false
codeFences = {str(highlight).lower()}
[markup.tableOfContents]
startLevel = 2
endLevel = 3
""")
    head = HEAD.format(title="{{ .Title }}", lead="{{ .Params.lead }}")
    single = head + """{{ partialCached "side.html" . .CurrentSection.Path .Params.group }}
<main id="innehall">
<h1>{{ .Title }}</h1>
<p class="ingress">{{ .Params.lead }}</p>
<div class="text">{{ .Content }}</div>
<nav class="bladdra">
{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
</nav>
</main>
<aside>{{ .TableOfContents }}</aside>
""" + FOOT
    write(root / "layouts/single.html", single)
    write(root / "layouts/section.html", single)
    write(root / "layouts/home.html", single)
    near = ".RegularPages.ByWeight"
    if sidebar == NEAR:
        near = f"first {GROUP} (after (mul {GROUP} $group) {near})"
    write(root / "layouts/_partials/side.html", """{{ $here := .CurrentSection }}{{ $group := .Params.group | default 0 }}
<nav class="sidomeny"><ol>
{{ range site.Sections.ByWeight }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ if eq . $here }}<ol>
{{ range """ + near + """ }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ol>{{ end }}</li>
{{ end }}</ol></nav>
""")
    write(root / "content/_index.md", "---\ntitle: Start\nlead: Här börjar du.\n---\nPåhittat.\n")
    write(root / "static/stil.css", "body{}\n")
    write(root / "static/sida.js", "\n")

    def link(page, other):
        name = "_index" if other.slug == "index" else other.slug
        return f"/{folder(other)}/{name}.md"

    everyone = [page for chapter in chapters for page in chapter]
    for page in everyone:
        name = "_index" if page.slug == "index" else page.slug
        weight = page.number if page.number else page.chapter
        group = max(0, page.number - 1) // GROUP if sidebar == NEAR else 0
        text = (f"---\ntitle: {page.title}\nlead: {page.lead}\nweight: {weight}\n"
                f"group: {group}\n---\n\n")
        write(root / f"content/{folder(page)}/{name}.md",
              text + body(page, everyone, link, highlight))


def zola(root, chapters, highlight, sidebar):
    config = """base_url = "https://example.com"
title = "Påhittad vägledning"
default_language = "sv"
compile_sass = false
build_search_index = false
generate_sitemap = false
generate_robots_txt = false
generate_feeds = false
[markdown]
"""
    if highlight:
        config += '[markdown.highlighting]\nstyle = "class"\nlight_theme = "github-light"\n' \
                  'dark_theme = "github-dark"\n'
    write(root / "config.toml", config)
    head = HEAD.format(title="{{ p.title }}", lead="{{ p.extra.lead }}")
    side = """{{ load_data(path=p.extra.nav, format="plain") | safe }}"""
    if sidebar == OWN:
        side = """<nav class="sidomeny"><ol>
{% set root = get_section(path="_index.md", metadata_only=true) %}
{% for path in root.subsections %}
{% set each = get_section(path=path, metadata_only=true) %}
<li><a href="{{ each.path }}">{{ each.title }}</a>
{% if path == p.extra.chapter %}<ol>
{% set here = get_section(path=path) %}
{% for near in here.pages | slice(start=p.extra.from, end=p.extra.to) %}
<li><a href="{{ near.path }}">{{ near.title }}</a></li>
{% endfor %}
</ol>{% endif %}</li>
{% endfor %}
</ol></nav>"""

    def template(kind):
        turn = """{% if p.lower %}<a rel="prev" href="{{ p.lower.path }}">{{ p.lower.title }}</a>{% endif %}
{% if p.higher %}<a rel="next" href="{{ p.higher.path }}">{{ p.higher.title }}</a>{% endif %}"""
        return ("{% set p = " + kind + " %}" + head
                + side + """
<main id="innehall">
<h1>{{ p.title }}</h1>
<p class="ingress">{{ p.extra.lead }}</p>
<div class="text">{{ p.content | safe }}</div>
<nav class="bladdra">
""" + (turn if kind == "page" else "") + """
</nav>
</main>
<aside><ol>{% for h in p.toc %}<li><a href="{{ h.permalink }}">{{ h.title }}</a>{% if h.children %}<ol>{% for c in h.children %}<li><a href="{{ c.permalink }}">{{ c.title }}</a></li>{% endfor %}</ol>{% endif %}</li>{% endfor %}</ol></aside>
""" + FOOT)

    write(root / "templates/page.html", template("page"))
    write(root / "templates/section.html", template("section"))
    write(root / "templates/index.html", template("section"))
    write(root / "static/stil.css", "body{}\n")
    write(root / "static/sida.js", "\n")

    def href(page):
        return f"/{folder(page)}/" + ("" if page.slug == "index" else f"{page.slug}/")

    for chapter in chapters:
        size = group_of(chapter, sidebar)
        for group in range(max(1, -(-len(chapter) // size))):
            write(root / f"nav/{chapter[0].chapter}-{group}.html",
                  links(chapters, chapter, chapter[group * size:(group + 1) * size], href))
    write(root / "nav/start.html", links(chapters, None, [], href))
    write(root / "content/_index.md",
          "+++\ntitle = \"Start\"\nsort_by = \"weight\"\n[extra]\nlead = \"Här börjar du.\"\n"
          "nav = \"nav/start.html\"\nchapter = \"\"\n+++\nPåhittat.\n")

    def link(page, other):
        name = "_index" if other.slug == "index" else other.slug
        return f"@/{folder(other)}/{name}.md"

    everyone = [page for chapter in chapters for page in chapter]
    for page in everyone:
        name = "_index" if page.slug == "index" else page.slug
        sort = 'sort_by = "weight"\n' if page.slug == "index" else ""
        size = group_of(chapters[page.chapter - 1], sidebar)
        group = page.number // size
        text = (f"+++\ntitle = \"{page.title}\"\nweight = {page.number or page.chapter}\n{sort}"
                f"[extra]\nlead = \"{page.lead}\"\n"
                f"nav = \"nav/{page.chapter}-{group}.html\"\n"
                f"chapter = \"{folder(page)}/_index.md\"\n"
                f"from = {group * size}\nto = {(group + 1) * size}\n+++\n\n")
        write(root / f"content/{folder(page)}/{name}.md",
              text + body(page, everyone, link, highlight))


def mdbook(root, chapters, highlight, _sidebar):
    write(root / "book.toml", """[book]
title = "Påhittad vägledning"
language = "sv"
[output.html.search]
enable = false
[output.html.print]
enable = false
""")
    summary = ["# Innehåll\n"]
    everyone = [page for chapter in chapters for page in chapter]
    for page in everyone:
        indent = "" if page.number == 0 else "  "
        summary.append(f"{indent}- [{page.title}]({folder(page)}/{page.slug}.md)")
        write(root / f"src/{folder(page)}/{page.slug}.md",
              f"# {page.title}\n\n{page.lead}\n\n" + body(page, everyone, relative, highlight))
    write(root / "src/SUMMARY.md", "\n".join(summary) + "\n")


def material(root, chapters, highlight, _sidebar):
    write(root / "mkdocs.yml", """site_name: Påhittad vägledning
site_url: https://example.com/
docs_dir: docs
plugins: []
theme:
  name: material
  language: sv
  features: [navigation.prune, navigation.footer, navigation.indexes]
markdown_extensions:
  - tables
  - footnotes
  - toc
""" + ("  - pymdownx.highlight\n  - pymdownx.superfences\n" if highlight else "  - fenced_code\n"))
    write(root / "docs/index.md", "# Start\n\nPåhittat.\n")
    everyone = [page for chapter in chapters for page in chapter]
    for page in everyone:
        write(root / f"docs/{folder(page)}/{page.slug}.md",
              f"# {page.title}\n\n{page.lead}\n\n" + body(page, everyone, relative, highlight))


PROJECTS = {
    "handbok": handbok,
    "hugo": hugo,
    "zola": zola,
    "mdbook": mdbook,
    "mkdocs": material,
    "zensical": material,
}


def make(press, root, count, highlight=True, sidebar=NEAR):
    """Writes the project of a press with `count` pages, unless it is there already."""
    done = root / ".klar"
    if done.exists():
        return
    # A corpus each, from the same seeds: the pages' random numbers are used up as they are written.
    PROJECTS[press](root, pages(count, sidebar), highlight, sidebar)
    done.write_text("", encoding="utf-8")
