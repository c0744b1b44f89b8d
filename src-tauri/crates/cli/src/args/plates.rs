//! What wells show.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::Json;

#[derive(ClapArgs)]
pub(crate) struct PlatesArgs {
    pub(crate) project: PathBuf,
    /// label, prediction, or label-or-prediction
    #[arg(long, default_value = "label-or-prediction")]
    pub(crate) by: String,
    /// The metadata column of plates; the columns are found by themselves where none is given
    #[arg(long, value_name = "COLUMN")]
    pub(crate) plate: Option<String>,
    /// The metadata column of wells, such as A01
    #[arg(long, value_name = "COLUMN", conflicts_with_all = ["row", "column"])]
    pub(crate) well: Option<String>,
    #[arg(long, value_name = "COLUMN", requires = "column")]
    pub(crate) row: Option<String>,
    #[arg(long, value_name = "COLUMN", requires = "row")]
    pub(crate) column: Option<String>,
    /// Of controls and doses: the category whose share counts; by default the last one
    #[arg(long)]
    pub(crate) category: Option<String>,
    /// The mean probability counts, not the share of images
    #[arg(long)]
    pub(crate) probability: bool,
    /// COLUMN=VALUE of the positive controls, or their wells: A01,B01
    #[arg(long, requires = "negative")]
    pub(crate) positive: Option<String>,
    /// The same of the negative controls
    #[arg(long, requires = "positive")]
    pub(crate) negative: Option<String>,
    /// Medians instead of means for the controls
    #[arg(long)]
    pub(crate) robust: bool,
    /// The metadata column of doses, for a table and a curve
    #[arg(long, value_name = "COLUMN")]
    pub(crate) dose: Option<String>,
    /// Only wells with this value, for example compound=Wortmannin
    #[arg(long, value_name = "COLUMN=VALUE", requires = "dose")]
    pub(crate) only: Option<String>,
    /// The CSV file to write: a row a well
    #[arg(long)]
    pub(crate) csv: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) json: Json,
}
