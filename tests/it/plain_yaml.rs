//! The repository's own YAML: what is read without the library is what the library reads.

use handbok::diag::sink::Diags;
use handbok::disk::load;
use handbok::manuscript::{front_matter, yaml, yaml_plain};
use handbok::source::span::FileId;

#[test]
fn nearly_every_head_of_a_page_is_read_without_the_library_and_all_yaml_as_the_library_reads_it() {
    let loaded = load::load(&crate::root()).expect("the repository's handbook can be read");
    let (mut heads, mut quick) = (0, 0);
    for file in loaded.sources.files() {
        let Ok(text) = file.text() else { continue };
        let (text, base) = match file.path.rsplit_once('.') {
            Some((_, "yaml")) => (text, 0),
            Some((_, "md")) => match front_matter::split(text).front {
                Some(front) => front,
                None => continue,
            },
            _ => continue,
        };
        let mut diags = Diags::new();
        let due = yaml::by_library(text, FileId(0), base, &mut diags);
        let due_told = diags.sorted();
        let mut diags = Diags::new();
        assert_eq!(yaml::parse(text, FileId(0), base, &mut diags), due, "{}", file.path);
        assert_eq!(diags.sorted(), due_told, "{}", file.path);
        let plain = yaml_plain::read(text, FileId(0), base).is_some();
        heads += usize::from(base > 0);
        quick += usize::from(base > 0 && plain);
    }
    assert!(heads > 100 && quick * 10 > heads * 9, "{quick} of {heads}");
}
