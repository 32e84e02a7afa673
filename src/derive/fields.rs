//! The values that a centre gives the fields of forms and agreements.

use crate::model::centre::{Centre, CentreUnit};
use crate::model::closed::Closed;
use crate::model::handbook::Handbook;
use crate::model::stage::Stated;
use crate::model::table::Ref;
use crate::text::{dates, numbers};

/// What a centre says in a field (`namn`, `huvudman.mhv`, `idag`), as readers see it; `None` for
/// a blank to write on, since the fact is unknown or the field is free.
#[must_use]
pub fn value(hb: &Handbook, centre: Ref<Centre>, field: &str) -> Option<String> {
    let c = &hb.centres[centre];
    let text = |t: &Stated<String>| t.as_ref().map(|t| t.value.clone());
    let contact = c.contact.as_ref();
    match field {
        "namn" => Some(c.name.value.clone()),
        "kommun" => c.municipality.map(|m| hb.municipalities[m].name.value.clone()),
        "region" => c.region.map(|r| hb.regions[r].name.value.clone()),
        "benamning" => label(c.designation.as_ref().map(|d| d.value)),
        "status" => label(Some(c.status.value)),
        "grad" => label(c.colocation.as_ref().and_then(|p| p.degree.as_ref()).map(|d| d.value)),
        "adress" => contact.and_then(|k| text(&k.address)),
        "epost" => contact.and_then(|k| text(&k.email)),
        "telefon" => contact.and_then(|k| text(&k.phone)),
        "samordnare" => coordinator(c),
        "oppettider" => text(&c.hours),
        "malgrupp" => ages(c),
        "yta" => area(c),
        "idag" => Some(dates::long(hb.settings.today)),
        _ => {
            let (principal, activity) =
                field.strip_prefix("huvudman.").map_or((false, field), |rest| (true, rest));
            let unit = unit(c, activity)?;
            if principal { label(unit.principal.as_ref().map(|p| p.value)) } else { name(unit) }
        }
    }
}

fn label<T: Closed>(value: Option<T>) -> Option<String> {
    value.map(|v| v.label().to_owned())
}

fn unit<'a>(c: &'a Centre, activity: &str) -> Option<&'a CentreUnit> {
    let units = c.units.as_ref()?;
    match activity {
        "mhv" => units.maternity.as_ref(),
        "bhv" => units.child_health.as_ref(),
        "oppen_forskola" => units.open_preschool.as_ref(),
        "socialtjanst" => units.social_services.as_ref(),
        _ => None,
    }
}

/// The unit's name, or that it does not take part.
fn name(unit: &CentreUnit) -> Option<String> {
    if unit.exists.as_ref().is_some_and(|e| !e.value) {
        return Some("Ingår inte".to_owned());
    }
    unit.name.as_ref().map(|n| n.value.clone())
}

fn coordinator(c: &Centre) -> Option<String> {
    let coordinator = c.coordinator.as_ref()?;
    match (coordinator.exists.as_ref().map(|e| e.value), &coordinator.percent) {
        (Some(false), _) => Some("Ingen samordnare".to_owned()),
        (_, Some(percent)) => Some(format!("Samordnare på {}", numbers::percent(percent.value, 0))),
        _ => None,
    }
}

fn ages(c: &Centre) -> Option<String> {
    let ages = c.ages.as_ref()?;
    let (from, to) = (ages.from.as_ref()?.value, ages.to.as_ref()?.value);
    Some(format!("Barn {from}–{to} år"))
}

fn area(c: &Centre) -> Option<String> {
    let total: f64 = c.area.iter().map(|(_, metres)| metres).sum();
    (total > 0.0).then(|| format!("{}\u{a0}m²", numbers::decimal(total, 1)))
}
