//! The project model: images, categories, labels, partitions, and everything that can be computed from them.
//!
//! Owns: [`Project`] and the [`Edit`]s that build the next project from the last, undo by snapshot ([`History`]), what
//! changed between two projects ([`Delta`]), the stratified [`split`] and the [`folds`](fn@folds) of a
//! cross-validation, [`Evaluation`] metrics with how far they can be trusted ([`bootstrap`], [`wilson`],
//! [`mean_interval`], [`reliability`]), the [`agreement`](fn@agreement) of two labellings and the reading of training
//! curves; how images are searched, sorted and grouped ([`arrange`]) and which are worth a look ([`queue`]); and
//! everything about an [`import`] that needs no file: names, tables and folders as data.
//!
//! Refuses: files, clocks, threads, and randomness that is not a seed in an argument. A function here with the same
//! arguments gives the same answer, on every machine.

mod agreement;
pub mod arrange;
mod calibration;
mod category;
mod curves;
mod delta;
mod draws;
mod edit;
mod evaluation;
mod folds;
mod history;
mod image;
pub mod import;
mod interval;
mod natural;
pub mod plate;
mod prediction;
pub mod queue;
mod region;
pub mod split;
mod state;

pub use agreement::{Agreement, agreement};
pub use calibration::{
    HIGHEST_TEMPERATURE, LOWEST_TEMPERATURE, Reliability, ReliabilityBin, at_temperature, fit_temperature, reliability,
};
pub use category::{Category, CategoryId, Color, InvalidColor, PALETTE, UNKNOWN_COLOR, UNKNOWN_NAME, next_color};
pub use curves::{Advice, AdviceKind, EpochMetrics, diagnose};
pub use delta::Delta;
pub use draws::{Draw, draw};
pub use edit::{Edit, EditError, MovedSource, NewImage};
pub use evaluation::{
    CategoryIntervals, CategoryScores, ChiSquared, Confusion, CurvePoint, Evaluation, Formula, GroupScores, Intervals,
    Loss, MacroScores, Metric, Paired, RankingCurves, Scored, bootstrap, by_group, evaluate, formulas, holm, metrics,
    most_probable, paired, ranking, resampled, thin, top_losses,
};
pub use folds::{folds, sensible_folds};
pub use history::History;
pub use image::{ContentHash, Image, ImageId, Label, Origin, Partition, Source};
pub use interval::{MeanInterval, mean_interval, wilson};
pub use natural::natural_key;
pub use prediction::{ModelId, Prediction};
pub use region::{OBJECT_COLUMN, PARENT_COLUMN, Region, Shape};
pub use split::{
    GroupLeak, Split, SplitRule, all_train, grouping_column, groups_of, has_groups, leaks, repeated_images,
    split_by_group,
};
pub use state::Project;
