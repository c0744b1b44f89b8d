use std::io::Cursor;

use super::*;

const LIMITS: Limits = Limits { columns: 100, cells: 1 << 20, text: 1 << 20, bytes: 64 << 20 };

fn fields() -> Vec<Field> {
    [("name", Kind::Text), ("count", Kind::Integer), ("p", Kind::Float), ("x", Kind::Double), ("is", Kind::Boolean)]
        .map(|(name, kind)| Field { name: name.to_owned(), kind })
        .to_vec()
}

fn rows(count: usize) -> Vec<Values> {
    let some = |at: usize| at % 3 != 1;
    let range = || 0..count;
    vec![
        Values::Text(range().map(|at| some(at).then(|| format!("Zelle {at} =1+1"))).collect()),
        Values::Integer(range().map(|at| some(at + 1).then_some(at as i64 - 5)).collect()),
        Values::Float(range().map(|at| some(at).then_some(at as f32 / 7.0)).collect()),
        Values::Double(range().map(|at| Some(at as f64 / -7.0)).collect()),
        Values::Boolean(range().map(|at| some(at).then_some(at % 2 == 0)).collect()),
    ]
}

fn written(groups: &[Vec<Values>]) -> Vec<u8> {
    let properties = vec![("part".to_owned(), "1 of 2".to_owned())];
    let mut writer = Writer::new(Vec::new(), fields(), properties, "test").unwrap();
    groups.iter().for_each(|group| writer.group(group).unwrap());
    writer.finish().unwrap()
}

fn open(bytes: &[u8]) -> Result<Reader<Cursor<&[u8]>>, ParquetError> {
    Reader::open(Cursor::new(bytes), LIMITS)
}

#[test]
fn what_is_written_is_read_and_the_same_values_are_the_same_bytes() {
    let groups = [rows(1000), rows(1), rows(0)];
    let bytes = written(&groups);
    assert_eq!(bytes, written(&groups));
    let mut reader = open(&bytes).unwrap();
    assert!(reader.fields().eq(&fields()));
    assert_eq!((reader.rows(), reader.property("part"), reader.property("other")), (1001, Some("1 of 2"), None));
    for group in &groups {
        assert_eq!(reader.group().unwrap().as_ref(), Some(group));
    }
    assert_eq!(reader.group().unwrap(), None);
}

#[test]
fn a_table_without_rows_or_with_long_texts() {
    let empty = written(&[]);
    assert_eq!(open(&empty).unwrap().group().unwrap(), None);
    let field = Field { name: "text".to_owned(), kind: Kind::Text };
    let long: Vec<Option<String>> = (0..5).map(|at| Some("x".repeat(700_000 + at))).collect();
    let mut writer = Writer::new(Vec::new(), vec![field], Vec::new(), "test").unwrap();
    writer.group(&[Values::Text(long.clone())]).unwrap();
    assert!(matches!(writer.group(&[Values::Integer(Vec::new())]), Err(ParquetError::Shape)));
    let bytes = writer.finish().unwrap();
    assert!(bytes.len() < 400_000, "it is packed");
    assert_eq!(open(&bytes).unwrap().group().unwrap().unwrap(), [Values::Text(long)]);
}

#[test]
fn what_claims_more_than_is_allowed_is_refused() {
    let bytes = written(&[rows(1000)]);
    let read = |limits: Limits| Reader::open(Cursor::new(&bytes[..]), limits).and_then(|mut table| table.group());
    let told = |limits: Limits| read(limits).unwrap_err().to_string();
    assert!(told(Limits { columns: 4, ..LIMITS }).contains("5 columns"));
    assert!(told(Limits { cells: 4999, ..LIMITS }).contains("5000 cells"));
    assert!(told(Limits { text: 5, ..LIMITS }).contains("bytes in a cell"));
    assert!(told(Limits { bytes: 100, ..LIMITS }).contains("bytes in a column"));
    assert!(read(LIMITS).is_ok());
}

#[test]
fn damaged_files_are_errors_and_never_panics() {
    let bytes = written(&[rows(20), rows(3)]);
    let read = |bytes: &[u8]| {
        let mut reader = open(bytes)?;
        while reader.group()?.is_some() {}
        Ok::<(), ParquetError>(())
    };
    for end in 0..bytes.len() {
        assert!(read(&bytes[..end]).is_err(), "cut at {end}");
    }
    for at in 0..bytes.len() {
        for value in [0, 1, 0x7f, 0x80, 0xff] {
            let mut changed = bytes.clone();
            changed[at] = value;
            // Many a change is only another value.
            read(&changed).ok();
        }
    }
    assert!(read(b"file,category\n").unwrap_err().to_string().contains("no Parquet file"));
}

/// Files that PyArrow 26 wrote (see `tests/reference/parquet_files.py`): a dictionary, missing values, both versions of
/// pages, and the codecs.
#[test]
fn files_of_other_programs_are_read() {
    let expected = vec![
        Values::Text(["a", "b", "a", "a"].map(|text| (text != "b").then(|| text.to_owned())).to_vec()),
        Values::Integer(vec![Some(1), None, Some(-3), Some(4)]),
        Values::Integer(vec![Some(7), Some(8), None, Some(9)]),
        Values::Float(vec![Some(0.5), None, Some(0.25), Some(1.0)]),
        Values::Double(vec![None, Some(2.5), Some(-1.0), Some(3.0)]),
        Values::Boolean(vec![Some(true), Some(false), None, Some(true)]),
    ];
    for (name, bytes) in [
        ("snappy", &include_bytes!("tests/snappy.parquet")[..]),
        ("gzip", include_bytes!("tests/gzip.parquet")),
        ("zstd", include_bytes!("tests/zstd.parquet")),
        ("plain, second version", include_bytes!("tests/plain_v2.parquet")),
    ] {
        let mut reader = open(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let group = reader.group().unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(group.as_ref(), Some(&expected), "{name}");
    }
    let told = |bytes: &[u8]| open(bytes).map(|_| ()).unwrap_err().to_string();
    assert!(told(include_bytes!("tests/nested.parquet")).contains("“list” has columns within it"));
    assert!(told(include_bytes!("tests/time.parquet")).contains("“when” holds decimals, times"));
}
