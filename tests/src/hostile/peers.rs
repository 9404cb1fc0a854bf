//! Peers that hold on: bodies that come a byte a second, connections of one address without end, addresses that
//! somebody made up. They stay for the whole siege beside the hostile requests.

use super::Loot;
use serde_bytes::ByteBuf;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::time::timeout;
use vungxanh_shared::wire::{self, EnrolRequest, MAX_BODY_BYTES};

/// A trusted proxy's address, for the siege alone.
pub const PROXY: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 9);
/// From where the flood comes.
const FLOOD: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 66);
/// What of each slow body comes at once: more than a small body has.
const AT_ONCE: usize = 70 * 1024;
/// Bodies of one device at the same time.
const BODIES: usize = 4;
/// How long somebody who may be let in waits for a word.
const IMPATIENCE: Duration = Duration::from_secs(5);

/// What became of those who hold on.
#[derive(Debug, Default, Clone, Copy)]
pub struct Held {
    /// Slow bodies that were begun, and those that were answered 408.
    pub slow: (usize, usize),
    /// Connections of one address that were tried, and those that were let in.
    pub flood: (usize, usize),
    /// Guesses of codes through a proxy, each with another made-up address, and those answered 429.
    pub forged: (usize, usize),
}

/// All bodies that the stolen devices may have under way, a byte a second; gives how many were begun, and
/// how many were shown out, when all have ended.
pub async fn slow_bodies(address: SocketAddr, loot: Vec<Loot>) -> (usize, usize) {
    let mut bodies = tokio::task::JoinSet::new();
    for one in loot.iter().flat_map(|one| std::iter::repeat_n(one, BODIES)) {
        bodies.spawn(slow_body(address, one.token.clone()));
    }
    let begun = bodies.len();
    let mut shown_out = 0;
    while let Some(done) = bodies.join_next().await {
        shown_out += usize::from(done.ok().flatten() == Some(408));
    }
    (begun, shown_out)
}

/// The status with which it is shown out.
async fn slow_body(address: SocketAddr, token: String) -> Option<u16> {
    let stream = TcpStream::connect(address).await.ok()?;
    let (mut reading, mut writing) = stream.into_split();
    let head = format!(
        "POST /api/v1/sync HTTP/1.1\r\nhost: a\r\ncontent-type: application/cbor\r\n\
         authorization: Bearer {token}\r\ncontent-length: {MAX_BODY_BYTES}\r\n\r\n"
    );
    let drip = async {
        writing.write_all(head.as_bytes()).await?;
        writing.write_all(&[0; AT_ONCE]).await?;
        loop {
            tokio::time::sleep(Duration::from_secs(1)).await;
            writing.write_all(&[0]).await?;
        }
    };
    let mut line = [0; 12];
    tokio::select! {
        read = reading.read_exact(&mut line) => read.ok().and_then(|_| super::raw::status(&line)),
        ended = drip => { let _: std::io::Result<()> = ended; None }
    }
}

/// As many connections of one address, all held; gives those that were let in.
pub async fn flood(address: SocketAddr, connections: usize) -> Vec<TcpStream> {
    let mut held = Vec::new();
    for _ in 0..connections {
        let Ok(mut peer) = connect_from(FLOOD, address).await else { continue };
        let asked = peer.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await;
        let mut first = [0; 12];
        let answered = timeout(IMPATIENCE, peer.read_exact(&mut first)).await;
        if asked.is_ok() && matches!(answered, Ok(Ok(_))) {
            held.push(peer);
        }
    }
    held
}

/// Guesses codes through the proxy, which writes one address for all of them behind whatever the guesser made up;
/// gives the statuses.
pub async fn forged(address: SocketAddr, guesses: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for number in 0..guesses {
        let (high, low) = (number / 256, number % 256);
        let lines = match number % 2 {
            0 => format!("10.1.{high}.{low}\r\nx-forwarded-for: 203.0.113.7"),
            _ => format!("10.1.{high}.{low}, 203.0.113.7"),
        };
        statuses.extend(guess(address, &lines).await);
    }
    statuses
}

async fn guess(address: SocketAddr, lines: &str) -> Option<u16> {
    let ask = EnrolRequest {
        code: "0000000000".to_owned(),
        device_name: String::new(),
        platform: String::new(),
        retry_key: ByteBuf::from(vec![1; 32]),
    };
    let body = wire::encode(&ask);
    let head = format!(
        "POST /api/v1/enrol HTTP/1.1\r\nhost: a\r\ncontent-type: application/cbor\r\n\
         x-forwarded-for: {lines}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let mut peer = connect_from(PROXY, address).await.ok()?;
    peer.write_all(&[head.as_bytes(), &body].concat()).await.ok()?;
    let mut line = [0; 12];
    timeout(IMPATIENCE, peer.read_exact(&mut line)).await.ok()?.ok()?;
    super::raw::status(&line)
}

async fn connect_from(from: Ipv4Addr, address: SocketAddr) -> std::io::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((from, 0).into())?;
    socket.connect(address).await
}
