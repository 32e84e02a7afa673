//! The nearest valid name to a misspelt one, with Swedish slips counted as near:
//! å ä ö written without marks or as `aa`/`ae`/`oe`, and neighbouring keys.

/// Keys beside each other on a Swedish keyboard, row by row.
const ROWS: [&str; 3] = ["qwertyuiopå", "asdfghjklöä", "zxcvbnm"];

fn neighbours(a: char, b: char) -> bool {
    ROWS.iter().any(|row| {
        let mut keys = row.chars().skip_while(|key| *key != a && *key != b);
        match (keys.next(), keys.next()) {
            (Some(first), Some(second)) => second == if first == a { b } else { a },
            _ => false,
        }
    })
}

fn unmarked(c: char) -> char {
    match c {
        'å' | 'ä' | 'à' | 'á' => 'a',
        'ö' | 'ø' => 'o',
        'é' | 'è' => 'e',
        'ü' => 'u',
        '_' | ' ' => '-',
        c => c,
    }
}

/// What it costs to type `b` for `a`, in tenths of a keystroke.
fn substitution(a: char, b: char) -> usize {
    if a == b {
        0
    } else if unmarked(a) == unmarked(b) {
        2
    } else if neighbours(a, b) {
        7
    } else {
        10
    }
}

/// Distance in tenths of a keystroke: insertion and deletion cost 10, transposition 8; `None` when it
/// is more than `limit`. What two names begin and end with in common costs nothing and is not
/// gone through, and of the rest only what can be reached within the limit.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let reach = limit / 10;
    if a.len().abs_diff(b.len()) > reach {
        return None;
    }
    const FAR: usize = usize::MAX / 2;
    let mut before = vec![FAR; b.len() + 1];
    let mut previous: Vec<usize> = (0..=b.len()).map(|j| j * 10).collect();
    let mut row = vec![FAR; b.len() + 1];
    let mut least = 0;
    for (i, &x) in a.iter().enumerate() {
        row.fill(FAR);
        row[0] = (i + 1) * 10;
        let (from, to) = (i.saturating_sub(reach), (i + reach + 1).min(b.len()));
        for (j, &y) in b.iter().enumerate().take(to).skip(from) {
            let mut best =
                (previous[j] + substitution(x, y)).min(previous[j + 1] + 10).min(row[j] + 10);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                best = best.min(before[j - 1] + 8);
            }
            row[j + 1] = best;
        }
        let now = row.iter().copied().min().unwrap_or(FAR);
        // A transposition goes on from the row before.
        if now.min(least) > limit {
            return None;
        }
        least = now;
        std::mem::swap(&mut before, &mut previous);
        std::mem::swap(&mut previous, &mut row);
    }
    Some(previous[b.len()]).filter(|cost| *cost <= limit)
}

fn letters(text: &str) -> Vec<char> {
    let lower = text.to_lowercase();
    let spelled = lower.replace("aa", "å").replace("ae", "ä").replace("oe", "ö");
    let source = if spelled == lower { lower } else { spelled };
    source.chars().take(80).collect()
}

/// The candidate nearest to `wrong`, if any is near enough to be meant: within a third of its
/// length, or one of the two begins the other.
#[must_use]
pub fn nearest<'a>(wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    Names::new(candidates).nearest(wrong)
}

/// Which letters a name has, one bit for letters that are alike but for their marks.
fn signature(letters: &[char]) -> u64 {
    letters.iter().fold(0, |bits, c| bits | 1 << (u32::from(unmarked(*c)) % 64))
}

struct Known<'a> {
    name: &'a str,
    letters: Vec<char>,
    signature: u64,
}

/// Valid names, made ready once for many misspelt ones.
pub struct Names<'a>(Vec<Known<'a>>);

impl<'a> Names<'a> {
    /// Makes the names ready.
    #[must_use]
    pub fn new(names: impl IntoIterator<Item = &'a str>) -> Self {
        let ready = |name: &'a str| {
            let letters: Vec<char> = name.to_lowercase().chars().take(80).collect();
            Known { name, signature: signature(&letters), letters }
        };
        Self(names.into_iter().map(ready).collect())
    }

    /// The nearest to `wrong`, as [`nearest`] has it; of two that are as near, the first.
    #[must_use]
    pub fn nearest(&self, wrong: &str) -> Option<&'a str> {
        let typed: Vec<char> = wrong.to_lowercase().chars().take(80).collect();
        let spelled = letters(wrong);
        let ways = [(signature(&typed), &typed), (signature(&spelled), &spelled)];
        let ways = if spelled == typed { &ways[..1] } else { &ways[..] };
        let limit = (typed.len() * 10 / 3).clamp(10, 40);
        let mut best: Option<(usize, &str)> = None;
        for known in &self.0 {
            let within = best.map_or(limit, |(cost, _)| cost);
            let far = known.letters.len().abs_diff(typed.len()) * 10 > limit;
            let mut cost = usize::MAX;
            for (bits, wrong) in ways.iter().filter(|_| !far) {
                // The cheapest stroke, 7, takes one letter away and brings another.
                let strange = (bits ^ known.signature).count_ones() as usize;
                if strange * 7 <= within * 2 {
                    let way = distance(wrong, &known.letters, within);
                    cost = cost.min(way.unwrap_or(usize::MAX));
                }
            }
            let (short, long) = if known.letters.len() < typed.len() {
                (&known.letters, &typed)
            } else {
                (&typed, &known.letters)
            };
            if short.len() >= 4 && long.starts_with(short) {
                cost = cost.min(limit);
            }
            if cost <= limit && best.is_none_or(|(b, _)| cost < b) {
                best = Some((cost, known.name));
            }
        }
        best.map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_slips_are_near() {
        let known = ["tidiga-lekar", "integration", "malgrupper", "samordnare"];
        assert_eq!(nearest("tidig-lekar", known), Some("tidiga-lekar"));
        assert_eq!(nearest("målgrupper", known), Some("malgrupper"));
        assert_eq!(nearest("maalgrupper", known), Some("malgrupper"));
        assert_eq!(nearest("samordnaer", known), Some("samordnare"));
        assert_eq!(nearest("helikopter", known), None);
    }

    #[test]
    fn letters_that_changed_places_or_stand_in_a_long_path_are_near() {
        assert_eq!(nearest("ab-ordning", ["ba-ordning", "helt-annat"]), Some("ba-ordning"));
        let paths = ["a/kapitel/12-moten.md", "a/kapitel/13-avtal.md"];
        assert_eq!(nearest("a/kapitel/12-motne.md", paths), Some(paths[0]));
        assert_eq!(nearest("b/bilagor/99-svaren.md", paths), None);
    }

    #[test]
    fn what_is_passed_over_unread_would_not_have_been_near() {
        let names = ["granskad", "åäö", "sök", "sok", "titel", "till", "ab-c", "ab_d", "qwerty"];
        for wrong in ["granslad", "aao", "söl", "titlar", "tilll", "ab d", "wqerty", "s", "åäö"]
        {
            let near = nearest(wrong, names);
            let (typed, spelled): (Vec<char>, _) = (wrong.chars().collect(), letters(wrong));
            let limit = (typed.len() * 10 / 3).clamp(10, 40);
            for name in names {
                let known: Vec<char> = name.chars().collect();
                let cost = |way: &[char]| distance(way, &known, limit);
                let reached = cost(&typed).or(cost(&spelled)).is_some();
                assert!(near.is_some() || !reached, "{wrong} {name}");
            }
        }
    }
}
