//! HTML → what is searched of a page. Pagefind's own reader is followed: which elements are left out,
//! where a sentence is taken to end, how much a heading weighs.

use std::collections::BTreeMap;

use super::elements::{DATA_LINE, EMPTY, INLINE, LEFT_OUT, SENTENCES, told};
use super::html::{Piece, Tag, pieces};
use super::page::{Anchor, Searched, Told};
use super::said::{ends_without_point, normal, take_words};

/// What a word of running text weighs, and what a heading multiplies it by.
const WEIGHT: u8 = 24;

/// The most that text can weigh, in running texts.
const HEAVIEST: f32 = 10.0;

/// What is searched of a page of HTML; `None` when nothing says that it is to be.
#[must_use]
pub fn read(html: &str) -> Option<Searched> {
    Reader::read(html)
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Status {
    /// Searched, if what it stands in is.
    #[default]
    Read,
    /// Not searched.
    Ignored,
    /// Not searched, and what it says of the page does not count.
    Excluded,
    /// Said to be what is searched of the page.
    Body,
    /// Has such an element in it, and is itself nothing but that.
    AroundBody,
}

/// Something that stands between two words.
#[derive(Clone, Copy, Debug)]
enum Mark {
    /// The place with this number.
    Anchor(usize),
    /// From here, words weigh this much.
    Weight(u8),
    /// From here, words weigh this much, unless something around them says what they weigh.
    Heading(u8),
    /// From here, words weigh what they did before.
    Back,
}

#[derive(Debug, Default)]
struct Element<'h> {
    name: &'h str,
    status: Status,
    /// Where it begins, in the text and among the marks.
    from: (usize, usize),
    /// Where what stands in it begins.
    inside: (usize, usize),
    /// The places that its text is also the text of.
    anchors: Vec<usize>,
    weighed: bool,
    metas: Vec<(String, Option<String>)>,
    filters: Vec<(String, Option<String>)>,
}

#[derive(Debug, Default)]
struct Reader<'h> {
    open: Vec<Element<'h>>,
    text: String,
    marks: Vec<(usize, Mark)>,
    anchors: Vec<Anchor>,
    meta: BTreeMap<String, Told>,
    filters: BTreeMap<String, Vec<String>>,
    heading: Option<String>,
    title: Option<String>,
    picture: Option<(String, Option<String>)>,
}

impl<'h> Reader<'h> {
    fn read(html: &'h str) -> Option<Searched> {
        let mut reader = Self { open: vec![Element::default()], ..Self::default() };
        for piece in pieces(html) {
            match piece {
                Piece::Text(text) => reader.text(text),
                Piece::Open(tag) => reader.open(tag),
                Piece::Close(name) => {
                    let close = |e: &Element<'_>| e.name.eq_ignore_ascii_case(name);
                    if let Some(at) = reader.open.iter().rposition(close).filter(|at| *at > 0) {
                        while reader.open.len() > at {
                            reader.close();
                        }
                    }
                }
            }
        }
        while reader.open.len() > 1 {
            reader.close();
        }
        let root = reader.open.pop()?;
        (root.status == Status::AroundBody).then(|| reader.done())
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
        let Some(node) = self.open.last() else { return };
        if !matches!(node.status, Status::Ignored | Status::Excluded) {
            for anchor in &node.anchors {
                self.anchors[*anchor].text.push_str(text);
            }
        }
    }

    fn mark(&mut self, mark: Mark) {
        self.text.push(' ');
        self.marks.push((self.text.len(), mark));
        self.text.push(' ');
    }

