//! Whether a fit may start, and what it would do.
//!
//! Owns: the facts about the labelled images that settings are judged by, the plan of a fit (who takes part, on which
//! side, from which weights), and the answer that the Fit settings show. Refuses: starting anything.

use std::collections::BTreeMap;
use std::sync::Arc;

use vesicle_learning::{
    Architecture, CategoryCount, DataFacts, Example, FitSettings, LabelsField, ProblemField, SettingName,
};
use vesicle_project::split::split;
use vesicle_project::{
    Category, CategoryId, Image, ImageId, Project, Split, SplitRule, all_train, groups_of, split_by_group,
};

use crate::backbone::backbone_view;
use crate::results::FittedModel;
use crate::session::{Session, Snapshot};
use crate::view::{CategorySplit, FieldMessage, FitCheck, FitStart};
use crate::views::narrow;
use crate::{SessionError, memory};

/// The settings that suit the images of a project, before a person has chosen any.
#[must_use]
pub fn suggested_settings(project: &Project) -> FitSettings {
    let facts = facts(project);
    if facts.labelled() == 0 {
        // Nothing is labelled yet, so judge by what there is.
        return FitSettings::suggested(&image_facts(project.images()));
    }
    FitSettings::suggested(&facts)
}

/// What would happen if a fit started now: problems beside the fields, the split, size and device.
///
/// Never an error: whatever is wrong is in the answer.
#[must_use]
pub fn check_fit(session: &Session, settings: &FitSettings, start: FitStart) -> FitCheck {
    let Checked { snapshot, facts, plan, problems, mut warnings, device_name } = Checked::new(session, settings, start);
    warnings.extend(super::leaking::warnings(&snapshot.project, &plan.split, settings));
    FitCheck {
        problems,
        warnings,
        can_continue: plan.continue_reason.is_none(),
        training: narrow(plan.split.training.len()),
        validation: narrow(plan.split.validation.len()),
        per_category: per_category(&snapshot.project, &plan.split),
        parameters: vesicle_learning::parameter_count(
            settings.architecture,
            // What a person has typed so far may be any number; beyond this it is refused anyway.
            settings.input_width.clamp(1, 4096),
            settings.input_height.clamp(1, 4096),
            facts.main_channels(),
            plan.categories.len().max(2) as u32,
        ),
        memory_mb: narrow((vesicle_learning::memory_estimate_bytes(settings, &facts) >> 20) as usize),
        device_name,
        reason: settings.reason(&facts),
        continue_reason: plan.continue_reason,
    }
}

/// An error that lists every problem, if there are any.
pub(crate) fn refuse_problems(session: &Session, settings: &FitSettings, start: FitStart) -> Result<(), SessionError> {
    let problems = Checked::new(session, settings, start).problems;
    if problems.is_empty() {
        return Ok(());
    }
    Err(SessionError::InvalidSettings(problems.into_iter().map(|problem| problem.message).collect()))
}

/// A fit, and what stands in its way: what is asked at each start, without what only a person who chooses wants to know.
struct Checked {
    snapshot: Snapshot,
    facts: DataFacts,
    plan: Plan,
    problems: Vec<FieldMessage>,
    warnings: Vec<FieldMessage>,
    /// Empty if there is no such device.
    device_name: String,
}

