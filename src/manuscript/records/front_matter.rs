//! What an article says of itself, as editors write it.

use crate::manuscript::decode::{Fields, Record};
use crate::model::front_matter::{FrontMatter, PathStep};
use crate::model::stage::Written;

impl Record for FrontMatter<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let title = f.need("titel", "Sidans titel.");
        let lead = f.need("ingress", "En eller två meningar om vad läsaren får veta.");
        let responsible = f.need("ansvarig_roll", "Roll som ansvarar för sidan.");
        let reviewed =
            f.maybe_unless("granskad", "nej", "Datum då någon läste hela sidan, eller nej.");
        let review_by = f.need("granskas_senast", "Ska granskas senast.");
        let reviewer = f.maybe("granskare", "Roll som granskade.");
        let outcome = f.maybe("utfall", "Vad granskningen ledde till.");
        let status = f.need("status", "Hur långt sidan har kommit.");
        let decision = f.maybe("beslut", "Beslut.");
        let audience = f.list("malgrupp", "Vilka roller sidan är för.");
        let region = f.maybe_unless("region", "gemensam", "Region, eller gemensam.");
        let aliases = f.one_or_many("alias", "Tidigare adresser.");
        let sources = f.one_or_many("kallor", "Källor med sida eller avsnitt.");
        let questions = f.one_or_many("fragor", "Frågor som sidan svarar på.");
        let readability = f.maybe("lix_klass", "Läsbarhetsklass.");
        let date = f.maybe("datum", "Datum för nyheten.");
        let role = f.maybe("roll", "Roll som introduktionen är för.");
        let steps = f.list("steg", "Introduktionens steg.");
        let form = f.maybe("typ", "Typ av mall.");
        let language = f.maybe("sprak", "Språk när det inte är svenska, till exempel en.");
        let easy = f.maybe("lattlast", "Ja när sidan är lättläst.");
        let original = f.maybe("version_av", "Sökväg till sidan som den här är en version av.");
        Some(Self {
            title: title?,
            lead: lead?,
            responsible,
            reviewed,
            review_by: review_by?,
            reviewer,
            outcome,
            status: status?,
            decision,
            audience,
            region,
            aliases,
            sources,
            questions,
            readability,
            date,
            role,
            steps,
            form,
            language,
            easy,
            original,
        })
    }
}

impl Record for PathStep<Written> {
    fn read(f: &mut Fields<'_>) -> Option<Self> {
        let pace = f.need("nar", "När: dag, vecka eller manad.");
        let task = f.need("uppgift", "Vad den nya gör.");
        let link = f.maybe("lank", "Sökväg till sidan.");
        let minutes = f.need("tid_min", "Minuter.");
        let responsible = f.maybe("ansvarig", "Vem som hjälper till.");
        Some(Self { pace: pace?, task: task?, link, minutes: minutes?, responsible })
    }
}
