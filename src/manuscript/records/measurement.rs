//! A measured value of an indicator, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::measurement::Measurement;
use crate::model::stage::Written;

impl Record for Measurement<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let indicator = f.need("indikator", "Indikatorns id.");
        let country = f.maybe("land", "Landet.");
        let region = f.maybe("region", "Region.");
        let municipality = f.maybe("kommun", "Kommun.");
        let centre = f.maybe("centrum", "Familjecentral.");
        let clinic = f.maybe("mottagning", "Mottagningens namn.");
        let year = f.need("ar", "År.");
        let value = f.maybe("varde", "Värde.");
        let missing = f.maybe("saknas_skal", "Varför värdet saknas.");
        let n = f.maybe("n", "Antal bakom värdet.");
        let ages = f.maybe("alder", "Ålder.");
        let version = f.maybe("version", "Definitionens version.");
        let preliminary = f.maybe("preliminart", "Om värdet är preliminärt.");
        let note = f.maybe("anmarkning", "Anmärkning.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            indicator,
            country,
            region,
            municipality,
            centre,
            clinic,
            year: year?,
            value,
            missing,
            n,
            ages,
            version,
            preliminary,
            note,
            sources,
        })
    }
}