impl Checked {
    fn new(session: &Session, settings: &FitSettings, start: FitStart) -> Self {
        let snapshot = session.snapshot();
        let pretrained = backbone_view(session.folders()).installed;
        let facts = DataFacts { pretrained, ..facts(&snapshot.project) };
        let plan = Plan::new(&snapshot, &facts, settings, start);
        let (mut problems, mut warnings, mut device_name) = (Vec::new(), Vec::new(), String::new());
        for problem in settings.problems(&facts) {
            let message = FieldMessage { field: problem.field, message: problem.message };
            if problem.blocks { problems.push(message) } else { warnings.push(message) }
        }
        let of_setting = |name, message| FieldMessage { field: ProblemField::Setting(name), message };
        match vesicle_learning::open_device(&settings.device) {
            Ok(compute) => {
                device_name = compute.name().to_owned();
                let quick = settings.architecture == Architecture::Quick;
                if settings.mixed_precision && !quick && !compute.has_half_precision() {
                    let message = "This device has no half precision, so the fit is computed in single precision.";
                    warnings.push(of_setting(SettingName::MixedPrecision, message.to_owned()));
                }
            }
            Err(error) => problems.push(of_setting(SettingName::Device, error.to_string())),
        }
        if plan.split.training.is_empty() && problems.is_empty() {
            let message = "No image is left to train on: the partitions of the labelled images leave none.".to_owned();
            problems.push(FieldMessage { field: ProblemField::Labels(LabelsField::Labels), message });
        }
        let new = plan.new_categories();
        if !new.is_empty() {
            let message = format!("New to the model: {}. It keeps what it knows of the others.", quoted(&new));
            warnings.push(FieldMessage { field: ProblemField::Labels(LabelsField::Labels), message });
        }
        if start == FitStart::Continue
            && let Some(reason) = &plan.continue_reason
        {
            problems.push(of_setting(SettingName::Architecture, reason.clone()));
        }
        Self { snapshot, facts, plan, problems, warnings, device_name }
    }
}

/// Who takes part in a fit, and from where it starts.
pub(super) struct Plan {
    /// In the order of the network's outputs.
    pub(super) categories: Vec<Category>,
    pub(super) split: Split,
    pub(super) from: Option<Arc<FittedModel>>,
    continue_reason: Option<String>,
}

impl Plan {
    /// `facts` are those of the snapshot's project.
    pub(super) fn new(snapshot: &Snapshot, facts: &DataFacts, settings: &FitSettings, start: FitStart) -> Self {
        let project = &snapshot.project;
        let counted = project.categories().iter().zip(&facts.categories);
        let labelled: Vec<Category> =
            counted.filter(|(_, count)| count.images > 0).map(|(category, _)| category.clone()).collect();
        let continue_reason = cannot_continue(snapshot, facts, settings, &labelled);
        let from = snapshot.model.clone().filter(|_| start == FitStart::Continue && continue_reason.is_none());
        let previous = from.as_ref().map(|model| &model.split);
        let rule = SplitRule {
            training_fraction: settings.training_fraction,
            shuffle: settings.shuffle,
            seed: settings.seed.into(),
        };
        let divided = match (settings.architecture, &settings.group_by) {
            (Architecture::Quick, _) => all_train(project),
            (_, Some(column)) => split_by_group(project, rule, previous, column),
            (_, None) => split(project, rule, previous),
        };
        let categories = match &from {
            // The outputs of a network keep their order for as long as it lives; new ones come behind.
            Some(model) => {
                let new = labelled.into_iter().filter(|category| !knows(model, category));
                model.categories.iter().cloned().chain(new).collect()
            }
            None => labelled,
        };
        Self { categories, split: divided, from, continue_reason }
    }

    /// The names of the categories that the model to go on from does not know yet.
    pub(super) fn new_categories(&self) -> Vec<&str> {
        let known = self.from.as_ref().map_or(self.categories.len(), |model| model.categories.len());
        self.categories.iter().skip(known).map(|category| category.name.as_str()).collect()
    }

    /// The images of the fit, and who takes part by position among them.
    pub(super) fn examples(&self, project: &Project, settings: &FitSettings) -> (Vec<Arc<Image>>, Examples) {
        let mut images = Vec::new();
        let mut side = |ids: &[ImageId]| {
            let mut examples = Vec::with_capacity(ids.len());
            for id in ids {
                let class = project
                    .label(*id)
                    .and_then(|label| self.categories.iter().position(|category| category.id == label.category));
                if let (Some(class), Some(image)) = (class, project.image(*id)) {
                    examples.push(Example { index: images.len(), class });
                    images.push(Arc::clone(image));
                }
            }
            examples
        };
        let training = side(&self.split.training);
        let validation = side(&self.split.validation);
        let ids: Vec<ImageId> = images[..training.len()].iter().map(|image| image.id).collect();
        let groups = groups_of(project, &ids, settings.group_by.as_deref());
        // Where each stands alone, folds of single images are more even.
        let groups = groups.iter().enumerate().any(|(at, group)| at != *group).then_some(groups);
        // Only Quick learns from images without a label, and only where two categories part.
        let learns = settings.architecture == Architecture::Quick && self.categories.len() == 2;
        let labelled = images.len();
        images.extend(project.images().filter(|image| learns && project.label(image.id).is_none()).cloned());
        let unlabelled = (labelled..images.len()).collect();
        (images, Examples { training, validation, groups, unlabelled })
    }
}

