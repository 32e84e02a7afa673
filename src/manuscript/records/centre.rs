//! A family centre: where it is, who works there, which goals it follows, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::centre::{
    Agreement, Centre, CentreEvent, CentreUnit, Colocation, Contact, ContactPerson, Coordinator,
    LocalGoal, Steering, StepState, Units,
};
use crate::model::stage::Written;
use crate::source::span::Spanned;

impl Record for Centre<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.file_id();
        let region = Some(f.folder_id_as());
        let name = f.need("namn", "Centralens namn.");
        let names_in_source = f.one_or_many("namn_i_kalla", "Hur namnet stavas i källorna.");
        let municipality = f.stated("kommun", "Kommunens id, eller okand.");
        let municipality_derived =
            f.maybe("kommun_harledd", "Om kommunen är härledd och inte står i källan.");
        let designation = f.stated("benamning", "Vad verksamheten kallar sig, eller okand.");
        let status = f.need("status", "Var i livet centralen är.");
        let status_date = f.maybe("status_datum", "Sedan när.");
        let history = f.list("historik", "Tidigare skeden.");
        let units = f.maybe("enheter", "De fyra verksamheterna.");
        let colocation = f.maybe("samlokalisering", "Hur lokalerna delas.");
        let common_plan = f.maybe("gemensam_plan", "Om det finns en gemensam verksamhetsplan.");
        let common_efforts =
            f.maybe("gemensamma_insatser", "Om verksamheterna har gemensamma insatser.");
        let systematic = f.maybe("systematisk_samverkan", "Om samverkan är systematisk.");
        let meetings = f.maybe("gemensamma_moten", "Vilka som deltar i gemensamma möten.");
        let common_report =
            f.maybe("gemensam_berattelse", "Om det finns en gemensam verksamhetsberättelse.");
        let common_follow_up = f.maybe("gemensam_uppfoljning", "Om uppföljningen är gemensam.");
        let supplement = f.maybe("tillaggsuppdrag", "Om centralen har tilläggsuppdrag.");
        let ages = f.maybe("malgrupp_alder", "Barnens ålder, från och till.");
        let coordinator = f.maybe("samordnare", "Samordnare.");
        let steering = f.maybe("styrgrupp", "Lokal styrgrupp.");
        let agreements = f.list("avtal", "Avtal mellan parterna.");
        let local_goals = f.list("lokala_mal", "Centralens egna mål.");
        let methods = f.list("insatser", "Metoder, id ur methods.yaml.");
        let partners = f.list("partners", "Samverkansparter, id ur partners.yaml.");
        let area_type = f.maybe("omradestyp", "Områdestyp 1–5.");
        let steps = f.pairs("steg", "Trappans steg.");
        let minimum = f.answers("lagsta_niva", "Krav i lägsta nivån.");
        let hours = f.maybe("oppettider", "Öppettider.");
        let contact = f.maybe("kontakt", "Kontakt, helst en funktionsadress.");
        let area = f.numbers("yta_m2", "Kvadratmeter per part.");
        let rent = f.maybe("arshyra_kronor", "Årshyra i kronor.");
        let checked = f.need("kontrollerad", "Datum då någon kontrollerade filen.");
        let responsible = f.need("ansvarig_roll", "Roll som håller uppgifterna aktuella.");
        let as_of = f.maybe("avser", "Vilken tid uppgifterna gäller.");
        let note = f.maybe("anmarkning", "Anmärkning.");
        let sources = f.need_one_or_many("kalla", "Källa med sida eller avsnitt.");
        Some(Self {
            id,
            region,
            name: name?,
            names_in_source,
            municipality,
            municipality_derived,
            designation,
            status: status?,
            status_date,
            history,
            units,
            colocation,
            common_plan,
            common_efforts,
            systematic,
            meetings,
            common_report,
            common_follow_up,
            supplement,
            ages,
            coordinator,
            steering,
            agreements,
            local_goals,
            methods,
            partners,
            area_type,
            steps,
            minimum,
            hours,
            contact,
            area,
            rent,
            checked: checked?,
            responsible,
            as_of,
            note,
            sources,
        })
    }
}

impl Record for CentreEvent<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let status = f.need("status", "Skedet.");
        let date = f.maybe("datum", "När.");
        let text = f.maybe("text", "Vad som hände.");
        let sources = f.one_or_many("kalla", "Källa.");
        Some(Self { status: status?, date, text, sources })
    }
}

