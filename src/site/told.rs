//! What the template engine objects to, in Swedish: the maker of a theme reads what is wrong in
//! words, and the engine's own words after them.

/// The beginnings of what the engine says, each with its Swedish; `{}` is the first name that the
/// engine quotes. The more exact come first.
const KNOWN: &[(&str, &str)] = &[
    ("Variable `", "namnet {} finns inte här"),
    ("Field `", "fältet {} finns inte"),
    ("Tried to render a variable that is undefined", "värdet finns inte"),
    ("Unexpected end of input", "filen slutar mitt i ett uttryck"),
    ("Unexpected character", "ett tecken står där det inte kan stå"),
    ("Unexpected token", "ett tecken står där det inte kan stå"),
    ("String opened with", "en text inom citattecken är inte avslutad"),
    ("Closing comment tag", "en kommentar är inte avslutad"),
    ("Closing tag", "taggen som avslutar hör inte till den som öppnar"),
    ("Unclosed component", "en komponent är inte avslutad"),
    ("Invalid syntax for `set`", "efter set ska det stå ett namn, = och ett värde"),
    ("Invalid Integer", "talet går inte att läsa"),
    ("Invalid float", "talet går inte att läsa"),
    ("Invalid type", "värdet är av fel slag"),
    ("Invalid ", "uttrycket går inte att använda här"),
    ("Found ", "något annat väntades här"),
    ("Unknown filter", "filtret {} finns inte"),
    ("Unknown function", "funktionen {} finns inte"),
    ("Unknown test", "testet {} finns inte"),
    ("Unknown component", "komponenten {} finns inte"),
    ("Unknown template", "mallen {} finns inte"),
    ("Unknown argument", "ett argument passar inte"),
    ("Filter `", "filtret {} finns inte"),
    ("Function `", "funktionen {} finns inte"),
    ("Test `", "testet {} finns inte"),
    ("Argument `", "argumentet {} saknas"),
    ("Implicit argument `", "argumentet {} saknas"),
    ("Missing keyword argument", "argumentet {} saknas"),
    ("Keyword argument `", "argumentet {} står mer än en gång"),
    ("Component argument `", "argumentet {} passar inte"),
    ("Template already contains a block", "blocket {} finns redan i mallen"),
    ("Template already contains a component", "komponenten {} finns redan i mallen"),
    ("Template is already extending", "mallen bygger redan på {}"),
    ("Block `", "blocket {} finns inte i mallen som den bygger på"),
    ("Blocks cannot", "ett block kan inte stå här"),
    ("`extends`", "extends ska stå först i mallen"),
    ("This content would be ignored", "text utanför blocken syns aldrig"),
    ("The template nesting is too deep", "mallen är inskjuten för djupt"),
    ("The expression is too complex", "uttrycket är för långt"),
    ("Maximum render recursion depth", "en komponent använder sig själv utan slut"),
    ("Iteration not possible", "det går inte att gå igenom värdet som en lista"),
    ("Key/value iteration", "det går inte att gå igenom värdet som nycklar och värden"),
    ("Cannot compare", "värdena går inte att jämföra"),
    ("Cannot slice", "det går inte att ta en del av värdet"),
    ("Slice ", "det går inte att ta en del av värdet"),
    ("`+` requires", "det går bara att lägga ihop tal"),
    ("Circular extend", "mallarna bygger på varandra i en ring"),
    ("Circular include", "mallarna hämtar varandra i en ring"),
];

/// What the engine says, in Swedish, and then in its own words on one line.
#[must_use]
pub fn swedish(message: &str) -> String {
    let first = message.lines().next().unwrap_or_default().trim();
    // What follows the first sentence lists names by the dozen.
    let own = first.split_once(". ").map_or(first, |(sentence, _)| sentence).trim_end_matches('.');
    let name = own.split('`').nth(1).filter(|name| !name.is_empty());
    let said = if own.starts_with("Template '") && own.contains("is inheriting from") {
        "mallen bygger på en mall som inte finns".to_owned()
    } else if own.starts_with("Template '") {
        "mallen finns inte".to_owned()
    } else {
        let known = KNOWN.iter().find(|(english, _)| own.starts_with(english));
        let words = known.map_or("uttrycket går inte att använda", |(_, swedish)| swedish);
        let quoted = name.map_or_else(String::new, |name| format!("\u{201d}{name}\u{201d}"));
        words.replace("{}", &quoted).replace("  ", " ")
    };
    format!("{said} (Tera: {own})")
}

/// A fault as the engine writes it out when there may be several.
pub struct Report<'a> {
    /// What it says.
    pub message: &'a str,
    /// The template's name.
    pub file: &'a str,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// The faults that the engine wrote out as one text: `error: …` with ` --> file:line:column` on the
/// line after.
#[must_use]
pub fn reports(message: &str) -> Vec<Report<'_>> {
    let lines: Vec<&str> = message.lines().collect();
    let pairs = lines.iter().zip(lines.iter().skip(1));
    pairs
        .filter_map(|(first, second)| {
            let message = first.strip_prefix("error: ")?;
            let mut place = second.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
            let column = place.next()?.parse().ok()?;
            let line = place.next()?.parse().ok()?;
            Some(Report { message, file: place.next()?, line, column })
        })
        .collect()
}

/// The byte at a line and column from 1; the text's end when it has no such place.
#[must_use]
pub fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let own = text[before..].lines().next().unwrap_or_default();
    let within = own.char_indices().nth(column.saturating_sub(1)).map_or(own.len(), |(at, _)| at);
    before + within
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_of_a_text_has_its_place() {
        let told =
            reports("error: A `b`.\n --> x.html:2:3\n  |\n2 | åb\n\nerror: C\n --> y.html:1:1\n");
        let places: Vec<_> = told.iter().map(|r| (r.message, r.file, r.line, r.column)).collect();
        assert_eq!(places, [("A `b`.", "x.html", 2, 3), ("C", "y.html", 1, 1)]);
        assert_eq!(offset("ett\nåäö\n", 2, 3), 8);
        assert_eq!(offset("ett", 9, 9), 3);
        assert!(reports("Template 'x' not found").is_empty());
    }
}
