//! The kinds of findings about names and links that lead nowhere.

use crate::diag::rule::rules;

rules! {
    /// An id that no record has.
    UNKNOWN_ID = "okant-id", Error, "Hänvisningen leder till något som inte finns.",
        "En post hänvisar till en annan med dess id. Finns inte id:t kan sidan inte visa det du menar.",
        "region: dalrana", "region: dalarna", "Handbokens datamodell";
    /// A link to a file that does not exist.
    BROKEN_LINK = "trasig-lank", Error, "Länken leder till en fil som inte finns.",
        "Läsaren skulle komma till en tom sida. Sökvägen räknas från filen som länken står i.",
        "[metoder](../3-insatser/metodr.md)", "[metoder](../3-insatser/metoder.md)", "WCAG 2.2, 2.4.4";
    /// A link to a heading that does not exist.
    BROKEN_ANCHOR = "trasig-rubriklank", Error, "Länken leder till en rubrik som inte finns.",
        "Delen efter nummertecknet är rubrikens namn i adressen: små bokstäver, bindestreck, utan å, ä och ö.",
        "[avtal](avtal.md#Så delas kostnaderna)", "[avtal](avtal.md#sa-delas-kostnaderna)", "Handbokens dialekt";
    /// A link whose form is not known.
    STRANGE_LINK = "okand-lank", Error, "Länkens adress går inte att använda.",
        "Handboken tar emot länkar till egna filer, till webbadresser (https), e-post (mailto) och telefon (tel), samt kalla:, term:, fakta:, falt: och sprak:.",
        "[blankett](file:///C:/blankett.docx)", "[blankett](../../content/blankett.docx)", "Handbokens dialekt";
    /// An image that does not exist.
    MISSING_IMAGE = "saknad-bild", Error, "Bilden finns inte.",
        "Sökvägen räknas från filen som bilden står i. Bilder ligger i content/images.",
        "![Navet](nav.svg)", "![Navet](../../../content/images/nav.svg)", "Handbokens mappar";
    /// A live figure that does not exist.
    UNKNOWN_FACT = "okand-siffra", Error, "Siffran går inte att hämta ur data.",
        "En länk som börjar med fakta: hämtar en siffra. Namnet eller en av uppgifterna efter frågetecknet finns inte.",
        "[31](fakta:central?region=stockholm)", "[31](fakta:centraler?region=stockholm)", "Handbokens dialekt";
    /// A written figure that the data contradicts.
    WRONG_FACT = "fel-siffra", Error, "Siffran i texten stämmer inte med data.",
        "Texten säger ett och uppgifterna ett annat. Sidan visar siffran ur data. Rätta texten, eller rätta uppgifterna om det är de som är fel.",
        "[30](fakta:centraler?region=stockholm)", "[31](fakta:centraler?region=stockholm)", "Handbokens dialekt";
    /// An inclusion that goes in a circle or too deep.
    CIRCULAR_INCLUDE = "rundgang", Error, "Sidan infogar sig själv.",
        "En infogad sida får inte i sin tur infoga sidan den står i.",
        "", "", "Handbokens egen regel";
    /// A centre in a folder of no region.
    UNKNOWN_FOLDER = "okand-regionmapp", Error, "Mappen motsvarar ingen region.",
        "En familjecentrals fil ligger i mappen med regionens id: content/centres/dalarna/.",
        "content/centres/dalrana/mora.yaml", "content/centres/dalarna/mora.yaml", "Handbokens mappar";
    /// A footnote that is pointed at but not written.
    MISSING_FOOTNOTE = "saknad-fotnot", Warning, "Fotnoten har ingen text.",
        "Hänvisningen syns, men läsaren hittar ingen not.",
        "Text[^1]", "Text[^1]\n\n[^1]: Noten.", "Handbokens dialekt";
}
