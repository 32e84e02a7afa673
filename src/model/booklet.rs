//! A booklet, or a row of them, in the list that says which PDFs a handbook has.

use super::centre::Centre;
use super::closed::closed;
use super::region::Region;
use super::role::Role;
use super::stage::{Bound, Stage, Stated};
use super::table::Noun;
use crate::source::span::Spanned;

closed! {
    /// What a booklet consists of, or for each of what there is one.
    pub enum Contents {
        Guidance = "vagledningen", "Vägledningen";
        EachRegion = "varje-region", "Vägledningen för varje region";
        EachChapter = "varje-kapitel", "Varje kapitel";
        EachCentre = "varje-central", "Varje familjecentral";
        EachPath = "varje-introduktion", "Varje introduktion";
        EachArrival = "introduktion-pa-varje-central", "Introduktion på varje familjecentral";
        EachForm = "varje-mall", "Varje mall";
        EachFollowUp = "varje-uppfoljning", "Uppföljning för varje region";
        EachRegister = "varje-register", "Ordlistan, årshjulet och ansvarsfördelningen";
        Centre = "central", "En familjecentral";
        Path = "introduktion", "En introduktion";
        Form = "mall", "En mall";
    }
}

closed! {
    /// How a booklet is set, when not as usual.
    pub enum Variant {
        Large = "stor-stil", "Stor stil";
        Bound = "dubbelsidig", "För dubbelsidig utskrift";
    }
}

closed! {
    /// The paper of a booklet.
    pub enum Sheet {
        A4 = "a4", "A4";
        A3 = "a3", "A3";
    }
}

/// A booklet, or a row of them, as the list has it.
#[derive(Clone, Debug)]
pub struct Listed<S: Stage = Bound> {
    /// Id, stable: the file's name, for a choice of chapters.
    pub id: Spanned<String>,
    /// What it consists of.
    pub contents: Spanned<Contents>,
    /// Title, instead of the one that its contents have.
    pub title: Stated<String>,
    /// The chapters by the names of their folders, with or without numbers; none are all.
    pub chapters: Vec<Spanned<String>>,
    /// The region whose supplements it has, and no other's.
    pub region: Option<S::To<Region>>,
    /// The role of an introduction.
    pub role: Option<S::To<Role>>,
    /// The centre that it is about, or that a form or introduction is filled in for.
    pub centre: Option<S::To<Centre>>,
    /// The name of a form's file.
    pub form: Stated<String>,
    /// How it is set.
    pub variant: Stated<Variant>,
    /// Its paper.
    pub sheet: Stated<Sheet>,
}

impl<S: Stage> Noun for Listed<S> {
    const SINGULAR: &'static str = "häfte";
    const DEFINITE: &'static str = "häftet";
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
