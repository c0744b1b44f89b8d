//! Random edits that are the same wherever they are computed.
//!
//! Owns: the way from a number to an edit that makes sense (or that must be refused) in a given project, and a model of
//! what the project and its history must then be, built from the functional core alone.

use vesicle_project::{
    Category, CategoryId, Color, ContentHash, Delta, Edit, History, Image, ImageId, Label, MovedSource, NewImage,
    Origin, Partition, Project, Region, Shape, Source,
};

use crate::Dice;

/// The sorts of gestures that a script is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Label,
    Unlabel,
    Accept,
    Table,
    CreateCategory,
    RenameCategory,
    RecolorCategory,
    DeleteCategory,
    Import,
    Remove,
    RenameProject,
    Relink,
    Undo,
    Redo,
}

impl Kind {
    pub const ALL: [Self; 14] = [
        Self::Label,
        Self::Unlabel,
        Self::Accept,
        Self::Table,
        Self::CreateCategory,
        Self::RenameCategory,
        Self::RecolorCategory,
        Self::DeleteCategory,
        Self::Import,
        Self::Remove,
        Self::RenameProject,
        Self::Relink,
        Self::Undo,
        Self::Redo,
    ];
    /// Those that leave images and categories where they are, so that a fit stays possible.
    pub const GENTLE: [Self; 8] = [
        Self::Label,
        Self::Unlabel,
        Self::Table,
        Self::RenameCategory,
        Self::RecolorCategory,
        Self::RenameProject,
        Self::Undo,
        Self::Redo,
    ];
}

/// One gesture.
#[derive(Debug, Clone)]
pub enum Step {
    Edit(Edit),
    Undo,
    Redo,
}

/// The gesture of a kind that `seed` stands for. Only images from `images` are touched. `fresh` is a number that was never
/// given before for this project: new images and categories are known by it.
#[must_use]
pub fn step(kind: Kind, seed: u64, fresh: u32, project: &Project, images: (u32, u32)) -> Step {
    let mut dice = Dice::new(seed);
    let ids: Vec<ImageId> =
        project.images().map(|image| image.id).filter(|id| (images.0..images.1).contains(&id.0)).collect();
    let some = |dice: &mut Dice| {
        let count = 1 + dice.below(5);
        dice.draw(&ids, count)
    };
    let categories: Vec<CategoryId> = project.categories().iter().map(|category| category.id).collect();
    // Now and then a category that does not exist: such an edit must be refused as a whole.
    let stranger = new_category_id(u32::MAX - dice.below(3) as u32);
    let category = if dice.below(12) == 0 { stranger } else { dice.pick(&categories).unwrap_or(stranger) };
    let name = format!("Type {}", dice.below(9));
    let color = Color([dice.below(256) as u8, dice.below(256) as u8, dice.below(256) as u8]);
    let new_category = |name: &str| Category { id: new_category_id(fresh), name: name.to_owned(), color };
    Step::Edit(match kind {
        Kind::Undo => return Step::Undo,
        Kind::Redo => return Step::Redo,
        Kind::Label => Edit::Label { images: some(&mut dice), category: Some(category) },
        Kind::Unlabel => Edit::Label { images: some(&mut dice), category: None },
        Kind::Accept => Edit::AcceptPredictions(some(&mut dice).into_iter().map(|image| (image, category)).collect()),
        Kind::Table => {
            let partition = dice.pick(&Partition::ALL);
            let rows = some(&mut dice).into_iter().map(|image| (image, Some(category), partition)).collect();
            Edit::ApplyTable { categories: Vec::new(), rows }
        }
        Kind::CreateCategory => Edit::CreateCategory { category: new_category(&name), images: some(&mut dice) },
        Kind::RenameCategory => Edit::RenameCategory { id: category, name },
        Kind::RecolorCategory => Edit::RecolorCategory { id: category, color },
        Kind::DeleteCategory => Edit::DeleteCategory(category),
        Kind::Import => {
            let imported = new_category(&format!("Imported {fresh}"));
            let images = (0..1 + dice.below(3) as u32)
                .map(|at| NewImage {
                    image: new_image(1_000 + fresh * 4 + at),
                    label: (at == 0).then_some(Label { category: imported.id, origin: Origin::Person }),
                    pin: (at == 1).then_some(Partition::Test),
                })
                .collect();
            Edit::Import { categories: vec![imported], images }
        }
        Kind::Remove => Edit::RemoveImages(dice.draw(&ids, 1)),
        Kind::RenameProject => Edit::RenameProject(format!("Study {}", dice.below(100))),
        Kind::Relink => {
            let moved = |image: ImageId| MovedSource {
                image,
                source: 0,
                path: format!("moved/{fresh}-{}.tif", image.0),
                found_at: format!("/moved/{fresh}.tif"),
            };
            Edit::Relink(some(&mut dice).into_iter().map(moved).collect())
        }
    })
}

