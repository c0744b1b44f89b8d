//! Which images, and how they are seen: arguments that several commands share.

use clap::Args as ClapArgs;

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

impl ArrangeArgs {
    /// Whether it chooses, orders and groups nothing.
    pub(crate) fn is_empty(&self) -> bool {
        let texts = [&self.saved, &self.search, &self.sort, &self.group, &self.queue];
        texts.iter().all(|text| text.is_none()) && self.filters.is_empty() && self.limit.is_none()
    }
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
