//! What there is to know of an evaluation beyond its numbers: images, groups, curves, tables, and how two models compare.

use std::collections::BTreeSet;

use vesicle_session::view::{
    CurveKind, EvaluationImages, EvaluationSet, EvaluationTable, EvaluationView, FitStart, JobKind,
};
use vesicle_session::{Architecture, Arrangement, Asked, FitSettings, ImageId, Session, compare, evaluate};
use vesicle_tests::{Bench, fit_now, quick_settings, quiet};

fn quick() -> FitSettings {
    let column = Some("well".to_owned());
    FitSettings {
        architecture: Architecture::Quick,
        device: "cpu".to_owned(),
        group_by: column,
        ..FitSettings::default()
    }
}

fn evaluated(session: &Session, asked: &Asked) -> EvaluationView {
    evaluate(session, asked, &quiet(JobKind::Evaluate)).unwrap().0.unwrap()
}

fn shown(search: &str) -> Asked {
    let arrangement = Arrangement { search: search.to_owned(), ..Arrangement::default() };
    Asked { set: Some(EvaluationSet::Shown), arrangement }
}

#[test]
fn images_groups_and_tables_add_up_to_the_matrix() {
    let bench = Bench::new();
    let session = bench.wells();
    fit_now(&session, &quick(), FitStart::Afresh);
    // Two wrong labels make two surprises.
    let project = session.project();
    let [smooth, speckled] = [0, 1].map(|at| project.categories()[at].id);
    let of = |category| project.labels().filter(move |(_, label)| label.category == category).map(|(id, _)| id).next();
    let (first, second) = (of(smooth).unwrap(), of(speckled).unwrap());
    session.label(vec![first], Some(speckled)).unwrap();
    session.label(vec![second], Some(smooth)).unwrap();
    let view = evaluated(&session, &Asked::default());
    assert_eq!((view.count, view.remembered, view.set), (24, 0, EvaluationSet::CrossValidation));
    assert_eq!(view.resampled_by.as_deref(), Some("well"), "wells are drawn, since they were kept together");

    let mut all: BTreeSet<ImageId> = BTreeSet::new();
    for (truth, row) in (0..).zip(&view.matrix) {
        for (prediction, count) in (0..).zip(row) {
            let images = session.evaluation_images(&EvaluationImages::Cell { truth, prediction }).unwrap();
            assert_eq!(images.len() as u32, *count, "cell {truth} {prediction}");
            all.extend(images);
        }
    }
    assert_eq!(all.len(), 24, "each image stands in one cell");
    let wrong: BTreeSet<ImageId> = session.evaluation_images(&EvaluationImages::Wrong).unwrap().into_iter().collect();
    assert_eq!(wrong.len() as u32, view.matrix[0][1] + view.matrix[1][0]);
    assert!(wrong.contains(&first) && wrong.contains(&second), "{wrong:?}");

    assert_eq!(view.group_columns, ["well"]);
    let groups = session.evaluation_groups("well").unwrap();
    assert_eq!(groups.iter().map(|group| group.count).sum::<u32>(), 24);
    assert_eq!(groups.iter().map(|group| group.count - group.right).sum::<u32>() as usize, wrong.len());
    assert!(groups.is_sorted_by(|a, b| a.accuracy <= b.accuracy), "the worst first: {groups:?}");
    let here = EvaluationImages::Group { column: "well".into(), value: groups[0].value.clone(), wrong: true };
    let here = session.evaluation_images(&here).unwrap();
    assert_eq!(here.len() as u32, groups[0].count - groups[0].right);

    let losses = session.evaluation_losses().unwrap();
    assert!(losses.is_sorted_by(|a, b| a.loss >= b.loss));
    let worst: BTreeSet<ImageId> = losses.iter().take(wrong.len()).map(|loss| ImageId(loss.id)).collect();
    assert_eq!(worst, wrong, "of two categories what is wrong surprises most");

    for kind in [CurveKind::Roc, CurveKind::PrecisionRecall] {
        let curves = session.evaluation_curves(kind).unwrap();
        assert_eq!(curves.len(), 2);
        for (curve, scores) in curves.iter().zip(&view.per_category) {
            let expected = if kind == CurveKind::Roc { scores.area } else { scores.average_precision };
            assert_eq!(Some(curve.area), expected);
            assert!(curve.points.len() >= 2 && curve.points.iter().flatten().all(|at| (0.0..=1.0).contains(at)));
        }
    }

    let rows = |table: EvaluationTable, name: &str| {
        let report = session.export_evaluation(&table, &bench.path(name)).unwrap();
        let text = std::fs::read_to_string(bench.path(name)).unwrap();
        assert_eq!(text.lines().count() as u32, report.rows + 1, "{name}");
        text
    };
    let matrix = rows(EvaluationTable::Matrix, "matrix.csv");
    assert!(matrix.contains(&format!("smooth,{},{}", view.matrix[0][0], view.matrix[0][1])), "{matrix}");
    let metrics = rows(EvaluationTable::Metrics, "metrics.csv");
    assert!(metrics.contains(&format!("accuracy,{},", view.accuracy.unwrap())), "{metrics}");
    assert_eq!(rows(EvaluationTable::Images, "images.csv").lines().count(), 25);
    assert_eq!(rows(EvaluationTable::Groups { column: "well".into() }, "groups.csv").lines().count(), 5);
    rows(EvaluationTable::Categories, "categories.csv");

    // All of it is there after the project was closed.
    let path = session.path().to_path_buf();
    drop(session);
    let session = Session::open(&bench.folders(), &path).unwrap();
    assert_eq!(session.evaluation_losses().unwrap().len(), losses.len());
    assert_eq!(session.evaluation_images(&EvaluationImages::Wrong).unwrap().len(), wrong.len());
}

