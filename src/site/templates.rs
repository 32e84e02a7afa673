//! The door to the template engine: templates of a theme, compiled once, and faults in them with
//! their place. Author text reaches templates as escaped values only, never as template source.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera, Value};

use super::frame::Frame;
use super::margin::Contents;
use super::told::{offset, reports, swedish};
use super::view::View;
use crate::source::span::{FileId, Span};
use crate::theme::Theme;

/// As many bytes as most pages have, at the least: room that need not be made while one is filled.
const ROOM: usize = 32 * 1024;

/// What is wrong in a template, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path in the theme: `templates/page.html`.
    pub template: String,
    /// The place in the handbook's own file, when the template is one of its own.
    pub span: Option<Span>,
    /// What is wrong, in Swedish, and what the engine says.
    pub message: String,
}

/// What many pages are given, in the form that the engine reads.
#[derive(Clone, Debug)]
pub struct Ready(Value);

impl Ready {
    /// A view, to be given many times.
    pub fn new<V: View>(view: &V) -> Self {
        Self(Value::from_serializable(view))
    }
}

/// What stands around a page's own part, rendered before it: for several pages at once, or in parts
/// that many pages have.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// The menu, as HTML.
    pub side: &'a str,
    /// The parts of the frame that are alike.
    pub frame: &'a Frame,
    /// The contents, when there are any.
    pub contents: Option<&'a Contents>,
    /// The facts about the page, as HTML.
    pub about: &'a str,
}

/// The compiled templates of a theme.
pub struct Templates {
    tera: Tera,
    own: Arc<[(String, FileId)]>,
}

impl Templates {
    /// Compiles a theme's templates around what all pages share.
    ///
    /// # Errors
    /// Every template that cannot be compiled: one that is wrong gives way to the press's own, and
    /// the others are read again.
    pub fn new<S: View>(theme: &Theme, shared: &S) -> Result<Self, Vec<Fault>> {
        let mut texts: BTreeMap<String, Cow<'_, str>> = BTreeMap::new();
        let mut own = Vec::new();
        let mut faults = Vec::new();
        for (name, file) in theme.under("templates") {
            if let Some(id) = file.own {
                own.push((name.to_owned(), id));
            }
            match std::str::from_utf8(&file.bytes) {
                Ok(text) => drop(texts.insert(name.to_owned(), text.into())),
                Err(_) => faults.push(Fault {
                    template: format!("templates/{name}"),
                    span: file.own.map(Span::head),
                    message: "filen är inte UTF-8".to_owned(),
                }),
            }
        }
        let own: Arc<[(String, FileId)]> = own.into();
        let embedded = Theme::embedded();
        loop {
            let mut templates = Self { tera: Tera::new(), own: Arc::clone(&own) };
            let Err(error) = templates.tera.add_raw_templates(texts.iter()) else {
                if !faults.is_empty() {
                    return Err(faults);
                }
                let shared = Value::from_serializable(shared);
                templates.tera.global_context().insert_value("site", shared);
                return Ok(templates);
            };
            let found = templates.faults("", &error, &texts);
            let wrong: Vec<String> = own
                .iter()
                .filter(|(name, _)| found.iter().any(|f| f.template.ends_with(&format!("/{name}"))))
                .filter(|(name, _)| {
                    !faults.iter().any(|f: &Fault| f.template.ends_with(&format!("/{name}")))
                })
                .map(|(name, _)| name.clone())
                .collect();
            faults.extend(found);
            if wrong.is_empty() {
                return Err(faults);
            }
            for name in wrong {
                match embedded.text(&format!("templates/{name}")) {
                    Some(text) => drop(texts.insert(name, text.to_owned().into())),
                    None => drop(texts.remove(&name)),
                }
            }
        }
    }

    /// The embedded theme's templates.
    pub fn embedded<S: View>(shared: &S) -> Self {
        Self::new(&Theme::embedded(), shared)
            .unwrap_or_else(|_| Self { tera: Tera::new(), own: Arc::new([]) })
    }

