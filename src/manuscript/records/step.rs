//! A step of the staircase toward a family centre, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::stage::Written;
use crate::model::step::Step;

impl Record for Step<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need(
            "id",
            "Kort namn utan å, ä, ö och mellanslag. Ändra det aldrig: andra hänvisar till det.",
        );
        let order = f.need("ordning", "Ordning.");
        let name = f.need("namn", "Stegets namn.");
        let criteria = f.one_or_many("kriterier", "Kriterier.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self { id: id?, order: order?, name: name?, criteria, sources })
    }
}
