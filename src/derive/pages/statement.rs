//! The accessibility statement with the parts that the regulation asks for.

use crate::derive::draft::Draft;
use crate::derive::say::{self, Line};
use crate::model::accessibility::Accessibility;
use crate::model::handbook::Handbook;
use crate::model::link::Link;
use crate::model::prose::CalloutKind;
use crate::model::words::Conformity;
use crate::text::{dates, numbers};

/// Fills the statement: eleven parts, each said also when it is not known.
pub fn statement(d: &mut Draft, hb: &Handbook) {
    let Some(a) = &hb.accessibility else {
        d.callout(
            CalloutKind::Warning,
            "Redogörelsen är inte skriven",
            vec![say::line(
                "Uppgifterna skrivs i filen content/accessibility.yaml. Utan dem kan vi inte säga hur \
                 tillgänglig vägledningen är.",
            )],
        );
        return;
    };
    let who = a.actor.value.as_str();
    let known = !who.is_empty() && who != "okand";

    d.heading(2, "Vem som står bakom");
    d.para(if known {
        say::line(format!("{who} står bakom {}.", a.service.value))
    } else {
        vec![
            say::text(format!("Vem som står bakom {}: ", a.service.value)),
            say::missing(),
            say::text("."),
        ]
    });

    d.heading(2, "Vad redogörelsen gäller");
    d.words(format!(
        "Redogörelsen gäller {}. Den beskriver hur tjänsten uppfyller lagen (2018:1937) om \
         tillgänglighet till digital offentlig service.",
        a.service.value
    ));

    d.heading(2, "Hur tillgänglig tjänsten är");
    match a.status.as_ref().map(|s| s.value) {
        // What has not been shown is not claimed, whatever the file says.
        Some(Conformity::Full) if hb.hindrances.get().is_none() => d.words(
            "Granskningen pågår. Innan den är klar går det inte att säga om tjänsten är helt \
             förenlig med lagen.",
        ),
        Some(Conformity::Full) if !shown(hb, a) => d.words(
            "Det går inte att säga att tjänsten är helt förenlig med lagen. Det kräver att en \
             människa har granskat den och att ingen brist är känd.",
        ),
        Some(Conformity::Full) => d.words("Tjänsten är helt förenlig med lagen."),
        Some(Conformity::Partial) => {
            d.words("Tjänsten är delvis förenlig med lagen. Bristerna står nedan.");
        }
        Some(Conformity::Not) => {
            d.words("Tjänsten är inte förenlig med lagen. Bristerna står nedan.");
        }
        None => d.para(vec![
            say::missing(),
            say::text(". Ingen har ännu bedömt om tjänsten är förenlig med lagen."),
        ]),
    }

    d.heading(2, "Brister vi känner till");
    let checked = hb.hindrances.get();
    if checked.is_none() {
        d.words("Granskningen pågår. Det som den hittar kommer att stå här.");
    }
    if a.shortcomings.is_empty() && checked.is_some_and(Vec::is_empty) {
        d.words("Vi känner inte till några brister. Det betyder inte att det inte finns några.");
    } else {
        let found = checked.into_iter().flatten().map(|found| {
            let places = match found.places {
                1 => "Ett ställe".to_owned(),
                n => format!("{} ställen", numbers::whole(i64::try_from(n).unwrap_or(i64::MAX))),
            };
            say::line(format!("Vår kontroll hittar: {} {places}.", found.what))
        });
        d.list(
            a.shortcomings
                .iter()
                .map(|s| {
                    let mut words = s.text.value.clone();
                    if let Some(reason) = &s.reason {
                        words = format!("{words} Skäl: {}", reason.value);
                    }
                    if let Some(remedy) = &s.remedy {
                        words = format!("{words} Åtgärd: {}", remedy.value);
                    }
                    say::line(words)
                })
                .chain(found)
                .collect(),
        );
    }

    d.heading(2, "Oskäligt betungande anpassning");
    d.para(or_missing(a.burdensome.as_ref().map(|t| t.value.as_str())));
    d.heading(2, "Innehåll som inte omfattas av lagen");
    d.para(or_missing(a.outside.as_ref().map(|t| t.value.as_str())));

    d.heading(2, "Så har vi testat");
    d.words(a.method.value.clone());
    d.para(match a.manual_review.as_ref().map(|m| m.value) {
        Some(true) => say::line("En människa har granskat tjänsten."),
        Some(false) => say::line("Ingen människa har granskat tjänsten ännu."),
        None => vec![say::text("Granskning av en människa: "), say::missing(), say::text(".")],
    });

    d.heading(2, "När bedömningen gjordes");
    d.para(a.assessed.as_ref().map_or_else(
        || vec![say::text("Datum för bedömningen: "), say::missing(), say::text(".")],
        |x| say::line(format!("Bedömningen gjordes den {}.", dates::long(x.value))),
    ));

    d.heading(2, "När redogörelsen uppdaterades");
    d.words(format!("Redogörelsen uppdaterades den {}.", dates::long(a.updated.value)));

    d.heading(2, "Säg till om något inte fungerar");
    match &a.report {
        Some(form) if form.value.starts_with("http") || form.value.starts_with("mailto:") => {
            d.para(vec![
                say::text("Berätta för oss: "),
                say::link(Link::External(form.value.clone()), form.value.clone()),
                say::text("."),
            ]);
        }
        Some(form) => d.words(format!("Berätta för oss: {}.", form.value)),
        None => d.para(vec![
            say::text("Adress dit du kan berätta om brister: "),
            say::missing(),
            say::text("."),
        ]),
    }

    d.heading(2, "Anmäl brister som inte åtgärdas");
    d.para(vec![
        say::text(
            "Är du inte nöjd med hur vi hanterar det du har påtalat? Då kan du göra en anmälan till \
             den myndighet som har tillsyn över lagen: ",
        ),
        say::link(Link::External(a.complaint.value.clone()), a.complaint.value.clone()),
        say::text("."),
    ]);
}

/// Whether anything speaks against a claim that the law is followed in full.
fn shown(hb: &Handbook, a: &Accessibility) -> bool {
    let reviewed = a.manual_review.as_ref().is_some_and(|review| review.value);
    reviewed && a.shortcomings.is_empty() && hb.hindrances.get().is_some_and(Vec::is_empty)
}

fn or_missing(text: Option<&str>) -> Line {
    text.map_or_else(|| vec![say::missing()], say::line)
}
