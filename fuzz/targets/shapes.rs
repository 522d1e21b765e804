#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| xingfu_outside::run("shapes", bytes));
