//! A listener for jobs.
//!
//! Owns: every event with the time at which it came, and waiting for one. Refuses: waiting for ever.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use vesicle_session::Sink;
use vesicle_session::view::{EpochMetrics, JobEvent, JobOutcome, JobReport};

/// So long that only a job that hangs reaches it.
const PATIENCE: Duration = Duration::from_secs(240);

/// The events of one job.
#[derive(Default)]
pub struct Recorder {
    events: Mutex<Vec<(Instant, JobEvent)>>,
    changed: Condvar,
}

impl Recorder {
    #[must_use]
    pub fn new() -> Arc<Self> {
        Arc::new(Self::default())
    }

    #[must_use]
    pub fn sink(self: &Arc<Self>) -> Sink {
        self.sink_with(|_| {})
    }

    /// Calls `reaction` on the job's thread with each event, before it is recorded.
    #[must_use]
    pub fn sink_with(self: &Arc<Self>, reaction: impl Fn(&JobEvent) + Send + Sync + 'static) -> Sink {
        let recorder = Arc::clone(self);
        Arc::new(move |event| {
            reaction(&event);
            recorder.events.lock().unwrap_or_else(PoisonError::into_inner).push((Instant::now(), event));
            recorder.changed.notify_all();
        })
    }

    /// Waits until `count` events have satisfied `wanted`, and gives the last of those.
    pub fn wait_for(&self, count: usize, wanted: impl Fn(&JobEvent) -> bool) -> JobEvent {
        let until = Instant::now() + PATIENCE;
        let mut events = self.events.lock().unwrap();
        loop {
            if let Some((_, event)) = events.iter().filter(|(_, event)| wanted(event)).nth(count - 1) {
                return event.clone();
            }
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "the event never came; there were {:?}", *events);
            (events, _) = self.changed.wait_timeout(events, left).unwrap();
        }
    }

    /// Waits for the end of the job.
    pub fn outcome(&self) -> JobOutcome {
        match self.wait_for(1, |event| matches!(event, JobEvent::Ended(_))) {
            JobEvent::Ended(outcome) => outcome,
            other => panic!("not the end: {other:?}"),
        }
    }

    /// Waits for the end of a job that nobody stopped.
    pub fn completed(&self) -> JobReport {
        match self.outcome() {
            JobOutcome::Completed(report) => report,
            other => panic!("the job did not complete: {other:?}"),
        }
    }

    /// Waits for the end of a job that was stopped.
    pub fn cancelled(&self) -> JobReport {
        match self.outcome() {
            JobOutcome::Cancelled(report) => report,
            other => panic!("the job was not cancelled: {other:?}"),
        }
    }

    #[must_use]
    pub fn timed(&self) -> Vec<(Instant, JobEvent)> {
        self.events.lock().unwrap().clone()
    }

    #[must_use]
    pub fn events(&self) -> Vec<JobEvent> {
        self.timed().into_iter().map(|(_, event)| event).collect()
    }

    #[must_use]
    pub fn epochs(&self) -> Vec<EpochMetrics> {
        self.events()
            .into_iter()
            .filter_map(|event| match event {
                JobEvent::Epoch(metrics) => Some(metrics),
                _ => None,
            })
            .collect()
    }
}
