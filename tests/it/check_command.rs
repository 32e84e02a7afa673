//! `check` as it is typed: what it mends and what it leaves alone, what is on its way into git,
//! and the files that it is asked about. With a real git, in a folder of its own.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::commands::{code, command, err, handbok, out, room};

/// Runs git as somebody who does not exist, with no settings of the machine's.
fn git(here: &Path, arguments: &[&str]) -> Output {
    let path = Path::new(env!("CARGO_BIN_EXE_handbok")).parent().expect("has a folder").to_owned();
    let mut paths = vec![path];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    Command::new("git")
        .current_dir(here)
        .args(["-c", "user.name=Ingen", "-c", "user.email=ingen@handbok.example"])
        .args(arguments)
        .env("PATH", std::env::join_paths(paths).expect("paths without colons"))
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("SOURCE_DATE_EPOCH", "1795000000")
        .output()
        .expect("git starts")
}

fn good(output: &Output) {
    assert!(output.status.success(), "{}{}", out(output), err(output));
}

/// A new handbook, committed, with its hook on.
fn repository() -> tempfile::TempDir {
    let room = room();
    let bok = room.path().join("bok");
    good(&git(&bok, &["init", "--quiet"]));
    good(&git(&bok, &["config", "core.hooksPath", ".githooks"]));
    good(&git(&bok, &["add", "--all"]));
    good(&git(&bok, &["commit", "--quiet", "--message", "Början"]));
    room
}

const WRONG: &str = "- id: s1\n  term: familjecentral\n  # en anmärkning om ordet\n  \
                     undvik: [familjcentral]\n";

/// A page with a safe change due.
fn misspelt(bok: &Path) {
    fs::write(bok.join("guidance/terms.yaml"), WRONG).expect("is written");
    let page = bok.join("content/index.md");
    let text = fs::read_to_string(&page).expect("is read");
    fs::write(page, format!("{text}\nVår familjcentral har öppet.\n")).expect("is written");
}

#[test]
fn mending_shows_what_it_does_and_spares_what_git_cannot_give_back() {
    let room = repository();
    let bok = room.path().join("bok");
    misspelt(&bok);
    let page = bok.join("content/index.md");
    let before = fs::read_to_string(&page).expect("is read");
    let spared = handbok(&bok, "check --fix");
    assert!(err(&spared).contains("content/index.md har ändringar som inte är incheckade"));
    assert!(err(&spared).contains("--allow-dirty"), "{}", err(&spared));
    assert_eq!(fs::read_to_string(&page).expect("is read"), before);

    good(&git(&bok, &["commit", "--quiet", "--all", "--no-verify", "--message", "Fel"]));
    let mended = handbok(&bok, "check --fix");
    let told = err(&mended);
    assert!(told.contains("- Vår familjcentral har öppet."), "{told}");
    assert!(told.contains("+ Vår familjecentral har öppet."), "{told}");
    assert!(told.contains("Rättat: 1 ställe."), "{told}");
    let after = before.replace("familjcentral har", "familjecentral har");
    assert_eq!(fs::read_to_string(&page).expect("is read"), after);
    assert_eq!(fs::read_to_string(bok.join("guidance/terms.yaml")).expect("is read"), WRONG);
    assert!(err(&handbok(&bok, "check --fix")).contains("inget att rätta"));

    fs::write(&page, &before).expect("is written");
    fs::write(bok.join("content/ny.md"), before.replace("titel: ", "titel: Ny ")).expect("written");
    let told = handbok(&bok, "check --fix --allow-dirty");
    assert!(err(&told).contains("Rättat: 2 ställen."), "{}", err(&told));
    assert_eq!(fs::read_to_string(&page).expect("is read"), after);
}

#[test]
fn mending_keeps_the_comments_and_the_order_of_yaml() {
    let room = room();
    let bok = room.path().join("bok");
    let bodies = bok.join("guidance/terms.yaml");
    let wrong = "# överst\n- term: \u{201d}barnhälsovård\u{201d} # vid sidan\n  \n  id: b # sist\n";
    fs::write(&bodies, wrong).expect("is written");
    let told = handbok(&bok, "check --fix");
    assert!(err(&told).contains("Rättat: 1 ställe."), "{}", err(&told));
    let due = wrong.replace(['\u{201d}'], "\"");
    assert_eq!(fs::read_to_string(&bodies).expect("is read"), due);
}

