//! `Stopping`: bytes for an unpacker that someone may want to end.
//!
//! The unpackers know no flag, but each asks for its input piece by piece; once the flag is set, there is no next piece.

use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};

use super::DecodeError;
use crate::Stop;

/// How the end shows: a kind that reading from memory never gives, and that nobody tries again at.
const ENDED: ErrorKind = ErrorKind::ConnectionAborted;
/// Bytes of a piece. Unpacking one takes a few milliseconds.
const PIECE: usize = 64 << 10;

pub(super) struct Stopping<R> {
    inner: R,
    stop: Stop,
}

impl<R> Stopping<R> {
    pub(super) fn new(inner: R, stop: &Stop) -> Self {
        Self { inner, stop: stop.clone() }
    }

    fn go_on(&self) -> io::Result<()> {
        if self.stop.is_set() { Err(ENDED.into()) } else { Ok(()) }
    }
}

impl<R: Read> Read for Stopping<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.go_on()?;
        self.inner.read(buffer)
    }
}

impl<R: BufRead> BufRead for Stopping<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.go_on()?;
        let all = self.inner.fill_buf()?;
        Ok(&all[..all.len().min(PIECE)])
    }

    fn consume(&mut self, count: usize) {
        self.inner.consume(count);
    }
}

impl<R: Seek> Seek for Stopping<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}

/// Why the bytes of a file ended too soon; `None` for another kind of error.
pub(super) fn ended(error: &io::Error) -> Option<DecodeError> {
    match error.kind() {
        ENDED => Some(DecodeError::Stopped),
        ErrorKind::UnexpectedEof => Some(DecodeError::Truncated),
        _ => None,
    }
}
