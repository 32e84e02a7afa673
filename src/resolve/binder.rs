//! Looking up: one name, or many.

use super::registry::{Known, Registry};
use super::rules;
use crate::diag::finding::Finding;
use crate::diag::sink::Diags;
use crate::model::handbook::Handbook;
use crate::model::table::{Name, Noun, Ref};
use crate::source::sources::Sources;
use crate::text::near::nearest;
use crate::text::slug::slug;

/// What is needed to bind one noun, and the findings so far.
pub struct Binder<'a> {
    /// Every name.
    pub registry: &'a Registry,
    /// The files, for paths.
    pub sources: &'a Sources,
    /// The data already bound, for live figures; `None` while the data itself is bound.
    pub data: Option<&'a Handbook>,
    /// Path of the file that is bound.
    pub path: &'a str,
    /// Findings.
    pub diags: Diags,
    /// Paths of the articles whose headings were asked for.
    pub asked: Vec<String>,
}

impl<'a> Binder<'a> {
    /// A binder for the file at `path`.
    #[must_use]
    pub fn new(registry: &'a Registry, sources: &'a Sources, path: &'a str) -> Self {
        Self { registry, sources, data: None, path, diags: Diags::new(), asked: Vec::new() }
    }

    /// The reference of a name; an unknown one is told.
    pub fn look<T: Known + Noun>(&mut self, name: &Name<T>) -> Option<Ref<T>> {
        let names = T::names(self.registry);
        if let Some(found) = names.find(&name.text) {
            return Some(found);
        }
        // An id that no address can have was told where it stands; it goes by what it should be.
        let meant = names.ids().find(|id| *id != slug(id) && slug(id) == name.text);
        if let Some(found) = meant.and_then(|id| names.find(id)) {
            return Some(found);
        }
        let lost = &self.registry.lost;
        if lost.ids.contains(&name.text) || lost.kinds.contains(T::SINGULAR) {
            return None;
        }
        let finding = Finding::new(
            &rules::UNKNOWN_ID,
            name.span,
            format!("{} \u{201d}{}\u{201d} finns inte", T::SINGULAR, name.text),
        );
        let near = nearest(&name.text, names.ids());
        self.diags.push(match near {
            Some(_) => finding.did_you_mean(name.span, near),
            None => {
                let some: Vec<&str> = names.ids().take(8).collect();
                if some.is_empty() {
                    finding.help(format!("det finns ännu inga poster av slaget {}", T::SINGULAR))
                } else {
                    let more = if names.ids().count() > 8 { " …" } else { "" };
                    finding.help(format!("det finns: {}{more}", some.join(", ")))
                }
            }
        });
        None
    }

    /// The reference of a name that may be left out.
    pub fn one<T: Known + Noun>(&mut self, name: Option<Name<T>>) -> Option<Ref<T>> {
        name.and_then(|n| self.look(&n))
    }

    /// The references of names; unknown ones are told and left out.
    pub fn many<T: Known + Noun>(&mut self, names: &[Name<T>]) -> Vec<Ref<T>> {
        names.iter().filter_map(|n| self.look(n)).collect()
    }
}
