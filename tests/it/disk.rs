//! A build that is killed, whenever it is killed, leaves a whole site.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use handbok::disk::manifest;
use handbok::disk::write::Writer;
use handbok::output::Output;

const CHILD: &str = "HANDBOK_TEST_KILLED_CHILD";
const BEGUN: &str = "the child begins to build";
const FILES: usize = 120;

fn build(target: &Path, version: usize) {
    let writer = Writer::open(target, || ()).expect("opens");
    for n in 0..FILES {
        // Every third file is the same in every version, so that old files are taken over too.
        let text = if n % 3 == 0 { "lika".to_owned() } else { format!("utgåva {version}") };
        writer.put(&Output::one(format!("{}/{n}.html", n % 11), text)).expect("is taken");
    }
    writer.commit().expect("is written");
}

/// The versions that the site's changing files hold, and how many files there are.
fn look(target: &Path) -> (BTreeSet<String>, usize) {
    let (mut versions, mut count) = (BTreeSet::new(), 0);
    for entry in walkdir::WalkDir::new(target) {
        let entry = entry.expect("is listed");
        if entry.file_type().is_file() && entry.file_name() != manifest::NAME {
            count += 1;
            versions.insert(fs::read_to_string(entry.path()).expect("is read"));
        }
    }
    versions.remove("lika");
    (versions, count)
}

#[test]
fn twenty_builds_killed_at_different_moments_leave_a_whole_site_each_time() {
    let room = tempfile::tempdir().expect("a temporary folder");
    let target = room.path().join("dist");
    let begun = Instant::now();
    build(&target, 0);
    // However fast the machine is just now, the moments fall within three builds of it.
    let step = begun.elapsed().max(Duration::from_millis(40)) * 3 / 41;
    let mut seen = BTreeSet::new();
    let mut kill_after = |time: Duration| {
        let mut child = Command::new(std::env::current_exe().expect("is a program"))
            .args(["--exact", "disk::a_child_that_builds_until_it_is_killed", "--nocapture"])
            .env(CHILD, &target)
            .stdout(Stdio::piped())
            .spawn()
            .expect("starts");
        let said = BufReader::new(child.stdout.take().expect("is piped")).lines();
        // Counted from when the child begins to build, however long a loaded machine took for that.
        assert!(said.map_while(Result::ok).any(|line| line.contains(BEGUN)), "no child began");
        sleep(time);
        child.kill().expect("can be killed");
        child.wait().expect("ends");
        let (versions, count) = look(&target);
        assert_eq!((versions.len(), count), (1, FILES), "half a site after {time:?}");
        seen.extend(versions);
        seen.len()
    };
    // 37 and 41 have no common factor: twenty different moments within the child's work.
    let mut built = (0..20u32).map(|turn| kill_after(step * (turn * 37 % 41))).max().unwrap_or(0);
    // A machine that has become slower meanwhile gets more time, until something was built.
    let mut longer = step * 41;
    while built < 2 && longer < Duration::from_mins(5) {
        longer *= 2;
        built = kill_after(longer);
    }
    assert!(built > 1, "no child came as far as to build anything");
    build(&target, 0);
    let left: Vec<_> = fs::read_dir(room.path()).expect("is listed").collect();
    assert_eq!(left.len(), 1, "what the killed left is not tidied away: {left:?}");
}

#[test]
fn a_child_that_builds_until_it_is_killed() {
    let Some(target) = std::env::var_os(CHILD) else { return };
    println!("{BEGUN}");
    for version in 1.. {
        build(Path::new(&target), version);
    }
}
