pub static RULES: &[&crate::diag::rule::Rule] = &[];
