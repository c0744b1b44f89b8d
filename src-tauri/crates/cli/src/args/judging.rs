//! Measuring how good a model is.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::{ArrangeArgs, Json};

#[derive(ClapArgs)]
pub(crate) struct EvaluateArgs {
    /// A project; or tables of predictions (.csv or .parquet) whose column “category” holds the truth, taken together
    #[arg(value_name = "PROJECT|TABLE", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    /// validation, cross-validation or test, by default the first of these that there is; shown: the labelled images that
    /// the search and filters below leave; training: what it was trained on, which says how well that is remembered
    #[arg(long, value_name = "SET")]
    pub(crate) on: Option<String>,
    #[command(flatten)]
    pub(crate) arrange: Box<ArrangeArgs>,
    /// Also how well each value of a metadata column did, the worst first
    #[arg(long, value_name = "COLUMN")]
    pub(crate) by: Option<String>,
    /// A folder to write metrics.csv, matrix.csv, categories.csv and images.csv into, and with --by groups.csv
    #[arg(long, value_name = "FOLDER")]
    pub(crate) tables: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ClapArgs)]
pub(crate) struct CompareArgs {
    pub(crate) project: PathBuf,
    /// Two or more, each by id, by name, or by its number in `vesicle models`, from 1
    #[arg(required = true, num_args = 2..)]
    pub(crate) models: Vec<String>,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ClapArgs)]
pub(crate) struct ExplainArgs {
    pub(crate) project: PathBuf,
    /// By name
    pub(crate) image: String,
    /// One of the model's categories; by default what it predicts, or else the image's label
    #[arg(long)]
    pub(crate) category: Option<String>,
    /// grad-cam (of networks) or occlusion (of any model); by default the first that the model allows
    #[arg(long)]
    pub(crate) method: Option<String>,
    /// The PNG to write: the image with the heat over it
    pub(crate) png: PathBuf,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ClapArgs)]
pub(crate) struct BenchmarkArgs {
    /// Holds labels.csv with columns file and class (or category); without it its folders are categories
    pub(crate) folder: PathBuf,
    /// Labels a category, each measured by itself
    #[arg(long, value_name = "N,N…", value_delimiter = ',', default_value = "5,10,25,100")]
    pub(crate) labels_per_category: Vec<usize>,
    /// Draws for each
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub(crate) repeats: u32,
    /// Share of the images that is judged, 0 to 1
    #[arg(long, default_value_t = 0.4)]
    pub(crate) held_out: f64,
    /// Images with the same value of this column are never on both sides
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group_by: Option<String>,
    /// quick, simple-cnn, compact-cnn or efficientnet-lite0; several separated by commas, or all
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_value = "quick")]
    pub(crate) model: Vec<String>,
    /// Leave out the images of a category; may be given several times
    #[arg(long, value_name = "CATEGORY")]
    pub(crate) without: Vec<String>,
    /// Measure how many labels by the queue of the most uncertain images do what so many at random do
    #[arg(long)]
    pub(crate) by_queue: bool,
    #[arg(long, default_value = "auto")]
    pub(crate) device: String,
    /// Of the first draw; each further one adds 1
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ClapArgs)]
pub(crate) struct ReportArgs {
    /// A project; or tables of predictions (.csv or .parquet) whose column “category” holds the truth, taken together
    #[arg(value_name = "PROJECT|TABLE", required = true)]
    pub(crate) inputs: Vec<PathBuf>,
    pub(crate) html: PathBuf,
}
