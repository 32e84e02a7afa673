//! Dates as sources give them: a day, a month, or a year.

use jiff::civil::Date;

/// A point in time as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A year.
    Year(i16),
    /// A year and a month.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

impl When {
    /// Reads `2026`, `2026-03` or `2026-03-01`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |s: &str, digits: usize| {
            (s.len() == digits && s.bytes().all(|b| b.is_ascii_digit()))
                .then(|| s.parse::<i16>().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4)?;
        let Some(month) = parts.next() else { return Some(Self::Year(year)) };
        let month = i8::try_from(number(month, 2)?).ok()?;
        let first = Date::new(year, month, 1).ok()?;
        let Some(day) = parts.next() else { return Some(Self::Month(first.year(), month)) };
        let day = i8::try_from(number(day, 2)?).ok()?;
        if parts.next().is_some() {
            return None;
        }
        Date::new(year, month, day).ok().map(Self::Day)
    }

    /// The first day that it may mean.
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Self::Year(y) => Date::new(y, 1, 1).unwrap_or(Date::MIN),
            Self::Month(y, m) => Date::new(y, m, 1).unwrap_or(Date::MIN),
            Self::Day(d) => d,
        }
    }

    /// The last day that it may mean.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(y) => Date::new(y, 12, 31).unwrap_or(Date::MAX),
            Self::Month(y, m) => Date::new(y, m, 1).map_or(Date::MAX, Date::last_of_month),
            Self::Day(d) => d,
        }
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Year(y) | Self::Month(y, _) => y,
            Self::Day(d) => d.year(),
        }
    }
}
