//! One classification whole, pinned as JSON: other programs rely on its form.
//!
//! When a change of the form is meant, renew it with `INSTA_UPDATE=always cargo test --test golden`
//! and read the difference.

#[test]
fn the_json_of_a_classification_is_pinned() {
    let text = "当社は、給与計算の業務を受託しているところ、VPN機器の更新を怠っていたため、\
                ランサムウェアに感染し、委託元の従業員約1.2万人分の個人番号を含む個人データが\
                漏えいしたおそれがあります。管理者のパスワードも使い回していました。";
    insta::assert_json_snapshot!(appi::classify(text));
}
