//! How much of the memory the files that are being read may take together.
//!
//! Owns: a number of bytes that threads take and give back, waiting for each other. Refuses: to know what they are for.
//!
//! A thread that holds some never waits for more of the same room, and asks for nothing of the pool of threads while it
//! does; so those that hold always go on, and those that wait have their turn.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes to share.
pub(crate) struct Room {
    bytes: u64,
    taken: Mutex<u64>,
    freed: Condvar,
}

impl Room {
    pub(crate) const fn new(bytes: u64) -> Self {
        Self { bytes, taken: Mutex::new(0), freed: Condvar::new() }
    }

    /// Waits until there is room for so many bytes. What is larger than the whole room has it for itself.
    pub(crate) fn take(&'static self, bytes: u64) -> Taken {
        let fits = |taken: &mut u64| *taken == 0 || taken.saturating_add(bytes) <= self.bytes;
        let waiting = self.freed.wait_while(self.lock(), |taken| !fits(taken));
        *waiting.unwrap_or_else(PoisonError::into_inner) += bytes;
        Taken { room: self, bytes }
    }

    fn lock(&self) -> MutexGuard<'_, u64> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Bytes of a room, until this is dropped.
pub(crate) struct Taken {
    room: &'static Room,
    bytes: u64,
}

impl Drop for Taken {
    fn drop(&mut self) {
        *self.room.lock() -= self.bytes;
        self.room.freed.notify_all();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    const SOON: Duration = Duration::from_millis(50);
    const LATE: Duration = Duration::from_secs(20);

    /// Takes bytes on a thread, says so, and holds them until told to let go.
    fn hold(room: &'static Room, bytes: u64) -> (mpsc::Receiver<()>, mpsc::Sender<()>) {
        let (say, said) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        std::thread::spawn(move || {
            let held = room.take(bytes);
            say.send(()).unwrap();
            let _ = ended.recv();
            drop(held);
        });
        (said, end)
    }

    #[test]
    fn those_that_do_not_fit_wait_for_those_that_hold() {
        static ROOM: Room = Room::new(100);
        let (first, end_first) = hold(&ROOM, 60);
        first.recv_timeout(LATE).unwrap();
        let (second, _end_second) = hold(&ROOM, 40);
        second.recv_timeout(LATE).unwrap();
        let (third, end_third) = hold(&ROOM, 50);
        assert!(third.recv_timeout(SOON).is_err());
        end_first.send(()).unwrap();
        third.recv_timeout(LATE).unwrap();
        end_third.send(()).unwrap();
    }

    #[test]
    fn what_is_larger_than_the_room_goes_alone() {
        static ROOM: Room = Room::new(100);
        let (large, end_large) = hold(&ROOM, 1000);
        large.recv_timeout(LATE).unwrap();
        let (small, end_small) = hold(&ROOM, 1);
        assert!(small.recv_timeout(SOON).is_err());
        end_large.send(()).unwrap();
        small.recv_timeout(LATE).unwrap();
        let (again, _end) = hold(&ROOM, 1000);
        assert!(again.recv_timeout(SOON).is_err());
        end_small.send(()).unwrap();
        again.recv_timeout(LATE).unwrap();
    }
}
