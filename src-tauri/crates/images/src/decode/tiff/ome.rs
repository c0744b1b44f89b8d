//! OME-TIFF: the OME-XML in the description of the first page (OME Data Model 2016-06 and earlier).
//!
//! It says which page is which channel, slice and time of which series, and describes the channels. It refuses to
//! look for other files: of an image that is spread over several, what lies in this one is shown, and that is said.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node, ParsingOptions};

use super::page::Layout;
use super::{Arrangement, Stored};
use crate::decode::{DecodeError, Grid};
use crate::info::micrometres;
use crate::{ChannelInfo, FileInfo, PageOrder, PixelSize};

/// What a description says about one series.
pub(super) enum Ome {
    Image(Box<Image>),
    /// The description lies in this other file.
    Companion(String),
    /// Not XML, or without an image.
    Unreadable,
}

pub(super) struct Image {
    series: u32,
    order: PageOrder,
    width: u32,
    height: u32,
    channels: u32,
    slices: u32,
    times: u32,
    significant_bits: Option<u8>,
    /// In µm.
    size: [Option<f64>; 3],
    /// One per `Channel` element; an element may stand for several samples, as red, green and blue.
    channel_info: Vec<ChannelInfo>,
    blocks: Vec<Block>,
    metadata: Vec<(String, String)>,
}

/// A `TiffData` element: pages in a row, from a plane on.
struct Block {
    page: usize,
    first: [u32; 3],
    /// `None`: as many as there are.
    count: Option<usize>,
    /// The name of another file in which the pages are.
    elsewhere: Option<String>,
}

/// `None` if the text is no OME-XML at all.
pub(super) fn parse(text: &str, series: u32) -> Option<Ome> {
    if !text.contains("<OME") && !text.contains(":OME") {
        return None;
    }
    // A limit on nodes bounds the time and memory that a hostile text can take.
    let options = ParsingOptions { nodes_limit: 2_000_000, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text.trim_matches(['\0', '\u{feff}', ' ', '\n', '\r']), options)
    else {
        return Some(Ome::Unreadable);
    };
    let root = document.root_element();
    if let Some(binary) = child(root, "BinaryOnly") {
        return Some(Ome::Companion(binary.attribute("MetadataFile").unwrap_or("a companion file").to_owned()));
    }
    let images: Vec<Node<'_, '_>> = root.children().filter(|node| node.has_tag_name_of("Image")).collect();
    let index = if (series as usize) < images.len() { series as usize } else { 0 };
    let read = images.get(index).and_then(|image| read_image(root, *image, images.len() as u32));
    Some(read.map_or(Ome::Unreadable, |image| Ome::Image(Box::new(image))))
}

