//! Centres with their units, agreements, history and goals.

use super::sheet::{Draft, Field, Sheet};
use super::value::{Cell, Value, count, id, ids, list, optional, text, texts};
use crate::derive::classify;
use crate::model::centre::{Agreement, Centre, CentreEvent, CentreUnit, LocalGoal};
use crate::model::handbook::Handbook;
use crate::model::stage::Stated;
use crate::model::words::{
    Activity, AgreementStatus, AgreementType, CentreStatus, Degree, Designation, Meetings,
    Premises, Principal, Provider,
};

pub(super) fn sheets(hb: &Handbook) -> Vec<Sheet> {
    vec![centres(hb), units(hb), history(hb), agreements(hb), local_goals(hb)]
}

/// The id of the centre as first column of what belongs to one.
pub(super) fn centre_field() -> Field {
    Field::text("central", "Central").required().to("centraler")
}

fn of<T: Cell>(c: Option<&Stated<T>>) -> Value {
    c.and_then(Option::as_ref).map_or(Value::Unknown, Cell::cell)
}

fn centres(hb: &Handbook) -> Sheet {
    let draft = Draft::of_records(
        "centraler",
        "Centraler",
        "En rad för varje verksamhet i registret: familjecentraler, liknande verksamheter, \
         familjeenheter, planerade och pausade.",
    );
    let draft = identity(draft, hb);
    let draft = practice(draft, hb);
    contact(draft, hb)
        .column(Field::doubt(), |c: &Centre| {
            optional(&hb.doubts.about(&crate::derive::pages::centre_parts::places(c)))
        })
        .cited(hb, |c: &Centre| &c.sources)
        .all(&hb.centres)
        .with_sources(hb)
}

type Centres<'a> = Draft<'a, &'a Centre>;

fn identity<'a>(draft: Centres<'a>, hb: &'a Handbook) -> Centres<'a> {
    draft
        .column(Field::text("region", "Region").to("regioner"), |c: &Centre| {
            id(&hb.regions, c.region)
        })
        .column(Field::text("namn", "Namn").required(), |c: &Centre| c.name.cell())
        .column(Field::text("namn_i_kalla", "Namn i källan"), |c: &Centre| {
            texts(&c.names_in_source)
        })
        .column(Field::text("kommun", "Kommun").to("kommuner"), |c: &Centre| {
            c.municipality.map_or(Value::Unknown, |m| text(hb.municipalities[m].id.value.clone()))
        })
        .column(
            Field::truth("kommun_harledd", "Kommunen är härledd")
                .about("Ja betyder att källan inte anger kommunen; den är läst ur ortnamnet."),
            |c: &Centre| optional(&c.municipality_derived),
        )
        .column(Field::word::<Designation>("benamning", "Benämning"), |c: &Centre| {
            c.designation.cell()
        })
        .column(Field::word::<CentreStatus>("status", "Läge").required(), |c: &Centre| {
            c.status.cell()
        })
        .column(Field::when("status_datum", "Läget sedan"), |c: &Centre| c.status_date.cell())
        .column(
            Field::word::<Degree>("grad", "Grad av samlokalisering").about(
                "Olika platser räknas som ej samlokaliserad; uppgifter som säger emot varandra som \
                 okand.",
            ),
            |c: &Centre| classify::degree(c).cell(),
        )
        .column(
            Field::truth("gemensamma_lokaler", "Gemensamma lokaler för insatser"),
            |c: &Centre| of(c.colocation.as_ref().map(|x| &x.common_premises)),
        )
        .column(Field::word::<Premises>("lokalform", "Hur lokalerna ligger"), |c: &Centre| {
            of(c.colocation.as_ref().map(|x| &x.form))
        })
}

