//! How things are broken: bytes, the JSON of stores, and the set of values that a store has.

use serde_json::{Value, json};

use crate::made_stores::Memory;
use crate::random::Random;

/// Numbers at which programs make mistakes.
const TELLING: [u32; 12] =
    [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_ffff];

pub(crate) fn file(original: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = original.to_vec();
    // Of TIFF files only the directory, in half of the cases: it says how everything else is read.
    if random.below(2) == 0 || !damage_directory(&mut bytes, random) {
        damage(&mut bytes, other, random);
    }
    // A wrong checksum would hide what lies behind it.
    if random.below(4) > 0 {
        mend_png(&mut bytes);
    }
    bytes
}

pub(crate) fn store(original: &Memory, other: &[u8], random: &mut Random) -> Memory {
    let mut store = original.clone();
    for _ in 0..1 + random.below(4) {
        let names: Vec<String> = store.0.keys().cloned().collect();
        let Some(name) = random.of(&names) else { break };
        match random.below(14) {
            0 => drop(store.0.remove(&name)),
            1 => {
                let value = random.of(&names).and_then(|from| store.0.get(&from).cloned());
                store.0.insert(name, value.unwrap_or_default());
            }
            2 => drop(store.0.insert(name, other[..other.len().min(4096)].to_vec())),
            _ => {
                let value = store.0.entry(name).or_default();
                match serde_json::from_slice::<Value>(value) {
                    Ok(mut parsed) if random.below(8) > 0 => {
                        for _ in 0..1 + random.below(2) {
                            damage_json(&mut parsed, random);
                        }
                        *value = parsed.to_string().into_bytes();
                    }
                    _ => damage(value, other, random),
                }
            }
        }
    }
    store
}

fn damage(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..1 + random.below(6) {
        let len = bytes.len();
        if len < 4 {
            break;
        }
        // Headers and directories lie at the ends.
        let at = match random.below(3) {
            0 => random.below(len.min(600)),
            1 => len - 1 - random.below(len.min(600)),
            _ => random.below(len),
        };
        match random.below(9) {
            0 | 1 => bytes[at] = random.next() as u8,
            2 => bytes[at] ^= 1 << random.below(8),
            3 | 4 => {
                let value = TELLING[random.below(TELLING.len())];
                let size = [1, 2, 4][random.below(3)];
                let word = if random.below(2) == 0 { value.to_le_bytes() } else { value.to_be_bytes() };
                let word = if random.below(2) == 0 { &word[..size] } else { &word[4 - size..] };
                let end = (at + size).min(len);
                bytes[at..end].copy_from_slice(&word[..end - at]);
            }
            5 => bytes.truncate(1 + random.below(len)),
            6 => {
                let count = random.below(64).min(len - at);
                bytes.drain(at..at + count);
            }
            7 => {
                let from = random.below(other.len());
                let piece = &other[from..other.len().min(from + 1 + random.below(256))];
                let end = (at + piece.len()).min(len);
                bytes[at..end].copy_from_slice(&piece[..end - at]);
            }
            _ => {
                let piece = bytes[at..len.min(at + 1 + random.below(64))].to_vec();
                let to = random.below(len);
                bytes.splice(to..to, piece);
            }
        }
    }
}

/// Changes type, count or value of entries in the first directory of a classic TIFF file; `false` if there is none.
fn damage_directory(bytes: &mut [u8], random: &mut Random) -> bool {
    /// Compressions, colour models, sample formats, bits: what the tags know.
    const KNOWN: [u32; 24] = [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 24, 32, 64, 32_773, 32_803, 32_946, 34_712, 34_892, 50_000,
        50_001,
    ];
    let little = match bytes.get(..4) {
        Some(b"II\x2a\0") => true,
        Some(b"MM\0\x2a") => false,
        _ => return false,
    };
    let number = |bytes: &[u8], at: usize, size: usize| {
        let digits = bytes.get(at..at.checked_add(size)?)?.iter();
        let add = |all: usize, digit: &u8| all << 8 | usize::from(*digit);
        Some(if little { digits.rev().fold(0, add) } else { digits.fold(0, add) })
    };
    let Some(directory) = number(bytes, 4, 4) else { return false };
    let Some(count) = number(bytes, directory, 2).filter(|&count| count > 0) else { return false };
    for _ in 0..1 + random.below(4) {
        let entry = directory + 2 + 12 * random.below(count);
        let (at, size) = [(2, 2), (4, 4), (8, 2), (8, 4), (8, 2), (8, 4)][random.below(6)];
        let value = match random.below(4) {
            0 => TELLING[random.below(TELLING.len())],
            1 => random.below(bytes.len() + 16) as u32,
            _ => KNOWN[random.below(KNOWN.len())],
        };
        let word = if little { value.to_le_bytes() } else { value.to_be_bytes() };
        let word = if little { &word[..size] } else { &word[4 - size..] };
        if let Some(place) = bytes.get_mut(entry + at..entry + at + size) {
            place.copy_from_slice(word);
        }
    }
    true
}