trait LocalName {
    /// Names are compared without their namespace, which differs from version to version.
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl LocalName for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

fn child<'a, 'b>(node: Node<'a, 'b>, name: &str) -> Option<Node<'a, 'b>> {
    node.children().find(|child| child.has_tag_name_of(name))
}

fn number<T: std::str::FromStr>(node: Node<'_, '_>, name: &str) -> Option<T> {
    node.attribute(name)?.trim().parse().ok()
}

fn read_image(root: Node<'_, '_>, image: Node<'_, '_>, series: u32) -> Option<Image> {
    let pixels = child(image, "Pixels")?;
    let side = |name| number::<u32>(pixels, name).filter(|&n| n > 0);
    let order = match pixels.attribute("DimensionOrder").unwrap_or("XYZCT") {
        "XYCZT" => PageOrder::Czt,
        "XYCTZ" => PageOrder::Ctz,
        "XYZTC" => PageOrder::Ztc,
        "XYTCZ" => PageOrder::Tcz,
        "XYTZC" => PageOrder::Tzc,
        _ => PageOrder::Zct,
    };
    let size = ["X", "Y", "Z"].map(|axis| {
        let unit = pixels.attribute(format!("PhysicalSize{axis}Unit").as_str()).unwrap_or("µm");
        micrometres(number(pixels, &format!("PhysicalSize{axis}"))?, unit)
    });
    Some(Image {
        series,
        order,
        width: side("SizeX")?,
        height: side("SizeY")?,
        channels: side("SizeC")?,
        slices: side("SizeZ")?,
        times: side("SizeT")?,
        significant_bits: number(pixels, "SignificantBits"),
        size,
        channel_info: read_channels(pixels),
        blocks: read_blocks(root, pixels),
        metadata: read_metadata(root, image, pixels),
    })
}

fn read_channels(pixels: Node<'_, '_>) -> Vec<ChannelInfo> {
    let describe = |channel: Node<'_, '_>| {
        let name = channel.attribute("Name").or_else(|| channel.attribute("Fluor")).map(str::trim);
        // A signed 32-bit number whose bytes are red, green, blue and alpha. Some writers give it unsigned.
        let color = number::<i64>(channel, "Color").map(|color| [24, 16, 8].map(|shift| (color >> shift) as u8));
        ChannelInfo {
            name: name.filter(|name| !name.is_empty()).map(str::to_owned),
            color: color.filter(|color| *color != [0; 3]),
            range: None,
        }
    };
    let mut channels: Vec<ChannelInfo> =
        pixels.children().filter(|node| node.has_tag_name_of("Channel")).map(describe).collect();
    // White is what writers put in that know of no colour; several white channels tell nothing.
    if channels.len() > 1 && channels.iter().all(|channel| channel.color == Some([255; 3])) {
        channels.iter_mut().for_each(|channel| channel.color = None);
    }
    channels
}

fn read_blocks(root: Node<'_, '_>, pixels: Node<'_, '_>) -> Vec<Block> {
    let nodes = || pixels.children().filter(|node| node.has_tag_name_of("TiffData"));
    let uuid = |node: Node<'_, '_>| child(node, "UUID").and_then(|uuid| uuid.text()).map(|text| text.trim().to_owned());
    // A file that does not say who it is is taken for the first one named.
    let own = root.attribute("UUID").map(str::to_owned).or_else(|| nodes().find_map(uuid));
    let block = |node: Node<'_, '_>| {
        let page = number::<usize>(node, "IFD");
        let count = number::<usize>(node, "PlaneCount").or(page.map(|_| 1));
        let other = uuid(node).filter(|uuid| Some(uuid) != own.as_ref());
        let name = child(node, "UUID").and_then(|uuid| uuid.attribute("FileName")).unwrap_or("another file");
        Block {
            page: page.unwrap_or(0),
            first: ["FirstC", "FirstZ", "FirstT"].map(|name| number(node, name).unwrap_or(0)),
            count,
            elsewhere: other.map(|_| name.to_owned()),
        }
    };
    nodes().map(block).collect()
}

fn read_metadata(root: Node<'_, '_>, image: Node<'_, '_>, pixels: Node<'_, '_>) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut tell = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            pairs.push((name.to_owned(), value));
        }
    };
    let attribute = |node: Node<'_, '_>, name| node.attribute(name).map(str::to_owned);
    tell("Image name", attribute(image, "Name"));
    let date = child(image, "AcquisitionDate").or_else(|| child(image, "AcquiredDate"));
    tell("Acquired", date.and_then(|node| node.text()).map(str::to_owned));
    tell("Description", child(image, "Description").and_then(|node| node.text()).map(str::to_owned));
    let find = |name: &'static str| root.descendants().find(move |node| node.has_tag_name_of(name));
    if let Some(microscope) = find("Microscope") {
        let parts = [microscope.attribute("Manufacturer"), microscope.attribute("Model")];
        tell("Microscope", Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" ")));
    }
    let settings = child(image, "ObjectiveSettings").and_then(|node| node.attribute("ID"));
    let objective = root
        .descendants()
        .find(|node| node.has_tag_name_of("Objective") && (settings.is_none() || node.attribute("ID") == settings));
    if let Some(objective) = objective {
        tell("Objective", attribute(objective, "Model"));
        tell("Magnification", attribute(objective, "NominalMagnification"));
        tell("Numerical aperture", attribute(objective, "LensNA"));
    }
    for (i, channel) in pixels.children().filter(|node| node.has_tag_name_of("Channel")).take(16).enumerate() {
        let nm = |name| {
            let unit = channel.attribute(format!("{name}Unit").as_str()).unwrap_or("nm");
            channel.attribute(name).map(|value| format!("{value} {unit}"))
        };
        tell(&format!("Channel {} excitation", i + 1), nm("ExcitationWavelength"));
        tell(&format!("Channel {} emission", i + 1), nm("EmissionWavelength"));
    }
    for plane in pixels.children().filter(|node| node.has_tag_name_of("Plane")) {
        let first = ["TheZ", "TheT"].iter().all(|axis| number::<u32>(plane, axis).unwrap_or(0) == 0);
        if let Some(time) = plane.attribute("ExposureTime").filter(|_| first) {
            let unit = plane.attribute("ExposureTimeUnit").unwrap_or("s");
            let channel = number::<u64>(plane, "TheC").unwrap_or(0) + 1;
            tell(&format!("Channel {channel} exposure"), Some(format!("{time} {unit}")));
        }
        if channel_limit(plane) {
            break;
        }
    }
    pairs
}

/// Exposure times of the first sixteen channels are enough.
fn channel_limit(plane: Node<'_, '_>) -> bool {
    number::<u32>(plane, "TheC").unwrap_or(0) >= 16
}

