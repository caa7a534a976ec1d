//! Addresses, against a server on this machine.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::{TEXT, folder, run, tree};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};

/// Serves each path its answer, until the test ends.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let root = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            std::thread::spawn(move || answer(stream.unwrap()));
        }
    });
    root
}

fn answer(mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    let path = first.split(' ').nth(1).unwrap_or("/").to_owned();
    let mut asked = first;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) < 3 {
            break;
        }
        asked.push_str(&line);
    }
    assert!(
        !asked.to_lowercase().contains("cookie"),
        "no state is sent: {asked}"
    );
    let (windows, _, _) = encoding_rs::WINDOWS_1251.encode("Порт закрыли на три дня, и корабли ждали на рейде. В городе живут 44 тысячи человек, и это не всё.");
    let reply = |head: &str, body: &[u8]| {
        let head = format!(
            "HTTP/1.1 {head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            body.len()
        );
        [head.as_bytes(), body].concat()
    };
    let bytes = match path.as_str() {
        "/port" => reply(
            "200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nSet-Cookie: a=b",
            TEXT.as_bytes(),
        ),
        "/cp1251" => reply(
            "200 OK\r\nContent-Type: text/plain; charset=windows-1251",
            &windows,
        ),
        "/moved" => reply("302 Found\r\nLocation: /port\r\nSet-Cookie: a=b", b""),
        "/round" => reply("302 Found\r\nLocation: /round", b""),
        "/image" => reply("200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n"),
        "/endless" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
            let block = vec![b'a'; 1 << 20];
            while stream.write_all(&block).is_ok() {}
            return;
        }
        _ => reply("404 Not Found", b"no"),
    };
    let _ = stream.write_all(&bytes);
}

#[test]
fn pages_from_a_server() {
    let root = serve();
    let folder = folder("address");
    let examine = |path: &str, more: &[&str]| {
        let address = format!("{root}{path}");
        run(
            &folder,
            &[&["examine", &address, "--format", "json"], more].concat(),
            b"",
        )
    };
    let dossier = |path: &str, more: &[&str]| -> serde_json::Value {
        let ran = examine(path, more);
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str(&ran.out).unwrap()
    };

    let port = dossier("/port", &[]);
    assert_eq!(port["document"]["text"], TEXT);
    assert_eq!(port["document"]["source"], format!("{root}/port"));
    let notice = port["notices"][0]["message"].as_str().unwrap();
    assert!(notice.contains("not stored (--keep"), "{notice}");
    assert_eq!(tree(&folder), [""; 0], "nothing is stored unasked");

    let moved = dossier("/moved", &["--keep", "kept"]);
    assert_eq!(moved["document"]["source"], format!("{root}/port"));
    let kept = tree(&folder);
    assert_eq!(kept.len(), 1);
    assert!(
        kept[0].starts_with("kept/127.0.0.1-") && kept[0].ends_with(".html"),
        "{kept:?}"
    );
    assert_eq!(fs::read(folder.join(&kept[0])).unwrap(), TEXT.as_bytes());
    let notice = moved["notices"][0]["message"].as_str().unwrap();
    assert!(
        notice.contains("/moved points to") && notice.contains(&kept[0]),
        "{notice}"
    );

    let russian = dossier("/cp1251", &[]);
    assert_eq!(russian["document"]["encoding"], "windows-1251");
    assert_eq!(russian["document"]["language"], "ru");

    let refused = |path: &str, message: &str| {
        let ran = examine(path, &[]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(message), "{path}: {}", ran.err);
    };
    refused("/gone", "the server answered 404");
    refused("/round", "more than 10 times");
    refused("/image", "not a text but a picture");
    refused("/endless", "larger than 64 MB");

    let beside = run(
        &folder,
        &["examine", &format!("{root}/port"), "-o", "out/port.json"],
        b"",
    );
    assert_eq!(beside.code, 0, "{}", beside.err);
    assert_eq!(
        tree(&folder.join("out")).len(),
        2,
        "the bytes stand beside the dossier"
    );
}

#[test]
fn nobody_listens() {
    let ran = run(&folder("nobody"), &["examine", "http://127.0.0.1:9/x"], b"");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("could not be reached"), "{}", ran.err);
}
