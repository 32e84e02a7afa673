//! Parts with a frame of their own: callouts, a region's supplement, figures, questions.

use super::Writer;
use crate::model::prose::{BlockKind, Callout, Figure, Picture, Question, Supplement, plain_text};

impl Writer<'_, '_> {
    /// A note with its kind in words.
    pub(super) fn callout(&mut self, callout: &Callout) {
        let number = self.next_box();
        self.line();
        let class = callout.kind.class();
        self.push(&format!(
            "<aside class=\"notis {class}\" role=\"note\" aria-labelledby=\"notis-{number}\">\n\
             <p class=\"notis-ord\" id=\"notis-{number}\">"
        ));
        self.push("<span class=\"slag\">");
        self.text(callout.kind.label());
        self.push("</span>");
        if let Some(title) = &callout.title {
            self.push(" <strong>");
            self.inlines(title);
            self.push("</strong>");
        }
        self.push("</p>\n");
        self.blocks(&callout.blocks);
        self.line();
        self.push("</aside>\n");
    }

    /// What one region says: a section that can be folded, open until someone folds it.
    pub(super) fn supplement(&mut self, supplement: &Supplement) {
        let region = supplement.region.map(|region| &self.cx.handbook.regions[region]);
        let level = (self.level + 1).clamp(2, 6);
        self.line();
        self.push("<section class=\"tillagg\"");
        self.attribute("id", &supplement.anchor);
        if let Some(region) = region {
            self.attribute("data-region", &region.id.value);
        }
        let label = format!("{}-rubrik", supplement.anchor);
        self.attribute("aria-labelledby", &label);
        self.push(">\n<details open>\n<summary>");
        self.push(&format!("<h{level}"));
        self.attribute("id", &label);
        self.push("><span class=\"vem\">");
        match region {
            Some(region) => {
                self.push("Gäller i ");
                self.text(&region.name.value);
            }
            None => self.push("Gäller i en region"),
        }
        self.push("</span>");
        if let Some(title) = &supplement.title {
            self.push(" <span class=\"rubrik\">");
            self.inlines(title);
            self.push("</span>");
        }
        self.push(&format!("</h{level}></summary>\n"));
        let outer = self.level;
        self.level = level;
        self.blocks(&supplement.blocks);
        self.level = outer;
        self.line();
        self.push("</details>\n</section>\n");
    }

    pub(super) fn figure(&mut self, figure: &Figure) {
        self.line();
        self.push("<figure>\n");
        match &figure.image {
            Picture::File(to) => {
                self.image(to, "", &figure.alt);
                self.push("\n");
            }
            Picture::Drawn(svg) => {
                self.push("<div class=\"ritad\" role=\"img\"");
                self.attribute("aria-label", &figure.alt);
                self.push(">");
                self.push(svg);
                self.push("</div>\n");
            }
        }
        if let Some(caption) = &figure.caption {
            self.push("<figcaption>");
            self.inlines(caption);
            self.push("</figcaption>\n");
        }
        self.push("</figure>\n");
    }

    /// A question: options to choose from, and the reply behind a fold that needs no script.
    pub(super) fn question(&mut self, question: &Question) {
        let number = self.next_box();
        let right = question.options.iter().filter(|option| option.checked == Some(true)).count();
        let kind = if right > 1 { "checkbox" } else { "radio" };
        self.line();
        self.push("<fieldset class=\"prov\">\n<legend>");
        self.heading(&question.heading);
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.push("</legend>\n");
        self.blocks(&question.intro);
        self.line();
        self.push("<ul class=\"svarsval\">\n");
        for option in &question.options {
            let answer = if option.checked == Some(true) { "ratt" } else { "fel" };
            self.push(&format!(
                "<li><label><input type=\"{kind}\" name=\"prov-{number}\" value=\"{answer}\"> \
                 <span>"
            ));
            for block in &option.blocks {
                match &block.kind {
                    BlockKind::Plain(inlines) | BlockKind::Paragraph(inlines) => {
                        self.inlines(inlines);
                    }
                    _ => {}
                }
            }
            self.push("</span></label></li>\n");
        }
        self.push("</ul>\n<details class=\"svar\">\n<summary>Visa svaret</summary>\n");
        let answers: Vec<String> = question
            .options
            .iter()
            .filter(|option| option.checked == Some(true))
            .flat_map(|option| &option.blocks)
            .filter_map(|block| match &block.kind {
                BlockKind::Plain(inlines) | BlockKind::Paragraph(inlines) => {
                    Some(plain_text(inlines))
                }
                _ => None,
            })
            .collect();
        if !answers.is_empty() {
            self.push("<p><strong>Rätt svar:</strong> ");
            self.text(&answers.join("; "));
            self.push("</p>\n");
        }
        self.blocks(&question.reply);
        self.line();
        self.push("</details>\n</fieldset>\n");
    }
}
