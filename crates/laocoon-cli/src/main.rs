//! The program `laocoon`.

fn main() {}
