//! The map of a project: like images near each other, and what becomes of it.

use vesicle_session::view::{JobKind, JobOutcome, MapView};
use vesicle_session::{MapMethod, Session, export_map, make_map};
use vesicle_tests::{Bench, import_now, quiet};

fn map(session: &Session, method: MapMethod) -> MapView {
    make_map(session, method, &quiet(JobKind::Map)).unwrap();
    (*session.map().unwrap()).clone()
}

#[test]
fn like_images_lie_near_each_other() {
    let bench = Bench::new();
    let session = bench.labelled(14, 6);
    let ids: Vec<u32> = session.project().images().map(|image| image.id.0).collect();
    for method in [MapMethod::Pca, MapMethod::Tsne] {
        let map = map(&session, method);
        assert_eq!((map.method, &map.ids), (method, &ids));
        assert_eq!(session.view().map, Some(method));
        assert!(map.x.iter().chain(&map.y).all(|value| (0.0..=1.0).contains(value)));
        // The first 14 are smooth, the next 14 speckled.
        let mut right = 0;
        for at in 0..28 {
            let far = |other: &usize| (map.x[at] - map.x[*other]).hypot(map.y[at] - map.y[*other]);
            let nearest = (0..28).filter(|other| *other != at).min_by(|a, b| far(a).total_cmp(&far(b))).unwrap();
            right += usize::from((nearest < 14) == (at < 14));
        }
        assert!(right >= 26, "{method:?}: {right} of 28");
    }
}

#[test]
fn a_map_is_written_as_a_table_and_survives_a_stop() {
    let bench = Bench::new();
    let session = bench.labelled(4, 2);
    let csv = bench.path("map.csv");
    assert!(export_map(&session, &csv).unwrap_err().to_string().contains("no map yet"));
    let before = map(&session, MapMethod::Pca);
    let context = quiet(JobKind::Map);
    context.cancel_token().cancel();
    let outcome = context.run(|context| make_map(&session, MapMethod::Tsne, context));
    assert!(matches!(&outcome, JobOutcome::Cancelled(report) if report.summary.contains("as it was")), "{outcome:?}");
    assert_eq!(*session.map().unwrap(), before);
    // An image that came later is not on it.
    bench.write_images("more", 1, 0, 24);
    import_now(&session, &[&bench.path("more")], false);
    assert_eq!(export_map(&session, &csv).unwrap(), 10);
    let text = std::fs::read_to_string(&csv).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!((lines[0], lines.len()), ("file,x,y,category", 11));
    assert!(lines[1].ends_with(",smooth") && lines[10].ends_with(','), "{text}");
}

#[test]
fn without_an_image_there_is_no_map_and_one_image_is_in_the_middle() {
    let bench = Bench::new();
    let session = Session::create(&bench.folders(), &bench.path("m.vesicle"), "m").unwrap();
    let error = make_map(&session, MapMethod::Tsne, &quiet(JobKind::Map)).unwrap_err().to_string();
    assert!(error.contains("could be described"), "{error}");
    bench.write_images("one", 1, 0, 24);
    import_now(&session, &[&bench.path("one/smooth")], false);
    let map = map(&session, MapMethod::Tsne);
    assert_eq!((map.x, map.y), (vec![0.5], vec![0.5]));
}