impl Image {
    /// The page on which this series begins.
    pub(super) fn first_page(&self) -> usize {
        self.blocks.iter().find(|block| block.elsewhere.is_none()).map_or(0, |block| block.page)
    }

    /// Which page is which plane. `None` if the description does not fit the pages.
    pub(super) fn arrange(
        &self,
        info: &mut FileInfo,
        layout: &Layout,
        offsets: &[u64],
    ) -> Result<Option<Arrangement>, DecodeError> {
        // Samples of one page are channels of the model.
        let per_page = layout.samples as u32;
        if (self.width, self.height) != (layout.width, layout.height) || !self.channels.is_multiple_of(per_page) {
            return Ok(None);
        }
        let mut sizes = [self.channels / per_page, self.slices, self.times];
        let Some(mut planes) = self.list(sizes, offsets.len()) else { return Ok(None) };
        let other_file = self.blocks.iter().find_map(|block| block.elsewhere.as_deref());
        if planes.is_empty() {
            let Some(name) = other_file else { return Ok(None) };
            return Err(DecodeError::Unsupported {
                what: format!("an OME-TIFF whose pixels are in {name}"),
                way_out: "Add that file instead".to_owned(),
            });
        }
        let whole = sizes.iter().fold(1_u64, |all, &n| all.saturating_mul(n.into())) == planes.len() as u64;
        let mut channels: Vec<u32> = (0..sizes[0]).take(self.channel_info.len()).collect();
        if !whole {
            // Only the channels, slices and times that are here, counted from zero again.
            let kept = [0, 1, 2].map(|axis| planes.keys().map(|at| at[axis]).collect::<BTreeSet<u32>>());
            let kept = kept.map(|values| values.into_iter().collect::<Vec<u32>>());
            let place = |axis: usize, value: u32| kept[axis].binary_search(&value).unwrap_or(0) as u32;
            planes = planes.into_iter().map(|(at, page)| ([0, 1, 2].map(|i| place(i, at[i])), page)).collect();
            sizes = kept.each_ref().map(|values| values.len() as u32);
            let [kept_channels, ..] = kept;
            channels = kept_channels;
            info.notes.push(match other_file {
                Some(_) => "The image is spread over several files; what is in this one is shown.".to_owned(),
                None => "Some pages that the OME description announces are not in the file.".to_owned(),
            });
        }
        self.describe(info, per_page, &channels);
        // Pages of other series and small copies of pages are not counted.
        let used: Vec<usize> = planes.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
        planes.values_mut().for_each(|page| *page = used.binary_search(page).unwrap_or(0));
        let stored = Stored::Directories(used.iter().filter_map(|&page| offsets.get(page).copied()).collect());
        Ok(Some(Arrangement { sizes, grid: Grid::Listed(planes), stored, ambiguous: false }))
    }

    fn describe(&self, info: &mut FileInfo, per_page: u32, channels: &[u32]) {
        info.series = self.series;
        let [x, y, z] = self.size;
        info.pixel_size = PixelSize { x: x.or(info.pixel_size.x), y: y.or(info.pixel_size.y), z };
        if let Some(bits) = self.significant_bits.filter(|bits| (1..info.bits).contains(bits)) {
            info.bits = bits;
        }
        if per_page == 1 {
            info.channel_info = channels.iter().filter_map(|&c| self.channel_info.get(c as usize).cloned()).collect();
        }
        for (name, value) in &self.metadata {
            info.tell(name, value);
        }
    }

    /// The page of each channel group, slice and time in this file. `None` if there are more planes than pages.
    fn list(&self, sizes: [u32; 3], pages: usize) -> Option<BTreeMap<[u32; 3], usize>> {
        let product = sizes.iter().try_fold(1_usize, |all, &n| all.checked_mul(n as usize))?;
        let mut planes = BTreeMap::new();
        let everything = [Block { page: 0, first: [0; 3], count: None, elsewhere: None }];
        let blocks = if self.blocks.is_empty() { &everything[..] } else { &self.blocks[..] };
        let mut listed = 0;
        for block in blocks.iter().filter(|block| block.elsewhere.is_none()) {
            if block.first.iter().zip(sizes).any(|(&first, size)| first >= size) {
                return None;
            }
            let start = usize::try_from(self.order.page(block.first, sizes)).ok()?;
            let available = pages.saturating_sub(block.page).min(product - start);
            let count = block.count.unwrap_or(available).min(available);
            listed += count;
            if listed > pages {
                return None;
            }
            for i in 0..count {
                planes.insert(self.order.plane((start + i) as u64, sizes), block.page + i);
            }
        }
        Some(planes)
    }
}
