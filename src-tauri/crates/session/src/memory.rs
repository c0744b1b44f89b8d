//! How much memory there is: for a fit, and for the pictures that may be read.

use std::sync::OnceLock;

/// Bytes of memory that are free for programs now; `None` where the system does not tell.
pub(crate) fn available() -> Option<u64> {
    let mut system = sysinfo::System::new();
    system.refresh_memory();
    Some(system.available_memory()).filter(|bytes| *bytes > 0)
}

/// Bytes of memory that this program could have: of the computer, or of the container that it runs in.
pub(crate) fn total() -> Option<u64> {
    static TOTAL: OnceLock<Option<u64>> = OnceLock::new();
    *TOTAL.get_or_init(|| {
        let mut system = sysinfo::System::new();
        system.refresh_memory();
        let contained = system.cgroup_limits().map(|limits| limits.total_memory);
        [Some(system.total_memory()), contained].into_iter().flatten().filter(|bytes| *bytes > 0).min()
    })
}
