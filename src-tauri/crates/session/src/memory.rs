//! How much memory a fit may use.

/// Bytes of memory that are free for programs now; `None` where the system does not tell.
pub(crate) fn available() -> Option<u64> {
    let mut system = sysinfo::System::new();
    system.refresh_memory();
    Some(system.available_memory()).filter(|bytes| *bytes > 0)
}
