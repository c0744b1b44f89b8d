//! Long work: one job at a time, with progress, cancel and exactly one outcome.
//!
//! Owns: the thread of the job, its state for late listeners, and the rule of how often progress is told (at most ten a
//! second, the latest wins; epochs and the end are never dropped). Refuses: knowing what the work is.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use vesicle_learning::{CancelToken, RateCurve};
use vesicle_project::EpochMetrics;

use crate::SessionError;
use crate::panics::caught;
use crate::view::{CommandError, JobEvent, JobKind, JobOutcome, JobProgress, JobReport, JobStarted, JobState};

/// Where a job's events go. Called from the job's thread.
pub type Sink = Arc<dyn Fn(JobEvent) + Send + Sync>;

const INTERVAL: Duration = Duration::from_millis(100);

/// What work needs of the world: to tell how far it is, and to hear that it shall stop.
pub struct JobContext {
    cancel: CancelToken,
    sink: Sink,
    state: Arc<Mutex<JobState>>,
    pace: Mutex<Pace>,
}

#[derive(Default)]
struct Pace {
    told_at: Option<Instant>,
    /// Progress that came too soon after the last; told later unless something newer comes.
    waiting: Option<JobProgress>,
    phase: Option<(String, Instant)>,
}

impl JobContext {
    /// A context for work that runs on the caller's own thread, as on the command line.
    #[must_use]
    pub fn new(kind: JobKind, title: &str, sink: Sink) -> Self {
        Self::with(0, kind, title, sink)
    }

    fn with(id: u32, kind: JobKind, title: &str, sink: Sink) -> Self {
        let state = JobState {
            id,
            kind,
            title: title.to_owned(),
            progress: None,
            epochs: Vec::new(),
            rates: None,
            outcome: None,
        };
        Self { cancel: CancelToken::new(), sink, state: Arc::new(Mutex::new(state)), pace: Mutex::new(Pace::default()) }
    }

    /// The flag that stops the work.
    #[must_use]
    pub fn cancel_token(&self) -> &CancelToken {
        &self.cancel
    }

    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }

    /// Tells that `done` of `total` units are finished, with an estimate of the time left from the pace so far.
    pub fn count(&self, done: usize, total: usize, unit: &str, message: &str) {
        let seconds_left = self.seconds_left(message, done, total);
        self.progress(JobProgress { seconds_left, ..plain_progress(done, total, unit, message) });
    }

    /// An estimate from the pace of this phase (known by its name); none before anything is done.
    pub(crate) fn seconds_left(&self, phase: &str, done: usize, total: usize) -> Option<u32> {
        let mut pace = lock(&self.pace);
        let started = match &pace.phase {
            Some((name, started)) if name == phase => *started,
            _ => {
                let now = Instant::now();
                pace.phase = Some((phase.to_owned(), now));
                now
            }
        };
        let elapsed = started.elapsed().as_secs_f64();
        (done > 0 && elapsed > 0.5).then(|| (elapsed / done as f64 * (total - done.min(total)) as f64).ceil() as u32)
    }

    /// Tells progress, at most ten times a second.
    pub fn progress(&self, progress: JobProgress) {
        lock(&self.state).progress = Some(progress.clone());
        let mut pace = lock(&self.pace);
        if pace.told_at.is_some_and(|told| told.elapsed() < INTERVAL) {
            pace.waiting = Some(progress);
            return;
        }
        pace.told_at = Some(Instant::now());
        pace.waiting = None;
        drop(pace);
        (self.sink)(JobEvent::Progress(progress));
    }

    /// Tells the metrics of an epoch, always.
    pub fn epoch(&self, metrics: EpochMetrics) {
        lock(&self.state).epochs.push(metrics);
        (self.sink)(JobEvent::Epoch(metrics));
    }

    /// Tells what a look for a learning rate found.
    pub fn rates(&self, curve: RateCurve) {
        lock(&self.state).rates = Some(curve.clone());
        (self.sink)(JobEvent::Rates(curve));
    }

    fn flush(&self) {
        let waiting = lock(&self.pace).waiting.take();
        if let Some(progress) = waiting {
            (self.sink)(JobEvent::Progress(progress));
        }
    }

    /// Runs work from `Started` to `Ended`. A panic in it ends the job, not the program.
    pub fn run(&self, work: impl FnOnce(&Self) -> Result<JobReport, SessionError>) -> JobOutcome {
        let started = {
            let state = lock(&self.state);
            JobStarted { id: state.id, kind: state.kind, title: state.title.clone() }
        };
        (self.sink)(JobEvent::Started(started));
        let outcome = match caught(|| work(self)) {
            Ok(report) if self.is_cancelled() => JobOutcome::Cancelled(report),
            Ok(report) => JobOutcome::Completed(report),
            Err(error) => JobOutcome::Failed(CommandError::from(error)),
        };
        self.flush();
        lock(&self.state).outcome = Some(outcome.clone());
        (self.sink)(JobEvent::Ended(outcome.clone()));
        outcome
    }
}

