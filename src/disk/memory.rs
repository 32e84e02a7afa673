//! How much memory the program has, as the system counts it.

/// The bytes of memory that the program takes up now; none where the system does not tell.
#[must_use]
pub fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_program_holds_is_counted() {
        let Some(before) = resident() else { return };
        assert!(before > 1 << 20, "{before}");
        let held = vec![7_u8; 64 << 20];
        let after = resident().expect("is told twice");
        assert!(after > before + (32 << 20), "{before} then {after}");
        assert_eq!(held.iter().map(|b| u64::from(*b)).sum::<u64>(), 7 << 26);
    }
}