#[test]
fn what_the_gallery_shows_is_evaluated_by_models_that_had_not_seen_it() {
    let bench = Bench::new();
    let session = bench.wells();
    fit_now(&session, &quick(), FitStart::Afresh);
    let view = evaluated(&session, &shown("well:W2"));
    assert_eq!((view.set, view.count, view.remembered), (EvaluationSet::Shown, 6, 0));
    assert_eq!(view.arrangement.unwrap().search, "well:W2");
    let project = session.project();
    let well = |id: &ImageId| project.image(*id).unwrap().metadata_value("well").map(ToOwned::to_owned);
    let all = [[0, 0], [0, 1], [1, 0], [1, 1]]
        .map(|[truth, prediction]| session.evaluation_images(&EvaluationImages::Cell { truth, prediction }).unwrap());
    assert!(all.concat().iter().all(|id| well(id).as_deref() == Some("W2")));
    let refused =
        evaluate(&session, &shown("nothing is called so"), &quiet(JobKind::Evaluate)).unwrap_err().to_string();
    assert!(refused.contains("gallery"), "{refused}");

    // A network that was not cross-validated remembers what it has learnt from, and that is said.
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    let view = evaluated(&session, &shown(""));
    let learnt = session.model().unwrap().split.training.len() as u32;
    assert_eq!((view.count, view.remembered), (24, learnt));
    assert!(view.notes[0].contains("learnt from"), "{:?}", view.notes);
}

#[test]
fn training_images_are_never_the_default_and_are_called_what_they_are() {
    let bench = Bench::new();
    let session = bench.wells();
    fit_now(&session, &quick(), FitStart::Afresh);
    let sets = session.view().evaluation_sets;
    assert_eq!(sets.last(), Some(&EvaluationSet::Training), "{sets:?}");
    let (view, report) = evaluate(&session, &EvaluationSet::Training.into(), &quiet(JobKind::Evaluate)).unwrap();
    let view = view.unwrap();
    assert_eq!((view.count, view.remembered), (24, 24));
    assert!(report.summary.contains("remembered") && view.notes[0].contains("remembered"), "{}", report.summary);
    assert_eq!(session.view().evaluation.unwrap().remembered, 24);
    assert_eq!(evaluated(&session, &Asked::default()).set, EvaluationSet::CrossValidation);
}

