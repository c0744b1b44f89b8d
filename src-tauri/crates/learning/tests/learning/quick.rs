//! Quick: from few labels, the same every time, and whatever the pictures are like.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use vesicle_images::{Picture, Samples};
use vesicle_learning::{
    Architecture, CancelToken, Example, FitEnd, FitOutcome, FitRequest, FitSettings, LearningError, PictureSource,
    predict,
};

use crate::toy::{Toy, cpu, fitted, probabilities, request, run};

fn quick() -> FitSettings {
    FitSettings { architecture: Architecture::Quick, ..FitSettings::default() }
}

fn right(outcome: &FitOutcome, toy: &Toy, from: usize) -> usize {
    let found = probabilities(outcome.model.as_ref().unwrap(), toy);
    (from..toy.classes.len())
        .filter(|&index| {
            let shares = found[index].as_ref().unwrap();
            assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            usize::from(shares[1] > shares[0]) == toy.classes[index]
        })
        .count()
}

#[test]
fn three_labels_a_category_tell_the_rest() {
    let toy = Toy::new(106, 40, 40, 5);
    let outcome = fitted(&quick(), &toy, 6);
    assert_eq!(outcome.end, FitEnd::Completed);
    let count = right(&outcome, &toy, 6);
    assert!(count >= 95, "{count} of 100");
    let model = outcome.model.unwrap();
    let card = model.card.quick.as_ref().unwrap();
    assert_eq!(card.folds, 3, "as many as the labels of a category");
    let validation = outcome.cross_validation.unwrap();
    assert_eq!((validation.folds, validation.out_of_fold.len()), (3, 6));
    assert!(card.accuracy == Some(validation.accuracy) && validation.loss.is_finite());
}

#[test]
fn the_same_seed_gives_the_same_bits_and_other_pictures_do_not_matter() {
    let toy = Toy::new(60, 40, 40, 7);
    let (one, other) = (fitted(&quick(), &toy, 40), fitted(&quick(), &toy, 40));
    assert_eq!(one.model, other.model);
    let model = one.model.unwrap();
    let all = probabilities(&model, &toy);
    let alone = predict(&model, &[50], &toy, &cpu(), &CancelToken::new(), &mut |_, _| ()).unwrap();
    assert_eq!(alone.probabilities[0], all[50]);
}

/// Keeps features as the program does, and counts what is read.
struct Keeping {
    toy: Toy,
    kept: Mutex<HashMap<(usize, String), Vec<f32>>>,
    read: AtomicUsize,
}

impl PictureSource for Keeping {
    fn picture(&self, index: usize) -> Result<Picture, String> {
        self.read.fetch_add(1, Ordering::Relaxed);
        self.toy.picture(index)
    }

    fn kept_features(&self, index: usize, recipe: &str) -> Option<Vec<f32>> {
        self.kept.lock().unwrap().get(&(index, recipe.to_owned())).cloned()
    }

    fn keep_features(&self, index: usize, recipe: &str, features: &[f32]) {
        self.kept.lock().unwrap().insert((index, recipe.to_owned()), features.to_vec());
    }
}

#[test]
fn each_picture_is_read_once_for_any_number_of_fits() {
    let source = Keeping { toy: Toy::new(20, 30, 30, 3), kept: Mutex::default(), read: AtomicUsize::new(0) };
    let (settings, training) = (quick(), source.toy.examples(0..20));
    let fit = || {
        run(FitRequest { source: &source, ..request(&settings, &source.toy, &training, &[]) }).unwrap().model.unwrap()
    };
    let first = fit();
    assert_eq!(source.read.load(Ordering::Relaxed), 20);
    assert_eq!(fit(), first);
    let indices: Vec<usize> = (0..20).collect();
    let kept = predict(&first, &indices, &source, &cpu(), &CancelToken::new(), &mut |_, _| ()).unwrap();
    assert_eq!(source.read.load(Ordering::Relaxed), 20, "and for predictions");
    assert_eq!(kept.probabilities, probabilities(&first, &source.toy), "which are those of a new look");
}

#[test]
fn images_of_a_group_are_not_on_both_sides_of_the_cross_validation() {
    // Every picture twice, with labels drawn by lot: a copy on the other side would give its label away.
    let mut toy = Toy::new(60, 30, 30, 11);
    for index in 0..30 {
        toy.pictures[index + 30] = toy.pictures[index].clone();
        let lot = usize::from((index * 7919 + 3) % 13 > 6);
        (toy.classes[index], toy.classes[index + 30]) = (lot, lot);
    }
    let (settings, training) = (quick(), toy.examples(0..60));
    let groups: Vec<usize> = (0..60).map(|index| index % 30).collect();
    let accuracy = |groups: Option<&[usize]>| {
        let outcome = run(FitRequest { groups, ..request(&settings, &toy, &training, &[]) }).unwrap();
        outcome.cross_validation.unwrap().accuracy
    };
    assert!(accuracy(None) > 0.8, "{}", accuracy(None));
    assert!(accuracy(Some(&groups)) < 0.75, "{}", accuracy(Some(&groups)));
}

