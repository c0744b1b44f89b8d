//! Queues of a project: what each one chooses, what it needs, and what becomes of it.

use image::{ImageBuffer, Luma};
use vesicle_learning::Architecture;
use vesicle_session::view::{FitStart, JobKind, JobOutcome};
use vesicle_session::{
    Arrangement, Column, ColumnFilter, ColumnTest, Edit, FitSettings, ImageId, Queue, Session, SessionError, SortBy,
    make_queue,
};
use vesicle_tests::{Bench, Texture, fit_now, import_now, predict_now, quiet, write_textures};

fn quick() -> FitSettings {
    FitSettings { architecture: Architecture::Quick, device: "cpu".to_owned(), ..FitSettings::default() }
}

/// The images of a queue in their order, as the gallery shows them.
fn queued(session: &Session) -> Vec<u32> {
    let test = ColumnTest::Range { low: Some(1.0), high: None };
    let arrangement = Arrangement {
        filters: vec![ColumnFilter { column: Column::Queue, test }],
        sort: Some(SortBy { column: Column::Queue, descending: false }),
        ..Arrangement::default()
    };
    session.gallery(&arrangement).ids
}

fn make(session: &Session, queue: Queue) -> Result<Vec<u32>, SessionError> {
    make_queue(session, &queue, &quiet(JobKind::Queue))?;
    assert_eq!(session.view().queue.map(|view| view.queue), Some(queue));
    Ok(queued(session))
}

#[test]
fn what_is_missing_is_said_and_the_last_queue_stays() {
    let bench = Bench::new();
    let session = bench.labelled(4, 4);
    let all = make(&session, Queue::Shuffled(1)).unwrap();
    assert_eq!(all.len(), 12);
    for (queue, wanted) in [
        (Queue::Uncertain, "no predictions"),
        (Queue::Predicted(session.project().categories()[0].id), "no predictions"),
        (Queue::LabelErrors, "no model"),
        (Queue::ConfidentErrors, "no model"),
    ] {
        let error = make_queue(&session, &queue, &quiet(JobKind::Queue)).unwrap_err().to_string();
        assert!(error.contains(wanted), "{queue:?}: {error}");
        assert_eq!(queued(&session), all);
    }
    let empty = Session::create(&bench.folders(), &bench.path("empty.vesicle"), "empty").unwrap();
    for queue in [Queue::Diverse, Queue::Outliers, Queue::Similar(vec![ImageId(1)])] {
        assert!(
            make_queue(&empty, &queue, &quiet(JobKind::Queue)).unwrap_err().to_string().contains("could be described")
        );
    }
    assert_eq!(make(&empty, Queue::NearDuplicates).unwrap(), [0; 0]);
}

#[test]
fn the_order_of_a_queue_stays_while_images_are_labelled_and_taken_out() {
    let bench = Bench::new();
    let session = bench.labelled(6, 8);
    fit_now(&session, &quick(), FitStart::Afresh);
    predict_now(&session);
    let order = make(&session, Queue::Uncertain).unwrap();
    assert_eq!(order.len(), 8, "every image without a label, and no other");
    let margin = |id: &u32| {
        let row = session.rows(&[*id]).remove(0);
        let mut shares: Vec<f64> = row.prediction.unwrap().probabilities.iter().map(|one| one.probability).collect();
        shares.sort_by(f64::total_cmp);
        shares[1] - shares[0]
    };
    let margins: Vec<f64> = order.iter().map(margin).collect();
    assert!(margins.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9), "{margins:?}");

    let category = session.project().categories()[0].id;
    session.label(vec![ImageId(order[0])], Some(category)).unwrap();
    assert_eq!(queued(&session), order);
    session.edit(&Edit::RemoveImages(vec![ImageId(order[1])])).unwrap();
    assert_eq!(queued(&session), [&order[..1], &order[2..]].concat());
    assert_eq!(make(&session, Queue::Uncertain).unwrap(), order[2..], "chosen anew");
    session.clear_queue();
    assert!(session.view().queue.is_none() && queued(&session).is_empty());

    let predicted = make(&session, Queue::Predicted(category)).unwrap();
    let rows = session.rows(&predicted);
    assert!(
        !rows.is_empty() && rows.iter().all(|row| row.prediction.as_ref().unwrap().category_id == category.to_string())
    );
    session.edit(&Edit::DeleteCategory(category)).unwrap();
    assert_eq!(make(&session, Queue::Predicted(category)).unwrap(), [0; 0], "a category that is gone");
}

