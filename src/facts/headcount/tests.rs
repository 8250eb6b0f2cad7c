//! Head counts of made-up texts.

use super::counter::PERSON_COUNTERS;
use super::number::quantities;
use super::{CountedPersons, headcount};

/// Cuts after 。 and at line ends, which is enough for these texts.
fn read(text: &str) -> Option<CountedPersons> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for piece in text.split_inclusive(['。', '\n']) {
        sentences.push(start..start + piece.trim_end().len());
        start += piece.len();
    }
    headcount(text, &sentences)
}

/// How numbers are written.
const NOTATIONS: &str = "
    12345 exact | 顧客12,345人の個人情報が流出した。
    12000 exact | 顧客1万2千人の住所が漏えいした。
    12000 approximate | 会員約1.2万人の氏名が漏えいした。
    12000 exact | 住民一万二千人の名簿を紛失した。
    500 exact | 受験生五百名の答案が所在不明である。
    1000 minimum | 1,000人超の会員情報が盗まれた。
    3000 approximate | 3千人余りの患者情報が閲覧可能であった。
    none | 数百人の個人情報が流出した。
    none | 十数名の連絡先が漏えいした。
    20 exact | お客様20名様の注文内容を別のお客様に誤って開示した。
    300 exact | 延べ300名の相談記録を紛失した。
    15000 maximum | 最大15,000人の個人データが漏えいしたおそれがある。
    1500 maximum | 最大で約1,500人分の情報が漏えいした可能性がある。
    5000 minimum | 5,000人以上の情報が公開状態となっていた。
    1000 maximum | 漏えいしたのは1,000人以下とみられる。
    50 maximum | 流出したのは50人未満の利用者の情報である。
    80 minimum | 少なくとも80名の氏名が漏えいした。
    700 approximate | およそ700人分の申込書を誤廃棄した。
    210000000 exact | 合計2億1,000万人の個人データが窃取された。
    412 exact | 漏えいの対象は計412名です。
    56 exact | 患者56人分の検査結果を誤送信した。
    1200 minimum | 利用者1,200人分以上の情報が漏えいした。
    40 approximate | 生徒40名程度の成績を記録したUSBメモリを紛失した。
    20000 approximate | 会員2万人弱の情報が流出した。
    200 maximum | 個人情報が100~200人分流出した。
    300 approximate | 顧客300名前後の名刺が盗まれた。
    none | 99999999999999999999人の情報が漏えいした。
    none | 漏えいは0名であった。
";

/// Persons who acted, were punished, work there, received something, or were told.
const BYSTANDERS: &str = "
    none | 職員1名が偽のメールを開き、情報が漏えいした。
    none | 担当者2人で封入したが、書類を誤って別人に送付した。
    none | 顧客名簿を持ち出した。処分者3名は下記のとおり。
    250 exact | 従業員1名が顧客250名の名簿を持ち出した。
    35 exact | 2名の職員が住民35人の住民票を私的に閲覧した。
    none | 18歳の会員の情報が漏えいし、1人暮らしであることが知られた。
    none | 3人体制で確認すべきところ怠り、名簿を紛失した。
    none | 従業員20名の会社において、顧客情報が漏えいした。
    none | 利用者のうち一部の方の情報が漏えいした。
    none | 課長級職員2人を停職とした。市民の情報を漏らしたためである。
    8 exact | 職員8名分の給与明細が流出した。
    340 exact | 当社従業員340名の個人データが暗号化された。
    none | 職員3名のパソコンがマルウェアに感染し、情報が漏えいした可能性がある。
    none | 名刺1枚と第三者2名への誤送信があった。
    64 exact | 学生64名の成績表を、別の保護者1名に誤って手渡した。
    none | 漏えいの公表後、150人から問い合わせがあった。
    none | 全職員400名に研修を行い、漏えいの再発を防ぐ。
    none | 職員5名のパスワードを用いて侵入し、情報を閲覧した。
    none | 町民一人ひとりにお詫びし、流出の経緯を説明する。
    none | 本校の生徒は300人が在籍する。成績情報が流出した。
    none | 弊社従業員(1名)の端末が感染し、情報が漏えいした可能性がある。
    6 exact | 不正に閲覧した職員は4人で、閲覧された住民は6人だった。
    none | 営業9名がIDを使い回し、顧客情報を閲覧できた。
    none | 管理者権限が係員30人に配られ、閲覧されていた。
    none | 封入は二人で確認するが、誤って別人に送付した。
    none | 清掃業(従業員45名)。名簿を紛失した。
";

/// Harm that is denied.
const DENIED: &str = "
    none | 700人分については漏えいは確認されていない。
    90 exact | 個人会員90人の情報が漏えいしたが、法人の担当者40人は対象外である。
    300 exact | 顧客300人分の情報が流出したが、二次被害は確認されていない。
    1000 exact | 退会者200人を除く会員1,000人の情報が流出した。
    250 exact | 漏えいしたのは300人分ではなく、250人分であった。
    1000 exact | 会員1,000人の情報が漏えいした。休会中の50人は含まれていない。