impl Record for Units {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let maternity = f.maybe("mhv", "Mödrahälsovård.");
        let child_health = f.maybe("bhv", "Barnhälsovård.");
        let open_preschool = f.maybe("oppen_forskola", "Öppen förskola.");
        let social_services = f.maybe("socialtjanst", "Socialtjänstens förebyggande arbete.");
        Some(Self { maternity, child_health, open_preschool, social_services })
    }
}

impl Record for CentreUnit {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let stated = f.maybe("finns", "Om verksamheten ingår. Utelämnat betyder ja.");
        // A unit that is written takes part unless it says otherwise.
        let exists = if f.writes("finns") { stated } else { Some(Spanned::new(true, f.span())) };
        let name = f.maybe("namn", "Enhetens namn.");
        let principal = f.maybe("huvudman", "Huvudman.");
        let provider = f.maybe("utforare", "Egen regi eller privat utförare.");
        let provider_name = f.maybe("utforarens_namn", "Utförarens namn.");
        let colocated =
            f.maybe("samlokaliserad", "Om verksamheten finns i de gemensamma lokalerna.");
        let whole = f.maybe(
            "hela_ordinarie_verksamheten",
            "Om hela den ordinarie verksamheten är förlagd dit.",
        );
        let care_choice = f.maybe("i_vardval", "Om verksamheten ingår i vårdvalet.");
        let presence = f.maybe("narvaro", "Närvaro, till exempel dagar.");
        Some(Self {
            exists,
            name,
            principal,
            provider,
            provider_name,
            colocated,
            whole,
            care_choice,
            presence,
        })
    }
}

impl Record for Colocation<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let degree = f.maybe("grad", "Grad av samlokalisering.");
        let common_premises =
            f.maybe("gemensamma_lokaler", "Om det finns gemensamma lokaler för insatser.");
        let form = f.maybe("lokalform", "Hur lokalerna ligger.");
        let sources = f.one_or_many("kalla", "Källa.");
        Some(Self { degree, common_premises, form, sources })
    }
}

impl Record for Coordinator {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let exists = f.maybe("finns", "Om samordnare finns.");
        let percent = f.maybe("procent", "Tjänstgöring i procent.");
        Some(Self { exists, percent })
    }
}

impl Record for Steering<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let exists = f.maybe("finns", "Om lokal styrgrupp finns.");
        let body = f.maybe("organ", "Organets id ur bodies.yaml.");
        let shared_with = f.list("delas_med", "Centraler som delar styrgruppen.");
        Some(Self { exists, body, shared_with })
    }
}

impl Record for Agreement<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need("id", "Kort namn utan å, ä och ö.");
        let kind = f.need("typ", "Typ av avtal.");
        let parties = f.need_list("parter", "Minst två parter.");
        let from = f.stated("fran", "Gäller från, eller okand.");
        let to = f.maybe("till", "Gäller till.");
        let review_by = f.maybe("ses_over_senast", "Ska ses över senast.");
        let status = f.maybe("status", "Om avtalet är undertecknat.");
        let area = f.numbers("yta_m2", "Kvadratmeter per part.");
        let number = f.maybe("dnr", "Diarienummer.");
        let sources = f.one_or_many("kalla", "Källa.");
        Some(Self {
            id: id?,
            kind: kind?,
            parties,
            from,
            to,
            review_by,
            status,
            area,
            number,
            sources,
        })
    }
}

impl Record for LocalGoal<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let id = f.need("id", "Kort namn utan å, ä och ö.");
        let text = f.need("text", "Målet.");
        let derived_from = f.maybe("harlett_fran", "Mål som det bygger på.");
        let own = f.maybe("eget", "Om målet är centralens eget.");
        Some(Self { id: id?, text: text?, derived_from, own })
    }
}

impl Record for StepState {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let met = f.maybe("uppfyllt", "Om steget är uppfyllt.");
        let evidence = f.maybe("belagg", "Vad som visar det.");
        Some(Self { met, evidence })
    }
}

impl Record for Contact {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let email = f.maybe("epost", "E-post till funktionen.");
        let phone = f.maybe("telefon", "Telefon.");
        let address = f.maybe("adress", "Besöksadress.");
        let web = f.maybe("webb", "Webbplats.");
        let person = f.maybe("person", "En person att fråga efter, utöver funktionen.");
        Some(Self { email, phone, address, web, person })
    }
}

impl Record for ContactPerson {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let name = f.need("namn", "Personens namn.");
        let agreed = f.need(
            "publicering_godkand",
            "Om personen har godkänt att namnet visas. Utan ja visas det inte.",
        );
        let until = f.need("till", "Sista dagen som namnet får visas.");
        Some(Self { name: name?, agreed: agreed?, until: until? })
    }
}