#[test]
fn strange_pictures_give_finite_probabilities() {
    let mut toy = Toy::new(24, 30, 30, 2);
    let floats = |values: Vec<f32>, width, height| {
        Picture::new(width, height, 1, Samples::F32(values)).map_err(|error| error.to_string())
    };
    // Numbers that are none never become pictures; how features take them is tested there.
    assert!(floats(vec![f32::NAN; 4], 2, 2).is_err());
    toy.pictures[0] = floats(vec![f32::MIN_POSITIVE; 900], 30, 30);
    toy.pictures[1] = floats(vec![0.0; 900], 30, 30);
    toy.pictures[2] = floats(vec![f32::MAX], 1, 1);
    toy.pictures[3] = floats(vec![-1e30; 200], 200, 1);
    toy.pictures[4] = Picture::new(7, 3, 1, Samples::U16((0..21).collect())).map_err(|error| error.to_string());
    let outcome = fitted(&quick(), &toy, 20);
    assert_eq!((outcome.end, outcome.skipped.len()), (FitEnd::Completed, 0));
    let found = probabilities(&outcome.model.unwrap(), &toy);
    assert!(found.iter().flatten().flatten().all(|share| share.is_finite()), "{found:?}");
    assert!(found.iter().all(Option::is_some));
}

#[test]
fn two_labels_in_all_and_pictures_that_are_all_alike() {
    let toy = Toy::new(10, 30, 30, 4);
    let (settings, training) = (quick(), toy.examples(0..2));
    let outcome = run(request(&settings, &toy, &training, &[])).unwrap();
    assert!(outcome.cross_validation.is_none() && outcome.model.is_some());

    let mut alike = Toy::new(10, 30, 30, 4);
    alike.pictures.iter_mut().for_each(|picture| *picture = toy.pictures[0].clone());
    let outcome = fitted(&settings, &alike, 8);
    let found = probabilities(&outcome.model.unwrap(), &alike);
    let share = found[9].as_ref().unwrap()[0];
    assert!((share - 0.5).abs() < 1e-3, "nothing is known: {share}");
}

#[test]
fn many_categories_and_great_imbalance_are_fitted() {
    let toy = Toy::new(200, 16, 16, 6);
    let settings = quick();
    // 100 categories with two pictures each.
    let training: Vec<Example> = (0..200).map(|index| Example { index, class: index / 2 }).collect();
    let outcome = run(FitRequest { classes: 100, ..request(&settings, &toy, &training, &[]) }).unwrap();
    let found = probabilities(&outcome.model.unwrap(), &toy);
    assert!(found.iter().flatten().all(|shares| (shares.iter().sum::<f32>() - 1.0).abs() < 1e-4));

    // Two of 200 are of the second category, as its pictures are; they are still found.
    let rare: Vec<usize> = (0..200).filter(|index| index % 2 == 0 || *index == 51 || *index == 101).collect();
    let training: Vec<Example> = rare.iter().map(|&index| Example { index, class: index % 2 }).collect();
    let outcome = run(request(&settings, &toy, &training, &[])).unwrap();
    let found = probabilities(&outcome.model.unwrap(), &toy);
    let recall = |class: usize| {
        let shares = (class..200).step_by(2).map(|index| found[index].as_ref().unwrap()[class]);
        shares.filter(|share| *share > 0.5).count()
    };
    assert!(recall(0) > 70 && recall(1) > 70, "{} and {} of 100", recall(0), recall(1));
}

#[test]
fn a_model_that_describes_images_in_another_way_is_refused_in_words() {
    let toy = Toy::new(20, 30, 30, 9);
    let mut model = fitted(&quick(), &toy, 10).model.unwrap();
    let predicted = |model: &vesicle_learning::TrainedModel| {
        predict(model, &[0], &toy, &cpu(), &CancelToken::new(), &mut |_, _| ())
    };
    let recipe = model.card.quick.as_ref().unwrap().recipe.clone();
    model.card.quick.as_mut().unwrap().recipe = format!("{recipe}+0123456789abcdef");
    let missing = predicted(&model).unwrap_err();
    assert_eq!(missing, LearningError::BackboneMissing);
    assert!(missing.to_string().contains("vesicle backbone install"));
    model.card.quick.as_mut().unwrap().recipe = "statistics-99".into();
    assert_eq!(predicted(&model).unwrap_err(), LearningError::OtherRecipe);
    model.card.quick.as_mut().unwrap().recipe = recipe;
    model.weights.truncate(100);
    assert!(matches!(predicted(&model), Err(LearningError::BadWeights { .. })));
}

#[test]
fn a_stop_is_heard_and_nothing_goes_on_from_quick() {
    let toy = Toy::new(20, 30, 30, 9);
    let (settings, training) = (quick(), toy.examples(0..20));
    let cancel = CancelToken::new();
    cancel.cancel();
    let stopped =
        vesicle_learning::fit(request(&settings, &toy, &training, &[]), &cpu(), &cancel, &mut |_| ()).unwrap();
    assert!(stopped.end == FitEnd::Cancelled && stopped.model.is_none());
    let model = fitted(&settings, &toy, 20).model.unwrap();
    assert!(model.card.cannot_continue(&settings, 1, 2).unwrap().contains("fitted anew"));
}
