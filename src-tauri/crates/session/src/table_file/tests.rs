use super::*;

fn columns(rows: usize) -> (Vec<Field>, Vec<Values>) {
    let fields = vec![
        field("=name", Kind::Text),
        field("count", Kind::Integer),
        field("p(a, \"b\")", Kind::Float),
        field("x", Kind::Double),
        field("is", Kind::Boolean),
    ];
    let text = |at: usize| (at % 4 != 3).then(|| format!("{}{at}\n\"q\",", ["=", "'-", "Zelle"][at % 3]));
    let values = vec![
        Values::Text((0..rows).map(text).collect()),
        Values::Integer((0..rows).map(|at| (at % 5 != 1).then_some(at as i64 - 3)).collect()),
        Values::Float((0..rows).map(|at| (at % 2 == 0).then_some(at as f32 / -7.0)).collect()),
        Values::Double((0..rows).map(|at| Some(at as f64 / 7.0)).collect()),
        Values::Boolean((0..rows).map(|at| Some(at % 2 == 0)).collect()),
    ];
    (fields, values)
}

fn written(path: &Path, step: usize, part: Option<&str>) -> Vec<u8> {
    let (fields, mut values) = columns(1000);
    let mut writer = TableWriter::begin(path, &fields, part).unwrap();
    assert!(!path.exists(), "nothing under the name before it is whole");
    while !values[0].is_empty() {
        writer.add(values.iter_mut().map(|column| column.take_front(step)).collect()).unwrap();
    }
    assert_eq!(writer.finish().unwrap(), 1000);
    let bytes = std::fs::read(path).unwrap();
    std::fs::remove_file(path).unwrap();
    bytes
}

fn read(path: &Path) -> Result<Vec<Values>, SessionError> {
    let mut reader = TableReader::open(path)?;
    let mut all: Vec<Values> = reader.fields().iter().map(|field| Values::none(field.kind)).collect();
    while let Some(rows) = reader.rows()? {
        assert!(all.iter_mut().zip(rows).all(|(column, more)| column.append(more)));
    }
    Ok(all)
}

#[test]
fn both_forms_give_back_what_was_written_and_their_bytes_do_not_depend_on_how_the_rows_come() {
    let folder = tempfile::tempdir().unwrap();
    let (fields, values) = columns(1000);
    for ending in ["csv", "parquet"] {
        let path = folder.path().join(format!("t.{ending}"));
        for part in [None, Some("{\"vesicle\":\"part\"}")] {
            let bytes = written(&path, 1000, part);
            assert_eq!(bytes, written(&path, 7, part), "{ending}");
            std::fs::write(&path, &bytes).unwrap();
            let reader = TableReader::open(&path).unwrap();
            let names: Vec<&str> = reader.fields().iter().map(|field| field.name.as_str()).collect();
            assert_eq!(names, ["=name", "count", "p(a, \"b\")", "x", "is"]);
            assert_eq!(reader.part(), part, "{ending}");
            let found = read(&path).unwrap().into_iter().zip(&fields);
            let found: Vec<Values> = found.map(|(column, field)| narrow_cells(column, field.kind).unwrap()).collect();
            assert_eq!(found, values, "{ending}");
            std::fs::remove_file(&path).unwrap();
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "no temporary file stays");
}

#[test]
fn a_table_that_cannot_be_read_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.csv");
    let told = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        read(&path).unwrap_err().to_string()
    };
    let million = vec!["c"; 1_000_000].join(",");
    let unclosed = format!("file\n\"{}", "a,".repeat(9 << 20));
    let long = format!("file\n{}\n", "a".repeat((1 << 20) + 1));
    for (bytes, reason) in [
        (million.as_bytes(), "1000000; at most 20000"),
        (unclosed.as_bytes(), "may never be closed"),
        (long.as_bytes(), "row 2 has a cell of"),
        (b"file,category\na.tif,Zellk\xf6rper\n", "row 2: it is not a text table in UTF-8"),
        (b"\xff\xfef\0i\0l\0e\0", "UTF-16"),
        (b"PK\x03\x04rest", "Save it as CSV"),
        (b"file,category\na,b\nc\n", "row 3 has 1 cells and the first row 2"),
        (b"PAR1", "no Parquet file"),
    ] {
        let message = told(bytes);
        assert!(message.contains("t.csv cannot be used") && message.contains(reason), "{reason}: {message}");
    }
    assert!(TableReader::open(folder.path()).map(|_| ()).unwrap_err().to_string().contains("it is no file"));
    let wrong = TableWriter::begin(&folder.path().join("t.txt"), &columns(0).0, None).map(|_| ());
    assert!(wrong.unwrap_err().to_string().contains(".csv or .parquet"));
}

#[test]
fn semicolons_tabs_and_a_mark_at_the_front() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("t.tsv");
    for text in [
        "\u{feff}file;class, or so;dose\na;b;c\n",
        "file\tclass, or so\tdose\na\tb\tc\n",
        "\"file\",\"class; or; so\",dose\na,b,c\n",
    ] {
        std::fs::write(&path, text).unwrap();
        let reader = TableReader::open(&path).unwrap();
        let names: Vec<&str> = reader.fields().iter().map(|field| field.name.as_str()).collect();
        assert_eq!((names.len(), names[0], names[2]), (3, "file", "dose"), "{text}");
        let cell = |text: &str| Values::Text(vec![Some(text.to_owned())]);
        assert_eq!(read(&path).unwrap(), [cell("a"), cell("b"), cell("c")]);
    }
}

#[test]
fn a_table_is_quoted_where_it_must_be_and_appears_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let rows = [["name", "value"], ["a, \"b\"\nc", "=1+1"], ["Zellkörper", ""], ["-", "-0.5"]];
    assert_eq!(save_table(&path, rows).unwrap().rows, 3);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text, "name,value\n\"a, \"\"b\"\"\nc\",'=1+1\nZellkörper,\n'-,-0.5\n");

    let ragged = save_table(&path, [vec!["name", "value"], vec!["alone"]]);
    assert!(ragged.unwrap_err().to_string().contains("a.csv"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "what was there stays");
}