#[test]
fn an_avoided_word_in_yaml_is_mended_and_every_other_byte_stands() {
    let room = repository();
    let bok = room.path().join("bok");
    let goals = bok.join("guidance/goals.yaml");
    let wrong = "# Om en familjcentral, i en anmärkning.\r\n\
                 - text: Varje familjcentral ger stöd tidigt.  # familjcentral vid sidan\r\n\
                 \r\n  \
                 status: foreslaget\r\n  \
                 id:   tidigt-stod # sist står källan\r\n  \
                 kortnamn: 'Stöd på en familjcentral'\r\n  \
                 niva: overgripande\r\n  \
                 kalla: exempel";
    fs::write(&goals, wrong).expect("is written");
    fs::write(bok.join("guidance/terms.yaml"), WRONG).expect("is written");
    assert!(err(&handbok(&bok, "check --fix")).contains("rörs inte"), "not yet in git");
    assert_eq!(fs::read_to_string(&goals).expect("is read"), wrong);

    good(&git(&bok, &["commit", "--quiet", "--all", "--no-verify", "--message", "Fel"]));
    let told = handbok(&bok, "check --fix");
    assert!(err(&told).contains("- - text: Varje familjcentral ger"), "{}", err(&told));
    assert!(err(&told).contains("+ - text: Varje familjecentral ger"), "{}", err(&told));
    let due = wrong
        .replace("Varje familjcentral", "Varje familjecentral")
        .replace("på en familjcentral", "på en familjecentral");
    assert_eq!(fs::read_to_string(&goals).expect("is read"), due);
    assert_eq!(fs::read_to_string(bok.join("guidance/terms.yaml")).expect("is read"), WRONG);
}

