//! Write the simulated screen as 16-bit PGM files, two per field, to look at: `sheet FOLDER [SEED]`.

use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use rayon::prelude::*;
use vesicle_simulator::Assay;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "sheet".into());
    let seed = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(Assay::default().seed);
    std::fs::create_dir_all(&folder)?;
    let fields = Assay { seed, ..Assay::default() }.fields();

    let start = Instant::now();
    fields.first().map(vesicle_simulator::Field::render);
    println!("one field on one core: {} ms", start.elapsed().as_millis());
    let start = Instant::now();
    let images: Vec<_> = fields.par_iter().map(vesicle_simulator::Field::render).collect();
    println!("{} fields: {} ms", images.len(), start.elapsed().as_millis());

    for (field, image) in fields.iter().zip(&images) {
        println!(
            "{} {:?} ambiguous={} out_of_focus={} response={:.2} cells={} vesicles={}",
            field.name,
            field.state,
            field.ambiguous,
            field.out_of_focus,
            field.response_fraction,
            image.cells.len(),
            image.vesicles.len()
        );
        for (channel, plane) in [("dna", &image.dna), ("gfp", &image.gfp)] {
            write_pgm(&Path::new(&folder).join(format!("{}_{channel}.pgm", field.name)), image.width, plane)?;
        }
    }
    Ok(())
}

fn write_pgm(path: &Path, width: usize, plane: &[u16]) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    write!(file, "P5\n{width} {}\n65535\n", plane.len() / width)?;
    for count in plane {
        file.write_all(&count.to_be_bytes())?;
    }
    file.flush()
}
