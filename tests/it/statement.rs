//! The accessibility statement claims no more than is known.

use handbok::model::handbook::Handbook;
use handbok::model::link::Register;
use handbok::model::link::Target;
use handbok::pipeline;
use handbok::settings::Settings;
use handbok::site::Site;
use handbok::site::page;
use handbok::source::sources::Sources;
use handbok::theme::Theme;
use jiff::civil::date;

use crate::made_up::{COLOPHON, FRAME, holds, made, version_of};

const STATEMENT: &str = "\
-- content/accessibility.yaml --
aktor: Påhittad region
tjanst: Påhittad vägledning
status: helt
bedomd: 2026-02-01
uppdaterad: 2026-02-01
metod: Påhittad granskning.
meddela: https://exempel.se/brist
anmalan: https://www.digg.se/tdosanmalan
manuell_granskning: ja
";

#[test]
fn a_statement_does_not_claim_all_while_a_check_finds_a_hindrance() {
    let said = |text: &str| {
        let page = version_of("content/om/bild.md", "Bild", "");
        let page = page.replace("\n\nText.", &format!("\n\n{text}"));
        let picture = "-- content/images/a.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
                       viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>\n";
        let more = format!("{STATEMENT}{page}{picture}");
        let sources = Sources::from_fixture(&format!("{COLOPHON}{FRAME}{more}"));
        let settings = Settings { today: date(2026, 3, 2), base_url: None };
        let told = pipeline::prepare(&sources, &settings).diags.sorted();
        let mut claims =
            told.into_iter().filter(|f| f.rule.code == "redogorelsen-lovar-for-mycket");
        let page = made("", &more, &[])["tillganglighet.html"].clone();
        (page, claims.next().map(|f| (sources.file(f.span.file).path.clone(), f.message)))
    };
    const CLAIM: &str = "Tjänsten är helt förenlig med lagen.";

    let (page, finding) = said("![En röd ruta](../images/a.svg)");
    holds(&page, CLAIM);
    holds(&page, "Vi känner inte till några brister.");
    assert_eq!(finding, None);

    let (page, finding) = said("![](../images/a.svg)");
    assert!(!page.contains(CLAIM), "{page}");
    holds(&page, "Det går inte att säga att tjänsten är helt förenlig");
    holds(&page, "Vår kontroll hittar: Bilden saknar alternativtext. Ett ställe.");
    let (file, message) = finding.expect("the claim is a finding");
    assert_eq!(file, "content/accessibility.yaml");
    holds(&message, "redogörelsen säger helt förenlig, men kontrollen hittar en brist");
}

#[test]
fn a_statement_claims_nothing_until_the_checks_have_run() {
    let sources = Sources::from_fixture(&format!("{COLOPHON}{FRAME}{STATEMENT}"));
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let theme = Theme::embedded();
    let statement = |handbook: &Handbook| {
        let site = Site::new(handbook, &sources, &theme, Vec::new());
        let page = page::page(&site, Target::Register(Register::Accessibility));
        String::from_utf8(page.bytes).expect("pages are UTF-8")
    };
    const CLAIM: &str = "Tjänsten är helt förenlig med lagen.";
    let bound = pipeline::Draft::new(&sources, &settings).bound();
    let early = statement(&bound.handbook);
    assert!(!early.contains(CLAIM) && !early.contains("Vi känner inte till"), "{early}");
    holds(&early, "Granskningen pågår.");
    drop(pipeline::checked(&bound.handbook, &sources, bound.diags.clone()));
    let late = statement(&bound.handbook);
    holds(&late, CLAIM);
    assert_eq!(late, statement(&pipeline::prepare(&sources, &settings).handbook));
}
