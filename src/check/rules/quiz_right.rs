//! Questions of a self-test without a right answer, or with nothing but.

use crate::check::cx::Cx;
use crate::check::page::Page;
use crate::diag::finding::Finding;
use crate::diag::rule::{Rule, Severity};
use crate::diag::sink::Diags;
use crate::model::prose::BlockKind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "fraga-utan-ratt-svar",
    severity: Severity::Error,
    title: "Frågan har inget rätt svar, eller bara rätta.",
    why: "Den som gör provet ska kunna svara rätt, och kunna svara fel. Kryssa i de rätta svaren med [x] och lämna de andra tomma.",
    wrong: "- [ ] Ja\n- [ ] Nej",
    right: "- [x] Ja\n- [ ] Nej",
    source: "Handbokens dialekt",
};

/// Looks for questions where no answer, or every answer, is right.
pub fn check(_: &Cx, page: &Page, diags: &mut Diags) {
    for leaf in &page.leaves {
        let BlockKind::Question(question) = &leaf.block.kind else { continue };
        let right = question.options.iter().filter(|o| o.checked == Some(true)).count();
        let all = question.options.len();
        let message = if right == 0 {
            "frågan har inget rätt svar"
        } else if right == all {
            "alla svar på frågan är rätt"
        } else {
            continue;
        };
        diags.push(
            Finding::new(&RULE, leaf.block.span, message)
                .help("kryssa i de rätta svaren: - [x], och lämna de andra: - [ ]"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::harness::expect;
    use crate::check::rules::Entry;

    #[test]
    fn a_question_can_be_answered_rightly_and_wrongly() {
        expect(
            &Entry::page(&RULE, check),
            "
-- content/x.md --
## A? <!-- fel: fraga-utan-ratt-svar -->

- [ ] a
- [ ] b

> [!SVAR]
> Så.

## B? <!-- fel: fraga-utan-ratt-svar -->

- [x] a

> [!SVAR]
> Så.

## C?

- [x] a
- [ ] b

> [!SVAR]
> Så.
",
        );
    }
}