    fn open(&mut self, tag: Tag<'h>) {
        let name = tag.name;
        let is = |names: &[&str]| names.iter().any(|n| name.eq_ignore_ascii_case(n));
        let mut element = Element { name, ..Element::default() };
        let (mut id, mut weight, mut body, mut ignored) = (None, None, false, None);
        let mut out = is(&LEFT_OUT);
        for (attribute, value) in tag.attributes() {
            match attribute {
                "id" => id = Some(value),
                "class" => out |= value.split_ascii_whitespace().any(|c| c == DATA_LINE),
                "data-pagefind-body" => body = true,
                "data-pagefind-ignore" => {
                    let whole = !matches!(value, "" | "index" | "true");
                    ignored = Some(if whole { Status::Excluded } else { Status::Ignored });
                }
                "data-pagefind-weight" => weight = Some(value.parse().unwrap_or(1.0)),
                "data-pagefind-meta" => element.metas = told(tag, value),
                "data-pagefind-filter" => element.filters = told(tag, value),
                _ => {}
            }
        }
        element.status = if body { Status::Body } else { ignored.unwrap_or_default() };
        let (around, parents) = self
            .open
            .last()
            .map_or((Status::Read, &[][..]), |parent| (parent.status, &parent.anchors[..]));
        if !parents.is_empty() && is(&INLINE) {
            element.anchors = parents.to_vec();
        }
        let can_be_led_to = !matches!(element.status, Status::Ignored | Status::Excluded)
            && (around != Status::AroundBody || element.status == Status::Body);
        if let Some(id) = id.filter(|_| can_be_led_to) {
            let number = self.anchors.len();
            let id = id.split_whitespace().collect::<String>();
            let element_name = name.to_ascii_lowercase();
            self.anchors.push(Anchor { element: element_name, id, ..Anchor::default() });
            self.mark(Mark::Anchor(number));
            element.anchors.push(number);
        }
        if element.status != Status::Excluded && name.eq_ignore_ascii_case("br") {
            self.text.push(' ');
        }
        if around == Status::Excluded {
            element.status = Status::Excluded;
        }
        let drawn = || self.open.iter().any(|e| matches!(e.name, "svg" | "math"));
        if is(&EMPTY) || tag.closes_itself() && (matches!(name, "svg" | "math") || drawn()) {
            self.empty(&element, tag);
            return;
        }
        if out {
            element.status = Status::Ignored;
        }
        element.from = (self.text.len(), self.marks.len());
        element.weighed = self.weigh(name, weight);
        if is(&SENTENCES) {
            self.text.push(' ');
        }
        element.inside = (self.text.len(), self.marks.len());
        self.open.push(element);
    }

