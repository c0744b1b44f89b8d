//! Thumbnails for someone who scrolls: the nearest to the middle of the view first, the rest not at all.
//!
//! Owns: a queue with one thread for each core, and what is wanted now. What was asked for and is not wanted any more is
//! dropped; when nothing is asked for, what is wanted next is drawn ahead. Refuses: the thread of the window.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};

use vesicle_project::ImageId;

use crate::panics::caught;
use crate::session::Session;
use crate::thumbnails::ThumbnailSize;

/// Told the JPEG, or why there is none.
pub type OnThumbnail = Box<dyn FnOnce(Result<Vec<u8>, String>) + Send>;

struct Request {
    session: Arc<Session>,
    image: ImageId,
    size: ThumbnailSize,
    answer: OnThumbnail,
}

#[derive(Default)]
struct Queue {
    /// The newest last.
    waiting: Vec<Request>,
    /// Position in the order of wishes.
    wanted: HashMap<ImageId, usize>,
    /// Wanted and not asked for yet, in order.
    ahead: VecDeque<(Weak<Session>, ImageId)>,
    /// Of the newest question; what is drawn ahead is as large.
    size: ThumbnailSize,
    closed: bool,
}

impl Queue {
    /// The wanted come first, the nearest before others; of those nobody spoke of the newest.
    fn next(&mut self) -> Option<Request> {
        let rank = |at: usize| self.wanted.get(&self.waiting[at].image).copied();
        let newest = self.waiting.len().checked_sub(1)?;
        let nearest = (0..self.waiting.len()).filter_map(|at| Some((rank(at)?, at))).min();
        Some(self.waiting.remove(nearest.map_or(newest, |(_, at)| at)))
    }
}

struct Shared {
    queue: Mutex<Queue>,
    bell: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The queue. Its threads end with it.
pub struct Looking(Arc<Shared>);

impl Default for Looking {
    fn default() -> Self {
        Self::with_threads(std::thread::available_parallelism().map_or(2, Into::into))
    }
}

impl Drop for Looking {
    fn drop(&mut self) {
        self.0.lock().closed = true;
        self.0.bell.notify_all();
    }
}

impl Looking {
    fn with_threads(count: usize) -> Self {
        let shared = Arc::new(Shared { queue: Mutex::default(), bell: Condvar::new() });
        for number in 0..count {
            let shared = Arc::clone(&shared);
            let spawned = std::thread::Builder::new().name(format!("thumbnails-{number}")).spawn(move || work(&shared));
            if let Err(error) = spawned {
                tracing::warn!(%error, "a thread for thumbnails could not be started");
            }
        }
        Self(shared)
    }

    /// Asks for a thumbnail. The answer comes on a thread of the queue.
    pub fn ask(&self, session: Arc<Session>, image: ImageId, size: ThumbnailSize, answer: OnThumbnail) {
        {
            let mut queue = self.0.lock();
            queue.size = size;
            queue.waiting.push(Request { session, image, size, answer });
        }
        self.0.bell.notify_one();
    }

    /// What is wanted from now on, the nearest first. What waits and is not among it is answered with an error.
    pub fn look_at(&self, session: &Arc<Session>, images: &[ImageId]) {
        let dropped = {
            let mut queue = self.0.lock();
            queue.wanted = (0..).zip(images).map(|(rank, image)| (*image, rank)).collect();
            queue.ahead = images.iter().map(|image| (Arc::downgrade(session), *image)).collect();
            let waiting = std::mem::take(&mut queue.waiting);
            let (kept, dropped) = waiting.into_iter().partition(|request| queue.wanted.contains_key(&request.image));
            queue.waiting = kept;
            let dropped: Vec<Request> = dropped;
            dropped
        };
        self.0.bell.notify_all();
        for request in dropped {
            (request.answer)(Err("it was scrolled away before it was drawn".to_owned()));
        }
    }
}

fn work(shared: &Shared) {
    loop {
        let mut queue = shared.lock();
        let task = loop {
            if queue.closed {
                return;
            }
            if let Some(request) = queue.next() {
                break Ok(request);
            }
            if let Some((session, image)) = queue.ahead.pop_front() {
                break Err((session, image, queue.size));
            }
            queue = shared.bell.wait(queue).unwrap_or_else(PoisonError::into_inner);
        };
        drop(queue);
        match task {
            Ok(Request { session, image, size, answer }) => answer(drawn(&session, image, size)),
            Err((session, image, size)) => {
                if let Some(session) = session.upgrade()
                    && !session.has_thumbnail(image, size)
                    && let Err(reason) = drawn(&session, image, size)
                {
                    tracing::debug!(image = image.0, reason, "a thumbnail was not drawn ahead");
                }
            }
        }
    }
}

fn drawn(session: &Session, image: ImageId, size: ThumbnailSize) -> Result<Vec<u8>, String> {
    caught(|| Ok(session.thumbnail_sized(image, size))).unwrap_or_else(|error| Err(error.to_string()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::Folders;

    /// A queue without threads, so that the order can be looked at, and a project without images.
    fn still() -> (tempfile::TempDir, Arc<Session>, Looking) {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path());
        let session = Session::create(&folders, &home.path().join("p.vesicle"), "p").unwrap();
        (home, Arc::new(session), Looking::with_threads(0))
    }

    fn order(looking: &Looking) -> Vec<u32> {
        let mut queue = looking.0.lock();
        std::iter::from_fn(|| queue.next()).map(|request| request.image.0).collect()
    }

    #[test]
    fn the_nearest_first_then_the_newest_and_the_rest_is_told() {
        let (_home, session, looking) = still();
        let (told, answers) = mpsc::channel();
        let ask = |image: u32| {
            let told = told.clone();
            looking.ask(
                Arc::clone(&session),
                ImageId(image),
                ThumbnailSize::Usual,
                Box::new(move |answer| told.send((image, answer)).unwrap()),
            );
        };
        (1..=4).for_each(ask);
        looking.look_at(&session, &[ImageId(3), ImageId(9), ImageId(2)]);
        let dropped: Vec<u32> =
            answers.try_iter().filter(|(_, answer)| answer.is_err()).map(|(image, _)| image).collect();
        assert_eq!(dropped, [1, 4], "scrolled away");
        (5..=6).for_each(ask);
        ask(9);
        assert_eq!(order(&looking), [3, 9, 2, 6, 5]);
    }

    #[test]
    fn every_question_gets_one_answer() {
        let (_home, session, _) = still();
        let looking = Looking::with_threads(2);
        let (told, answers) = mpsc::channel();
        for image in 0..50 {
            let told = told.clone();
            let answer: OnThumbnail = Box::new(move |answer| told.send(answer).unwrap());
            looking.ask(Arc::clone(&session), ImageId(image), ThumbnailSize::Usual, answer);
        }
        looking.look_at(&session, &[ImageId(7)]);
        let wait = std::time::Duration::from_secs(20);
        let all: Vec<_> = (0..50).map(|_| answers.recv_timeout(wait).unwrap()).collect();
        assert!(all.iter().all(Result::is_err), "the project has no image");
        drop(looking);
    }
}
