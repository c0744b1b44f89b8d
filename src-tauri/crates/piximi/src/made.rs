//! Small projects for tests, as files by name.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::{PiximiError, Tree};

/// Files in memory.
#[derive(Clone, Default)]
pub(crate) struct Made {
    files: BTreeMap<String, Vec<u8>>,
    names: Vec<String>,
}

impl Tree for Made {
    fn names(&self) -> &[String] {
        &self.names
    }

    fn read(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, PiximiError> {
        let found = self.files.get(name);
        match found.filter(|bytes| bytes.len() as u64 > most) {
            Some(_) => Err(crate::tree::too_many_bytes(name, most)),
            None => Ok(found.cloned()),
        }
    }
}

impl Made {
    pub(crate) fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) -> &mut Self {
        self.files.insert(name.to_owned(), bytes.into());
        self.names = self.files.keys().cloned().collect();
        self
    }

    /// An empty file, of many.
    pub(crate) fn put_quietly(&mut self, name: &str) {
        self.files.insert(name.to_owned(), Vec::new());
    }

    pub(crate) fn take(&mut self, name: &str) -> &mut Self {
        assert!(self.files.remove(name).is_some(), "{name}");
        self.names = self.files.keys().cloned().collect();
        self
    }

    pub(crate) fn attributes(&mut self, group: &str, value: Value) -> &mut Self {
        self.put(&format!("{group}/.zgroup"), r#"{"zarr_format":2}"#)
            .put(&format!("{group}/.zattrs"), value.to_string())
    }

    pub(crate) fn array(&mut self, place: &str, shape: &[u64], kind: &str, bytes: Vec<u8>) -> &mut Self {
        let own = json!({"zarr_format": 2, "shape": shape, "chunks": shape, "dtype": kind, "fill_value": 0, "order": "C",
            "compressor": null, "filters": null});
        let key = vec!["0"; shape.len()].join(".");
        self.put(&format!("{place}/.zarray"), own.to_string()).put(&format!("{place}/{key}"), bytes)
    }

    /// As a zip, deflated, with entries for folders as Piximi writes them.
    pub(crate) fn zip(&self) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let mut folders = std::collections::BTreeSet::new();
        for (name, bytes) in &self.files {
            for (at, _) in name.match_indices('/') {
                if folders.insert(&name[..at]) {
                    writer.add_directory(&name[..at], SimpleFileOptions::default()).unwrap();
                }
            }
            writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

pub(crate) fn floats(values: impl IntoIterator<Item = f32>) -> Vec<u8> {
    values.into_iter().flat_map(f32::to_le_bytes).collect()
}

pub(crate) const UNKNOWN: &str = "0a000000-0000-4000-8000-000000000000";
pub(crate) const ROUND: &str = "1a000000-0000-4000-8000-000000000000";
pub(crate) const LONG: &str = "1b000000-0000-4000-8000-000000000000";

/// Values of `a.tif`: two channels of 3 × 2 pixels, 8 bits.
pub(crate) const A: [[u8; 6]; 2] = [[0, 1, 2, 127, 128, 255], [9, 8, 7, 6, 5, 4]];

/// A project as Piximi 1.1 saves it, in `study.zarr`, with the model `Image_Simple-CNN` beside it.
pub(crate) fn project() -> Made {
    let mut made = Made::default();
    let root = "study.zarr";
    made.attributes(root, json!({"version": "1.1.4"}));
    made.attributes(&format!("{root}/project"), json!({"name": "Untitled project", "imageChannels": 2}));
    made.attributes(&format!("{root}/project/things"), json!({"thing_names": ["a.tif", "b.tif", "cell.1", "c.d.tif"]}));
    thing(
        &mut made,
        "a.tif",
        ROUND,
        "Training",
        8,
        [1, 2, 3, 2],
        A[0].iter().zip(A[1]).flat_map(|(a, b)| [f32::from(*a) / 255.0, f32::from(b) / 255.0]),
    );
    let deep = (0..12_u16).map(|value| f32::from(value * 5000) / 65_535.0);
    thing(&mut made, "b.tif", LONG, "Inference", 16, [2, 3, 1, 2], deep);
    thing(&mut made, "c.d.tif", UNKNOWN, "Inference", 8, [1, 1, 1, 2], [0.5, 1.0]);
    let object = json!({"thing_id": "9", "active_plane": 0, "class_category_id": "x", "classifier_partition": "Inference",
        "kind": "Cell", "bbox": [0, 0, 1, 1], "mask": [0], "image_id": "1"});
    made.attributes("study.zarr/project/things/cell.1", object);
    made.attributes(
        "study.zarr/project/categories",
        json!({"category_id": [UNKNOWN, ROUND, LONG, "x"], "name": ["Unknown", "Round", "Long", "Unknown"],
            "color": ["#AAAAAA", "#009292", "#B66DFF", "#AAAAAA"], "kind": ["Image", "Image", "Image", "Cell"],
            "contents": [[], [], [], []]}),
    );
    made.attributes(
        "study.zarr/project/kinds",
        json!({"kind_id": ["Image", "Cell"], "unknown_category_id": [UNKNOWN, "x"], "categories": [[], []],
            "contents": [[], []], "display_name": ["Image", "Cell"]}),
    );
    made.attributes("study.zarr/classifier", json!({"classifier_kinds": ["Image"]}));
    made.attributes("study.zarr/classifier/Image", json!({"models": ["base-model", "Image_Simple-CNN"]}));
    let info = "study.zarr/classifier/Image/Image_Simple-CNN/model_info";
    let score = json!({"confusionMatrix": [[7, 0], [1, 0]], "accuracy": 0.875, "crossEntropy": 0.2, "precision": 1,
        "recall": null, "f1Score": 0.9});
    made.attributes(info, json!({"eval_results": [score], "class_map": [[1, LONG], [0, ROUND]]}));
    made.attributes(&format!("{info}/preprocessing_settings"), json!({"shuffle_B": 1, "training_percent": 0.75}));
    made.attributes("study.zarr/segmenter", json!({"name": "undefined"}));
    model(&mut made, "Image_Simple-CNN", [20, 20, 2, 2]);
    made
}

fn thing(
    made: &mut Made,
    name: &str,
    category: &str,
    partition: &str,
    bits: u32,
    shape: [u64; 4],
    values: impl IntoIterator<Item = f32>,
) {
    let place = format!("study.zarr/project/things/{name}");
    made.attributes(
        &place,
        json!({"thing_id": name, "active_plane": 0, "class_category_id": category, "classifier_partition": partition,
            "kind": "Image", "contents": []}),
    );
    made.array(&format!("{place}/{name}"), &shape, "<f4", floats(values));
    made.put(&format!("{place}/{name}/.zattrs"), json!({"bit_depth": bits}).to_string());
    made.array(&format!("{place}/colors/range_min"), &[2], "<f4", floats([0.0, 0.2]));
    made.array(&format!("{place}/colors/range_max"), &[2], "<f4", floats([1.0, 0.8]));
    made.array(&format!("{place}/colors/visible_B"), &[2], "|u1", vec![1, 0]);
    made.array(&format!("{place}/colors/color"), &[2, 3], "<f4", floats([1.0, 0.0, 0.0, 0.0, 1.0, 0.0]));
}

/// A model of the shape `[height, width, channels, classes]` whose weights count up from 0 in thousandths.
pub(crate) fn model(made: &mut Made, name: &str, [height, width, channels, classes]: [u64; 4]) {
    let conv = |filters: u64, more: Value| {
        let mut config = json!({"filters": filters, "kernel_size": [5, 5], "strides": [1, 1], "padding": "valid",
            "data_format": "channels_last", "dilation_rate": [1, 1], "activation": "relu", "use_bias": true});
        config.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({"class_name": "Conv2D", "config": config})
    };
    let pool = json!({"class_name": "MaxPooling2D", "config": {"pool_size": [2, 2], "padding": "valid", "strides": [2, 2],
        "data_format": "channels_last"}});
    let layers = json!([
        conv(8, json!({"batch_input_shape": [null, height, width, channels]})), pool.clone(), conv(16, json!({})), pool,
        {"class_name": "Flatten", "config": {}},
        {"class_name": "Dense", "config": {"units": classes, "activation": "softmax", "use_bias": true}},
    ]);
    let side = |n: u64| ((n - 4) / 2 - 4) / 2;
    let shapes = [
        vec![5, 5, channels, 8],
        vec![8],
        vec![5, 5, 8, 16],
        vec![16],
        vec![side(height) * side(width) * 16, classes],
        vec![classes],
    ];
    let count: u64 = shapes.iter().map(|shape| shape.iter().product::<u64>()).sum();
    let weights: Vec<Value> = shapes
        .iter()
        .enumerate()
        .map(|(at, shape)| json!({"name": format!("w{at}"), "shape": shape, "dtype": "float32"}))
        .collect();
    let file = format!("{name}.weights.bin");
    let all = json!({
        "modelTopology": {"class_name": "Sequential", "config": {"name": "sequential_1", "layers": layers}},
        "format": "layers-model", "weightsManifest": [{"paths": [format!("./{file}")], "weights": weights}],
        "preprocessSettings": {"cropSchema": "None", "numCrops": 1, "shuffle": true, "rescale": true, "batchSize": 32},
        "classes": (0..classes).map(|class| format!("class {class}")).collect::<Vec<_>>(),
        "optimizerSettings": {"epochs": 10, "batchSize": 32, "learningRate": 0.01, "optimizationAlgorithm": "Adam",
            "lossFunction": "Categorical (softmax) cross entropy", "metrics": []},
    });
    made.put(&format!("{name}.json"), all.to_string());
    made.put(&file, floats((0..count).map(|at| at as f32 / 1000.0)));
}
