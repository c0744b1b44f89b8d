//! Tables of predictions and of images as numbers: made from a project or from a list, in one piece or in parts.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use vesicle_session::Shard;

use super::Json;
use crate::elsewhere::ElsewhereArgs;

#[derive(ClapArgs)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["predictions", "images", "piximi"]))]
pub(crate) struct ExportArgs {
    pub(crate) project: PathBuf,
    /// The table to write, .csv or .parquet: file, category, origin, partition, predicted, confidence, a probability p(…) for
    /// each category, model_id, content_hash, paths, and metadata as CellProfiler names it
    #[arg(long, value_name = "TABLE")]
    pub(crate) predictions: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) elsewhere: ElsewhereArgs,
}

#[derive(ClapArgs)]
pub(crate) struct PredictArgs {
    /// Predicts its images without a label; instead of a project a model and a list can be named
    #[arg(required_unless_present = "input")]
    pub(crate) project: Option<PathBuf>,
    /// A model that `export-model` wrote (.safetensors, .onnx or .zip), for a list
    #[arg(long, value_name = "FILE", requires = "input")]
    pub(crate) model: Option<PathBuf>,
    /// A table (.csv, .tsv or .parquet) with a column “file”, relative to it, or a file for each channel as CellProfiler
    /// names them (FileName_DNA, PathName_DNA); its other columns are kept
    #[arg(long, value_name = "LIST", conflicts_with = "project", requires_all = ["model", "output"])]
    pub(crate) input: Option<PathBuf>,
    /// The folder in which the relative files of the list begin, where it is not the list's own
    #[arg(long, value_name = "FOLDER", requires = "input")]
    pub(crate) images: Option<PathBuf>,
    /// Only one part of the list, for example 3/8, the third of eight; `vesicle merge` puts them together
    #[arg(long, value_name = "I/N", requires = "input")]
    pub(crate) shard: Option<Shard>,
    /// The table to write, .csv or .parquet
    #[arg(long, value_name = "TABLE", requires = "input")]
    pub(crate) output: Option<PathBuf>,
    /// For a list: auto, cpu, gpu, or an id that `vesicle devices` lists
    #[arg(long, default_value = "auto")]
    pub(crate) device: String,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ClapArgs)]
pub(crate) struct MergeArgs {
    /// All parts that `vesicle predict --shard` wrote of one list, in any order
    #[arg(required = true)]
    pub(crate) parts: Vec<PathBuf>,
    /// The table to write, .csv or .parquet
    #[arg(long, value_name = "TABLE")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ClapArgs)]
pub(crate) struct EmbedArgs {
    /// Describes all of its images; instead of a project a list can be named
    #[arg(required_unless_present = "input")]
    pub(crate) project: Option<PathBuf>,
    /// A table with a column “file”, as for `predict`
    #[arg(long, value_name = "LIST", conflicts_with = "project")]
    pub(crate) input: Option<PathBuf>,
    /// The folder in which the relative files of the list begin, where it is not the list's own
    #[arg(long, value_name = "FOLDER", requires = "input")]
    pub(crate) images: Option<PathBuf>,
    /// A Quick model of a file: the numbers that it looks at
    #[arg(long, value_name = "FILE", conflicts_with = "recipe")]
    pub(crate) model: Option<PathBuf>,
    /// statistics (brightness, detail, the object, patterns …), pretrained (these and the pretrained network's), or auto
    /// (pretrained where it is installed)
    #[arg(long, default_value = "auto")]
    pub(crate) recipe: String,
    /// .parquet (a column a number), or .npy (32-bit floats, images × numbers) with a .csv of its rows beside it
    #[arg(long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    #[command(flatten)]
    pub(crate) json: Json,
}