/// Who takes part in a fit, in the form that `learning` asks for.
pub(super) struct Examples {
    pub(super) training: Vec<Example>,
    pub(super) validation: Vec<Example>,
    /// Of the training images the numbers of groups that no fold may divide.
    pub(super) groups: Option<Vec<usize>>,
    /// Images without a label.
    pub(super) unlabelled: Vec<usize>,
}

/// Names as they stand in a sentence.
pub(super) fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}

fn knows(model: &FittedModel, category: &Category) -> bool {
    model.categories.iter().any(|known| known.id == category.id)
}

fn cannot_continue(
    snapshot: &Snapshot,
    facts: &DataFacts,
    settings: &FitSettings,
    labelled: &[Category],
) -> Option<String> {
    let Some(model) = &snapshot.model else {
        return Some("There is no model yet to continue from.".to_owned());
    };
    let lost = model.categories.iter().find(|known| labelled.iter().all(|category| category.id != known.id));
    if let Some(Category { name, .. }) = lost {
        return Some(format!(
            "The model knows “{name}”, which has no labelled image now. Label images of it, or start afresh."
        ));
    }
    model
        .trained
        .card
        .cannot_continue(settings, facts.main_channels(), labelled.len() as u32)
        .map(|reason| format!("The model cannot be continued: {reason}. Start afresh, or set it back."))
}

fn per_category(project: &Project, split: &Split) -> Vec<CategorySplit> {
    let training = per_label(project, split.training.iter().copied());
    let validation = per_label(project, split.validation.iter().copied());
    let among = |counts: &BTreeMap<CategoryId, usize>, id| narrow(counts.get(&id).copied().unwrap_or(0));
    project
        .categories()
        .iter()
        .map(|category| CategorySplit {
            category_id: category.id.to_string(),
            training: among(&training, category.id),
            validation: among(&validation, category.id),
        })
        .collect()
}

/// How many of these images have each label.
fn per_label(project: &Project, images: impl Iterator<Item = ImageId>) -> BTreeMap<CategoryId, usize> {
    let mut counts = BTreeMap::new();
    for label in images.filter_map(|id| project.label(id)) {
        *counts.entry(label.category).or_default() += 1;
    }
    counts
}

/// What `learning` must know of the labelled images, to judge settings.
pub(super) fn facts(project: &Project) -> DataFacts {
    let labelled = project.labels().filter_map(|(id, _)| project.image(id));
    let counts = per_label(project, project.labels().map(|(id, _)| id));
    DataFacts {
        categories: project
            .categories()
            .iter()
            .map(|category| CategoryCount {
                name: category.name.clone(),
                images: counts.get(&category.id).copied().unwrap_or(0),
            })
            .collect(),
        ..image_facts(labelled)
    }
}

pub(super) fn image_facts<'a>(images: impl Iterator<Item = &'a Arc<Image>>) -> DataFacts {
    let mut channels: BTreeMap<u32, usize> = BTreeMap::new();
    let (mut smallest, mut largest, mut bits) = (u32::MAX, 0, 0);
    for image in images {
        *channels.entry(image.channels).or_default() += 1;
        smallest = smallest.min(image.width).min(image.height);
        largest = largest.max(image.width).max(image.height);
        bits = bits.max(image.bits);
    }
    let mut channels: Vec<(u32, usize)> = channels.into_iter().collect();
    channels.sort_by_key(|(_, images)| std::cmp::Reverse(*images));
    DataFacts {
        categories: Vec::new(),
        smallest_side: if channels.is_empty() { 0 } else { smallest },
        channels,
        largest_side: largest,
        bits: u8::try_from(bits).unwrap_or(u8::MAX),
        memory_bytes: memory::available(),
        pretrained: false,
    }
}
