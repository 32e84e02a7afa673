//! The door to the template engine: templates of a theme, compiled once, and faults in them with
//! their place. Author text reaches templates as escaped values only, never as template source.

use std::sync::Arc;

use tera::{Context, ErrorKind, Tera, Value};

use super::view::View;
use crate::source::span::{FileId, Span};
use crate::theme::Theme;

/// What is wrong in a template, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path in the theme: `templates/page.html`.
    pub template: String,
    /// The place in the handbook's own file, when the template is one of its own.
    pub span: Option<Span>,
    /// What the engine says.
    pub message: String,
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
    /// The first template that cannot be compiled.
    pub fn new<S: View>(theme: &Theme, shared: &S) -> Result<Self, Fault> {
        let mut texts = Vec::new();
        let mut own = Vec::new();
        for (name, file) in theme.under("templates") {
            let Ok(text) = std::str::from_utf8(&file.bytes) else {
                return Err(Fault {
                    template: format!("templates/{name}"),
                    span: file.own.map(Span::head),
                    message: "filen är inte UTF-8".to_owned(),
                });
            };
            if let Some(id) = file.own {
                own.push((name.to_owned(), id));
            }
            texts.push((name.to_owned(), text.to_owned()));
        }
        let mut templates = Self { tera: Tera::new(), own: own.into() };
        if let Err(error) = templates.tera.add_raw_templates(texts) {
            return Err(templates.fault("", &error));
        }
        let shared = Value::from_serializable(shared);
        templates.tera.global_context().insert_value("site", shared);
        Ok(templates)
    }

    /// The embedded theme's templates.
    pub fn embedded<S: View>(shared: &S) -> Self {
        Self::new(&Theme::embedded(), shared)
            .unwrap_or_else(|_| Self { tera: Tera::new(), own: Arc::new([]) })
    }

    /// Fills a template with a page's frame, its own view, and its menu as HTML.
    ///
    /// # Errors
    /// What went wrong in the template.
    pub fn render<P: View, V: View>(
        &self,
        template: &str,
        page: &P,
        view: &V,
        side: &str,
    ) -> Result<String, Fault> {
        let mut context = Context::new();
        context.insert("page", page);
        context.insert("view", view);
        context.insert("side", side);
        self.tera.render(template, &context).map_err(|error| self.fault(template, &error))
    }

    fn fault(&self, template: &str, error: &tera::Error) -> Fault {
        let (file, range, message) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let range = report.span().range.clone();
                (report.filename().to_owned(), range, report.message().to_owned())
            }
            _ => (template.to_owned(), 0..0, error.to_string()),
        };
        let own = self.own.iter().find(|(name, _)| *name == file).map(|(_, id)| *id);
        Fault {
            template: format!("templates/{file}"),
            span: own.map(|id| Span::new(id, range.start, range.end)),
            message,
        }
    }
}
