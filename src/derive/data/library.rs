//! What the handbook builds on: sources, laws, decisions, terms, proposals, challenges, questions.

use super::sheet::{Draft, Field, Sheet};
use super::value::{Cell, Value, id, ids, list, optional, text, texts};
use crate::model::area::Area;
use crate::model::challenge::Challenge;
use crate::model::decision::Decision;
use crate::model::demand::Demand;
use crate::model::handbook::Handbook;
use crate::model::law::Law;
use crate::model::open_question::OpenQuestion;
use crate::model::other_region::OtherRegion;
use crate::model::proposal::Proposal;
use crate::model::source::Source;
use crate::model::term::{Term, TermDefinition};
use crate::model::words::{
    AreaType, BodyLevel, DecisionStatus, ProposalStatus, SourceStatus, SourceType,
};

pub(super) fn sheets(hb: &Handbook) -> Vec<Sheet> {
    vec![
        sources(hb),
        laws(hb),
        decisions(hb),
        terms(hb),
        term_definitions(hb),
        proposals(hb),
        areas(hb),
        challenges(hb),
        questions(hb),
        comparison(hb),
        demands(hb),
    ]
}

fn region_field() -> Field {
    Field::text("region", "Region").to("regioner").about("Tom när det gäller alla regioner.")
}

fn sources(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "kallor",
        "Källor",
        "Det som vägledningen bygger på, och vilken tyngd källan har.",
    )
    .column(Field::text("kortnamn", "Kort namn").required(), |s: &Source| s.short.cell())
    .column(Field::text("titel", "Titel").required(), |s: &Source| s.title.cell())
    .column(Field::text("utgivare", "Utgivare").required(), |s: &Source| s.publisher.cell())
    .column(Field::whole("ar", "År"), |s: &Source| s.year.cell())
    .column(Field::when("datum", "Datum"), |s: &Source| optional(&s.date))
    .column(Field::text("dnr", "Diarienummer"), |s: &Source| s.number.cell())
    .column(Field::text("url", "Webbadress"), |s: &Source| optional(&s.url))
    .column(Field::word::<SourceType>("typ", "Typ").required(), |s: &Source| s.kind.cell())
    .column(Field::word::<SourceStatus>("status", "Tyngd"), |s: &Source| s.status.cell())
    .column(Field::text("ersatt_av", "Ersatt av").to("kallor"), |s: &Source| {
        id(&hb.sources, s.superseded_by)
    })
    .column(Field::text("beskrivning", "Vad källan är").required(), |s: &Source| {
        s.description.cell()
    })
    .all(&hb.sources)
}

fn laws(hb: &Handbook) -> Sheet {
    Draft::of_records("lagar", "Lagar", "Lagar som rör familjecentraler.")
        .column(Field::text("namn", "Namn").required(), |l: &Law| l.name.cell())
        .column(Field::text("nummer", "Nummer").required(), |l: &Law| l.number.cell())
        .column(Field::when("galler_fran", "Gäller från"), |l: &Law| l.from.cell())
        .column(Field::text("ror", "Vad den rör").required(), |l: &Law| l.concerns.cell())
        .cited(hb, |l: &Law| &l.sources)
        .all(&hb.laws)
        .with_sources(hb)
}

fn decisions(hb: &Handbook) -> Sheet {
    Draft::of_records("beslut", "Beslut", "Beslut och förslag till beslut som källorna nämner.")
        .column(Field::text("titel", "Rubrik").required(), |d: &Decision| d.title.cell())
        .column(Field::text("organ", "Organ").required(), |d: &Decision| d.organ.cell())
        .column(Field::when("datum", "Datum"), |d: &Decision| d.date.cell())
        .column(Field::text("paragraf", "Paragraf"), |d: &Decision| d.paragraph.cell())
        .column(Field::text("dnr", "Diarienummer"), |d: &Decision| d.number.cell())
        .column(Field::word::<DecisionStatus>("status", "Läge"), |d: &Decision| d.status.cell())
        .column(Field::text("att_satser", "Att-satser"), |d: &Decision| texts(&d.clauses))
        .column(Field::text("foregas_av", "Föregås av").to("beslut"), |d: &Decision| {
            id(&hb.decisions, d.preceded_by)
        })
        .column(Field::text("expedieras", "Expedieras till"), |d: &Decision| texts(&d.sent_to))
        .cited(hb, |d: &Decision| &d.sources)
        .all(&hb.decisions)
        .with_sources(hb)
}

fn terms(hb: &Handbook) -> Sheet {
    Draft::of_records("ordlista", "Ordlista", "Ord och förkortningar, och vad de betyder här.")
        .column(Field::text("term", "Term").required(), |t: &Term| t.term.cell())
        .column(Field::text("forkortning", "Förkortning"), |t: &Term| optional(&t.abbreviation))
        .column(Field::text("synonymer", "Synonymer"), |t: &Term| texts(&t.synonyms))
        .column(Field::text("undvik", "Undvik"), |t: &Term| texts(&t.avoid))
        .column(Field::text("definition", "Betydelse här"), |t: &Term| t.definition.cell())
        .column(Field::text("se_aven", "Se även").about("Termernas id."), |t: &Term| {
            ids(&hb.terms, &t.see_also)
        })
        .all(&hb.terms)
}