    /// Notes what text in an element weighs; whether it says so.
    fn weigh(&mut self, name: &str, weight: Option<f32>) -> bool {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to 240 after the clamp"
        )]
        let scaled = |weight: f32| (weight.clamp(0.0, HEAVIEST) * f32::from(WEIGHT)) as u8;
        let mark = match (weight, name.as_bytes()) {
            (Some(weight), _) if weight <= 0.0 => Mark::Weight(0),
            (Some(weight), _) => Mark::Weight(scaled(weight).max(1)),
            (None, [b'h' | b'H', level @ b'1'..=b'6']) => {
                Mark::Heading(scaled(f32::from(b'8' - level)))
            }
            _ => return false,
        };
        self.mark(mark);
        true
    }

    /// An element without content.
    fn empty(&mut self, element: &Element<'_>, tag: Tag<'_>) {
        if element.status == Status::Excluded {
            return;
        }
        self.tell(element, "");
        let titled = self.heading.is_some() || self.meta.contains_key("title");
        if tag.name.eq_ignore_ascii_case("img") && self.picture.is_none() && titled {
            let value = |name| tag.attribute(name).map(normal);
            self.picture = value("src").map(|src| (src, value("alt")));
        }
    }

    /// Takes up what an element says of the page.
    fn tell(&mut self, element: &Element<'_>, text: &str) {
        let value = |given: &Option<String>| match given {
            Some(given) => Some(Told { text: normal(&normal(given)), shown: false }),
            None if text.is_empty() => None,
            None => Some(Told { text: normal(&normal(text)), shown: true }),
        };
        for (name, given) in &element.filters {
            if let Some(told) = value(given) {
                self.filters.entry(name.clone()).or_default().push(told.text);
            }
        }
        for (name, given) in &element.metas {
            if let Some(told) = value(given) {
                self.meta.insert(name.clone(), told);
            }
        }
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        let name = element.name;
        let is = |names: &[&str]| names.iter().any(|n| name.eq_ignore_ascii_case(n));
        if element.status != Status::Excluded {
            let wanted = !element.metas.is_empty() || !element.filters.is_empty();
            let heading = self.heading.is_none() && name.eq_ignore_ascii_case("h1");
            let title = self.title.is_none() && name.eq_ignore_ascii_case("title");
            if wanted || heading || title {
                let text = self.text[element.inside.0..].to_owned();
                self.tell(&element, &text);
                if heading && !text.trim().is_empty() {
                    self.heading = Some(normal(&text));
                }
                if title {
                    self.title = Some(normal(&text));
                }
            }
        }
        let Some(parent) = self.open.last_mut() else { return };
        let body = matches!(element.status, Status::Body | Status::AroundBody);
        let gone = matches!(element.status, Status::Ignored | Status::Excluded)
            || parent.status == Status::AroundBody && !body;
        if gone {
            self.text.truncate(element.from.0);
            self.marks.truncate(element.from.1);
            return;
        }
        if body && parent.status != Status::AroundBody {
            // What stands around what is searched is not.
            parent.status = Status::AroundBody;
            let before = element.from.0 - parent.inside.0;
            self.text.drain(parent.inside.0..element.from.0);
            self.marks.drain(parent.inside.1..element.from.1);
            for (at, _) in &mut self.marks[parent.inside.1..] {
                *at -= before;
            }
        }
        if is(&SENTENCES) {
            if self.text.chars().next_back().is_some_and(ends_without_point) {
                self.text.push('.');
            }
            self.text.push(' ');
        }
        if element.weighed {
            self.mark(Mark::Back);
        }
    }

    fn done(mut self) -> Searched {
        let mut page = Searched { weights: vec![(0, WEIGHT)], ..Searched::default() };
        page.text.reserve(self.text.len());
        let (mut words, mut from) = (0, 0);
        let mut weights = vec![WEIGHT];
        for (at, mark) in &self.marks {
            words += take_words(&self.text[from..*at], &mut page.text);
            from = *at;
            let now = weights.last().copied().unwrap_or(WEIGHT);
            match mark {
                Mark::Anchor(number) => {
                    let mut anchor = std::mem::take(&mut self.anchors[*number]);
                    anchor.text = normal(&normal(&normal(&anchor.text)));
                    anchor.location = words;
                    page.anchors.push(anchor);
                }
                Mark::Weight(weight) => weights.push(*weight),
                Mark::Heading(weight) if weights.len() == 1 => weights.push(*weight),
                Mark::Heading(_) => weights.push(now),
                Mark::Back => {
                    weights.pop();
                }
            }
            let now = weights.last().copied().unwrap_or(1);
            match page.weights.last_mut() {
                Some((_, weight)) if *weight == now => {}
                Some((from, weight)) if *from == words => *weight = now,
                _ => page.weights.push((words, now)),
            }
        }
        take_words(&self.text[from..], &mut page.text);
        page.text.pop();
        page.text.shrink_to_fit();
        page.meta = self.meta;
        page.filters = self.filters;
        let mut unless_told = |name: &str, told: Told| {
            page.meta.entry(name.to_owned()).or_insert(told);
        };
        let shown = |text| Told { text, shown: true };
        if let Some(title) = self.heading.or(self.title) {
            unless_told("title", shown(title));
        }
        if let Some((src, alt)) = self.picture {
            let told = |text| Told { text, shown: false };
            unless_told("image", told(src));
            unless_told("image_alt", told(alt.unwrap_or_default()));
        }
        page
    }
}
