use super::mention::{Day, Month, Year, mentions};

fn read(text: &str) -> Vec<(Year, Month, Day)> {
    mentions(text)
        .into_iter()
        .map(|mention| (mention.year, mention.month, mention.day))
        .collect()
}

#[test]
fn every_form_of_a_date_is_read() {
    let heisei = |year| Year::Era { first: 1989, year };
    let reiwa = |year| Year::Era { first: 2019, year };
    for (text, year, month, day) in [
        ("2022年4月1日", Year::Western(2022), 4, Day::Number(1)),
        ("2022年 4月 1日", Year::Western(2022), 4, Day::Number(1)),
        ("2022/04/01", Year::Western(2022), 4, Day::Number(1)),
        ("2022-4-1", Year::Western(2022), 4, Day::Number(1)),
        ("2022.4.1", Year::Western(2022), 4, Day::Number(1)),
        ("2022年4月", Year::Western(2022), 4, Day::Missing),
        ("2022/4", Year::Western(2022), 4, Day::Missing),
        ("令和4年2月", reiwa(4), 2, Day::Missing),
        ("令和四年二月十日", reiwa(4), 2, Day::Number(10)),
        ("令和元年5月1日", reiwa(1), 5, Day::Number(1)),
        ("R4.2", reiwa(4), 2, Day::Missing),
        ("R4.2.15", reiwa(4), 2, Day::Number(15)),
        ("R4年2月15日", reiwa(4), 2, Day::Number(15)),
        ("平成31年4月30日", heisei(31), 4, Day::Number(30)),
        ("H31.4.30", heisei(31), 4, Day::Number(30)),
        ("22年5月", Year::Short(22), 5, Day::Missing),
        ("'22年5月", Year::Western(2022), 5, Day::Missing),
        ("22/5/10", Year::Short(22), 5, Day::Number(10)),
        ("二〇二二年四月", Year::Western(2022), 4, Day::Missing),
        ("2022年4月下旬", Year::Western(2022), 4, Day::Part(21, 31)),
        ("同年4月3日", Year::Relative(0), 4, Day::Number(3)),
        ("翌年1月", Year::Relative(1), 1, Day::Missing),
        ("4月3日", Year::Missing, 4, Day::Number(3)),
    ] {
        assert_eq!(read(text), [(year, Month::Number(month), day)], "{text}");
    }
}

#[test]
fn numbers_that_are_no_dates_are_passed_over() {
    for text in [
        "10年",
        "5年間",
        "2022件",
        "第3版",
        "3か月",
        "6月間",
        "10日間",
        "10-6(3)",
        "192.168.10.1",
        "1.2.3",
        "22/5",
        "v2.4.1",
        "20220401",
        "03-1234-5678",
        "2022-99",
        "R12型",
        "4階",
        "13月",
        "Windows 10",
        "CVE-2022-1234",
    ] {
        assert_eq!(read(text), [], "{text}");
    }
}

#[test]
fn the_ends_of_a_time_are_joined() {
    let joined = mentions("2022年4月1日(金)午前9時から10日まで");
    assert!(joined[0].opens_range);
    assert_eq!(joined[1].day, Day::Number(10));
    assert!(!mentions("2022年4月1日に10日間")[0].opens_range);
}