fn new_category_id(number: u32) -> CategoryId {
    serde_json::from_value(format!("00000000-0000-4000-8000-{number:012x}").into()).unwrap()
}

/// An image of which only the record exists.
fn new_image(id: u32) -> Image {
    let mut hash = [7; 32];
    hash[..4].copy_from_slice(&id.to_le_bytes());
    let hash = ContentHash(hash);
    let whole = Source::whole(format!("images/{id}.tif"), format!("/images/{id}.tif"), hash);
    let another = Source { series: 3, layout: Some("{}".to_owned()), slice: Some(id), time: Some(0), ..whole.clone() };
    Image {
        id: ImageId(id),
        sources: if id.is_multiple_of(3) { vec![whole, another] } else { vec![whole] },
        name: format!("{id}.tif"),
        hash,
        region: (id % 4 == 1).then(|| Region {
            x: -3,
            y: id.cast_signed(),
            width: 16,
            height: 16,
            shape: (id % 8 == 1).then(|| Shape::of_runs([(3, 5), (20, 200)])),
        }),
        slices: 1 + id % 5,
        times: 1 + id % 7,
        pixel_size: [Some(0.1 * f64::from(id)), None, Some(1.0)],
        channel_names: vec![(id.is_multiple_of(2)).then(|| "DNA".to_owned())],
        width: 16,
        height: 16 + id % 3,
        channels: 1 + id % 2,
        bits: 16,
        metadata: vec![("Well".to_owned(), format!("A{:02}", id % 24)), ("Note, “quoted”".to_owned(), "π".to_owned())],
    }
}

/// A row of random gestures and the project that they must lead to.
#[derive(Debug, Clone)]
pub struct Script {
    dice: Dice,
    kinds: &'static [Kind],
    images: (u32, u32),
    fresh: u32,
    pub project: Project,
    pub history: History,
}

impl Script {
    /// Starts at a project that was just opened. `fresh` must be above that of every script before, by more than their
    /// steps.
    #[must_use]
    pub fn new(seed: u64, fresh: u32, project: Project, kinds: &'static [Kind], images: (u32, u32)) -> Self {
        Self { dice: Dice::new(seed), kinds, images, fresh, project, history: History::default() }
    }

    /// The next gesture, already carried out in the model.
    pub fn advance(&mut self) -> Step {
        let kind = self.dice.pick(self.kinds).unwrap();
        self.fresh += 1;
        let step = step(kind, self.dice.roll(), self.fresh, &self.project, self.images);
        self.carry_out(&step);
        step
    }

    /// Carries a gesture out in the model. Returns whether anything changed.
    pub fn carry_out(&mut self, step: &Step) -> bool {
        let next = match step {
            Step::Edit(edit) => {
                let Ok(next) = edit.apply(&self.project) else { return false };
                if Delta::between(&self.project, &next).is_empty() {
                    return false;
                }
                self.history.record(edit.name(&self.project), self.project.clone());
                Some(next)
            }
            Step::Undo => self.history.undo(&self.project),
            Step::Redo => self.history.redo(&self.project),
        };
        let Some(next) = next else { return false };
        self.project = next;
        true
    }
}