";

/// Wholes, their parts, and sums.
const WHOLES_AND_PARTS: &str = "
    523 exact | 会員10万人のうち523人分の情報が流出した。
    523 exact | 会員は10万人おり、このうち523人分が流出した。
    523 exact | 会員10万人以上のうち実際に漏えいしたのは523人だった。
    45 exact | 登録者3,000名のうち、閲覧された可能性があるのは45名である。
    3000 exact | 流出したのは3,000人分で、うち200人は口座番号も含む。
    3000 exact | 流出した3,000人のうち、200人は口座番号も流出した。
    900 exact | 対象者は合計900人、うち学生600人、教員300人である。情報が漏えいした。
    350 exact | 漏えいした人数は350名(顧客300名、取引先50名)である。
    350 exact | 漏えい対象 350名⏎内訳⏎・顧客 300名⏎・取引先 50名
    200 exact | 生徒120人分及び保護者80人分の連絡先が流出した。
    200 approximate | A支店120人、B支店約80人の顧客情報を紛失した。
    350 exact | 顧客300名と従業員50名の個人データが漏えいした。
    300 exact | 氏名300人分、住所250人分が漏えいした。
    100 exact | 漏えいした個人情報⏎・東校の生徒 40名⏎・西校の生徒 60名
    620 exact | 利用者15万人が利用するサイトから、購入者620人の情報が漏えいした。
    15000 approximate | 約15,000人の個人情報を管理していた端末が遠隔操作され、漏えいのおそれがある。
    500 exact | 会員500人の情報が漏えいし、職員が30人に電話で連絡した。
    28 exact | 職員が名簿を紛失した。児童28人の氏名と住所が記載されていた。
    12 exact | 患者様12名(うち入院中2名)の情報を誤って送信した。
    650 exact | 流出したのは、利用者500人とその家族150人の計650人分の氏名などである。
    10 exact | 参加者のうち15名の方に、別の参加者10名の氏名が載った書類を誤送付した。
    5000 approximate | 会員サイト(会員数約30万人)が攻撃を受け、約5,000人の氏名が流出した。
    12000 exact | 会員12,000名の個人情報、会員4,567名のカード情報が漏えいした。
    150 exact | 情報が流出した。⏎2. 対象となる方⏎昨年登録された150名
";

/// Numbers that others replace.
const CORRECTIONS: &str = "
    250 exact | 当初100人の情報流出と公表したが、その後250人分と判明した。
    280 exact | 流出した人数を300人から280人に訂正する。
    85 exact | 先月、90人分の漏えいを公表しましたが、調査の結果、85人分と確定しました。
    60 exact | 市は、60人分の名簿を紛失したと発表した。
";

/// Records, households and accounts.
const STAND_INS: &str = "
    1500 exact | 顧客情報1,500件が漏えいした。
    2300 exact | 個人情報 2,300件が閲覧できる状態であった。
    30000 approximate | 会員データ約3万件が流出した。
    646 exact | 流出した件数:646件(過年度分は含まず)
    800 approximate | 漏えいした件数⏎1. 項目:氏名⏎2. 件数:約800件
    4000 maximum | 最大4,000件の顧客情報が流出した可能性がある。
    none | メール5,000件が誤って送信された。
    none | 不正アクセスのログ3,000件を調べ、流出の有無を調査した。
    none | 問い合わせ40件があり、漏えいが発覚した。
    210 exact | 個人情報2,300件、顧客210人分が漏えいした。
    45 exact | 45世帯分の個人情報が漏えいした。
    5000 exact | 5,000アカウントの情報が流出した。
    none | パソコン5台、書類30枚、3社分の資料を紛失した。
    52300 exact | 漏えいした個人データは合計52,300件(うちカード情報1,200件)である。
    2398 exact | 不正ログインされたアカウント数は2,398件です。
    58 exact | 入会申込書58枚が棚から消えた。
    2 exact | 督促状2通の封筒を入れ違えた。
    11 exact | 誤配達11通、うち2通は開封済み。
    45 exact | 検針先45軒の台帳を落とした。
    530 exact | 居住者一覧530戸分をなくした。
    53 exact | 宛先53件をCCに入れて送信した。
    64 exact | 【件数】64件(氏名、電話番号)。誤って公開した。
    1066 exact | 該当1,066IDが第三者に変更されている。
    none | 問い合わせ35件が寄せられた。漏えいの人数は調査中。
    none | 備品を少なくとも41件盗んだ。
    none | 顧客情報漏えいの一件で会議を開いた。
";