/// Changes one place of a JSON document: another value, fewer or more of what is there, or a piece of it elsewhere.
fn damage_json(root: &mut Value, random: &mut Random) {
    let count = nodes(root);
    let piece = node(root, random.below(count)).cloned().unwrap_or_default();
    let fresh = strange(random);
    let Some(place) = node(root, random.below(count)) else { return };
    match random.below(8) {
        0 => *place = piece,
        1 | 2 => *place = fresh,
        _ => match place {
            Value::Number(number) => {
                let near = number.as_i64().unwrap_or(0).saturating_add([-1, 1, 7, 256][random.below(4)]);
                let far = [json!(near), json!(number.as_f64().unwrap_or(1.0) * 1e9), fresh];
                *place = random.of(&far).unwrap_or_default();
            }
            Value::String(text) => {
                let mut bytes = std::mem::take(text).into_bytes();
                damage(&mut bytes, b"/../ \xc3\xa4<>|uif0123456789", random);
                *text = String::from_utf8_lossy(&bytes).into_owned();
            }
            Value::Array(list) => match random.below(5) {
                0 => list.clear(),
                1 => drop(list.pop()),
                2 => list.push(piece),
                3 => list.reverse(),
                _ => list.insert(random.below(list.len() + 1), fresh),
            },
            Value::Object(map) => {
                let keys: Vec<String> = map.keys().cloned().collect();
                if let Some(key) = random.of(&keys) {
                    drop(if random.below(2) == 0 { map.remove(&key) } else { map.insert(key, piece) });
                }
            }
            Value::Null | Value::Bool(_) => *place = fresh,
        },
    }
}

fn strange(random: &mut Random) -> Value {
    let number = TELLING[random.below(TELLING.len())];
    let words = [
        "",
        ".",
        "..",
        "/",
        "../..",
        "bytes",
        "blosc",
        "zstd",
        "gzip",
        "zlib",
        "crc32c",
        "sharding_indexed",
        "transpose",
        "|u1",
        "<f8",
        ">i2",
        "float32",
        "uint8",
        "int64",
        "bool",
        "C",
        "F",
        "NaN",
        "Infinity",
        "-",
        "0x7fc0",
    ];
    match random.below(9) {
        0 => Value::Null,
        1 => json!(random.below(2) == 0),
        2 | 3 => json!(number),
        4 => json!(-i64::from(number)),
        5 => json!(u64::MAX - u64::from(number)),
        6 => json!(f64::from(number) / 3.0 * 1e300_f64.powi(random.below(2) as i32)),
        7 => json!([number, 1, number]),
        _ => json!(words[random.below(words.len())]),
    }
}

/// How many values there are within a value, itself included.
fn nodes(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(nodes).sum::<usize>(),
        Value::Object(map) => map.values().map(nodes).sum(),
        _ => 0,
    }
}

/// The value of that number, counted from outside to inside.
fn node(value: &mut Value, number: usize) -> Option<&mut Value> {
    if number == 0 {
        return Some(value);
    }
    let inner: Vec<&mut Value> = match value {
        Value::Array(list) => list.iter_mut().collect(),
        Value::Object(map) => map.values_mut().collect(),
        _ => return None,
    };
    let mut left = number - 1;
    for one in inner {
        let count = nodes(one);
        if left < count {
            return node(one, left);
        }
        left -= count;
    }
    None
}

/// Gives every chunk of a PNG file the checksum of its content.
fn mend_png(bytes: &mut [u8]) {
    if !bytes.starts_with(b"\x89PNG") {
        return;
    }
    let mut at = 8;
    while let Some(length) = bytes.get(at..at + 4).and_then(|b| b.first_chunk::<4>()).map(|b| u32::from_be_bytes(*b)) {
        let end = at + 8 + length as usize;
        let Some(content) = bytes.get(at + 4..end) else { return };
        let mut sum = flate2::Crc::new();
        sum.update(content);
        let sum = sum.sum().to_be_bytes();
        let Some(place) = bytes.get_mut(end..end + 4) else { return };
        place.copy_from_slice(&sum);
        at = end + 4;
    }
}