#[test]
fn two_models_are_compared_on_what_neither_has_learnt_from() {
    let bench = Bench::new();
    let session = bench.wells();
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    let network = session.model().unwrap();
    fit_now(&session, &quick(), FitStart::Afresh);
    let models = session.kept_models().unwrap();
    assert_eq!(models.iter().map(|model| model.current).collect::<Vec<bool>>(), [true, false]);
    let compared = |which: &[&str]| compare(&session, which, &quiet(JobKind::Compare));
    let (view, report) = compared(&[&models[0].id, &models[1].id]).unwrap();
    let view = view.unwrap();
    // Quick judged all by cross-validation; the network has learnt from its training images.
    assert_eq!(view.count as usize, network.split.validation.len());
    assert_eq!(view.left_out as usize, network.split.training.len());
    let [pair] = &view.pairs[..] else { panic!("{:?}", view.pairs) };
    let differing = pair.only_first.len() + pair.only_second.len();
    assert_eq!(view.count as usize, pair.both_right as usize + pair.both_wrong as usize + differing);
    let difference = view.models[1].accuracy.unwrap() - view.models[0].accuracy.unwrap();
    assert!((pair.difference - difference).abs() < 1e-12, "{} is not {difference}", pair.difference);
    assert_eq!((pair.p.is_some(), pair.adjusted_p), (differing > 0, pair.p));
    assert!(report.summary.contains(&format!("differ on {differing}")), "{}", report.summary);
    assert_eq!(session.comparison().unwrap().count, view.count);

    let same = compared(&[&models[0].id, &models[0].id]).unwrap_err().to_string();
    assert!(same.contains("two different models"), "{same}");
    let alone = compared(&[&models[0].id]).unwrap_err().to_string();
    assert!(alone.contains("two different models"), "{alone}");
    let gone = compared(&[&models[0].id, "no such model"]).unwrap_err().to_string();
    assert!(gone.contains("not in the project"), "{gone}");
}

#[test]
fn three_models_are_compared_each_with_each_on_the_same_images() {
    let bench = Bench::new();
    let session = bench.wells();
    fit_now(&session, &quick_settings(), FitStart::Afresh);
    let [first, second] = [1, 2].map(|seed| FitSettings { seed, epochs: 1, ..quick_settings() });
    fit_now(&session, &first, FitStart::Afresh);
    fit_now(&session, &second, FitStart::Afresh);
    let models = session.kept_models().unwrap();
    let ids: Vec<&str> = models.iter().map(|model| model.id.as_str()).collect();
    let (view, report) = compare(&session, &ids, &quiet(JobKind::Compare)).unwrap();
    let view = view.unwrap();
    assert_eq!(view.models.iter().map(|model| model.id.as_str()).collect::<Vec<&str>>(), ids);
    assert_eq!(view.pairs.iter().map(|pair| (pair.first, pair.second)).collect::<Vec<_>>(), [(0, 1), (0, 2), (1, 2)]);
    assert!(report.summary.contains("3 models"), "{}", report.summary);
    for pair in &view.pairs {
        // What stands in a pair is what both models have by themselves.
        let right = |place: u32| view.models[place as usize].accuracy.unwrap() * f64::from(view.count);
        let both = f64::from(pair.both_right);
        assert!((right(pair.first) - both - pair.only_first.len() as f64).abs() < 1e-9, "{pair:?}");
        assert!((right(pair.second) - both - pair.only_second.len() as f64).abs() < 1e-9, "{pair:?}");
        assert!(pair.adjusted_p >= pair.p, "{pair:?}");
    }
}