fn practice<'a>(draft: Centres<'a>, hb: &'a Handbook) -> Centres<'a> {
    draft
        .column(Field::truth("gemensam_plan", "Gemensam plan"), |c: &Centre| c.common_plan.cell())
        .column(Field::truth("gemensamma_insatser", "Gemensamma insatser"), |c: &Centre| {
            c.common_efforts.cell()
        })
        .column(Field::truth("systematisk_samverkan", "Systematisk samverkan"), |c: &Centre| {
            c.systematic.cell()
        })
        .column(Field::word::<Meetings>("gemensamma_moten", "Gemensamma möten"), |c: &Centre| {
            c.meetings.cell()
        })
        .column(Field::truth("gemensam_berattelse", "Gemensam berättelse"), |c: &Centre| {
            c.common_report.cell()
        })
        .column(Field::truth("gemensam_uppfoljning", "Gemensam uppföljning"), |c: &Centre| {
            c.common_follow_up.cell()
        })
        .column(Field::truth("tillaggsuppdrag", "Tilläggsuppdrag"), |c: &Centre| {
            c.supplement.cell()
        })
        .column(Field::whole("alder_fran", "Barnens ålder, yngst"), |c: &Centre| {
            of(c.ages.as_ref().map(|a| &a.from))
        })
        .column(Field::whole("alder_till", "Barnens ålder, äldst"), |c: &Centre| {
            of(c.ages.as_ref().map(|a| &a.to))
        })
        .column(Field::truth("samordnare", "Samordnare finns"), |c: &Centre| {
            of(c.coordinator.as_ref().map(|x| &x.exists))
        })
        .column(
            Field::number("samordnare_procent", "Samordnarens tjänst, procent"),
            |c: &Centre| of(c.coordinator.as_ref().map(|x| &x.percent)),
        )
        .column(Field::truth("styrgrupp", "Styrgrupp finns"), |c: &Centre| {
            of(c.steering.as_ref().map(|x| &x.exists))
        })
        .column(Field::text("styrgrupp_organ", "Styrgruppens organ").to("organ"), |c: &Centre| {
            id(&hb.bodies, c.steering.as_ref().and_then(|s| s.body))
        })
        .column(
            Field::text("styrgrupp_delas_med", "Delar styrgrupp med").about("Centralernas id."),
            |c: &Centre| {
                c.steering.as_ref().map_or(Value::Blank, |s| ids(&hb.centres, &s.shared_with))
            },
        )
        .column(
            Field::text("insatser", "Metoder och insatser").about("Metodernas id."),
            |c: &Centre| ids(&hb.methods, &c.methods),
        )
        .column(Field::text("partners", "Samverkansparter").about("Parternas id."), |c: &Centre| {
            ids(&hb.partners, &c.partners)
        })
        .column(Field::whole("omradestyp", "Områdestyp 1–5"), |c: &Centre| c.area_type.cell())
}

fn contact<'a>(draft: Centres<'a>, hb: &'a Handbook) -> Centres<'a> {
    draft
        .column(Field::text("oppettider", "Öppettider"), |c: &Centre| c.hours.cell())
        .column(Field::text("epost", "E-post"), |c: &Centre| {
            of(c.contact.as_ref().map(|x| &x.email))
        })
        .column(Field::text("telefon", "Telefon"), |c: &Centre| {
            of(c.contact.as_ref().map(|x| &x.phone))
        })
        .column(Field::text("adress", "Adress"), |c: &Centre| {
            of(c.contact.as_ref().map(|x| &x.address))
        })
        .column(Field::text("webb", "Webbplats"), |c: &Centre| {
            of(c.contact.as_ref().map(|x| &x.web))
        })
        .column(Field::whole("arshyra_kronor", "Årshyra, kronor"), |c: &Centre| c.rent.cell())
        .column(
            Field::day("kontrollerad", "Kontrollerad")
                .required()
                .about("Dagen då någon senast kontrollerade uppgifterna."),
            |c: &Centre| c.checked.cell(),
        )
        .column(
            Field::text("ansvarig_roll", "Ansvarig för uppgifterna").to("roller"),
            |c: &Centre| id(&hb.roles, c.responsible),
        )
        .column(
            Field::when("avser", "Uppgifterna gäller").about("Dagen, månaden eller året."),
            |c: &Centre| c.as_of.cell(),
        )
        .column(Field::text("anmarkning", "Anmärkning"), |c: &Centre| optional(&c.note))
}

fn units(hb: &Handbook) -> Sheet {
    type Row<'a> = (&'a Centre, Activity, &'a CentreUnit);
    let rows: Vec<Row<'_>> = hb
        .centres
        .rows()
        .flat_map(|c| classify::ACTIVITIES.map(|a| (c, a)))
        .filter_map(|(c, a)| Some((c, a, classify::unit(c, a)?)))
        .collect();
    Draft::new(
        "verksamheter",
        "Verksamheterna på varje central",
        "En rad för varje central och verksamhet som källorna säger något om.",
    )
    .key(&["central", "verksamhet"])
    .column(centre_field(), |(c, _, _): Row<'_>| c.id.cell())
    .column(Field::word::<Activity>("verksamhet", "Verksamhet").required(), |(_, a, _): Row<'_>| {
        a.cell()
    })
    .column(Field::truth("finns", "Ingår"), |(_, _, u): Row<'_>| u.exists.cell())
    .column(Field::text("namn", "Enhetens namn"), |(_, _, u): Row<'_>| u.name.cell())
    .column(Field::word::<Principal>("huvudman", "Huvudman"), |(_, _, u): Row<'_>| {
        u.principal.cell()
    })
    .column(Field::word::<Provider>("utforare", "Utförare"), |(_, _, u): Row<'_>| {
        u.provider.cell()
    })
    .column(Field::text("utforarens_namn", "Utförarens namn"), |(_, _, u): Row<'_>| {
        optional(&u.provider_name)
    })
    .column(
        Field::truth("samlokaliserad", "I de gemensamma lokalerna")
            .about("Så som filen säger det; graden av samlokalisering kan säga mer."),
        |(_, _, u): Row<'_>| u.colocated.cell(),
    )
    .column(
        Field::truth("hela_ordinarie_verksamheten", "Hela verksamheten på plats"),
        |(_, _, u): Row<'_>| u.whole.cell(),
    )
    .column(Field::truth("i_vardval", "Ingår i vårdvalet"), |(_, _, u): Row<'_>| {
        u.care_choice.cell()
    })
    .column(Field::text("narvaro", "Närvaro"), |(_, _, u): Row<'_>| optional(&u.presence))
    .rows(rows)
}

