//! Tells `lindera_dictionary::embedded_dictionary!` where the committed dictionary lies: that
//! macro reads the folder from `LINDERA_WORKDIR` at compile time. Nothing is built or fetched.

fn main() {
    let folder = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    println!("cargo::rustc-env=LINDERA_WORKDIR={folder}");
    println!("cargo::rerun-if-changed=build.rs");
}
