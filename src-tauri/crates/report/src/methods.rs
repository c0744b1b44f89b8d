//! The methods paragraph of a paper.
//!
//! Owns: what was done, in the past tense, from the same data as the rest of the report, and which publications its
//! sentences cite. Refuses: saying what is not known; a part without data has no sentence.

mod measuring;
mod references;
#[cfg(test)]
mod tests;

use crate::data::{Method, Model, Network, Report, Split};
use crate::format::{chosen, count, list, moment, name, of};
use measuring::measuring;
use references::Cited;

/// More categories than this are counted and not named.
const NAMED: usize = 12;

/// A methods section that can be pasted into a manuscript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Methods {
    /// Plain text, in order.
    pub paragraphs: Vec<String>,
    /// What the paragraphs cite, in alphabetical order.
    pub references: Vec<&'static str>,
}

/// Writes the methods of a project.
#[must_use]
pub fn methods(report: &Report) -> Methods {
    let mut cited = Cited::default();
    let paragraphs = [
        data(report),
        report.model.as_ref().map_or_else(String::new, |model| learning(report, model, &mut cited)),
        measuring(report, &mut cited),
        software(report),
    ];
    Methods {
        paragraphs: paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect(),
        references: cited.references(),
    }
}

fn data(report: &Report) -> String {
    let facts = &report.facts;
    let mut details = Vec::new();
    match facts.sizes.as_slice() {
        [] => {}
        [(width, height, _)] => details.push(format!("{width} × {height} pixels")),
        sizes => {
            let pixels = |size: &&(u32, u32, u64)| u64::from(size.0) * u64::from(size.1);
            if let (Some(least), Some(most)) = (sizes.iter().min_by_key(pixels), sizes.iter().max_by_key(pixels)) {
                details.push(format!("{} × {} to {} × {} pixels", least.0, least.1, most.0, most.1));
            }
        }
    }
    if let Some(side) = facts.pixel_size.filter(|side| side.is_finite() && *side > 0.0) {
        details.push(format!("{} µm per pixel", chosen(side)));
    }
    let channels = facts.channels.len() as u64;
    if channels > 0 {
        let named = facts.channels.iter().all(|channel| !channel.trim().is_empty());
        let names: Vec<String> = facts.channels.iter().map(|channel| name(channel)).collect();
        let counted = of(channels, "channel", "channels");
        details.push(if named { format!("{counted} ({})", list(&names)) } else { counted });
    }
    if let [(bits, _)] = facts.bit_depths.as_slice() {
        details.push(format!("{bits} bit"));
    }
    let details = if details.is_empty() { String::new() } else { format!(" ({})", details.join("; ")) };
    let mut text = format!("The data set consisted of {}{details}.", of(report.images, "image", "images"));
    if facts.stacks > 0
        && let Some(view) = &facts.stack_view
    {
        text += &format!(" Of image stacks, {} was used.", name(view));
    }
    let person: u64 = report.categories.iter().map(|category| category.by_person).sum();
    let accepted: u64 = report.categories.iter().map(|category| category.accepted).sum();
    if person + accepted == 0 {
        return text;
    }
    let labelled: Vec<_> = report.categories.iter().filter(|category| category.labelled() > 0).collect();
    text += &match (person, accepted) {
        (0, _) => {
            format!(" The labels of {} were accepted from predictions of a model", of(accepted, "image", "images"))
        }
        (_, 0) => format!(" {} {} labelled manually", start(person), were(person)),
        _ => format!(
            " {} {} labelled manually, and {} of {} {} accepted from predictions of a model",
            start(person),
            were(person),
            if accepted == 1 { "the label" } else { "the labels" },
            of(accepted, "further image", "further images"),
            were(accepted)
        ),
    };
    let named: Vec<String> = labelled
        .iter()
        .map(|category| format!("{} (n = {})", name(&category.name), count(category.labelled())))
        .collect();
    text += &if labelled.len() > NAMED {
        let counts = labelled.iter().map(|category| category.labelled());
        let (least, most) = (counts.clone().min().unwrap_or(0), counts.max().unwrap_or(0));
        format!(
            "; there were {} categories with {} to {} labelled images each.",
            labelled.len(),
            count(least),
            count(most)
        )
    } else {
        format!(", in {}: {}.", of(labelled.len() as u64, "category", "categories"), list(&named))
    };
    text
}

