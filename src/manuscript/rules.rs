//! The kinds of findings about form: YAML, front matter, Markdown and the folders.

use crate::diag::rule::rules;

rules! {
    /// YAML that cannot be read.
    SYNTAX = "yaml-syntax", Error, "YAML-texten går inte att läsa.",
        "En fil i YAML består av rader med nyckel, kolon och värde. Ett tecken på fel plats gör att resten av filen inte går att förstå. Ingen del av filen används förrän felet är rättat.",
        "titel: Mål: en väg in", "titel: \"Mål: en väg in\"", "YAML 1.2.2";
    /// A tab where spaces are due.
    TAB = "yaml-tabb", Error, "Raden är indragen med tabb.",
        "YAML räknar mellanslag för att se vad som hör ihop. En tabb går inte att räkna. Byt ut den mot två mellanslag.",
        "kommuner:\n\t- falun", "kommuner:\n  - falun", "YAML 1.2.2, avsnitt 6.1";
    /// An anchor, alias, tag or directive.
    ALIAS = "yaml-alias", Error, "Filen använder en teknisk YAML-funktion som handboken inte tar emot.",
        "Ankare (&), alias (*), taggar (!) och direktiv (%) är till för program. I handboken ska varje fil gå att läsa som den står.",
        "kalla: *kalla", "kalla: s1 s. 8", "Handbokens egen regel";
    /// More than one document, or far too much.
    TOO_MUCH = "yaml-for-stor", Error, "Filen har för många delar.",
        "En fil i handboken rymmer högst 200 000 värden, och listor i listor i högst 32 nivåer. Dela upp innehållet i flera filer.",
        "", "", "Handbokens egen regel";
    /// The same key twice.
    DUPLICATE_KEY = "dubbel-nyckel", Error, "Samma nyckel står två gånger.",
        "Bara ett av värdena kan gälla, och det syns inte vilket du menar. Ta bort den ena raden.",
        "namn: Rinkeby\nnamn: Tensta", "namn: Rinkeby", "YAML 1.2.2, avsnitt 3.2.1.3";
    /// A key that the record does not have.
    UNKNOWN_KEY = "okand-nyckel", Error, "Nyckeln finns inte.",
        "Varje slags uppgift har sina bestämda nycklar. En nyckel som är felstavad eller påhittad skulle annars försvinna utan att någon märkte det.",
        "kommmun: falun", "kommun: falun", "Handbokens datamodell";
    /// A key that must be there.
    MISSING_KEY = "saknad-nyckel", Error, "En nyckel som måste finnas saknas.",
        "Sidan eller tabellen kan inte göras utan uppgiften. Är den okänd och nyckeln får vara det, skriv okand.",
        "- id: samordnare", "- id: samordnare\n  titel: Samordnare", "Handbokens datamodell";
    /// A text where a list is due, and so on.
    WRONG_KIND = "fel-slag", Error, "Värdet är av fel slag.",
        "Nyckeln väntar sig till exempel en lista, men fick en text. Se hur samma nyckel skrivs i en annan fil.",
        "fragor: Vad gäller?", "fragor:\n  - Vad gäller?", "Handbokens datamodell";
    /// A word outside a closed vocabulary.
    UNKNOWN_WORD = "okant-ord", Error, "Ordet är inte ett av dem som kan väljas.",
        "Nyckeln har en fast lista av ord, så att uppgifterna går att räkna och jämföra.",
        "status: igång", "status: aktiv", "Handbokens datamodell";
    /// A date that is none.
    BAD_DATE = "ogiltigt-datum", Error, "Datumet går inte att läsa.",
        "Datum skrivs med år, månad och dag: 2026-03-01. Där bara månad eller år är känt räcker 2026-03 eller 2026, om nyckeln tillåter det.",
        "granskad: 1 mars 2026", "granskad: 2026-03-01", "SS-ISO 8601";
    /// A number that is none.
    BAD_NUMBER = "ogiltigt-tal", Error, "Talet går inte att läsa.",
        "Skriv bara siffror, gärna med mellanslag mellan tusental. Enheten hör inte hit.",
        "kronor: 200 tkr", "kronor: 200000", "Handbokens datamodell";
    /// A value left empty.
    EMPTY_VALUE = "tomt-varde", Error, "Nyckeln har inget värde.",
        "Ett tomt värde kan betyda både \u{201d}vet inte\u{201d} och \u{201d}ingen\u{201d}. Skriv okand om det inte är känt, eller ta bort raden.",
        "kontakt:", "kontakt: okand", "Handbokens datamodell";
    /// An id with other letters than slugs have.
    BAD_ID = "ogiltigt-id", Error, "Id:t har fel form.",
        "Ett id blir en del av webbadressen och används när andra filer hänvisar hit. Det har bara små bokstäver a–z, siffror och bindestreck.",
        "- id: Lokal Styrgrupp", "- id: lokal-styrgrupp", "Handbokens datamodell";
    /// Two records with one id.
    DUPLICATE_ID = "dubbelt-id", Error, "Två poster har samma id.",
        "En hänvisning till id:t kan inte veta vilken post som menas.",
        "- id: mal-1\n- id: mal-1", "- id: mal-1\n- id: mal-2", "Handbokens datamodell";
    /// A list item that became part of the line before.
    JOINED_ITEM = "hopslagen-punkt", Warning, "En punkt i listan har blivit en del av raden före.",
        "När en punkt är indragen längre än de andra läser YAML den som fortsättning på raden före. Texten blir \u{201d}Göteborg - Mölndal\u{201d} i stället för två punkter.",
        "- Göteborg\n  - Mölndal", "- Göteborg\n- Mölndal", "YAML 1.2.2, avsnitt 7.3.3";
    /// Curly quotes that YAML does not know.
    SMART_QUOTES = "typografiska-citattecken", Warning, "Värdet står inom typografiska citattecken.",
        "YAML känner bara raka citattecken. De böjda blir en del av texten.",
        "utgava: \u{201d}2026.1\u{201d}", "utgava: \"2026.1\"", "YAML 1.2.2, avsnitt 5.3";
    /// Bytes that are not text.
    NOT_UTF8 = "inte-utf8", Error, "Filen är inte sparad som UTF-8.",
        "Handboken läser bara text i teckenkodningen UTF-8. Spara om filen i ditt redigeringsprogram och välj UTF-8.",
        "", "", "Unicode, UTF-8";
    /// A file with nothing in it.
    EMPTY_FILE = "tom-fil", Error, "Filen är tom.",
        "En tom fil ger en tom sida. Skriv något i den, eller ta bort den.",
        "", "", "Handbokens egen regel";
    /// A NUL or another control character.
    CONTROL = "styrtecken", Error, "Filen innehåller ett osynligt styrtecken.",
        "Tecknet syns inte men stör läsning, utskrift och sökning. Det kommer oftast från en inklistrad text.",
        "", "", "Unicode";
    /// A folder that a handbook must have.
    MISSING_FOLDER = "saknad-mapp", Error, "En mapp som handboken behöver saknas.",
        "En handbok har mapparna guidance och content. Finns de inte, letar du kanske i fel mapp: ange rätt med --root.",
        "", "guidance/\ncontent/", "Handbokens mappar";
    /// A file that a handbook must have.
    MISSING_FILE = "saknad-fil", Error, "En fil som handboken behöver saknas.",
        "Utan guidance/handbook.yaml vet ingen vad handboken heter eller vilken utgåva det är.",
        "", "guidance/handbook.yaml", "Handbokens mappar";
    /// A file that no room reads.
    UNKNOWN_FILE = "okand-fil", Warning, "Filen används inte.",
        "Handboken läser bestämda filer i bestämda mappar. Den här ligger på fel plats eller har ett felstavat namn, och det som står i den kommer inte med.",
        "guidance/goal.yaml", "guidance/goals.yaml", "Handbokens mappar";
    /// A file too large to read.
    LARGE_FILE = "for-stor-fil", Error, "Filen är för stor.",
        "Filer över 64 MB läses inte, och sidor över 500 kB text inte heller: ingen läsare orkar med dem. En bild behöver sällan vara större än 2 MB.",
        "", "", "Handbokens egen regel";
    /// A Markdown file without front matter.
    MISSING_FRONT = "saknat-sidhuvud", Error, "Sidan saknar sidhuvud.",
        "Varje sida börjar med uppgifter mellan två rader med tre streck: titel, ingress, ansvarig roll och datum för granskning.",
        "## Om samverkan", "---\ntitel: Om samverkan\n…\n---", "Handbokens datamodell";
    /// HTML in Markdown.
    RAW_HTML = "html", Warning, "HTML visas som text.",
        "Handboken tar inte emot HTML, eftersom samma text också blir PDF. Skriv med Markdown i stället.",
        "<b>viktigt</b>", "**viktigt**", "Handbokens dialekt";
    /// A fenced block that is never closed.
    OPEN_BLOCK = "oppet-block", Error, "Blocket tar inte slut.",
        "Ett block börjar med en rad med ``` och slutar med en likadan. Utan den sista raden blir resten av sidan en del av blocket.",
        "```centraler\nregion: dalarna", "```centraler\nregion: dalarna\n```", "CommonMark 0.31.2, avsnitt 4.5";
    /// Lists or quotations nested too deep.
    TOO_DEEP = "for-djupt", Warning, "Texten har för många nivåer i varandra.",
        "Mer än 24 nivåer av listor eller citat går inte att läsa, varken på skärm eller papper. Nivåerna därunder har plattats ut.",
        "", "", "Handbokens egen regel";
    /// A callout of a kind that does not exist.
    UNKNOWN_CALLOUT = "okand-ruta", Warning, "Rutan är av ett slag som inte finns.",
        "En ruta skrivs som ett citat som börjar med [!SLAG]. Är slaget okänt visas texten som ett vanligt citat.",
        "> [!VIKTIG]", "> [!VIKTIGT]", "Handbokens dialekt";
    /// A heading of level 1 in the text.
    FIRST_LEVEL = "rubrik-niva-1", Warning, "Texten har en egen huvudrubrik.",
        "Sidans titel står i sidhuvudet och blir den enda huvudrubriken. Rubriker i texten börjar med två nummertecken.",
        "# Samverkan", "## Samverkan", "WCAG 2.2, 1.3.1";
    /// A level left out.
    SKIPPED_LEVEL = "hoppad-rubrikniva", Warning, "En rubriknivå är överhoppad.",
        "Den som lyssnar på sidan hoppar mellan rubriker. En nivå som fattas ser ut som text som fattas. Rubriken visas en nivå högre.",
        "## Avtal\n#### Parter", "## Avtal\n### Parter", "WCAG 2.2, 1.3.1";
    /// A heading without text.
    EMPTY_HEADING = "tom-rubrik", Warning, "Rubriken är tom.",
        "En tom rubrik läses upp som ingenting. Skriv en rubrik eller ta bort nummertecknen.",
        "## ", "## Avtal", "WCAG 2.2, 2.4.6";
}
