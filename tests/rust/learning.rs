//! Learning on the example project: the default settings do what the app promises, and the same seed does the same.

use vesicle_session::view::{FitStart, ImageRow, JobKind};
use vesicle_session::{Architecture, FitSettings, ImageId, Session, TRUTH_COLUMN, create_example};
use vesicle_tests::{Bench, Dice, all_rows, fit_now, predict_now, quiet};

/// Labels a category, as in the tutorial.
const LABELS: usize = 10;

fn truth(row: &ImageRow) -> &str {
    row.metadata.iter().find(|cell| cell.name == TRUTH_COLUMN).map(|cell| cell.value.as_str()).unwrap()
}

/// The example with only those labels that the simulator's truth gives to `LABELS` images a category, drawn from all.
fn example(bench: &Bench, seed: u64) -> Session {
    let path = bench.path("example/example.vesicle");
    let (session, _) = create_example(&bench.folders(), &path, &quiet(JobKind::Example)).unwrap();
    let session = session.unwrap();
    let rows = all_rows(&session);
    session.label(rows.iter().map(|row| ImageId(row.id)).collect(), None).unwrap();
    let mut dice = Dice::new(seed);
    for category in session.project().categories() {
        let of_category: Vec<ImageId> =
            rows.iter().filter(|row| truth(row) == category.name).map(|row| ImageId(row.id)).collect();
        assert!(of_category.len() > 2 * LABELS);
        session.label(dice.draw(&of_category, LABELS), Some(category.id)).unwrap();
    }
    session
}

/// What the app suggests: Quick.
fn suggested(session: &Session) -> FitSettings {
    let settings = FitSettings { device: "cpu".to_owned(), ..session.view().fit_settings };
    assert_eq!(settings.architecture, Architecture::Quick);
    settings
}

/// What it suggests for a network.
fn network(session: &Session) -> FitSettings {
    FitSettings { architecture: Architecture::CompactCnn, ..suggested(session) }
}

/// Predicts everything without a label; gives how many of how many are right.
fn judged_by_truth(session: &Session) -> (usize, usize) {
    let report = predict_now(session);
    let project = session.project();
    let (mut right, mut all) = (0, 0);
    for row in all_rows(session) {
        let Some(prediction) = &row.prediction else { continue };
        let predicted = session.category_id(&prediction.category_id).unwrap().and_then(|id| project.category(id));
        all += 1;
        right += usize::from(predicted.unwrap().name == truth(&row));
    }
    assert_eq!(all, project.image_count() - 2 * LABELS, "{report:?}");
    (right, all)
}

/// Which images happen to be labelled matters (some are hard for a person too), so it is tried with several draws.
#[test]
fn ten_labels_a_category_and_default_settings_predict_the_rest() {
    for settings in [suggested, network] {
        let (mut right, mut all) = (0, 0);
        for draw in 1..=3 {
            let bench = Bench::new();
            let session = example(&bench, draw);
            let settings = settings(&session);
            fit_now(&session, &settings, FitStart::Afresh);
            let (right_now, all_now) = judged_by_truth(&session);
            eprintln!("example project, {}, draw {draw}: {right_now} of {all_now} right", settings.architecture);
            (right, all) = (right + right_now, all + all_now);
        }
        assert!(right as f64 / all as f64 >= 0.9, "{right} of {all}");
    }
}

#[test]
fn the_same_seed_gives_the_same_weights_and_predictions() {
    let run = |seed: u32| {
        let bench = Bench::new();
        let session = example(&bench, 2);
        fit_now(&session, &FitSettings { epochs: 3, seed, ..network(&session) }, FitStart::Afresh);
        predict_now(&session);
        let model = session.model().unwrap();
        let names = session.project().categories().to_vec();
        let predictions: Vec<_> = all_rows(&session)
            .into_iter()
            .map(|row| {
                let best = row.prediction.as_ref().map(|one| one.category_id.clone());
                let name = names.iter().find(|category| Some(category.id.to_string()) == best);
                let numbers: Vec<f64> =
                    row.prediction.iter().flat_map(|one| &one.probabilities).map(|one| one.probability).collect();
                (row.name, name.map(|category| category.name.clone()), numbers)
            })
            .collect();
        let curves: Vec<_> = model.epochs.iter().map(|epoch| (epoch.loss, epoch.validation_loss)).collect();
        (model.trained.weights.clone(), model.split.clone(), curves, predictions)
    };
    let (first, second, other) = (run(3), run(3), run(4));
    assert!(first.0 == second.0, "the weights differ");
    assert_eq!((&first.1, &first.2, &first.3), (&second.1, &second.2, &second.3));
    assert!(first.0 != other.0 && first.3 != other.3, "another seed is another fit");
}
