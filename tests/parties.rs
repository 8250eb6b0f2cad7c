//! Who the text is about decides the article: equal texts but for the voice of one verb.

const TAIL: &str = "システムの保守を委託していたところ、サーバの脆弱性が放置されていたため、\
                    不正アクセスを受け、顧客の個人データが漏えいした。";

#[test]
fn entrusting_is_article_25_and_being_entrusted_article_23() {
    let active = format!("事業者は、{TAIL}");
    let passive = active.replace("委託していた", "委託されていた");
    let active = appi::classify(&active);
    let passive = appi::classify(&passive);
    assert_eq!(active.labels(), ["25"]);
    assert_eq!(active.findings()[0].role(), appi::Role::Consignor);
    assert_eq!(passive.labels(), ["23/10-6(3)"]);
    assert_eq!(passive.findings()[0].role(), appi::Role::Consignee);
}
