//! The work that jobs do: import, fit, predict, evaluate, export.
//!
//! Owns: taking a snapshot, calling the functional crates, telling progress, and applying what came out. Each function
//! here runs on the thread of its caller and knows nothing of lanes or windows.

pub(crate) mod answers;
pub(crate) mod benchmark;
pub(crate) mod benchmark_queue;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod copying;
pub(crate) mod describe;
pub(crate) mod evaluate;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod figures;
pub(crate) mod files;
pub(crate) mod fit;
pub(crate) mod import;
pub(crate) mod judged;
pub(crate) mod labels;
mod leaking;
pub(crate) mod listed;
mod lookalikes;
pub(crate) mod map;
pub(crate) mod models;
pub(crate) mod naming;
pub(crate) mod objects;
pub(crate) mod pages;
pub(crate) mod piximi;
pub(crate) mod predict;
mod prediction_columns;
pub(crate) mod queue;
pub(crate) mod rates;
pub(crate) mod read;
mod ready;
pub(crate) mod refit;
pub(crate) mod report;
pub(crate) mod safe_name;
pub(crate) mod sorted;
mod space;
pub(crate) mod table;
pub(crate) mod units;
