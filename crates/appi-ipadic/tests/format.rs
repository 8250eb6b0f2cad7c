//! The committed dictionary and the linked lindera-dictionary must speak of the same format.

use lindera_dictionary::dictionary::metadata::DICTIONARY_FORMAT_VERSION;

/// The two leading numbers of a version.
fn series(version: &str) -> Vec<&str> {
    version.trim().split('.').take(2).collect()
}

#[test]
fn the_dictionary_was_built_for_the_linked_lindera() {
    let linked = lindera_dictionary::get_version();
    assert_eq!(
        series(appi_ipadic::BUILT_WITH),
        series(linked),
        "dictionary/ was built with lindera-dictionary {}, but {linked} is linked. Run `./rebuild` \
         and `examples/compare-dictionary.rs` as the README tells, commit what changed, and raise the \
         requirement in Cargo.toml with it",
        appi_ipadic::BUILT_WITH,
    );
}

#[test]
fn the_dictionary_loads_with_its_format_and_columns() {
    let dictionary = appi_ipadic::load().expect(
        "lindera-dictionary cannot read dictionary/: its format has changed, run `./rebuild`",
    );
    let metadata = &dictionary.metadata;
    assert_eq!(metadata.format_version, DICTIONARY_FORMAT_VERSION);
    assert_eq!(
        metadata.dictionary_schema.get_custom_fields(),
        appi_ipadic::COLUMNS
    );
    // One entry is unreachable, see `ENTRIES`; a record of an entry has ten bytes.
    let entries = dictionary.prefix_dictionary.vals_data.len() / 10;
    assert_eq!(entries, appi_ipadic::ENTRIES - 1);
    assert!(
        dictionary.connection_cost_matrix.is_zero_copy(),
        "the connection costs are copied when the dictionary is loaded"
    );
}

#[test]
fn the_source_is_named_alike_everywhere() {
    for text in [include_str!("../rebuild"), include_str!("../README.md")] {
        assert!(text.contains(appi_ipadic::SOURCE_NAME));
        assert!(text.contains(appi_ipadic::SOURCE_VERSION));
        assert!(text.contains(appi_ipadic::SOURCE_SHA256));
    }
}

#[test]
fn every_word_has_a_class_that_agrees_with_its_details() {
    use lindera_dictionary::viterbi::{LexType, WordId};

    let dictionary = appi_ipadic::load().expect("the dictionary loads");
    let known = dictionary.prefix_dictionary.word_count();
    let unknown = dictionary.unknown_dictionary.costs.len();
    let ids = |kind, count: usize| (0..count as u32).map(move |id| WordId::new(kind, id));
    for id in ids(LexType::System, known).chain(ids(LexType::Unknown, unknown)) {
        let class = appi_ipadic::word_class(id).expect("a word of the dictionary has a class");
        let details = appi_ipadic::details(&dictionary, id);
        assert_eq!(class.part_of_speech(), details.part_of_speech);
        assert_eq!(class.subcategories()[0], details.subcategory);
    }
    for beyond in [
        WordId::new(LexType::System, known as u32),
        WordId::new(LexType::Unknown, unknown as u32),
        WordId::new(LexType::User, 0),
    ] {
        assert_eq!(appi_ipadic::word_class(beyond), None);
    }
}