/// "One image" or "12 images", where a sentence begins.
fn start(images: u64) -> String {
    if images == 1 { "One image".to_owned() } else { format!("{} images", count(images)) }
}

fn were(images: u64) -> &'static str {
    if images == 1 { "was" } else { "were" }
}

fn divided(split: &Split) -> String {
    let [training, validation, test] = split.totals();
    let sides: Vec<String> = [(training, "for training"), (validation, "for validation"), (test, "for testing")]
        .into_iter()
        .filter(|(images, _)| *images > 0)
        .map(|(images, what)| format!("{} {what}", count(images)))
        .collect();
    if sides.is_empty() {
        return String::new();
    }
    let mut text = if sides.len() == 1 && validation + test == 0 {
        format!("{} {} used for training; none {} held back.", start(training), were(training), were(1))
    } else {
        let random = match split.seed {
            Some(seed) => format!("at random (seed {seed})"),
            None => "in a fixed way".to_owned(),
        };
        format!("The labelled images were divided {random}: {}.", list(&sides))
    };
    if let (Some(column), true) = (&split.group_column, sides.len() > 1) {
        text += &format!(" Images with the same value of “{}” were kept on the same side", name(column));
        if let Some(groups) = split.groups {
            let sides: Vec<String> = [(groups[0], "training"), (groups[1], "validation"), (groups[2], "testing")]
                .into_iter()
                .filter(|(groups, _)| *groups > 0)
                .map(|(groups, side)| format!("{} for {side}", of(groups, "group", "groups")))
                .collect();
            if !sides.is_empty() {
                text += &format!(" ({})", list(&sides));
            }
        }
        text += ".";
    }
    text
}

fn learning(report: &Report, model: &Model, cited: &mut Cited) -> String {
    let method = &model.method;
    let mut sentences = vec![report.split.as_ref().map_or_else(String::new, divided)];
    if method.network == Network::Quick {
        sentences.push(quick(method, cited));
    } else {
        sentences.push(architecture(model, cited));
        sentences.extend(pixels(method));
        sentences.push(optimisation(model, cited));
        if method.folds > 0 {
            let grouped = grouped(method);
            sentences.push(format!(
                "For {}-fold cross-validation{grouped}, as many further networks were trained in the same way, each \
                 without \
                 one part of the training images, by which that part was then predicted.",
                method.folds
            ));
        }
    }
    if method.calibrated {
        let tempering = cited.cite("Guo et al., 2017", "guo");
        sentences.push(format!(
            "Predicted probabilities were calibrated by temperature scaling ({tempering}) on images that had not \
             been learnt \
             from."
        ));
    }
    sentences.extend(method.more.iter().map(|sentence| name(sentence)));
    sentences.push(format!("The random seed was {}.", method.seed));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

fn grouped(method: &Method) -> String {
    match &method.folds_grouped_by {
        Some(column) => format!(" that never divided images with the same value of “{}”", name(column)),
        None => String::new(),
    }
}

fn quick(method: &Method, cited: &mut Cited) -> String {
    let network = if method.pretrained {
        format!(
            " and pooled activations of two middle layers of EfficientNet-Lite0 ({}) with weights pretrained on \
             ImageNet ({})",
            cited.cite("Tan and Le, 2019", "tan"),
            cited.cite("Deng et al., 2009", "deng")
        )
    } else {
        String::new()
    };
    let penalty = match method.folds {
        0 => String::new(),
        folds => {
            format!("; the penalty was chosen by {folds}-fold cross-validation on the labels{}", grouped(method))
        }
    };
    format!(
        "A penalised multinomial logistic regression was fitted to fixed image descriptors (intensity, multi-scale \
         detail, \
         curvature, texture, object and between-channel statistics){network}{penalty}. Every category had the same \
         weight in \
         the fit."
    )
}

fn architecture(model: &Model, cited: &mut Cited) -> String {
    let method = &model.method;
    let what = match method.network {
        Network::Quick => return String::new(),
        Network::SimpleCnn => "A convolutional neural network of two 5 × 5 convolutions (8 and 16 filters), each with \
                               rectification and 2 × 2 maximum pooling, and a dense layer"
            .to_owned(),
        Network::CompactCnn => {
            "A convolutional neural network of four 3 × 3 convolutions (8, 16, 32 and 64 filters) with \
                                batch normalisation, global average and maximum pooling, and a dense layer"
                .to_owned()
        }
        Network::EfficientNetLite0 => {
            format!("The convolutional neural network EfficientNet-Lite0 ({})", cited.cite("Tan and Le, 2019", "tan"))
        }
    };
    let parameters = match model.parameters {
        Some(parameters) if parameters > 0 => format!(" ({} parameters)", count(parameters)),
        _ => String::new(),
    };
    let from = if method.pretrained {
        format!("starting from weights pretrained on ImageNet ({})", cited.cite("Deng et al., 2009", "deng"))
    } else {
        "starting from random weights".to_owned()
    };
    let [width, height] = method.input;
    let channels = of(u64::from(model.channels), "channel", "channels");
    format!("{what}{parameters} was trained, {from}, on inputs of {width} × {height} pixels and {channels}.")
}

fn pixels(method: &Method) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(windows) = &method.windows {
        sentences.push(format!("The network saw {}.", name(windows)));
    }
    if let Some(scaling) = &method.scaling {
        sentences.push(format!("Pixel values were {}.", name(scaling)));
    }
    if !method.augmentation.is_empty() {
        let changes: Vec<String> = method.augmentation.iter().map(|change| name(change)).collect();
        sentences.push(format!("Training images were augmented by random {}.", list(&changes)));
    }
    sentences
}

