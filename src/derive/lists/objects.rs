//! What a measured object is called, and what kind it is.

use crate::derive::follow_up::Object;
use crate::model::handbook::Handbook;

/// The name that readers know it by.
pub(super) fn name(hb: &Handbook, object: &Object) -> String {
    match object {
        Object::Country => "Sverige".to_owned(),
        Object::Region(r) => hb.regions[*r].name.value.clone(),
        Object::Municipality(m) => hb.municipalities[*m].name.value.clone(),
        Object::Centre(c) => hb.centres[*c].name.value.clone(),
        Object::Clinic(name) => name.clone(),
    }
}

pub(super) fn kind(object: &Object) -> &'static str {
    match object {
        Object::Country => "Land",
        Object::Region(_) => "Region",
        Object::Municipality(_) => "Kommun",
        Object::Centre(_) => "Central",
        Object::Clinic(_) => "Mottagning",
    }
}
