"""What PDF/A-2a (ISO 19005-2) asks of a file, as far as pikepdf can see it.

veraPDF is in no registry here; these are the rules that a printing program can break, each a
function that tells what is wrong, and each with a way to break a good file so that it must tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

Told = list[str]

FORBIDDEN_ACTIONS = {
    "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState",
    "/Rendition", "/Trans", "/GoTo3DView", "/JavaScript",
}
BLENDS = {
    "/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten",
    "/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion", "/Hue",
    "/Saturation", "/Color", "/Luminosity",
}
SAME = [  # the information dictionary and XMP must say the same (6.6.3)
    ("/Title", "dc:title"), ("/Author", "dc:creator"), ("/Subject", "dc:description"),
    ("/Keywords", "pdf:Keywords"), ("/Creator", "xmp:CreatorTool"), ("/Producer", "pdf:Producer"),
    ("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate"),
]


def dictionaries(pdf: Pdf) -> Iterator[Dictionary]:
    """Every dictionary of the file, those of streams and those that stand inside others too."""
    seen: set[tuple[int, int]] = set()
    stack = [pdf.Root, *pdf.objects]
    while stack:
        it = stack.pop()
        if not isinstance(it, (Dictionary, Stream, Array)):
            continue
        if it.is_indirect:
            if it.objgen in seen:
                continue
            seen.add(it.objgen)
        if isinstance(it, Array):
            stack.extend(it)
        else:
            yield it
            stack.extend(it.get(key) for key in it.keys() if key not in ("/P", "/Parent"))


def header(pdf: Pdf, raw: bytes) -> Told:
    told = []
    if not re.match(rb"%PDF-1\.[4-7][\r\n]+%[\x80-\xff]{4}", raw):
        told.append("the head is not %PDF-1.4 to 1.7 with a comment of binary bytes")
    if not raw.rstrip(b"\r\n").endswith(b"%%EOF"):
        told.append("something stands after the end")
    return told


def trailer(pdf: Pdf, raw: bytes) -> Told:
    told = []
    ids = pdf.trailer.get("/ID")
    if ids is None or len(ids) != 2 or not all(len(bytes(part)) > 0 for part in ids):
        told.append("no ID in the trailer")
    if pdf.is_encrypted or "/Encrypt" in pdf.trailer:
        told.append("is encrypted")
    return told


def intent(pdf: Pdf, raw: bytes) -> Told:
    told = []
    intents = [i for i in pdf.Root.get("/OutputIntents", Array()) if i.get("/S") == Name.GTS_PDFA1]
    if len(intents) != 1:
        return [f"{len(intents)} output intents for PDF/A"]
    profile = intents[0].get("/DestOutputProfile")
    if profile is None:
        return ["the output intent has no profile"]
    icc = profile.read_bytes()
    if icc[36:40] != b"acsp" or int.from_bytes(icc[:4], "big") != len(icc):
        told.append("the profile is no ICC profile")
    if icc[12:16] not in (b"mntr", b"prtr") or icc[8] > 4:
        told.append("the profile is for no screen or printer, or of a later version than 4")
    if icc[16:20] != b"RGB " or profile.get("/N") != 3:
        told.append("the profile is not for RGB, but the pages are")
    return told


def colours(pdf: Pdf, raw: bytes) -> Told:
    told = set()
    for it in dictionaries(pdf):
        for key in ("/ColorSpace", "/CS"):
            if it.get(key) == Name.DeviceCMYK:
                told.add("a picture or group is in CMYK without a profile")
    for number, page in enumerate(pdf.pages, 1):
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("k", "K"):
                told.add(f"page {number} is painted in CMYK without a profile")
            if str(operator) in ("cs", "CS") and operands[0] == Name.DeviceCMYK:
                told.add(f"page {number} is painted in CMYK without a profile")
    return sorted(told)


def metadata(pdf: Pdf, raw: bytes) -> Told:
    told = []
    packet = pdf.Root.get("/Metadata")
    if packet is None:
        return ["no XMP"]
    text = packet.read_bytes().decode("utf-8", "replace")
    if "/Filter" in packet:
        told.append("the XMP is compressed: older readers do not find it")
    if re.search(r"<\?xpacket[^>]*\b(bytes|encoding)=", text):
        told.append("the packet's head has what PDF/A-2 forbids")
    with pdf.open_metadata() as meta:
        said = (str(meta.get("pdfaid:part", "")), str(meta.get("pdfaid:conformance", "")))
        if said != ("2", "A"):
            told.append(f"says that it is PDF/A-{''.join(said)}, not 2A")
        if meta.get("pdfuaid:part") and "http://www.aiim.org/pdfua/ns/id/" not in extension(text):
            told.append("pdfuaid is used, but no extension schema explains it")
        info = pdf.trailer.get("/Info", Dictionary())
        for key, name in SAME:
            if key in info:
                there, here = str(info[key]), meta.get(name)
                here = ", ".join(here) if isinstance(here, list) else str(here or "")
                if key.endswith("Date"):
                    there, here = digits(there), digits(here)
                if there != here:
                    told.append(f"{key} is “{there}”, {name} is “{here}”")
    return told


def extension(text: str) -> str:
    found = re.search(r"<pdfaExtension:schemas>.*?</pdfaExtension:schemas>", text, re.S)
    return found[0] if found else ""


def digits(date: str) -> str:
    """A date of either kind as year to second, in the zone it is told in."""
    return (re.sub(r"\D", "", re.sub(r"(Z|[+-]\d\d.?\d\d.?)$", "", date)) + "0" * 14)[:14]


def fonts(pdf: Pdf, raw: bytes) -> Told:
    told = set()
    for font in dictionaries(pdf):
        if font.get("/Type") != Name.Font:
            continue
        name, kind = str(font.get("/BaseFont", "?")), font.get("/Subtype")
        if kind == Name.Type0:
            if "/ToUnicode" not in font:
                told.add(f"font {name} cannot be read as text")
            else:
                units = re.findall(rb"<(?:[0-9A-Fa-f]{2})+>\s*<([0-9A-Fa-f]+)>", font.ToUnicode.read_bytes())
                if any(u.upper().zfill(4) in (b"0000", b"FEFF", b"FFFE") for u in units):
                    told.add(f"font {name} maps a glyph to no character")
        elif kind != Name.Type3:
            descriptor = font.get("/FontDescriptor", Dictionary())
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                told.add(f"font {name} is not embedded")
            if kind == Name.CIDFontType2 and "/CIDToGIDMap" not in font:
                told.add(f"font {name} does not say which glyph is which")
    return sorted(told)


def actions(pdf: Pdf, raw: bytes) -> Told:
    told = set()
    for it in dictionaries(pdf):
        if "/AA" in it:
            told.add("something happens by itself")
        if it.get("/S") in FORBIDDEN_ACTIONS and ("/Type" not in it or it.Type == Name.Action):
            told.add(f"an action {it.S}")
        if it.get("/S") == Name.Named and str(it.get("/N")) not in (
            "/NextPage", "/PrevPage", "/FirstPage", "/LastPage"
        ):
            told.add(f"an action {it.get('/N')}")
    if "/JavaScript" in pdf.Root.get("/Names", Dictionary()):
        told.add("holds scripts")
    if "/XFA" in pdf.Root.get("/AcroForm", Dictionary()):
        told.add("holds an XFA form")
    return sorted(told)


def attachments(pdf: Pdf, raw: bytes) -> Told:
    told = set()
    if "/EmbeddedFiles" in pdf.Root.get("/Names", Dictionary()) or "/AF" in pdf.Root:
        told.add("holds files, which PDF/A-2 permits of PDF/A alone")
    for it in dictionaries(pdf):
        if it.get("/Type") == Name.Filespec and "/EF" in it:
            told.add("holds files, which PDF/A-2 permits of PDF/A alone")
        if isinstance(it, Stream) and any(key in it for key in ("/F", "/FFilter", "/FDecodeParms")):
            told.add("a stream lies in another file")
    return sorted(told)


def streams(pdf: Pdf, raw: bytes) -> Told:
    told = set()
    for it in dictionaries(pdf):
        if isinstance(it, Stream):
            filters = it.get("/Filter", Array())
            filters = [filters] if isinstance(filters, Name) else filters
            if any(str(f) in ("/LZWDecode", "/Crypt") for f in filters):
                told.add("a stream is pressed by LZW or encrypted")
            if it.get("/Subtype") == Name.PS or it.get("/Subtype2") == Name.PS or "/Ref" in it:
                told.add("an object in PostScript or of another file")
            if it.get("/Subtype") == Name.Image:
                if it.get("/Interpolate") is True or "/Alternates" in it or "/OPI" in it:
                    told.add("a picture asks to be smoothed or exchanged")
                if it.get("/ImageMask") is not True and it.get("/BitsPerComponent") not in (1, 2, 4, 8, 16):
                    told.add("a picture of odd depth")
    return sorted(told)


def transparency(pdf: Pdf, raw: bytes) -> Told:
    told = set()
    for it in dictionaries(pdf):
        blend = it.get("/BM")
        for name in blend if isinstance(blend, Array) else [blend]:
            if name is not None and str(name) not in BLENDS:
                told.add(f"a blend mode {name}")
        if "/TR" in it and it.get("/Type", Name.ExtGState) == Name.ExtGState and "/S" not in it:
            told.add("a transfer function")
        if it.get("/S") == Name.Transparency and "/CS" not in it and "/OutputIntents" not in pdf.Root:
            told.add("a transparent group without a colour space")
    return sorted(told)


def annotations(pdf: Pdf, raw: bytes) -> Told:
    told = set()
    for number, page in enumerate(pdf.pages, 1):
        for it in page.get("/Annots", Array()):
            kind, flags = str(it.get("/Subtype")), int(it.get("/F", 0))
            if kind in ("/3D", "/Sound", "/Screen", "/Movie"):
                told.add(f"page {number}: an annotation {kind}")
            if kind != "/Popup" and flags & 0b100111 != 0b100:
                told.add(f"page {number}: an annotation {kind} that is hidden or not printed")
            if kind not in ("/Popup", "/Link") and "/N" not in it.get("/AP", Dictionary()):
                told.add(f"page {number}: an annotation {kind} without appearance")
    return sorted(told)


def tagged(pdf: Pdf, raw: bytes) -> Told:
    told = []
    if pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        told.append("not marked as tagged")
    if "/StructTreeRoot" not in pdf.Root:
        told.append("no structure tree")
    if not str(pdf.Root.get("/Lang", "")):
        told.append("no language")
    return told


def sizes(pdf: Pdf, raw: bytes) -> Told:
    told = []
    for number, page in enumerate(pdf.pages, 1):
        x0, y0, x1, y1 = (float(n) for n in page.mediabox)
        if not (3 <= x1 - x0 <= 14400 and 3 <= y1 - y0 <= 14400):
            told.append(f"page {number} is too small or too large")
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            depth += {"q": 1, "Q": -1}.get(str(operator), 0)
            if depth > 28:
                told.append(f"page {number} nests its graphics deeper than 28")
                break
    return told


CHECKS: list[Callable[[Pdf, bytes], Told]] = [
    header, trailer, intent, colours, metadata, fonts, actions, attachments, streams, transparency,
    annotations, tagged, sizes,
]


def assertions(pdf: Pdf, raw: bytes) -> Told:
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in dict.fromkeys(check(pdf, raw))]


# --- how to break a good file -------------------------------------------------------------------

def drop(key: str) -> Callable[[Pdf], None]:
    def break_it(pdf: Pdf) -> None:
        del pdf.Root[key]
    return break_it


def meta(key: str, value: str | None) -> Callable[[Pdf], None]:
    def break_it(pdf: Pdf) -> None:
        with pdf.open_metadata(update_docinfo=False) as it:
            if value is None:
                del it[key]
            else:
                it[key] = value
    return break_it


def no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def false_profile(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(b"x" * 200, N=3)


def cmyk(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"0 0 0 1 k", prepend=True)


def other_title(pdf: Pdf) -> None:
    pdf.trailer.Info.Title = "Något annat"


def no_extension(pdf: Pdf) -> None:
    text = pdf.Root.Metadata.read_bytes().decode()
    pdf.Root.Metadata = pdf.make_stream(text.replace(extension(text), "").encode(), Type=Name.Metadata, Subtype=Name.XML)


def no_fonts(pdf: Pdf) -> None:
    for it in list(dictionaries(pdf)):
        for key in ("/FontFile", "/FontFile2", "/FontFile3"):
            if key in it:
                del it[key]


def no_text(pdf: Pdf) -> None:
    for it in list(dictionaries(pdf)):
        if "/ToUnicode" in it:
            del it["/ToUnicode"]


def null_text(pdf: Pdf) -> None:
    for it in list(dictionaries(pdf)):
        if "/ToUnicode" in it:
            it.ToUnicode = pdf.make_stream(b"1 beginbfchar\n<0001> <0000>\nendbfchar")


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def launch(pdf: Pdf) -> None:
    page = pdf.pages[0]
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, F=4, Rect=[0, 0, 1, 1], A=Dictionary(S=Name.Launch, F="a.exe"))
    page.Annots = Array([*page.get("/Annots", Array()), pdf.make_indirect(link)])


def attach(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = pikepdf.AttachedFileSpec(pdf, b"a")


def outside(pdf: Pdf) -> None:
    pdf.Root.Metadata["/F"] = "annan.xml"


def smooth(pdf: Pdf) -> None:
    picture = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Interpolate=True)
    pdf.pages[0].add_resource(picture, Name.XObject)


def blend(pdf: Pdf) -> None:
    pdf.pages[0].add_resource(Dictionary(Type=Name.ExtGState, BM=Name("/Pahitt")), Name.ExtGState)


def hidden(pdf: Pdf) -> None:
    for page in pdf.pages:
        for it in page.get("/Annots", Array()):
            it.F = 2


def huge(pdf: Pdf) -> None:
    pdf.pages[0].mediabox = [0, 0, 20000, 20000]


# What is broken, how, and the check that must tell it; then those that are broken as bytes.
BREAKERS: list[tuple[str, Callable[[Pdf], None], str]] = [
    ("the output intent is gone", drop("/OutputIntents"), "intent"),
    ("the profile is gone", no_profile, "intent"),
    ("the profile is none", false_profile, "intent"),
    ("a page is in CMYK", cmyk, "colours"),
    ("XMP is gone", drop("/Metadata"), "metadata"),
    ("XMP says another part", meta("pdfaid:part", "1"), "metadata"),
    ("XMP says level B", meta("pdfaid:conformance", "B"), "metadata"),
    ("XMP says no part", meta("pdfaid:part", None), "metadata"),
    ("two titles", other_title, "metadata"),
    ("pdfuaid is not explained", no_extension, "metadata"),
    ("fonts are not embedded", no_fonts, "fonts"),
    ("text cannot be read", no_text, "fonts"),
    ("glyphs are no characters", null_text, "fonts"),
    ("a script runs", script, "actions"),
    ("a program is started", launch, "actions"),
    ("a file is attached", attach, "attachments"),
    ("a stream lies elsewhere", outside, "attachments"),
    ("a picture is smoothed", smooth, "streams"),
    ("a blend mode is made up", blend, "transparency"),
    ("links are hidden", hidden, "annotations"),
    ("the structure tree is gone", drop("/StructTreeRoot"), "tagged"),
    ("the language is gone", drop("/Lang"), "tagged"),
    ("a page is too large", huge, "sizes"),
]
BYTES: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("the head is of a later version", lambda raw: raw.replace(b"%PDF-1.7", b"%PDF-2.0", 1), "header"),
    ("the binary comment is gone", lambda raw: re.sub(rb"(%PDF-1\.\d\n)%[^\n]*", rb"\1%abcd", raw, count=1), "header"),
    ("something stands after the end", lambda raw: raw + b"mer", "header"),
    ("the ID is gone", lambda raw: re.sub(rb"/ID\s*\[", rb"/IX [", raw), "trailer"),
]