fn optimisation(model: &Model, cited: &mut Cited) -> String {
    let (method, training) = (&model.method, &model.training);
    let epochs = training.epochs.len() as u64;
    let for_epochs = if epochs > 0 { format!(" for {}", of(epochs, "epoch", "epochs")) } else { String::new() };
    let optimiser = name(&method.optimiser);
    let source = match optimiser.as_str() {
        "Adam" => format!(" ({})", cited.cite("Kingma and Ba, 2015", "kingma")),
        "AdamW" => format!(" ({})", cited.cite("Loshchilov and Hutter, 2019", "loshchilov")),
        _ => String::new(),
    };
    let schedule = match &method.schedule {
        Some(schedule) => format!(" {}", name(schedule)),
        None => String::new(),
    };
    let mut text = format!(
        "The {} loss was minimised by {optimiser}{source}{for_epochs} with batches of at most {} and a learning rate \
         of \
         {}{schedule}.",
        name(&method.loss),
        of(u64::from(method.batch_size), "image", "images"),
        chosen(method.learning_rate)
    );
    if method.pretrained && method.frozen_epochs > 0 {
        let learnt = match method.frozen_epochs {
            1 => "In the first epoch only the last layer was trained".to_owned(),
            frozen => format!("In the first {frozen} epochs only the last layer was trained"),
        };
        text += &format!(" {learnt}, afterwards all layers.");
    }
    if let Some(balance) = &method.class_balance {
        text += &format!(" To balance the categories, {}.", name(balance));
    }
    if method.patience > 0 {
        text += &format!(
            " Training was to stop when the validation loss had not improved for {}{}.",
            of(u64::from(method.patience), "epoch", "epochs"),
            if training.stopped_early { ", which it did" } else { "; it did not" }
        );
    }
    if let Some(kept) = training.kept_epoch {
        text += &format!(" The weights of epoch {kept} were kept.");
    }
    text
}

fn software(report: &Report) -> String {
    let version = name(&report.version);
    let Some(model) = &report.model else {
        return format!("Images were organised with Vesicle {version}.");
    };
    let fitted = name(&model.version);
    let on = if model.device.trim().is_empty() { String::new() } else { format!(" on {}", name(&model.device)) };
    let when =
        if model.fitted_at.is_empty() { String::new() } else { format!(" (model of {})", moment(&model.fitted_at)) };
    if model.version.trim().is_empty() || fitted == version {
        format!("All steps were done with Vesicle {version}{on}{when}.")
    } else {
        format!("The model was fitted with Vesicle {fitted}{on}{when}; the report was written by Vesicle {version}.")
    }
}
