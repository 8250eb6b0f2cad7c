//! The counters of persons, records, households and accounts.

use super::words::Words;

/// What a number can count, by the word behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counter {
    /// The counter: 人, 名, 件.
    pub(super) word: &'static str,
    /// What makes another word of it: 名 before 刺.
    pub(super) not_before: Words,
}

/// What counts persons.
pub(super) const PERSON_COUNTERS: &[Counter] = &[
    Counter {
        word: "人",
        not_before: Words::new(
            "目 組 体制 暮らし 部屋 当たり あたり につき ひとり 一人 1人 ずつ 月 称 間 物 材 権 工 口 \
             気 格 前 用 乗り 三脚 十色 一首 きり 親 っ子 旅",
        ),
    },
    Counter {
        word: "名",
        not_before: Words::new(
            "刺 簿 前 義 称 字 目 古屋 札 鑑 ずつ 体制 乗り 当たり あたり につき",
        ),
    },
];

/// What counts records, each of which may be a person.
pub(super) const RECORD_COUNTERS: &[Counter] = &[
    Counter {
        word: "件",
        not_before: Words::new("目 名 ずつ 当たり あたり につき"),
    },
    Counter {
        word: "通",
        not_before: Words::new("目 り 信 帳 常 学 知 当たり あたり につき"),
    },
    Counter {
        word: "枚",
        not_before: Words::new("目 挙 方 岩 当たり あたり につき"),
    },
];

/// What counts households and accounts, the last resort.
pub(super) const PROXY_COUNTERS: &[Counter] = &[
    Counter {
        word: "世帯",
        not_before: Words::new("当たり あたり"),
    },
    Counter {
        word: "軒",
        not_before: Words::new("目 並 先 下 家 当たり あたり"),
    },
    Counter {
        word: "戸",
        not_before: Words::new("籍 建 別 惑 締 棚 口 外 袋 主 当たり あたり"),
    },
    Counter {
        word: "ID",
        not_before: Words::new("数 当たり あたり ・"),
    },
    Counter {
        word: "アドレス",
        not_before: Words::new("数 帳 当たり あたり"),
    },
    Counter {
        word: "会員",
        not_before: Words::new("数 番号 制 証 名簿 当たり あたり"),
    },
    Counter {
        word: "アカウント",
        not_before: Words::new("数 当たり あたり"),
    },
    Counter {
        word: "ユーザー",
        not_before: Words::new("数 当たり あたり 名 ID"),
    },
    Counter {
        word: "ユーザ",
        not_before: Words::new("数 当たり あたり 名 ID ー"),
    },
    Counter {
        word: "口座",
        not_before: Words::new("当たり あたり 目"),
    },
    RECORD_COUNTERS[0],
    RECORD_COUNTERS[1],
    RECORD_COUNTERS[2],
];
