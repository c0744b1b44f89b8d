//! How well do settings do when only a few images are labelled?
//!
//! Draws a few labelled images at random, fits on them as the program would, and counts how many of the other images
//! are predicted right, for several draws. The defaults were chosen with it.
//!
//! ```text
//! cargo run --release -p vesicle-learning --example measure -- simulated labels=10 draws=10
//! cargo run --release -p vesicle-learning --example measure -- FOLDER labels=5 epochs=60 crop=none
//! cargo run --release -p vesicle-learning --example measure -- FOLDER labels=0 draws=4
//! ```
//!
//! FOLDER holds one folder of images for each category. `labels=0` splits by group instead (the part of the file name
//! before the first underscore, such as a well): a quarter of each category's groups is held out. Other `name=value`
//! are fit settings.
#![allow(clippy::unwrap_used, reason = "a tool for developers: a wrong argument may end it")]

use std::path::Path;
use std::time::Instant;

use rand::SeedableRng as _;
use rand::seq::SliceRandom as _;
use rand_chacha::ChaCha8Rng;
use vesicle_images::{Picture, Samples, decode};
use vesicle_learning::{
    CancelToken, CategoryCount, DataFacts, Example, FitRequest, FitSettings, PictureSource, fit, open_device, predict,
};

/// Images with the truth about them.
struct Set {
    pictures: Vec<Picture>,
    classes: Vec<usize>,
    groups: Vec<String>,
}

impl PictureSource for Set {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        Ok(self.pictures[index].clone())
    }
}

fn simulated(seed: u64) -> Set {
    use vesicle_simulator::{Assay, State};
    let mut set = Set { pictures: Vec::new(), classes: Vec::new(), groups: Vec::new() };
    for field in (Assay { seed, ..Assay::default() }).fields() {
        let rendered = field.render();
        let values = Samples::U16([rendered.dna, rendered.gfp].concat());
        set.pictures.push(Picture::new(rendered.width as u32, rendered.height as u32, 2, values).unwrap());
        set.classes.push(usize::from(field.state == State::Vesicular));
        set.groups.push(field.well);
    }
    set
}

fn folder(path: &Path) -> Set {
    let list = |path: &Path| {
        let mut found: Vec<_> = std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.sort();
        found
    };
    let mut set = Set { pictures: Vec::new(), classes: Vec::new(), groups: Vec::new() };
    let categories = list(path).into_iter().filter(|path| path.is_dir() && !path.ends_with("unsure"));
    for (class, category) in categories.enumerate() {
        for file in list(&category) {
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            set.pictures.push(decode(&std::fs::read(&file).unwrap()).unwrap());
            set.classes.push(class);
            set.groups.push(name.split('_').next().unwrap_or_default().to_owned());
        }
    }
    set
}

/// Labelled images of each class.
fn draw(set: &Set, classes: usize, labels: usize, random: &mut ChaCha8Rng) -> Vec<Vec<usize>> {
    (0..classes)
        .map(|class| {
            let mut members: Vec<usize> = (0..set.classes.len()).filter(|&index| set.classes[index] == class).collect();
            members.shuffle(random);
            if labels > 0 {
                members.truncate(labels);
            } else {
                let mut groups: Vec<&String> = members.iter().map(|&index| &set.groups[index]).collect();
                groups.sort();
                groups.dedup();
                groups.shuffle(random);
                let kept = &groups[..groups.len() * 3 / 4];
                members.retain(|&index| kept.contains(&&set.groups[index]));
            }
            members
        })
        .collect()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (source, options) = arguments.split_first().unwrap();
    let option = |name: &str| options.iter().find_map(|option| option.strip_prefix(name)?.strip_prefix('='));
    let set = match source.as_str() {
        "simulated" => simulated(option("assay").map_or(2002, |seed| seed.parse().unwrap())),
        path => folder(Path::new(path)),
    };
    let labels: usize = option("labels").map_or(10, |labels| labels.parse().unwrap());
    let draws: u32 = option("draws").map_or(10, |draws| draws.parse().unwrap());
    let classes = set.classes.iter().max().unwrap() + 1;
    let mut shares = Vec::new();
    for seed in 1..=draws {
        let labelled = draw(&set, classes, labels, &mut ChaCha8Rng::seed_from_u64(u64::from(seed)));
        let sides = || labelled.iter().flatten().flat_map(|&at| [set.pictures[at].width(), set.pictures[at].height()]);
        let facts = DataFacts {
            categories: labelled.iter().map(|m| CategoryCount { name: String::new(), images: m.len() }).collect(),
            smallest_side: sides().min().unwrap(),
            largest_side: sides().max().unwrap(),
            ..DataFacts::default()
        };
        let mut settings = serde_json::to_value(FitSettings { seed, ..FitSettings::suggested(&facts) }).unwrap();
        for (name, value) in options.iter().filter_map(|option| option.split_once('=')) {
            if let Some(field) = settings.get_mut(name) {
                *field = serde_json::from_str(value).unwrap_or_else(|_| value.into());
            }
        }
        let settings: FitSettings = serde_json::from_value(settings).unwrap();
        let (mut training, mut validation) = (Vec::new(), Vec::new());
        for (class, members) in labelled.iter().enumerate() {
            let count =
                ((members.len() as f64 * settings.training_fraction).round() as usize).clamp(1, members.len() - 1);
            training.extend(members[..count].iter().map(|&index| Example { index, class }));
            validation.extend(members[count..].iter().map(|&index| Example { index, class }));
        }
        let compute = open_device(&settings.device).unwrap();
        let request = FitRequest {
            settings: &settings,
            classes,
            channels: set.pictures[0].channels() as usize,
            training: &training,
            validation: &validation,
            source: &set,
            start: None,
        };
        let started = Instant::now();
        let outcome = fit(request, &compute, &CancelToken::new(), &mut |_| ()).unwrap();
        let fitted = started.elapsed();
        let others: Vec<usize> =
            (0..set.classes.len()).filter(|index| !labelled.iter().flatten().any(|known| known == index)).collect();
        let model = outcome.model.unwrap();
        let found = predict(&model, &others, &set, &compute, &CancelToken::new(), &mut |_, _| ()).unwrap();
        let predicted = started.elapsed() - fitted;
        let best = |shares: &[f32]| (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
        let right = others
            .iter()
            .zip(&found.probabilities)
            .filter(|&(&index, shares)| shares.as_deref().and_then(best) == Some(set.classes[index]))
            .count();
        let share = right as f64 / others.len() as f64;
        let last = outcome.epochs.last().unwrap();
        println!(
            "draw {seed}: {:.1} % of {} right; {} + {} images, {} epochs: fit {:.1} s, predict {:.1} s; loss {:.3}, \
             validation {:.3}",
            100.0 * share,
            others.len(),
            training.len(),
            validation.len(),
            outcome.epochs.len(),
            fitted.as_secs_f64(),
            predicted.as_secs_f64(),
            last.loss.unwrap_or(f64::NAN),
            last.validation_loss.unwrap_or(f64::NAN),
        );
        shares.push(share);
        if seed == draws {
            println!("{}", serde_json::to_string(&settings).unwrap());
        }
    }
    shares.sort_by(f64::total_cmp);
    println!(
        "mean {:.1} %, lowest {:.1} %, median {:.1} %, at least 90 %: {} of {draws}",
        100.0 * shares.iter().sum::<f64>() / shares.len() as f64,
        100.0 * shares[0],
        100.0 * shares[shares.len() / 2],
        shares.iter().filter(|share| **share >= 0.9).count(),
    );
}
