//! The Fit settings on the command line.

use clap::Args as ClapArgs;

/// Whatever is not given stays as the project remembers it, or as suits its images. `vesicle settings` explains each.
#[derive(ClapArgs, Clone, Default)]
pub(crate) struct SettingArgs {
    /// Architecture, for example simple-cnn
    #[arg(long, visible_alias = "architecture", value_name = "NAME")]
    pub(crate) model: Option<String>,
    /// Of EfficientNet: begin with the weights for photographs, where they are installed: true or false
    #[arg(long)]
    pub(crate) pretrained: Option<bool>,
    /// From pretrained weights only the last layer learns in the first so many epochs
    #[arg(long)]
    pub(crate) frozen_epochs: Option<u32>,
    /// What the network sees, in pixels: 128, or 128x96 (width x height)
    #[arg(long)]
    pub(crate) input: Option<String>,
    /// none, centre or random
    #[arg(long)]
    pub(crate) crop: Option<String>,
    /// off, type-range, percentile or standardise
    #[arg(long)]
    pub(crate) rescale: Option<String>,
    /// Mirror training images at random: true or false
    #[arg(long)]
    pub(crate) mirror: Option<bool>,
    /// Turn training images by quarter turns at random: true or false
    #[arg(long)]
    pub(crate) quarter_turns: Option<bool>,
    /// Turn training images by up to so many degrees either way; this and the seven that follow are 0 for off
    #[arg(long)]
    pub(crate) rotation: Option<f64>,
    /// Move training images by up to this share of their sides
    #[arg(long)]
    pub(crate) shift: Option<f64>,
    /// Enlarge or reduce training images by up to 1 + this
    #[arg(long)]
    pub(crate) zoom: Option<f64>,
    /// Multiply or divide the contrast of each channel by up to 1 + this
    #[arg(long)]
    pub(crate) intensity_gain: Option<f64>,
    /// Make channels brighter or darker by up to so many of their standard deviations
    #[arg(long)]
    pub(crate) intensity_offset: Option<f64>,
    /// Add noise of up to so many standard deviations of the channel
    #[arg(long)]
    pub(crate) noise: Option<f64>,
    /// Blur training images by up to so many pixels of the input
    #[arg(long)]
    pub(crate) blur: Option<f64>,
    /// Probability that a channel is blanked
    #[arg(long)]
    pub(crate) channel_dropout: Option<f64>,
    /// Share of the labelled images to train on, for example 0.75
    #[arg(long)]
    pub(crate) training_fraction: Option<f64>,
    /// Images with the same value of this column are never learnt from and checked on at once; "" for none
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group_by: Option<String>,
    /// Draw split and order at random from the seed: true or false
    #[arg(long)]
    pub(crate) shuffle: Option<bool>,
    #[arg(long)]
    pub(crate) epochs: Option<u32>,
    #[arg(long)]
    pub(crate) batch_size: Option<u32>,
    /// End when the validation loss has not improved for so many epochs, and keep the best one; 0 is off
    #[arg(long)]
    pub(crate) patience: Option<u32>,
    /// Fit so many models more, each without a part of the training images, and judge it by them; 0 is off
    #[arg(long)]
    pub(crate) folds: Option<u32>,
    /// none, weights or sampling
    #[arg(long)]
    pub(crate) class_balance: Option<String>,
    #[arg(long)]
    pub(crate) optimizer: Option<String>,
    #[arg(long)]
    pub(crate) loss: Option<String>,
    /// Share of the truth that is spread over all categories
    #[arg(long)]
    pub(crate) label_smoothing: Option<f64>,
    #[arg(long)]
    pub(crate) learning_rate: Option<f64>,
    /// constant, cosine, linear or step
    #[arg(long)]
    pub(crate) schedule: Option<String>,
    /// Epochs over which the learning rate rises first
    #[arg(long)]
    pub(crate) warmup_epochs: Option<u32>,
    #[arg(long)]
    pub(crate) weight_decay: Option<f64>,
    /// Shorten gradients that are longer than this; 0 is off
    #[arg(long)]
    pub(crate) gradient_clipping: Option<f64>,
    /// Share of the last layer's inputs that is left out at random
    #[arg(long)]
    pub(crate) dropout: Option<f64>,
    /// Learn with layers of half precision, on a graphics processor that has it: true or false
    #[arg(long)]
    pub(crate) mixed_precision: Option<bool>,
    #[arg(long)]
    pub(crate) seed: Option<u32>,
    /// auto, cpu, gpu, or an id that `vesicle devices` lists
    #[arg(long)]
    pub(crate) device: Option<String>,
}