#[test]
fn a_wrong_label_is_found() {
    let bench = Bench::new();
    let session = bench.labelled(12, 0);
    let [smooth, speckled] = [0, 1].map(|at| session.project().categories()[at].id);
    let ids: Vec<ImageId> = session.project().labels().map(|(id, _)| id).collect();
    fit_now(&session, &quick(), FitStart::Afresh);
    assert_eq!(make(&session, Queue::LabelErrors).unwrap(), [0; 0], "all labels are right");
    session.label(vec![ids[3]], Some(speckled)).unwrap();
    session.label(vec![ids[20]], Some(smooth)).unwrap();
    fit_now(&session, &quick(), FitStart::Afresh);
    for queue in [Queue::LabelErrors, Queue::ConfidentErrors] {
        let mut found = make(&session, queue).unwrap();
        found.sort_unstable();
        assert_eq!(found, [ids[3].0, ids[20].0]);
    }
    // Once put right, they are none: by what was judged, and without another fit.
    session.label(vec![ids[3]], Some(smooth)).unwrap();
    assert_eq!(make(&session, Queue::ConfidentErrors).unwrap(), [ids[20].0]);
}

#[test]
fn pictures_are_compared_where_a_queue_asks_for_it() {
    let bench = Bench::new();
    let session = bench.labelled(5, 10);
    let ids: Vec<u32> = session.project().images().map(|image| image.id.0).collect();
    let is_smooth =
        |id: u32| session.rows(&[id])[0].name.contains("smooth") || session.rows(&[id])[0].name.contains("2-");

    let similar = make(&session, Queue::Similar(vec![ImageId(ids[0])])).unwrap();
    assert_eq!((similar.len(), similar[0]), (20, ids[0]));
    assert!(similar[..8].iter().all(|&id| is_smooth(id)), "ten are smooth");

    let diverse = make(&session, Queue::Diverse).unwrap();
    let mut unknown = diverse.clone();
    unknown.sort_unstable();
    assert_eq!(unknown, ids[10..], "all images without a label");

    // The one that is not like the others.
    write_textures(&bench.path("odd"), Texture::Smooth, 1, 200, 9);
    import_now(&session, &[&bench.path("odd")], false);
    let odd = session.project().images().last().unwrap().id.0;
    let outliers = make(&session, Queue::Outliers).unwrap();
    assert_eq!((outliers[0], outliers.len()), (odd, 21));

    // The same picture in another file format is another file, and looks the same.
    let source = bench.path("study/images/speckled");
    let first = std::fs::read_dir(&source).unwrap().next().unwrap().unwrap().path();
    let picture = vesicle_images::decode(&std::fs::read(&first).unwrap()).unwrap();
    let values = picture.plane_f32(0).iter().map(|value| *value as u16).collect();
    let copy: ImageBuffer<Luma<u16>, Vec<u16>> = ImageBuffer::from_vec(24, 24, values).unwrap();
    copy.save(bench.path("copy.png")).unwrap();
    import_now(&session, &[&bench.path("copy.png")], false);
    let copy = session.project().images().last().unwrap().id.0;
    let near = make(&session, Queue::NearDuplicates).unwrap();
    let at = near.iter().position(|id| *id == copy).expect("the copy is among them");
    let name = &session.rows(&[near[at - 1]])[0].name;
    assert!(name.ends_with(first.file_name().unwrap().to_str().unwrap()), "{name} stands before its copy");
}

#[test]
fn a_stop_leaves_the_order_as_it_was() {
    let bench = Bench::new();
    let session = bench.labelled(3, 3);
    let before = make(&session, Queue::Shuffled(5)).unwrap();
    for queue in [Queue::Diverse, Queue::NearDuplicates] {
        let context = quiet(JobKind::Queue);
        context.cancel_token().cancel();
        let outcome = context.run(|context| make_queue(&session, &queue, context));
        assert!(matches!(&outcome, JobOutcome::Cancelled(report) if report.summary.contains("Stopped")), "{outcome:?}");
        assert_eq!(queued(&session), before);
    }
}
