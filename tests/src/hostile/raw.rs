//! Requests as bytes on a socket, right or rude.

use super::requests::Hostile;
use fastrand::Rng;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// Longer than the server lets a request take.
const PATIENCE: Duration = Duration::from_secs(150);
/// How long somebody rude waits for a word.
const IMPATIENCE: Duration = Duration::from_millis(200);

/// What became of a request.
pub enum Answer {
    /// An HTTP status.
    Status(u16),
    /// None: the connection was closed.
    Closed,
    /// None yet: the connection stays open without a word.
    Held(TcpStream),
}

/// Sends a request; sometimes hangs up in the middle, sometimes does not read the answer.
pub async fn send(address: SocketAddr, request: &Hostile, dice: &mut Rng) -> Answer {
    let Ok(stream) = TcpStream::connect(address).await else { return Answer::Closed };
    let mut head = format!(
        "{} {} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n",
        request.method, request.path
    );
    for (name, value) in &request.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", request.body.len()));
    let (mut reading, mut writing) = stream.into_split();
    let cut =
        if dice.u8(..20) == 0 { dice.usize(..=request.body.len()) } else { request.body.len() };
    let body = request.body.get(..cut).unwrap_or_default();
    let write = async {
        // The server may have answered and closed long before it was given everything.
        let _ = writing.write_all(head.as_bytes()).await;
        let _ = writing.write_all(body).await;
        if cut < request.body.len() {
            let _ = writing.shutdown().await;
        }
    };
    let mut first = [0; 12];
    let read = timeout(PATIENCE, reading.read_exact(&mut first));
    let (_, read) = tokio::join!(write, read);
    if !matches!(read, Ok(Ok(_))) {
        return Answer::Closed;
    }
    if dice.u8(..10) != 0 {
        let mut rest = vec![0; 64 * 1024];
        while matches!(timeout(IMPATIENCE, reading.read(&mut rest)).await, Ok(Ok(count)) if count > 0)
        {
        }
    }
    status(&first).map_or(Answer::Closed, Answer::Status)
}

/// The status in the beginning of an answer.
pub fn status(line: &[u8]) -> Option<u16> {
    std::str::from_utf8(line).ok()?.strip_prefix("HTTP/1.1 ")?.parse().ok()
}

/// No request at all: silence, half a head, headers without end, other protocols, many at once.
pub async fn rude(address: SocketAddr, dice: &mut Rng) -> Answer {
    let Ok(mut stream) = TcpStream::connect(address).await else { return Answer::Closed };
    let said: Vec<u8> = match dice.u8(..8) {
        0 => Vec::new(),
        1 => b"POST /api/v1/sync HTTP/1.1\r\nhost: a\r\n".to_vec(),
        2 => b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\xff\x04\0\0\0\0\0".to_vec(),
        3 => b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".to_vec(),
        4 => format!("GET / HTTP/1.1\r\nhost: a\r\n{}", "x: y\r\n".repeat(dice.usize(..100_000)))
            .into_bytes(),
        5 => "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n".repeat(dice.usize(1..300)).into_bytes(),
        6 => b"POST /api/v1/enrol HTTP/1.1\r\nhost: a\r\ncontent-type: application/cbor\r\n\
               transfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n"
            .to_vec(),
        _ => (0..dice.usize(1..5000)).map(|_| dice.u8(..)).collect(),
    };
    let _ = timeout(IMPATIENCE, stream.write_all(&said)).await;
    let mut first = [0; 12];
    match timeout(IMPATIENCE, stream.read_exact(&mut first)).await {
        Ok(Ok(_)) => status(&first).map_or(Answer::Closed, Answer::Status),
        Ok(Err(_)) => Answer::Closed,
        Err(_) => Answer::Held(stream),
    }
}
