//! Ready-made patterns for the names that common instruments write.
//!
//! Owns: the patterns, each with where its form of names is documented, and finding the ones that fit some names.
//! Refuses: formats that keep several images in one file; there the name says little.

use serde::Serialize;

use super::naming::{NamePattern, PatternForm};
use super::thumbnails::thumbnails;

/// A ready-made pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NamePreset {
    /// Never changes, so that settings can name it.
    pub id: &'static str,
    /// What people read.
    pub name: &'static str,
    pub instrument: &'static str,
    /// A real name.
    pub example: &'static str,
    /// With fields.
    pub pattern: &'static str,
}

/// A preset that fits some of the names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PresetMatch {
    pub preset: NamePreset,
    /// How many names it fits.
    pub matched: u32,
    /// Of so many: small pictures beside larger ones are not meant.
    pub of: u32,
}

/// The presets, the more specific before the more general.
pub const PRESETS: [NamePreset; 16] = [
    // Cell Painting Gallery, documentation of uploads (JUMP, source_4): the plate is the first part of the folder's name.
    NamePreset {
        id: "jump-phenix",
        name: "Cell Painting, JUMP",
        instrument: "Opera Phenix, plate folders as exported by Harmony",
        example: "BR00117035__2021-05-02T16_02_51-Measurement1/Images/r01c01f01p01-ch1sk1fk1fl1.tiff",
        pattern: "{plate}__*-Measurement{*:digits}/Images/r{row:2 digits}c{column:2 digits}f{site}p{z}-ch{channel:digits}sk{time}fk{*:digits}fl{*:digits}.tiff",
    },
    // Harmony: row, column, field, plane, channel; then sk, the time point ("slow kinetic"). EZStitcher, Microscope
    // Formats, also gives the short form that ends after the channel.
    NamePreset {
        id: "opera-phenix",
        name: "Opera Phenix and Operetta (Harmony)",
        instrument: "PerkinElmer/Revvity Opera Phenix, Operetta",
        example: "r01c01f01p01-ch1sk1fk1fl1.tiff",
        pattern: "r{row:2 digits}c{column:2 digits}f{site}p{z}-ch{channel:digits}[sk{time}[fk{*:digits}fl{*:digits}]].tiff",
    },
    // The name only: row, column, field with three digits each; the file holds all channels (ModularImageAnalysis,
    // filename extractor "Opera").
    NamePreset {
        id: "opera-flex",
        name: "Opera (flex)",
        instrument: "PerkinElmer Opera LX",
        example: "001001001.flex",
        pattern: "{row:3 digits}{column:3 digits}{site:3 digits}.flex",
    },
    // Broad Bioimage Benchmark Collection, BBBC021, as the IDR's scripts read it: the plate is the folder.
    NamePreset {
        id: "bbbc021",
        name: "BBBC021 (MCF-7, ImageXpress)",
        instrument: "Molecular Devices ImageXpress",
        example: "Week1_22123/Week1_150607_B02_s1_w107447158-AC76-4844-8431-E6A954BD1174.tif",
        pattern: "{plate}/Week{week:digits}_{*:digits}_{well}_s{site}_w{channel:1 digit}{*:guid}.tif",
    },
    // The same without a plate, as EZStitcher documents it. Before the next one, which would take A01 for the plate and
    // s1 for a well.
    NamePreset {
        id: "imagexpress-well",
        name: "ImageXpress (MetaXpress), no plate in the names",
        instrument: "Molecular Devices ImageXpress",
        example: "TimePoint_1/A01_s1_w1.tif",
        pattern: "[TimePoint_{time}/][ZStep_{z}/]{well}[_s{site}]_w{channel:1 digit}.tif",
    },
    // MetaXpress. Bio-Formats' reader of .HTD plates documents _s, _w, _t and the folders TimePoint_1/ZStep_1; a GUID
    // follows in plates from the database. Thumbnails ("_thumb") do not fit; a grouping leaves them out.
    NamePreset {
        id: "imagexpress",
        name: "ImageXpress (MetaXpress)",
        instrument: "Molecular Devices ImageXpress",
        example: "TimePoint_1/ZStep_1/plate_A01_s1_w1.tif",
        pattern: "[TimePoint_{time}/][ZStep_{z}/][{plate}_]{well}[_s{site}]_w{channel:1 digit}[{*:guid}].tif",
    },
    // Yokogawa CV7000 and CV8000: the list in a MeasurementData.mlf (fractal-tasks-core); L is the timeline, A the action.
    NamePreset {
        id: "yokogawa",
        name: "Yokogawa CellVoyager CV7000, CV8000",
        instrument: "Yokogawa CV7000, CV8000",
        example: "AUTO0430_231003cs002aaa96h-2_231017_141352_B03_T0001F001L01A01Z01C04.tif",
        pattern: "{plate}_{well}_T{time}F{site}L{*:digits}A{*:digits}Z{z}C{channel:digits}.tif",
    },
    // GE/Cytiva InCell 1000 to 6000: excitation - emission is the channel; plane and wavelength index may follow.
    NamePreset {
        id: "incell",
        name: "IN Cell Analyzer",
        instrument: "GE/Cytiva IN Cell Analyzer",
        example: "A - 01(fld 1 wv DAPI - DAPI).tif",
        pattern: "[{plate}_]{well}(fld {site} wv {channel}[ wix {*:digits}][ z {z}]).tif",
    },
    // Leica: U and V are the well's column and row, X and Y the field's, all from 0; J is the job (leicaexperiment,
    // LeicaMatrixScreener2BigStitcher). L, E and O are not documented.
    NamePreset {
        id: "leica-matrix",
        name: "Leica Matrix Screener",
        instrument: "Leica LAS AF Matrix Screener, LAS X Navigator",
        example: "image--L0000--S00--U00--V00--J08--E00--O00--X00--Y00--T0000--Z00--C00.ome.tif",
        pattern: "image--L{*:digits}--S{slide:digits}--U{column:digits from 0}--V{row:digits from 0}--J{job:digits}[--E{*:digits}][--O{*:digits}]--X{field x:digits}--Y{field y:digits}[--T{time}][--Z{z}]--C{channel:digits}.ome.tif",
    },
    // Thermo Cellomics: plate, well, field, channel; "d" or "o" before the channel (Bio-Formats' Cellomics reader).
    NamePreset {
        id: "cellomics",
        name: "CellInsight and ArrayScan",
        instrument: "Thermo Scientific CellInsight, Cellomics ArrayScan",
        example: "MFGTMP_140206180002_A01f00d0.TIF",
        pattern: "[{plate}_]{well}f{site}{*:d|o}{channel:digits}.tif",
    },
    // Micro-Manager 2, "separate image files".
    NamePreset {
        id: "micro-manager-2",
        name: "Micro-Manager 2, separate files",
        instrument: "Micro-Manager 2",
        example: "img_channel000_position000_time000000000_z000.tif",
        pattern: "img_channel{channel:digits}_position{site}_time{time}_z{z}.tif",
    },
    // Micro-Manager 1.4, "separate image files": time, channel, plane; a folder for each position.
    NamePreset {
        id: "micro-manager-1",
        name: "Micro-Manager 1.4, separate files",
        instrument: "Micro-Manager 1.4",
        example: "Pos0/img_000000000_Default_000.tif",
        pattern: "[Pos{site}/]img_{time:9 digits}_{channel}_{z:3 digits}.tif",
    },
    // BD Pathway 855 (AttoVision): a folder for each well; n counts what was taken of a dye, planes before time points
    // (Bio-Formats' BD reader).
    NamePreset {
        id: "bd-pathway",
        name: "BD Pathway",
        instrument: "BD Pathway 435, 855",
        example: "Well A001/Hoechst - n000000.tif",
        pattern: "Well {well}/{channel} - n{frame:6 digits}.tif",
    },
    // Olympus ScanR: well number, position, plane, time point, channel; the well's name in front in newer versions.
    NamePreset {
        id: "scanr",
        name: "ScanR",
        instrument: "Olympus/Evident ScanR",
        example: "B2--W00026--P00001--Z00000--T00000--dapi.tif",
        pattern: "[{well}]--W{well number:5 digits}--P{site:5 digits}--Z{z:5 digits}--T{time:5 digits}--{channel}.tif",
    },
    // CellProfiler's ExampleSBSImages, the images of BBBC013: the number before the row counts the wells.
    NamePreset {
        id: "sbs",
        name: "SBS Vitra plate (BBBC013)",
        instrument: "CellProfiler's example plate",
        example: "Channel1-01-A-01.tif",
        pattern: "Channel{channel:digits}-{well number:2 digits}-{row:1 letter}-{column:2 digits}",
    },
    // Well and field only, as in Piximi's copy of BBBC016: one file holds all channels.
    NamePreset {
        id: "well-field",
        name: "Well and field",
        instrument: "Any (BBBC016 as Piximi names it)",
        example: "O01_f00.tif",
        pattern: "{well}_f{site}",
    },
];

/// The presets that fit at least one name, the one that fits most first; of equals the more specific.
#[must_use]
pub fn detect(names: &[&str]) -> Vec<PresetMatch> {
    let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let of = narrow(names.len() - thumbnails(names).len());
    let mut found: Vec<PresetMatch> = PRESETS
        .into_iter()
        .filter_map(|preset| {
            let pattern = NamePattern::new(preset.pattern, PatternForm::Fields).ok()?;
            let matched = narrow(names.iter().filter(|name| pattern.fits(name)).count());
            (matched > 0).then_some(PresetMatch { preset, matched, of })
        })
        .collect();
    // Stable: equals stay in the order of the list.
    found.sort_by_key(|found| std::cmp::Reverse(found.matched));
    found
}
