//! The small closed language in which definitions and tariff levels are written.

use super::words::{Activity, Principal};

/// A condition on a centre; evaluated three-valued in `derive::classify`.
#[derive(Clone, Debug, PartialEq)]
pub enum Predicate {
    /// Every part holds.
    All(Vec<Predicate>),
    /// Some part holds.
    Any(Vec<Predicate>),
    /// The part does not hold.
    Not(Box<Predicate>),
    /// At least `n` of the parts hold.
    AtLeast(usize, Vec<Predicate>),
    /// The activity takes part.
    Includes(Activity),
    /// The activity is in the shared premises.
    Colocated(Activity),
    /// The activity's whole ordinary work is there.
    Whole(Activity),
    /// The activity has this principal.
    PrincipalIs(Activity, Principal),
    /// There is a common plan.
    CommonPlan,
    /// There are common efforts.
    CommonEfforts,
    /// There are common premises for common efforts.
    CommonPremises,
    /// Collaboration is systematic.
    Systematic,
    /// The centre has the region's supplementary assignment.
    Supplement,
    /// Children of these ages (whole years) are within the target group.
    Ages {
        /// Youngest.
        from: i64,
        /// Oldest.
        to: i64,
    },
}