    /// Fills a template with a page's frame, its own view, and what stands around it where it is a
    /// page. The bytes are UTF-8.
    ///
    /// # Errors
    /// What went wrong in the template.
    pub fn render<P: View, V: View>(
        &self,
        template: &str,
        page: &P,
        view: &V,
        around: Option<&Around<'_>>,
    ) -> Result<Vec<u8>, Fault> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("view", view);
        if let Some(Around { side, frame, contents, about }) = around {
            context.insert("side", side);
            context.insert_value("frame", frame.ready.0.clone());
            context.insert("contents", contents);
            context.insert("about", about);
        }
        let mut out = Vec::with_capacity(ROOM);
        match self.tera.render_to(template, &context, &mut out) {
            Ok(()) => Ok(out),
            Err(error) => {
                let mut faults = self.faults(template, &error, &BTreeMap::new());
                Err(faults.swap_remove(0))
            }
        }
    }

    /// What the engine objects to, at least one; `texts` are those that it was given.
    fn faults(
        &self,
        template: &str,
        error: &tera::Error,
        texts: &BTreeMap<String, Cow<'_, str>>,
    ) -> Vec<Fault> {
        let at = |file: &str, range: Range<usize>, message: &str| {
            let own = self.own.iter().find(|(name, _)| name == file).map(|(_, id)| *id);
            Fault {
                template: format!("templates/{file}"),
                span: own.map(|id| Span::new(id, range.start, range.end)),
                message: swedish(message),
            }
        };
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                vec![at(report.filename(), report.span().range.clone(), report.message())]
            }
            ErrorKind::MissingParent { current, .. } => vec![at(current, 0..0, &error.to_string())],
            _ => {
                let message = error.to_string();
                let told = reports(&message);
                let told = told.iter().map(|report| {
                    let text = texts.get(report.file).map_or("", |text| text);
                    let start = offset(text, report.line, report.column);
                    at(report.file, start..start, report.message)
                });
                let told: Vec<Fault> = told.collect();
                if told.is_empty() { vec![at(template, 0..0, &message)] } else { told }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a template that the engine of today cannot read or fill.
    fn told(template: &str) -> String {
        let mut tera = Tera::new();
        let mut context = Context::new();
        context.insert("page", &BTreeMap::from([("title", "T")]));
        let error = match tera.add_raw_templates([("t.html", template)]) {
            Err(error) => error,
            Ok(()) => tera.render("t.html", &context).expect_err("it has a fault"),
        };
        let templates = Templates { tera, own: Arc::new([]) };
        let texts = BTreeMap::from([("t.html".to_owned(), Cow::Borrowed(template))]);
        templates.faults("t.html", &error, &texts).swap_remove(0).message
    }

    #[test]
    fn what_makers_of_themes_do_wrong_is_told_in_swedish() {
        for (template, said) in [
            ("{{ sida.titel }}", "namnet \u{201d}sida\u{201d} finns inte här"),
            ("{{ page.titel }}", "fältet \u{201d}titel\u{201d} finns inte"),
            ("{{ page.title }", "något annat väntades här"),
            ("{{ page.title | stort }}", "filtret \u{201d}stort\u{201d} finns inte"),
            ("{% include \"borta.html\" %}", "mallen \u{201d}borta.html\u{201d} finns inte"),
            ("{% if page %}", "filen slutar mitt i ett uttryck"),
            ("{{ \"text }}", "en text inom citattecken är inte avslutad"),
            ("{# bort", "en kommentar är inte avslutad"),
            ("{% for x in 5 %}{% endfor %}", "det går inte att gå igenom värdet"),
            ("{% extends \"borta.html\" %}", "mallen bygger på en mall som inte finns"),
            (
                "{% block a %}{% endblock %}{% block a %}{% endblock %}",
                "blocket \u{201d}a\u{201d} finns redan",
            ),
        ] {
            let told = told(template);
            assert!(told.starts_with(said), "{template}: {told}");
            assert!(told.contains("(Tera: ") && !told.contains('\n'), "{template}: {told}");
        }
    }

    #[test]
    fn what_is_not_known_is_told_in_swedish_too() {
        assert_eq!(
            swedish("Some new words. And more"),
            "uttrycket går inte att använda (Tera: Some new words)"
        );
    }
}
