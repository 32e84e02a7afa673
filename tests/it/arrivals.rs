//! What someone who is new at a centre meets, and what those who lead see of it.

use handbok::pipeline;
use handbok::settings::Settings;
use handbok::site::Site;
use handbok::site::page;
use handbok::source::sources::Sources;
use handbok::theme::Theme;
use jiff::civil::date;

use crate::made_up::{COLOPHON, FRAME, holds, made, version_of};

#[test]
fn a_centre_of_which_something_is_known_has_an_introduction_with_every_roles_steps() {
    let centre = |name: &str, more: &str| {
        format!(
            "-- content/centres/prov/{name}.yaml --\nnamn: Påhittade {name}\nkommun: okand\n\
             status: aktiv\n{more}kontrollerad: 2026-03-01\nkalla: s1\n"
        )
    };
    let own = "lokala_mal:\n  - id: lek\n    text: Fler barn leker hos oss.\n    eget: ja\n";
    let steps = "roll: chef\nsteg:\n  - {nar: dag, uppgift: Läs, tid_min: 5}\n  \
                 - {nar: vecka, uppgift: Träffa alla, tid_min: 60, ansvarig: Styrgruppen}\n";
    let path = version_of("content/onboarding/chef.md", "Ny som chef", steps);
    let files = format!("{}{}{path}", centre("navet", own), centre("tyst", ""));
    let made = made("", &files, &[]);
    let page = &made["introduktion/prov/navet.html"];
    holds(page, "Ny på Påhittade navet</span></h1>");
    holds(page, "<details class=\"vag\" id=\"roll-chef\"");
    holds(page, "data-vag=\"introduktion/prov/navet.html#roll-chef\"");
    holds(page, "<input type=\"checkbox\" id=\"roll-chef-steg-las\" data-minuter=\"5\">");
    holds(page, "Träffa alla");
    holds(page, "Fler barn leker hos oss.");
    // What is not known is said to be missing, not left out.
    let coordinator = page.split("<dt>Samordnare</dt>").nth(1).expect("the coordinator is told");
    let coordinator = coordinator.split("</dd>").next().unwrap_or_default();
    holds(coordinator, "<span class=\"mark saknas\">Uppgift saknas</span>");
    // Those who lead see what each new colleague should get.
    holds(page, "<h2 id=\"chef\">Till dig som är chef");
    holds(page, "<a href=\"#roll-chef\">Chef</a></th><td>1 steg, 5\u{a0}minuter</td>");
    holds(
        &made["introduktion/index.html"],
        "<a href=\"prov/navet.html\">Ny på Påhittade navet</a>",
    );
    holds(&made["centraler/prov/navet.html"], "<a href=\"../../introduktion/prov/navet.html\">");
    // A centre of which nothing more is known would only repeat the role's own page.
    assert!(!made.contains_key("introduktion/prov/tyst.html"));
    // No id stands twice, though every role has its steps here.
    let mut ids: Vec<&str> =
        page.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{ids:?}");
}

#[test]
fn those_who_lead_see_what_a_new_colleague_should_get_and_who_sees_to_it() {
    let steps = "roll: barnmorska\nsteg:\n  - {nar: dag, uppgift: Läs, tid_min: 5}\n  \
                 - {nar: vecka, uppgift: Träffa alla, tid_min: 60, ansvarig: chef}\n";
    let role = "-- guidance/roles.yaml --\n- id: chef\n  titel: Chef\n  huvudman: okand\n  \
                uppdrag: Leder.\n  pa_central: ja\n  kalla: s1\n- id: barnmorska\n  \
                titel: Barnmorska\n  huvudman: okand\n  uppdrag: Hjälper.\n  pa_central: ja\n  \
                kalla: s1\n";
    let frame = FRAME.split_once("-- guidance/sources.yaml").expect("the frame has sources").1;
    let path = version_of("content/onboarding/barnmorska.md", "Ny", steps);
    let text = format!("{COLOPHON}{role}-- guidance/sources.yaml{frame}{path}");
    let sources = Sources::from_fixture(&text);
    let settings = Settings { today: date(2026, 3, 2), base_url: None };
    let handbook = pipeline::prepare(&sources, &settings).handbook;
    let theme = Theme::embedded();
    let site = Site::new(&handbook, &sources, &theme, Vec::new());
    let target = handbok::model::link::Target::Register(handbok::model::link::Register::Paths);
    let html = String::from_utf8(page::page(&site, target).bytes).expect("UTF-8");
    let row = "<th scope=\"row\"><a href=\"barnmorska.html\">Barnmorska</a></th>\
               <td>1 steg, 5\u{a0}minuter</td><td>1 steg, 1\u{a0}timme</td><td>Inget</td>\
               <td>1\u{a0}timme 5\u{a0}minuter</td>";
    holds(&html, row);
    holds(&html, "<li>Träffa alla <span class=\"not\">Första veckan, ansvarig: chef</span></li>");
    assert!(!html.contains("<li>Läs "), "what the new colleague does alone is not listed");
}
