//! The flag by which a person stops a fit or a prediction.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag shared by the one who may stop a job and the job itself. Clones share the flag; once set it stays set.
///
/// Jobs look at it before every batch and between groups of pictures that are being read, so a stop takes at most one
/// batch.
#[derive(Clone, Debug, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the job to stop. Returns at once.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// The same flag for those who unpack a picture.
    pub fn stop(&self) -> vesicle_images::Stop {
        vesicle_images::Stop::new(Arc::clone(&self.0))
    }

    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