#[test]
fn the_hook_tells_of_what_is_added_as_it_was_added_and_of_nothing_else() {
    let room = repository();
    let bok = room.path().join("bok");
    let page = bok.join("content/index.md");
    let sound = fs::read_to_string(&page).expect("is read");
    // An old warning in a file that this commit does not touch.
    fs::write(bok.join("content/gammal.md"), sound.replace("titel: ", "titel: Gammal "))
        .expect("is written");
    let old = fs::read_to_string(bok.join("content/gammal.md")).expect("is read");
    fs::write(bok.join("content/gammal.md"), format!("{old}\n[Klicka här](index.md)\n"))
        .expect("is written");
    good(&git(&bok, &["add", "--all"]));
    good(&git(&bok, &["commit", "--quiet", "--message", "Gammalt"]));

    // Broken when added; mended since, but not added again.
    fs::write(&page, format!("{sound}\n[x](finns-inte.md)\n")).expect("is written");
    good(&git(&bok, &["add", "content/index.md"]));
    fs::write(&page, &sound).expect("is written");
    let stopped = git(&bok, &["commit", "--message", "Trasigt"]);
    assert!(!stopped.status.success(), "{}", err(&stopped));
    let told = out(&stopped) + &err(&stopped);
    assert!(told.contains("trasig-lank"), "{told}");
    assert!(!told.contains("intetsagande"), "an old file is told of: {told}");
    assert_eq!(code(&handbok(&bok, "check")), 0, "on the disk all is well");

    // A picture that was forgotten: there on the disk, not in the commit.
    fs::write(bok.join("content/images/ny.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>")
        .or_else(|_| {
            fs::create_dir_all(bok.join("content/images"))?;
            fs::write(bok.join("content/images/ny.svg"), "<svg/>")
        })
        .expect("is written");
    fs::write(&page, format!("{sound}\n![Ett hus](images/ny.svg)\n")).expect("is written");
    good(&git(&bok, &["add", "content/index.md"]));
    let stopped = git(&bok, &["commit", "--message", "Glömd bild"]);
    assert!(!stopped.status.success() && (out(&stopped) + &err(&stopped)).contains("ny.svg"));
    good(&git(&bok, &["add", "--all"]));
    good(&git(&bok, &["commit", "--quiet", "--message", "Med bild"]));

    // Who takes a page away breaks the links of others: an error is told wherever it stands.
    good(&git(&bok, &["rm", "--quiet", "content/index.md"]));
    let stopped = git(&bok, &["commit", "--message", "Borttagen"]);
    assert!((out(&stopped) + &err(&stopped)).contains("content/gammal.md"));
    assert!(!stopped.status.success());
}

#[test]
fn nothing_on_its_way_into_git_is_nothing_to_check() {
    let room = repository();
    let told = handbok(&room.path().join("bok"), "check --staged");
    assert_eq!((code(&told), &*out(&told)), (0, "Ingenting i handboken är på väg in i git.\n"));
    let outside = room.path().join("utan");
    assert_eq!(code(&handbok(room.path(), "new handbook utan")), 0);
    let told = handbok(&outside, "check --staged");
    assert_eq!(code(&told), 2);
    assert!(err(&told).contains("Git svarar inte"), "{}", err(&told));
}

#[test]
fn a_check_of_some_files_tells_of_them_and_counts_the_rest() {
    let room = room();
    let bok = room.path().join("bok");
    let page = fs::read_to_string(bok.join("content/index.md")).expect("is read");
    for name in ["content/a.md", "content/om/b.md"] {
        let text = page.replace("titel: ", &format!("titel: {name} "));
        fs::write(bok.join(name), format!("{text}\n[Klicka här](https://handbok.example/)\n"))
            .expect("is written");
    }
    let told = handbok(&bok, "check content/om --format short");
    assert!(out(&told).contains("content/om/b.md") && !out(&told).contains("content/a.md"));
    let told = handbok(&bok.join("content"), "check a.md");
    assert!(out(&told).contains("content/a.md") && out(&told).contains("I andra filer finns"));
    let told = handbok(&bok, "check finns-inte.md");
    assert_eq!(code(&told), 2, "{}", out(&told));
    let told = handbok(&bok, "check ..");
    assert!(err(&told).contains("ligger inte i handbokens mapp"), "{}", err(&told));
}

#[test]
fn schemas_are_written_and_new_files_say_which_is_theirs() {
    let room = room();
    let bok = room.path().join("bok");
    let first = |path: &str| {
        let text = fs::read_to_string(bok.join(path)).expect("is read");
        text.lines().next().unwrap_or_default().to_owned()
    };
    let link = "# yaml-language-server: $schema=../../../.vscode/schemas/centre.schema.json";
    assert_eq!(first("content/centres/exempel/ekorren.yaml"), link);
    assert!(first("guidance/goals.yaml").ends_with("../.vscode/schemas/goals.schema.json"));
    let made = command(&bok, "ny central").args(["Påhittad"]).output().expect("starts");
    assert_eq!(code(&made), 0, "{}", err(&made));
    assert_eq!(first("content/centres/exempel/pahittad.yaml"), link);
    for linked in ["content/centres/exempel/ekorren.yaml", "guidance/handbook.yaml"] {
        let place = first(linked);
        let (_, place) = place.split_once('=').expect("is a link");
        let folder = bok.join(linked).parent().expect("has a folder").to_owned();
        assert!(folder.join(place).exists(), "{place}");
    }

    fs::remove_dir_all(bok.join(".vscode")).expect("is removed");
    let told = handbok(&bok, "schema");
    assert_eq!(code(&told), 0, "{}", err(&told));
    let front = fs::read_to_string(bok.join(".vscode/schemas/front-matter.schema.json"));
    assert!(front.expect("is written").contains("Sidans"), "{}", out(&told));
    assert_eq!(code(&handbok(&bok, "schema --out scheman")), 0);
    assert!(bok.join("scheman/handbook.schema.json").exists());
}

/// A server on this machine that has one page, has moved another, and counts its questions.
fn server() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let at = format!("http://{}", listener.local_addr().expect("it has an address"));
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut bytes = [0; 2048];
            let length = stream.read(&mut bytes).unwrap_or(0);
            let text = String::from_utf8_lossy(&bytes[..length]).into_owned();
            count.fetch_add(1, Ordering::Relaxed);
            let head = match text.split(' ').nth(1) {
                Some("/gammal") => "301 X\r\nLocation: /ny",
                Some("/ny") => "200 OK",
                _ => "404 X",
            };
            let head = format!("HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            let _ = stream.write_all(head.as_bytes());
        }
    });
    (at, asked)
}

