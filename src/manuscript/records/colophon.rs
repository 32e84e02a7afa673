//! What this edition is, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::colophon::{Colophon, Deposit, Weighing};
use crate::model::stage::Written;

impl Record for Colophon<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let title = f.need("titel", "Handbokens titel.");
        let subtitle = f.maybe("undertitel", "Undertitel.");
        let publishers = f.one_or_many("utgivare", "Utgivare.");
        let edition = f.need("utgava", "Utgåva inom citattecken, till exempel \"2026.1\".");
        let date = f.need("datum", "Utgåvans datum.");
        let status = f.need("status", "Hur långt utgåvan har kommit.");
        let decision = f.maybe("beslut", "Beslut om utgåvan.");
        let valid_from = f.maybe("giltig_fran", "Gäller från.");
        let valid_to = f.maybe("giltig_till", "Gäller till.");
        let replaces =
            f.maybe("ersatter", "Utgåvan som den här ersätter, till exempel \"2025.1\".");
        let base_url = f.maybe("bas_url", "Webbplatsens adress.");
        let report_form = f.maybe("arende_formular", "Adress till formulär för synpunkter.");
        let edit_url = f.maybe("redigera_url", "Adress till redigeraren.");
        let contact = f.maybe("kontakt", "Kontakt.");
        let language = f.need("sprak", "Språk, sv.");
        let licence = f.maybe("licens", "Licens för texten.");
        let theme = f.maybe("tema", "Temats mapp under themes/.");
        let weights = f.list("anmarkningar", "Anmärkningar som ska väga mer eller mindre här.");
        let summary = f.maybe("sammanfattning", "Läget i en mening.");
        let profile = f.maybe("profil", "Handbokens färger och logotyp.");
        let security_contact =
            f.maybe("sakerhet_kontakt", "Adress dit man anmäler säkerhetsbrister.");
        let security_until =
            f.maybe("sakerhet_galler_till", "Dag då adressen ska ses över, inom ett år.");
        let deposit =
            f.maybe("leverans", "Uppgifter som e-arkivet och Kungliga biblioteket behöver.");
        Some(Self {
            title: title?,
            subtitle,
            publishers,
            edition: edition?,
            date: date?,
            status: status?,
            decision,
            valid_from,
            valid_to,
            replaces,
            base_url,
            report_form,
            edit_url,
            contact,
            language: language?,
            licence,
            theme,
            summary,
            profile,
            security_contact,
            security_until,
            deposit,
            weights,
        })
    }
}

impl Record for Deposit {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let organisation = f.maybe("organisation", "Vem som levererar, om det inte är utgivaren.");
        let number = f.maybe("organisationsnummer", "Organisationsnummer, tio siffror.");
        let archive = f.maybe("e_arkiv", "Överenskommelsen med e-arkivet, som arkivet anger den.");
        let library =
            f.maybe("e_plikt", "Överenskommelsen med Kungliga biblioteket, som KB anger den.");
        Some(Self { organisation, number, archive, library })
    }
}

impl Record for Weighing {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let code = f.need("kod", "Koden som står inom hakparentes i anmärkningen.");
        let weight = f.need("vikt", "Vad anmärkningen ska väga i den här handboken.");
        let reason = f.maybe("skal", "Varför; måste finnas när vikten sänks.");
        Some(Self { code: code?, weight: weight?, reason })
    }
}