fn history(hb: &Handbook) -> Sheet {
    type Row<'a> = (&'a Centre, usize, &'a CentreEvent);
    let rows: Vec<Row<'_>> = hb
        .centres
        .rows()
        .flat_map(|c| (1..).zip(&c.history).map(move |(n, e)| (c, n, e)))
        .collect();
    Draft::new("centralernas-historia", "Centralernas historia", "En rad för varje tidigare skede.")
        .key(&["central", "nummer"])
        .column(centre_field(), |(c, _, _): Row<'_>| c.id.cell())
        .column(Field::whole("nummer", "Nummer").required(), |(_, n, _): Row<'_>| count(n))
        .column(Field::word::<CentreStatus>("status", "Läge").required(), |(_, _, e): Row<'_>| {
            e.status.cell()
        })
        .column(Field::when("datum", "När"), |(_, _, e): Row<'_>| e.date.cell())
        .column(Field::text("text", "Vad som hände"), |(_, _, e): Row<'_>| optional(&e.text))
        .cited(hb, |(_, _, e): Row<'_>| &e.sources)
        .rows(rows)
        .with_sources(hb)
}

fn agreements(hb: &Handbook) -> Sheet {
    type Row<'a> = (&'a Centre, &'a Agreement);
    let rows: Vec<Row<'_>> =
        hb.centres.rows().flat_map(|c| c.agreements.iter().map(move |a| (c, a))).collect();
    Draft::new("avtal", "Avtal", "En rad för varje avtal mellan parterna på en central.")
        .key(&["central", "id"])
        .column(centre_field(), |(c, _): Row<'_>| c.id.cell())
        .column(Field::text("id", "Id").required(), |(_, a): Row<'_>| a.id.cell())
        .column(Field::word::<AgreementType>("typ", "Typ").required(), |(_, a): Row<'_>| {
            a.kind.cell()
        })
        .column(Field::text("parter", "Parter"), |(_, a): Row<'_>| texts(&a.parties))
        .column(Field::when("fran", "Gäller från"), |(_, a): Row<'_>| a.from.cell())
        .column(Field::when("till", "Gäller till"), |(_, a): Row<'_>| a.to.cell())
        .column(Field::when("ses_over_senast", "Ses över senast"), |(_, a): Row<'_>| {
            a.review_by.cell()
        })
        .column(Field::word::<AgreementStatus>("status", "Läge"), |(_, a): Row<'_>| {
            a.status.cell()
        })
        .column(
            Field::text("yta_m2", "Kvadratmeter per part").about("Part och yta, skilda av kolon."),
            |(_, a): Row<'_>| list(a.area.iter().map(|(p, m2)| format!("{}: {m2}", p.value))),
        )
        .column(Field::text("dnr", "Diarienummer"), |(_, a): Row<'_>| a.number.cell())
        .cited(hb, |(_, a): Row<'_>| &a.sources)
        .rows(rows)
        .with_sources(hb)
}

fn local_goals(hb: &Handbook) -> Sheet {
    type Row<'a> = (&'a Centre, &'a LocalGoal);
    let rows: Vec<Row<'_>> =
        hb.centres.rows().flat_map(|c| c.local_goals.iter().map(move |g| (c, g))).collect();
    Draft::new(
        "lokala-mal",
        "Centralernas egna mål",
        "En rad för varje mål som en central har satt.",
    )
    .key(&["central", "id"])
    .column(centre_field(), |(c, _): Row<'_>| c.id.cell())
    .column(Field::text("id", "Id").required(), |(_, g): Row<'_>| g.id.cell())
    .column(Field::text("text", "Målet").required(), |(_, g): Row<'_>| g.text.cell())
    .column(Field::text("harlett_fran", "Kommer från målet").to("mal"), |(_, g): Row<'_>| {
        id(&hb.goals, g.derived_from)
    })
    .column(
        Field::truth("eget", "Centralens eget").about("Ja betyder att inget mål ligger ovanför."),
        |(_, g): Row<'_>| optional(&g.own),
    )
    .rows(rows)
}