#[test]
fn addresses_of_others_are_asked_about_only_when_told_to_and_then_remembered() {
    let room = room();
    let bok = room.path().join("bok");
    let (at, asked) = server();
    let page = bok.join("content/index.md");
    let text = fs::read_to_string(&page).expect("is read");
    let more = format!("\nLäs [rapporten]({at}/borta) och [lagen]({at}/gammal#rubrik).\n");
    fs::write(&page, text + &more).expect("is written");
    let run = |line: &str| {
        let mut command = command(&bok, line);
        for proxy in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
            command.env_remove(proxy);
        }
        command.output().expect("the program starts")
    };
    for line in ["check", "build --no-pdf --no-search"] {
        assert!(!out(&run(line)).contains("extern-lank"), "{line}");
    }
    assert_eq!(asked.load(Ordering::Relaxed), 0, "an ordinary check asked the network");

    let told = run("check --external");
    let text = out(&told);
    assert!(text.contains("varning[extern-lank-borta]"), "{text}{}", err(&told));
    assert!(text.contains(&format!("{at}/borta finns inte (404)")), "{text}");
    assert!(text.contains(&format!("{at}/gammal har flyttat för gott")), "{text}");
    assert!(text.contains(&format!("byt till {at}/ny")), "{text}");
    assert_eq!(code(&told), 0, "a warning stops only under --strict");
    let before = asked.load(Ordering::Relaxed);
    assert!(before >= 4, "{before}");

    let again = run("check --external");
    assert!(out(&again).contains("finns inte (404)") && err(&again).contains("varav 0 frågades"));
    assert_eq!(asked.load(Ordering::Relaxed), before, "what was known was asked again");
    assert!(bok.join(".handbok/externa-lankar.json").exists());
}

#[test]
fn faults_in_a_theme_of_ones_own_are_told_with_file_and_line_before_anything_is_built() {
    let room = room();
    let bok = room.path().join("bok");
    let theme = bok.join("themes/default");
    for folder in ["templates", "print"] {
        fs::create_dir_all(theme.join(folder)).expect("is made");
    }
    let told = |file: &str, text: &str| {
        let path = theme.join(file);
        fs::write(&path, text).expect("is written");
        let said = out(&handbok(&bok, "check --format short"));
        fs::remove_file(path).expect("is removed");
        said
    };
    let clean = out(&handbok(&bok, "check --format short"));
    assert!(!clean.contains("trasig-mall") && !clean.contains("fel-i-trycktema"), "{clean}");
    for (file, text, at, words) in [
        // A fault of form, and a field that only a filled page finds to be missing.
        ("templates/page.html", "<p>\n{{ page.title }</p>\n", ":2:", "något annat väntades här"),
        ("templates/front.html", "<p>\n\n{{ view.titel }}</p>\n", ":3:", "”titel” finns inte"),
        ("templates/404.html", "{{ finnsinte }}\n", ":1:", "”finnsinte” finns inte här"),
        (
            "templates/list.html",
            "<p>\n å {{ page.title | stort }}</p>\n",
            ":2:20:",
            "”stort” finns inte",
        ),
        ("print/prov.typ", "#let a = 1\n#let b = (1,\n", ":2:", "är inte slutet"),
    ] {
        let said = told(file, text);
        let line = said.lines().find(|line| line.contains(&format!("themes/default/{file}{at}")));
        assert!(line.is_some_and(|line| line.contains(words)), "{file}: {said}");
    }
    let all = [
        ("list.html", "{{ page.title"),
        ("path.html", "{{ page.title | stort }}"),
        ("index.html", "{% if %}"),
    ];
    for (file, text) in all {
        fs::write(theme.join("templates").join(file), text).expect("is written");
    }
    let said = out(&handbok(&bok, "check --format short"));
    for (file, _) in all {
        assert!(
            said.contains(&format!("templates/{file}:1:")),
            "{file} is not told at once: {said}"
        );
    }
}