fn term_definitions(hb: &Handbook) -> Sheet {
    type Row<'a> = (&'a Term, i64, &'a TermDefinition);
    let rows: Vec<Row<'_>> = hb
        .terms
        .rows()
        .flat_map(|t| (1..).zip(&t.definitions).map(move |(n, d)| (t, n, d)))
        .collect();
    Draft::new("orddefinitioner", "Ord enligt källorna", "Vad varje källa menar med ett ord.")
        .key(&["term", "nummer"])
        .column(Field::text("term", "Term").required().to("ordlista"), |(t, _, _): Row<'_>| {
            t.id.cell()
        })
        .column(Field::whole("nummer", "Nummer").required(), |(_, n, _): Row<'_>| n.cell())
        .column(region_field(), |(_, _, d): Row<'_>| id(&hb.regions, d.region))
        .column(Field::text("text", "Betydelse").required(), |(_, _, d): Row<'_>| d.text.cell())
        .cited(hb, |(_, _, d): Row<'_>| &d.sources)
        .rows(rows)
        .with_sources(hb)
}

fn proposals(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "forslag",
        "Förslag",
        "Vad källorna föreslår, på vilken nivå och hur det har gått.",
    )
    .column(Field::text("text", "Förslaget").required(), |p: &Proposal| p.text.cell())
    .column(Field::word::<BodyLevel>("niva", "Nivå").required(), |p: &Proposal| p.level.cell())
    .column(region_field(), |p: &Proposal| id(&hb.regions, p.region))
    .column(Field::text("omrade", "Utvecklingsområde").to("utvecklingsomraden"), |p: &Proposal| {
        id(&hb.areas, p.area)
    })
    .column(Field::word::<ProposalStatus>("status", "Läge"), |p: &Proposal| p.status.cell())
    .column(Field::text("ansvarig", "Ansvarig"), |p: &Proposal| p.responsible.cell())
    .cited(hb, |p: &Proposal| &p.sources)
    .all(&hb.proposals)
    .with_sources(hb)
}

fn areas(hb: &Handbook) -> Sheet {
    Draft::of_records("utvecklingsomraden", "Utvecklingsområden", "Det som källorna vill utveckla.")
        .column(Field::text("namn", "Namn").required(), |a: &Area| a.name.cell())
        .column(Field::word::<AreaType>("typ", "Typ").required(), |a: &Area| a.kind.cell())
        .column(Field::text("beskrivning", "Beskrivning").required(), |a: &Area| {
            a.description.cell()
        })
        .column(Field::text("status", "Läge"), |a: &Area| a.state.cell())
        .column(Field::text("nasta_steg", "Nästa steg"), |a: &Area| a.next.cell())
        .cited(hb, |a: &Area| &a.sources)
        .all(&hb.areas)
        .with_sources(hb)
}

fn challenges(hb: &Handbook) -> Sheet {
    Draft::of_records("utmaningar", "Utmaningar", "Svårigheter som källorna nämner.")
        .column(Field::text("omrade", "Område").required(), |c: &Challenge| c.area.cell())
        .column(Field::text("text", "Utmaningen").required(), |c: &Challenge| c.text.cell())
        .column(region_field(), |c: &Challenge| id(&hb.regions, c.region))
        .cited(hb, |c: &Challenge| &c.sources)
        .all(&hb.challenges)
        .with_sources(hb)
}

fn questions(hb: &Handbook) -> Sheet {
    Draft::of_records("fragor", "Frågor till arbetsgruppen", "Frågor som någon behöver svara på.")
        .column(Field::text("fraga", "Fråga").required(), |q: &OpenQuestion| q.question.cell())
        .column(Field::text("till", "Till").required(), |q: &OpenQuestion| q.to.cell())
        .column(Field::text("varfor", "Varför"), |q: &OpenQuestion| optional(&q.why))
        .cited(hb, |q: &OpenQuestion| &q.sources)
        .all(&hb.questions)
        .with_sources(hb)
}

fn comparison(hb: &Handbook) -> Sheet {
    Draft::of_records("jamforelse", "Så gör andra regioner", "Fyra regioner bredvid varandra.")
        .column(Field::text("region", "Region").required(), |o: &OtherRegion| o.region.cell())
        .column(
            Field::text("antal", "Antal").required().about("Som källan säger det, med förbehåll."),
            |o: &OtherRegion| o.count.cell(),
        )
        .column(Field::text("vardval", "Vårdval").required(), |o: &OtherRegion| {
            o.care_choice.cell()
        })
        .column(Field::text("ekonomi", "Ekonomi").required(), |o: &OtherRegion| o.economy.cell())
        .column(Field::text("styrning", "Styrning").required(), |o: &OtherRegion| {
            o.governance.cell()
        })
        .column(Field::text("erfarenheter", "Erfarenheter").required(), |o: &OtherRegion| {
            o.experience.cell()
        })
        .cited(hb, |o: &OtherRegion| &o.sources)
        .all(&hb.other_regions)
        .with_sources(hb)
}

fn demands(hb: &Handbook) -> Sheet {
    Draft::of_records(
        "krav",
        "Krav på vägledningen",
        "Vad källorna vill att en vägledning ska innehålla.",
    )
    .column(Field::text("text", "Krav").required(), |d: &Demand| d.text.cell())
    .column(Field::whole("punkt", "Punkt av sju"), |d: &Demand| optional(&d.content))
    .column(
        Field::text("besvaras", "Besvaras på sidorna").about("Adresser från webbplatsens rot."),
        |d: &Demand| list(d.answered_by.iter().filter_map(|to| super::directory::address(hb, to))),
    )
    .column(Field::text("aterstar", "Återstår"), |d: &Demand| {
        d.remaining.as_ref().map_or(Value::Blank, |r| text(r.value.clone()))
    })
    .cited(hb, |d: &Demand| &d.sources)
    .all(&hb.demands)
    .with_sources(hb)
}
