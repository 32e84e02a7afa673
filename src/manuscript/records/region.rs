//! A region: its municipalities, which definitions apply there, its tariffs, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::region::{AgeBand, Profile, Region, RegionDefinitions};
use crate::model::stage::Written;

impl Record for Region<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.file_id();
        let name = f.need("namn", "Regionens namn, till exempel Region Dalarna.");
        let short = f.need("kortnamn", "Kort namn som visas i menyer, till exempel Dalarna.");
        let county = f.need("lan", "Länets namn.");
        let county_code = f.need("lankod", "Länets kod, två siffror inom citattecken.");
        let definitions = f.need("definitioner", "Vilka definitioner som gäller i regionen.");
        let municipality_count = f.need("kommuner_antal", "Hur många kommuner länet har.");
        let profile = f.maybe("profil", "Regionens färger och logotyp.");
        let ages = f.maybe("aldersgrans", "Barnens ålder, från och till.");
        let description = f.maybe("beskrivning", "Kort beskrivning.");
        let sources = f.one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id,
            name: name?,
            short: short?,
            county: county?,
            county_code: county_code?,
            definitions: definitions?,
            municipality_count: municipality_count?,
            profile,
            ages,
            description,
            sources,
        })
    }
}

impl Record for RegionDefinitions<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let centre =
            f.maybe("familjecentral", "Definition av familjecentral, ett id ur definitions.yaml.");
        let centre_like =
            f.maybe("familjecentralsliknande", "Definition av familjecentralsliknande verksamhet.");
        Some(Self { centre, centre_like })
    }
}

impl Record for Profile {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let colour = f.maybe("farg", "Färg i ljust läge, till exempel \"#8a1f1b\".");
        let colour_dark = f.maybe("farg_mork", "Färg i mörkt läge.");
        let logo = f.maybe("logotyp", "Sökväg till logotypen.");
        let logo_dark = f.maybe("logotyp_mork", "Sökväg till logotypen för mörkt läge.");
        let logo_alt = f.maybe("logotyp_text", "Vad logotypen säger, i ord.");
        Some(Self { colour, colour_dark, logo, logo_dark, logo_alt })
    }
}

impl Record for AgeBand {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let from = f.maybe("fran", "Yngsta ålder i hela år.");
        let to = f.maybe("till", "Äldsta ålder i hela år.");
        Some(Self { from, to })
    }
}
