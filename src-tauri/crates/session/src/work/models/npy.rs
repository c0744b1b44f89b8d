//! Arrays as `.npy`, the format of NumPy (version 1.0,
//! <https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html>): 32-bit floats in C order.

/// The header ends where the numbers begin, at a multiple of so many bytes.
const ALIGNMENT: usize = 64;
/// Magic, version and the length of the header.
const BEFORE: usize = 10;

/// The file of an array with a shape; `values` row by row.
pub(super) fn npy(shape: &[usize], values: &[f32]) -> Vec<u8> {
    let mut file = npy_header(shape);
    file.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    file
}

/// What comes before the values.
pub(crate) fn npy_header(shape: &[usize]) -> Vec<u8> {
    let sides: String = shape.iter().map(|side| format!("{side}, ")).collect();
    let mut header = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({sides}), }}");
    let end = (BEFORE + header.len() + 1).next_multiple_of(ALIGNMENT);
    header.extend(std::iter::repeat_n(' ', end - BEFORE - header.len() - 1));
    header.push('\n');
    let mut file = b"\x93NUMPY\x01\x00".to_vec();
    file.extend((header.len() as u16).to_le_bytes());
    file.extend(header.bytes());
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_numpys() {
        let file = npy(&[1, 2, 1, 2], &[1.0, 2.0, 3.0, -0.5]);
        assert_eq!(&file[..8], b"\x93NUMPY\x01\x00");
        let length = usize::from(u16::from_le_bytes([file[8], file[9]]));
        assert_eq!((10 + length) % 64, 0);
        let header = String::from_utf8_lossy(&file[10..10 + length]);
        assert!(header.starts_with("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 1, 2, ), }"), "{header}");
        assert!(header.ends_with(" \n"));
        assert_eq!(file.len(), 10 + length + 16);
        assert_eq!(&file[file.len() - 4..], &(-0.5_f32).to_le_bytes());
    }
}
