//! A project as a report that can be kept, sent and printed.
//!
//! Owns: one HTML page without anything from outside (no script, font, style sheet or picture is loaded), its charts
//! as SVG, and a methods paragraph for a paper. Refuses: files, clocks, threads, randomness, and computing what it
//! shows: plain data in ([`Report`]), text out. The same data give the same bytes.
//!
//! Names may hold anything a file system or a person can write; all markup is made by macros that escape text, and what
//! could turn or break a line is taken out of names first.

pub mod charts;
pub mod data;
mod format;
mod methods;
mod page;

pub use data::Report;
pub use methods::{Methods, methods};
pub use page::page;
