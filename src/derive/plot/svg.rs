//! A sheet to draw on.

use std::fmt::Write as _;

/// Width of a figure in user units. It is what a telephone of 360 points has: a drawing is shown at
/// its own size or a little smaller there, so that its text can be read, and not much larger on
/// paper and on wide screens.
pub const WIDTH: f64 = 420.0;
/// Size of text in a figure. The least is 15: 12 points and more on a telephone of 360.
pub const TEXT: f64 = 16.0;
/// Size of lesser text, such as years and names at a line's end.
pub const SMALL: f64 = 15.0;
/// Width of a letter of [`TEXT`], on the safe side.
pub const LETTER: f64 = 9.0;
/// Text.
pub const INK: &str = "#1e2426";
/// Lesser text and axes.
pub const MUTED: &str = "#545d62";
/// Marks that carry the data.
pub const MARK: &str = "#0a5c56";
/// The sheet.
pub const PAPER: &str = "#fbf8f3";
/// Quiet areas.
pub const SUNK: &str = "#e2dacd";

/// Where a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// By its beginning.
    Start,
    /// By its middle.
    Middle,
    /// By its end.
    End,
}

/// A drawing in the making.
#[derive(Debug)]
pub struct Svg {
    width: f64,
    height: f64,
    body: String,
}

/// A length with at most one decimal and no trailing zero, the same on every machine.
pub fn length(x: f64) -> String {
    let rounded = (x * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".to_owned() } else { format!("{rounded}") }
}

/// How many, as a factor of lengths.
#[allow(clippy::cast_precision_loss, reason = "a drawing has far fewer parts than 2^52")]
pub fn many(n: usize) -> f64 {
    n as f64
}

/// Text made safe for XML; control characters are dropped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Words in lines of about `columns` letters; a longer word stands alone on its line.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Heights of texts near the heights wanted, in their order and never nearer than `step`.
pub fn spread(wanted: &[f64], [top, bottom]: [f64; 2], step: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]).then(a.cmp(b)));
    let mut at = vec![0.0; wanted.len()];
    let mut free = top;
    for i in &order {
        at[*i] = wanted[*i].max(free);
        free = at[*i] + step;
    }
    let mut most = bottom;
    for i in order.iter().rev() {
        at[*i] = at[*i].min(most);
        most = at[*i] - step;
    }
    at
}

/// How wide a text of size [`TEXT`] is, on the safe side.
pub fn wide(text: &str) -> f64 {
    LETTER * many(text.chars().count())
}

impl Svg {
    /// An empty sheet of a height.
    pub fn new(height: f64) -> Self {
        Self::sized(WIDTH, height)
    }

    /// An empty sheet of a width and a height.
    pub fn sized(width: f64, height: f64) -> Self {
        Self { width, height, body: String::new() }
    }

    /// A rectangle.
    pub fn rect(&mut self, [x, y, w, h]: [f64; 4], fill: &str, stroke: Option<&str>) {
        let _ = write!(
            self.body,
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}""#,
            length(x),
            length(y),
            length(w.max(0.0)),
            length(h.max(0.0)),
        );
        if let Some(stroke) = stroke {
            let _ = write!(self.body, r#" stroke="{stroke}""#);
        }
        self.body.push_str("/>");
    }

    /// A straight line.
    pub fn line(&mut self, [x1, y1, x2, y2]: [f64; 4], stroke: &str, width: f64, dashed: bool) {
        let _ = write!(
            self.body,
            r#"<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{stroke}" stroke-width="{}"{}/>"#,
            length(x1),
            length(y1),
            length(x2),
            length(y2),
            length(width),
            if dashed { r#" stroke-dasharray="6 5""# } else { "" },
        );
    }

    /// A circle.
    pub fn circle(&mut self, x: f64, y: f64, r: f64, fill: &str, stroke: Option<&str>) {
        let _ = write!(
            self.body,
            r#"<circle cx="{}" cy="{}" r="{}" fill="{fill}""#,
            length(x),
            length(y),
            length(r),
        );
        if let Some(stroke) = stroke {
            let _ = write!(self.body, r#" stroke="{stroke}""#);
        }
        self.body.push_str("/>");
    }

    /// A path of ready data.
    pub fn path(&mut self, d: &str, fill: &str, stroke: &str) {
        let _ = write!(
            self.body,
            r#"<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-linejoin="round"/>"#
        );
    }

    /// A line of text; `y` is its baseline.
    pub fn text(&mut self, x: f64, y: f64, size: f64, hold: Hold, words: &str) {
        self.styled(x, y, size, hold, INK, false, words);
    }

    /// A line of bold text.
    pub fn bold(&mut self, x: f64, y: f64, size: f64, hold: Hold, words: &str) {
        self.styled(x, y, size, hold, INK, true, words);
    }

    /// A line of lesser text.
    pub fn muted(&mut self, x: f64, y: f64, size: f64, hold: Hold, words: &str) {
        self.styled(x, y, size, hold, MUTED, false, words);
    }

    #[allow(clippy::too_many_arguments, reason = "the one place where text is written")]
    fn styled(
        &mut self,
        x: f64,
        y: f64,
        size: f64,
        hold: Hold,
        fill: &str,
        bold: bool,
        words: &str,
    ) {
        let anchor = match hold {
            Hold::Start => "",
            Hold::Middle => r#" text-anchor="middle""#,
            Hold::End => r#" text-anchor="end""#,
        };
        let weight = if bold { r#" font-weight="bold""# } else { "" };
        let _ = write!(
            self.body,
            r#"<text x="{}" y="{}" font-size="{}" fill="{fill}"{anchor}{weight}>{}</text>"#,
            length(x),
            length(y),
            length(size),
            escape(words),
        );
    }

    /// Ready markup, such as patterns.
    pub fn raw(&mut self, markup: &str) {
        self.body.push_str(markup);
    }

    /// The whole element on a light sheet.
    pub fn finish(self) -> String {
        let (w, h) = (length(self.width), length(self.height));
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" font-family="sans-serif"><rect width="{w}" height="{h}" rx="6" fill="{PAPER}"/>{}</svg>"#,
            self.body
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let mut svg = Svg::new(10.0);
        svg.text(0.0, 0.0, 16.0, Hold::Start, "</text><script>\u{0}&\"");
        let out = svg.finish();
        assert!(!out.contains("<script>"), "{out}");
        assert!(out.contains("&lt;script&gt; &amp;&quot;"), "{out}");
    }

    #[test]
    fn lengths_are_short_and_never_minus_zero() {
        assert_eq!(length(1.0), "1");
        assert_eq!(length(1.26), "1.3");
        assert_eq!(length(-0.01), "0");
    }

    #[test]
    fn texts_do_not_cover_each_other_even_where_all_are_wanted_at_one_height() {
        let at = spread(&[100.0; 12], [40.0, 40.0 + 19.0 * 12.0], 19.0);
        for pair in at.windows(2) {
            assert!(pair[1] - pair[0] >= 19.0 - 1e-9, "{at:?}");
        }
    }

    #[test]
    fn words_are_wrapped_and_long_ones_stand_alone() {
        assert_eq!(wrap("a bb samlokalisering c", 5), ["a bb", "samlokalisering", "c"]);
        assert!(wrap("", 5).is_empty());
    }
}
