//! How many threads work.
//!
//! Owns: the one pool that images are read, networks are computed and metrics are drawn with. Refuses: the threads that
//! wait: those of windows, disks and graphics processors.

/// Works with at most so many threads from now on. Once something was computed it is too late, and nothing happens.
pub fn use_threads(count: usize) {
    if let Err(error) = rayon::ThreadPoolBuilder::new().num_threads(count.max(1)).build_global() {
        tracing::warn!(%error, "the number of threads stays as it is");
    }
}