/// Progress without an estimate and without epochs.
pub(crate) fn plain_progress(done: usize, total: usize, unit: &str, message: &str) -> JobProgress {
    let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    JobProgress {
        done: narrow(done),
        total: narrow(total),
        unit: unit.to_owned(),
        message: message.to_owned(),
        seconds_left: None,
        epoch: None,
        epochs: None,
        batch: None,
        batches: None,
    }
}

/// The one lane for jobs.
#[derive(Default)]
pub struct Jobs {
    newest: Arc<(Mutex<Option<Slot>>, Condvar)>,
    ids: AtomicU32,
}

struct Slot {
    state: Arc<Mutex<JobState>>,
    cancel: CancelToken,
    running: bool,
}

impl Jobs {
    /// Starts work on a thread of its own and returns the job's id at once.
    ///
    /// # Errors
    /// When a job is running already, or no thread can be had.
    pub fn start(
        &self,
        kind: JobKind,
        title: &str,
        sink: Sink,
        work: impl FnOnce(&JobContext) -> Result<JobReport, SessionError> + Send + 'static,
    ) -> Result<u32, SessionError> {
        let mut slot = lock(&self.newest.0);
        if let Some(running) = slot.as_ref().filter(|job| job.running) {
            return Err(SessionError::Busy(lock(&running.state).title.clone()));
        }
        let id = self.ids.fetch_add(1, Ordering::Relaxed) + 1;
        let newest = Arc::clone(&self.newest);
        // The lane is free before `Ended` is told, so that a listener can start the next job at once.
        let free_first: Sink = Arc::new(move |event| {
            if matches!(event, JobEvent::Ended(_)) {
                let (slot, ended) = &*newest;
                if let Some(job) = lock(slot).as_mut() {
                    job.running = false;
                }
                ended.notify_all();
            }
            sink(event);
        });
        let context = JobContext::with(id, kind, title, free_first);
        *slot = Some(Slot { state: Arc::clone(&context.state), cancel: context.cancel.clone(), running: true });
        let spawned = std::thread::Builder::new().name(format!("job {id}")).spawn(move || {
            context.run(work);
        });
        if let Err(error) = spawned {
            *slot = None;
            return Err(SessionError::Internal { message: error.to_string(), causes: Vec::new() });
        }
        Ok(id)
    }

    /// Asks a job to stop; it ends within one batch. A job that has ended, or another id, is left alone.
    pub fn cancel(&self, id: u32) {
        if let Some(job) = lock(&self.newest.0).as_ref()
            && job.running
            && lock(&job.state).id == id
        {
            job.cancel.cancel();
        }
    }

    /// The newest job, also after its end.
    #[must_use]
    pub fn newest(&self) -> Option<JobState> {
        lock(&self.newest.0).as_ref().map(|job| lock(&job.state).clone())
    }

    /// The title of the running job.
    #[must_use]
    pub fn running(&self) -> Option<String> {
        lock(&self.newest.0).as_ref().filter(|job| job.running).map(|job| lock(&job.state).title.clone())
    }

    /// Stops the running job and waits until it has ended, or until `patience` is over. Returns whether it has ended.
    pub fn stop_and_wait(&self, patience: Duration) -> bool {
        let (slot, ended) = &*self.newest;
        let mut slot = lock(slot);
        if let Some(job) = slot.as_ref() {
            job.cancel.cancel();
        }
        let until = Instant::now() + patience;
        while slot.as_ref().is_some_and(|job| job.running) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            slot = ended.wait_timeout(slot, left).map_or_else(|poisoned| poisoned.into_inner().0, |(slot, _)| slot);
        }
        true
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
