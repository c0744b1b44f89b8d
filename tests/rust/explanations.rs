//! That the heat of an explanation stands where the answer is known: the simulator tells which half holds vesicles.

use std::path::Path;

use vesicle_images::{Picture, Samples, encode_tiff};
use vesicle_session::view::{FitStart, JobKind};
use vesicle_session::{Architecture, Explanation, FitSettings, ImageId, Session, explain};
use vesicle_simulator::{Assay, Field, RenderedField, State};
use vesicle_tests::{Bench, fit_now, import_now, quiet};

const SIDE: usize = 128;
/// Images whose left half is of a vesicular field and whose right half is of a cytoplasmic one, and the other way round.
const HALVES: usize = 8;

fn write(file: &Path, dna: Vec<u16>, gfp: Vec<u16>) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let samples = Samples::U16([dna, gfp].concat());
    let picture = Picture::new(SIDE as u32, SIDE as u32, 2, samples).unwrap();
    std::fs::write(file, encode_tiff(&picture).unwrap()).unwrap();
}

/// The left half of one field beside the right half of another.
fn beside(left: &[u16], right: &[u16]) -> Vec<u16> {
    left.iter().zip(right).enumerate().map(|(at, (a, b))| if at % SIDE < SIDE / 2 { *a } else { *b }).collect()
}

/// Fields of both states in folders by their names, labelled, and the halves without a label.
fn project(bench: &Bench) -> Session {
    let assay = Assay { seed: 7, wells: 24, fields_per_well: 2, side: SIDE };
    let clear = |field: &Field| !field.ambiguous && !field.out_of_focus;
    let fields: Vec<Field> = assay.fields().into_iter().filter(clear).collect();
    let of = |state: State| -> Vec<RenderedField> {
        fields.iter().filter(|field| field.state == state).map(Field::render).collect()
    };
    let (vesicular, cytoplasmic) = (of(State::Vesicular), of(State::Cytoplasmic));
    assert!(vesicular.len() > HALVES + 8 && cytoplasmic.len() > HALVES + 8, "{} fields", fields.len());
    let folder = bench.path("images");
    for (name, fields) in [("vesicular", &vesicular), ("cytoplasmic", &cytoplasmic)] {
        for (number, field) in fields[HALVES..].iter().enumerate() {
            write(&folder.join(name).join(format!("{number}.tif")), field.dna.clone(), field.gfp.clone());
        }
    }
    for (number, (with, without)) in vesicular.iter().zip(&cytoplasmic).take(HALVES).enumerate() {
        let (left, right, side) = if number % 2 == 0 { (with, without, "left") } else { (without, with, "right") };
        let file = bench.path(&format!("halves/{side}-{number}.tif"));
        write(&file, beside(&left.dna, &right.dna), beside(&left.gfp, &right.gfp));
    }
    let session = Session::create(&bench.folders(), &bench.path("p.vesicle"), "p").unwrap();
    import_now(&session, &[&folder], true);
    import_now(&session, &[&bench.path("halves")], false);
    session
}

/// In how many of the halves more heat for “vesicular” stands on the half with vesicles.
fn found(session: &Session, method: Explanation) -> (usize, usize) {
    let project = session.project();
    let category = project.category_named("vesicular").unwrap().id.to_string();
    let halves: Vec<(ImageId, String)> = project
        .images()
        .filter(|image| project.label(image.id).is_none())
        .map(|image| (image.id, image.name.clone()))
        .collect();
    assert_eq!(halves.len(), HALVES);
    let mut right = 0;
    for (id, name) in &halves {
        let (heat, _) = explain(session, *id, &category, method, &quiet(JobKind::Explain)).unwrap();
        let heat = heat.unwrap();
        assert_eq!(heat.values.len(), (heat.width * heat.height) as usize);
        let on = |left: bool| -> f32 {
            let columns = heat.width as usize;
            let there = heat.values.iter().enumerate().filter(|(at, _)| ((at % columns) * 2 < columns) == left);
            there.map(|(_, value)| value).sum()
        };
        right += usize::from((on(true) > on(false)) == name.contains("left"));
    }
    (right, halves.len())
}

#[test]
fn occlusion_of_quick_finds_the_half_with_vesicles() {
    let bench = Bench::new();
    let session = project(&bench);
    let settings =
        FitSettings { architecture: Architecture::Quick, device: "cpu".to_owned(), ..FitSettings::default() };
    fit_now(&session, &settings, FitStart::Afresh);
    let (right, all) = found(&session, Explanation::Occlusion);
    assert!(right * 8 >= all * 7, "the heat stands on the right half in {right} of {all}");
    let category = session.project().category_named("vesicular").unwrap().id.to_string();
    let refused = explain(&session, ImageId(1), &category, Explanation::GradCam, &quiet(JobKind::Explain)).unwrap_err();
    assert!(refused.to_string().contains("cclusion"), "{refused}");
}

#[test]
fn grad_cam_and_occlusion_of_a_network_find_the_half_with_vesicles() {
    let bench = Bench::new();
    let session = project(&bench);
    let settings = FitSettings {
        architecture: Architecture::CompactCnn,
        device: "cpu".to_owned(),
        input_width: SIDE as u32,
        input_height: SIDE as u32,
        crop: vesicle_learning::Crop::None,
        epochs: 40,
        ..FitSettings::default()
    };
    fit_now(&session, &settings, FitStart::Afresh);
    for method in [Explanation::GradCam, Explanation::Occlusion] {
        let (right, all) = found(&session, method);
        assert!(right * 8 >= all * 7, "{method:?}: the heat stands on the right half in {right} of {all}");
    }
    let heat = session.heat().unwrap();
    let png = session.heat_picture(&heat).unwrap();
    assert!(png.starts_with(b"\x89PNG"), "a picture to look at");
}