/// Texts that tell of what went wrong in plain words, or leave it to be understood.
const PLAIN_WORDS: &str = "
    320 exact | 園児320名の保護者連絡票を、裏紙としてスーパーに寄付していた。
    45 exact | 要援護者の名簿をコインランドリーに忘れる。45名分。翌日戻るも、コピーされた疑い。
    60 exact | 塾生六十名の答案を電車の網棚に置いたまま降りた。
    27000 exact | ポイント履歴2万7千人分を、本人の了解なく調査会社に売っていた。
    6 exact | 従業員6名の懲戒歴が社内掲示板に貼り出された。
    2300 approximate | 約2,300人の名前と電話番号の入ったスマホを電車でなくした。
    1 exact | 課長が、部下1人の診断書を朝礼で読み上げた。
    18 exact | 職員が、用もないのに女性18人の住所を検索していた。
    2 exact | お二人の戸籍の附票を取り違えてお渡しした。
    700 exact | 店主より、注文した方700人のカード番号が抜かれたと連絡。
    1800 exact | 1800人の生徒の成績が入ったサーバに、生徒自身が教師のIDで入った。
    510 exact | A校280名、B校230名の健康診断票が所在不明。
    30 exact | 書庫から簿冊が無くなった。現在30名。
    88 exact | 見積りの控えを勝手に写された。うちの分は88人だって。
    44 exact | 団員44人の名簿盗難⏎楽団は、団員44人の名簿が盗まれたと発表した。
    87 exact | 要望書に書かれた87人の氏名を勧誘に使わせた。
    12 exact | 申込者25名のうち12名の申込書がごみ捨て場で見つかった。
";

/// Labels, tables, and blanks inside numbers.
const LABELLED: &str = "
    130 exact | 漏えい人数:130
    156 exact | ・対象者数(名):156⏎・項目:氏名⏎・原因:送付先の取り違え
    1240 exact | 漏えい等が発生した本人の数1,240
    2450 exact | 本人数(人)⏎2,450⏎漏えいの項目⏎氏名
    1308 exact | 記録が滅失した。搬送者数1 , 308名
    70 approximate | 前科を無断で台帳に書き写した。今70名分ほど。
    none | 情報が漏えいした。対応人数:5
    none | 情報が漏えいした。数10人にのぼる。
    4200 exact | 4,200ユーザーの情報が流出した。
    310 exact | 310口座の情報が流出した。
    4018 exact | 総当たりで突破された。対象会員 4,018。
    1850 exact | 流出件数は1,850(重複を除く)。
    4300 exact | 受講生4, 30 0 名の録画を無断で渡した。
    241 exact | 当 日 は 一 人 で 送 信 し 、24 1名 の 宛先が漏れた。
";

/// Nothing went wrong, or only in the mind.
const NO_INCIDENT: &str = "
    none | 訓練として社員120名に偽メールを送り、8名がリンクを開いた。
    none | 【訓練】会員4,000名の情報が漏えいした。
    none | 次の事例を読んで答えよ。会員800人の情報が流出した。
    none | 漏えいは、たとえ5人分でも報告が要る。
    none | 漏えいの報告が要るのは、本人の数が1,000人を超える場合である。
    none | 情報の提供に同意した640名の名簿を渡した。
    none | 照会のあった加入者2名の住所を書面で答えた。
    none | 名簿は施錠し、入室は登録者5名のみ。紛失はない。
    none | 個人情報を扱う従業者を5名に限り、他の者は閲覧できない。
    none | 交通事故で2人が負傷した。
    none | 当社は従業員30名の会社である。
    none | 会場には約200人が集まり、法改正について議論した。
    none | お客様の情報は1人も漏れていません。
    none | 捜査関係事項照会を受け、宿泊者1名の住所を回答した。
    none | 訓練。想定は会員4,000名の情報の流出。
    none | 全受講者1,204人から書面で同意を取った。
    none | 漏えい時は、100人以下であっても知らせる。
";

#[test]
fn head_counts() {
    let tables = [
        NOTATIONS,
        BYSTANDERS,
        DENIED,
        WHOLES_AND_PARTS,
        CORRECTIONS,
        STAND_INS,
        PLAIN_WORDS,
        LABELLED,
        NO_INCIDENT,
    ];
    let mut wrong = Vec::new();
    for case in tables.iter().flat_map(|table| table.trim().lines()) {
        let (expected, text) = case.trim().split_once(" | ").unwrap();
        let found = read(&text.replace('⏎', "\n")).map_or("none".to_owned(), |counted| {
            format!("{} {}", counted.persons, counted.precision)
        });
        if found != expected {
            wrong.push(format!("{case}, not {found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn ranges() {
    let cases = [
        ("会員約1.2万人分の情報が流出した。", "約1.2万人"),
        ("合計1,000名様以上の氏名が漏えいした。", "1,000名様以上"),
        ("少なくとも計979名の情報が漏えいした。", "少なくとも計979名"),
        ("顧客300名と社員50名の情報が漏えいした。", "300名と社員50名"),
    ];
    for (text, expected) in cases {
        let counted = read(text).unwrap();
        assert_eq!(&text[counted.range_byte], expected);
    }
}

#[test]
fn numbers_outside_of_the_sentences_are_passed_over() {
    let text = "顧客20人の情報が漏えいした。社員9人の情報も漏えいした。";
    let first = text.find('。').unwrap();
    let counted = headcount(text, &[0..first, first..usize::MAX, 1..2]).unwrap();
    assert_eq!(counted.persons, 20);
    assert_eq!(quantities(text, PERSON_COUNTERS).count(), 2);
}
